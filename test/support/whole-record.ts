// A badge's record and its published half with every key that they may have, and ways to break them.
import type { Badge } from '../../widget/badge/badge.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import type { BadgeRecord, PublishedBadge } from '../../widget/verification/badge-record.ts';
import type { VerificationReport } from '../../widget/verification/report.ts';

const sha256 = '0'.repeat(64);
/** A badge of a record. */
export const badge: Badge = {
  id: 'urn:uuid:1',
  specVersion: '3.0',
  name: 'Sample badge',
  issuer: { id: 'did:web:issuer.example', name: 'Sample Guild', url: 'https://issuer.example/' },
  validFrom: '2025-01-01',
  validUntil: '2027-01-01T00:00:00Z',
  skills: ['Knots'],
  alignments: [{ targetName: 'Knots', targetUrl: 'https://skills.example/knots' }],
  evidence: [{ narrative: 'Tied one' }],
  image: { sha256, mediaType: 'image/svg+xml', width: 10, height: 10 },
  language: 'en-GB',
};
/** A report of a record. */
export const report: VerificationReport = {
  verdict: 'unconfirmed',
  checkedAt: '2026-11-22T00:00:00.000Z',
  checks: [
    {
      id: 'status',
      outcome: 'inconclusive',
      problem: { code: 'status.list-unreachable', at: 'https://issuer.example/list', values: { reason: 'timeout' } },
      warnings: [{ code: 'structure.schema' }],
      evidence: [{ kind: 'status-list', url: 'https://issuer.example/list', sha256, at: '2026-11-22T00:00:00Z', value: '7' }],
    },
  ],
  knownIssuer: { name: 'Sample Guild', source: 'https://issuer.example/about', asOf: '2026-01-02' },
};
/** What sync writes of a badge. */
export const record: BadgeRecord = {
  version: 1,
  slug: 'sample-badge',
  badge,
  report,
  provenance: {
    source: 'inbox',
    key: 'sample.json',
    readAt: '2026-11-22T00:00:00Z',
    recordUrl: 'https://issuer.example/1',
    selfReported: false,
  },
  credential: { sha256, extension: 'json' },
  withdrawnAt: '2026-11-22T00:00:00Z',
  evidence: [
    {
      url: 'https://issuer.example/1',
      finalUrl: 'https://issuer.example/one',
      status: 200,
      mediaType: 'application/json',
      sha256,
      at: '2026-11-22T00:00:00Z',
      etag: '"1"',
      lastModified: 'Sun, 22 Nov 2026 00:00:00 GMT',
    },
  ],
};
/** What a site publishes of a badge. */
export const published: PublishedBadge = {
  version: 1,
  badge,
  report,
  page: './sample-badge/',
  image: '../images/a.webp',
  recordUrl: 'https://issuer.example/1',
  selfReported: true,
  credential: { url: '/credentials/a.json', kind: 'published' },
  proofs: [
    {
      report,
      id: 'urn:uuid:1',
      recordUrl: 'https://issuer.example/1',
      selfReported: false,
      credential: { url: 'https://issuer.example/1.json', kind: 'hosted' },
    },
  ],
  relay: 'https://relay.sample.example/',
  knownIssuers: [
    { id: 'did:web:issuer.example', organisation: 'Sample Guild', source: 'https://issuer.example/about', asOf: '2026-01-02' },
  ],
};

/** A value with one place changed; `path` has dots between its keys. */
export function changed(value: unknown, path: string, to: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  const keys = path.split('.');
  let at = copy;
  for (const key of keys.slice(0, -1)) at = Reflect.get(Object(at), key);
  Reflect.set(Object(at), keys.at(-1) ?? '', to);
  return copy;
}

/** Where a value is refused, or with which code; `read` where it is not. */
export function refusedAt(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof BadgeError) return error.at ?? error.code;
    throw error;
  }
  return 'read';
}
