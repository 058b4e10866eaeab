import { isLoopbackHost } from '../../credential/internal-name.ts';
import type { KnownIssuerRow } from '../badge-record.ts';
import { hostOf } from './issuer-host.ts';
import { webUrlOf } from '../json-value.ts';

/**
 * Read in public badge data: Credly profiles of 2022 to 2026, which name identifier and page of each issuing organisation. Credly's page
 * is called as the organisation is, unless it says otherwise.
 */
const ON_CREDLY: readonly (readonly [organisation: string, credlyId: string, page?: string])[] = [
  ['Microsoft', '1392f199-abe0-4698-92b5-834610af6baf', 'microsoft-certification'],
  ['GitHub', '63074953-290b-4dce-86ce-ea04b4187219'],
  ['Cisco', '74381078-44ac-4581-8471-36bd1ce495b7'],
  ['Amazon Web Services', '7b741b5c-231d-4925-8041-c64b6846f1c8'],
  ['The Linux Foundation', 'f4b8d042-0072-4a1a-8d00-260b513026e8'],
  ['Fortinet', '7a0c01f6-cd8f-4757-8878-f64dd651c501'],
  ['Security Compass', '0f381ae3-f9d3-4545-9e21-dcda99431713'],
];

const AS_OF = '2026-11-22';

/**
 * Who is behind an identifier. An identifier is here because it was seen in badges that the organisation's own programme issues, and
 * never because of a name. A site's owner adds rows in `profile.json`.
 */
export const KNOWN_ISSUERS: readonly KnownIssuerRow[] = [
  ...ON_CREDLY.flatMap(([organisation, credlyId, page = organisation.toLowerCase().replaceAll(' ', '-')]) =>
    [
      'did:web:www.credly.com:api:v1:obi:v3:issuers:',
      'https://www.credly.com/api/v1/obi/v2/issuers/',
      'https://api.credly.com/v1/obi/v2/issuers/',
    ].map((place) => ({ id: place + credlyId, organisation, source: `https://www.credly.com/org/${page}`, asOf: AS_OF })),
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
  const url = webUrlOf(id);
  // Who answers over plain http is anybody's guess, but for a stand-in on this machine.
  const open = url && url.protocol !== 'https:' && !isLoopbackHost(url.hostname);
  return rows.find((row) => {
    const known = webUrlOf(row.id);
    if (!url || !known) return row.id === id;
    return !open && (known.pathname === '/' ? siteOf(url) === siteOf(known) : url.href === known.href);
  });
}

function siteOf(url: URL): string {
  return url.protocol + hostOf(url) + url.search;
}
