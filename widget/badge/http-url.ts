/** An http(s) URL without user name and password, which hide the host. Undefined for everything else. */
export function httpUrl(value: unknown, base?: string): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return /^https?:\/\/[^@/]+\//.test(url.href) ? url : undefined;
}
