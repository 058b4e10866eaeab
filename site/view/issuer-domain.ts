/**
 * The domain that stands for an issuer: the host of its https identifier, or of its did:web. In ASCII, so that a look-alike
 * letter shows as what it is. Undefined for a bare key, a urn, or no identifier: then no domain stands for it.
 */
export function issuerDomain(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const web = /^did:web:(?<host>[^:/?#]+)/u.exec(id)?.groups?.['host'];
  const address = web === undefined ? id : `https://${decoded(web)}/`;
  if (!/^https?:\/\//iu.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).host.replace(/^www\./u, '');
}

/** did:web writes a port as `%3A`. */
function decoded(host: string): string {
  return host.replace(/%3a/giu, ':');
}
