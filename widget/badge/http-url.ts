/** An http(s) URL, parsed; undefined for everything else. It may hide its host behind a user name: see {@link httpUrl}. */
export function webUrlOf(value: unknown, base?: string): URL | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    // Not `URL.canParse`: that of Node 20 and 22, called a thousand times, refuses every host with a letter such as `ü`.
    const url = new URL(value, base);
    // Chromium takes `https://not a host` for a host of escapes; the URL standard, and so Node, for no URL (section 3.5).
    return /^https?:[^%]*$/.test(url.protocol + url.host) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** An http(s) URL without user name and password, which hide the host. Undefined for everything else. */
export function httpUrl(value: unknown, base?: string): URL | undefined {
  const url = webUrlOf(value, base);
  return url?.username || url?.password ? undefined : url;
}
