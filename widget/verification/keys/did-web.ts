/**
 * Where a did:web document lies (did:web section 3.2): `%3A` before a port, `:` for `/`, `/.well-known` without a path.
 * Plain http for a loopback host, where the caller's loader decides whether that may be read. `undefined` for broken DIDs.
 */
export function didWebUrl(did: string): string | undefined {
  const [, host = '', port = '', path = ''] = /^did:web:([A-Za-z\d.-]+)(?:%3[Aa](\d{1,5}))?((?::[^:/?#\\]+)*)$/.exec(did) ?? [];
  if (host === '' || /%2f|:(?:\.|%2e){1,2}(?::|$)/i.test(path)) return undefined;
  const scheme = /^(localhost|127\.0\.0\.1)$/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}${port && `:${port}`}${path.replaceAll(':', '/') || '/.well-known'}/did.json`;
}
