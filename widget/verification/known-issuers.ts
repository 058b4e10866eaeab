import { isLoopbackHost } from '../credential/internal-name.ts';
import type { KnownIssuerRow } from './badge-record.ts';
import { hostOf } from './issuer-scope.ts';
import { webUrlOf } from './json-value.ts';

interface Organisation {
  readonly organisation: string;
  /** Credly's identifier of the organisation. */
  readonly credlyId: string;
  /** Last part of the organisation's page on Credly, which badge data names beside the identifier. */
  readonly page: string;
}

/** Read in public badge data: Credly profiles of 2022 to 2026, which name identifier and page of each issuing organisation. */
const ON_CREDLY: readonly Organisation[] = [
  { organisation: 'Microsoft', credlyId: '1392f199-abe0-4698-92b5-834610af6baf', page: 'microsoft-certification' },
  { organisation: 'GitHub', credlyId: '63074953-290b-4dce-86ce-ea04b4187219', page: 'github' },
  { organisation: 'Cisco', credlyId: '74381078-44ac-4581-8471-36bd1ce495b7', page: 'cisco' },
  { organisation: 'Amazon Web Services', credlyId: '7b741b5c-231d-4925-8041-c64b6846f1c8', page: 'amazon-web-services' },
  { organisation: 'The Linux Foundation', credlyId: 'f4b8d042-0072-4a1a-8d00-260b513026e8', page: 'the-linux-foundation' },
  { organisation: 'Fortinet', credlyId: '7a0c01f6-cd8f-4757-8878-f64dd651c501', page: 'fortinet' },
  { organisation: 'Security Compass', credlyId: '0f381ae3-f9d3-4545-9e21-dcda99431713', page: 'security-compass' },
];

const AS_OF = '2026-11-22';

/**
 * Who is behind an identifier. An identifier is here because it was seen in badges that the organisation's own programme issues, and
 * never because of a name. A site's owner adds rows in `profile.json`.
 */
export const KNOWN_ISSUERS: readonly KnownIssuerRow[] = [
  ...ON_CREDLY.flatMap(({ organisation, credlyId, page }) =>
    [
      `did:web:www.credly.com:api:v1:obi:v3:issuers:${credlyId}`,
      `https://www.credly.com/api/v1/obi/v2/issuers/${credlyId}`,
      `https://api.credly.com/v1/obi/v2/issuers/${credlyId}`,
    ].map((id) => ({ id, organisation, source: `https://www.credly.com/org/${page}`, asOf: AS_OF })),
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
