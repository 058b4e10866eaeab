import { isLoopbackHost } from '../credential/private-address.ts';
import type { KnownIssuerRow } from './badge-record.ts';
import { hostOf } from './issuer-scope.ts';
import { webUrlOf } from './json-value.ts';

interface Organisation {
  readonly organisation: string;
  /** Credly's identifier of the organisation. */
  readonly credlyId: string;
}

/** Read in public badge data of these organisations (Credly profiles of 2022 to 2026 and the badges' own records). */
const ON_CREDLY: readonly Organisation[] = [
  { organisation: 'Microsoft', credlyId: '1392f199-abe0-4698-92b5-834610af6baf' },
  { organisation: 'GitHub', credlyId: '63074953-290b-4dce-86ce-ea04b4187219' },
  { organisation: 'Cisco', credlyId: '74381078-44ac-4581-8471-36bd1ce495b7' },
  { organisation: 'Amazon Web Services', credlyId: '7b741b5c-231d-4925-8041-c64b6846f1c8' },
];

const AS_OF = '2026-11-22';

/**
 * Who is behind an identifier. An identifier is here because it was seen in badges that the organisation's own programme issues, and
 * never because of a name. A site's owner adds rows in `profile.json`.
 */
export const KNOWN_ISSUERS: readonly KnownIssuerRow[] = [
  ...ON_CREDLY.flatMap(({ organisation, credlyId }) =>
    [
      `did:web:www.credly.com:api:v1:obi:v3:issuers:${credlyId}`,
      `https://www.credly.com/api/v1/obi/v2/issuers/${credlyId}`,
      `https://api.credly.com/v1/obi/v2/issuers/${credlyId}`,
    ].map((id) => ({ id, organisation, source: `https://www.credly.com/organizations/${credlyId}`, asOf: AS_OF })),
  ),
  {
    id: 'https://learn.microsoft.com/',
    organisation: 'Microsoft',
    source: 'https://learn.microsoft.com/credentials/',
    asOf: AS_OF,
  },
];

/** The row of an identifier: the same identifier, or a row that stands for everything on the host of an https one. */
export function knownIssuer(id: string | undefined, rows: readonly KnownIssuerRow[]): KnownIssuerRow | undefined {
  if (id === undefined) return undefined;
  const url = webUrlOf(id);
  return rows.find((row) => {
    const known = webUrlOf(row.id);
    if (!url || !known) return row.id === id;
    // Who answers over plain http is anybody's guess, but for a stand-in on this machine.
    if (url.protocol !== known.protocol || known.search !== url.search) return false;
    if (url.protocol !== 'https:' && !isLoopbackHost(url.hostname)) return false;
    if (known.pathname === '/') return hostOf(url) === hostOf(known);
    return url.href === known.href;
  });
}
