import { webUrlOf } from '../../widget/badge/http-url.ts';
import type { BadgeRecord } from '../../widget/verification/badge-record.ts';

/** What may stand beside an issuer's name: a domain, or why there is none. */
export type IssuerPlace = { readonly domain: string } | { readonly none: 'noDomain' | 'unproven' | 'said' };

/**
 * The domain beside an issuer's name, where the report tied the badge to that issuer, or a platform lists it itself. A domain that a badge
 * only names would lend it somebody else's; `said` is what the earner says, and `noDomain` an issuer that is known by a key.
 */
export function issuerPlace({ badge, report, provenance }: BadgeRecord): IssuerPlace {
  if (provenance.selfReported) return { none: 'said' };
  const isBound = report.checks.some(
    ({ id, outcome, problem }) => (id === 'issuer-binding' && outcome === 'passed') || problem?.code === 'proof.listed-by-host',
  );
  const domain = issuerDomain(badge.issuer.id);
  if (!isBound) return { none: 'unproven' };
  return domain === undefined ? { none: 'noDomain' } : { domain };
}

/**
 * The domain that stands for an issuer: the host of its https identifier, or of its did:web. In ASCII, so that a look-alike
 * letter shows as what it is. Undefined for a bare key, a urn, or no identifier: then no domain stands for it.
 */
export function issuerDomain(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const web = /^did:web:(?<host>[^:/?#]+)/u.exec(id)?.groups?.['host'];
  const address = web === undefined ? id : `https://${decoded(web)}/`;
  return /^https?:\/\//iu.test(address) ? webUrlOf(address)?.host.replace(/^www\./u, '') : undefined;
}

/** did:web writes a port as `%3A`. */
function decoded(host: string): string {
  return host.replace(/%3a/giu, ':');
}
