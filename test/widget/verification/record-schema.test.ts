import { suite, test } from '#test';
import { assert } from 'chai';
import type * as v from 'valibot';
import type { Badge } from '../../../widget/badge/badge.ts';
import { BadgeError } from '../../../widget/badge/badge-error.ts';
import type { badgeSchema } from '../../../widget/badge/badge-schema.ts';
import type { BadgeRecord, PublishedBadge } from '../../../widget/verification/badge-record.ts';
import type { badgeRecordSchema, publishedBadgeSchema } from '../../../widget/verification/record-schema.ts';
import { readBadgeRecord, readPublishedBadge } from '../../../widget/verification/record-schema.ts';
import type { reportSchema } from '../../../widget/verification/report-schema.ts';
import type { VerificationReport } from '../../../widget/verification/report.ts';

// What a schema gives is what the type says, key for key: a field that one of them forgets does not compile.
type SameKeys<A, B> = [keyof A, keyof B] extends [keyof B, keyof A] ? true : false;
type Fits<Schema extends v.GenericSchema, Type> =
  v.InferOutput<Schema> extends Type ? SameKeys<v.InferOutput<Schema>, Type> : false;
const fits: readonly [
  Fits<typeof badgeSchema, Badge>,
  Fits<typeof reportSchema, VerificationReport>,
  Fits<typeof badgeRecordSchema, BadgeRecord>,
  Fits<typeof publishedBadgeSchema, PublishedBadge>,
] = [true, true, true, true];

const sha256 = '0'.repeat(64);
const badge: Badge = {
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
const report: VerificationReport = {
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
const record: BadgeRecord = {
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
};
const published: PublishedBadge = {
  version: 1,
  badge,
  report,
  page: './sample-badge/',
  image: '../images/a.webp',
  recordUrl: 'https://issuer.example/1',
  credential: { url: '/credentials/a.json', kind: 'published' },
  knownIssuers: [
    { id: 'did:web:issuer.example', organisation: 'Sample Guild', source: 'https://issuer.example/about', asOf: '2026-01-02' },
  ],
};

/** The record with one place changed. */
function changed(value: unknown, path: string, to: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const keys = path.split('.');
  let at = copy;
  for (const key of keys.slice(0, -1)) at = Reflect.get(Object(at), key);
  Reflect.set(Object(at), keys.at(-1) ?? '', to);
  return copy;
}

function refusedAt(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof BadgeError) return error.at ?? error.code;
    throw error;
  }
  return 'read';
}

suite('readBadgeRecord', () => {
  test('reads what was written', () => {
    assert.deepEqual(readBadgeRecord(JSON.stringify(record)), record);
    assert.deepEqual(fits, [true, true, true, true]);
  });

  test('leaves out keys that it does not know, at every level', () => {
    const more = { ...record, email: 'someone@example.org', badge: { ...badge, legalName: 'Someone' } };
    assert.deepEqual(readBadgeRecord(JSON.stringify(more)), record);
  });

  test('refuses a text that is not JSON', () => {
    assert.equal(
      refusedAt(() => readBadgeRecord('{"version":1,')),
      'BADGE_NOT_JSON',
    );
  });

  const wrong: readonly (readonly [string, unknown])[] = [
    ['version', 2],
    ['slug', '../outside'],
    ['badge.name', ''],
    ['badge.name', 'n'.repeat(60_000)],
    ['badge.validFrom', '01.02.2025'],
    ['badge.issuer.url', 'javascript:alert(1)'],
    ['badge.image.mediaType', 'text/html'],
    ['badge.image.sha256', '../../x'],
    ['badge.skills', 'Knots'],
    ['report.verdict', 'fine'],
    ['report.checks.0.outcome', true],
    ['report.checks.0.problem.code', 'status.made-up'],
    ['report.checkedAt', '2026-11-22'],
    ['provenance.recordUrl', 'data:text/html,x'],
    ['credential.extension', 'exe'],
  ];
  for (const [path, value] of wrong) {
    test(`names ${path} when it is ${JSON.stringify(value).slice(0, 30)}`, () => {
      assert.equal(
        refusedAt(() => readBadgeRecord(JSON.stringify(changed(record, path, value)))),
        path,
      );
    });
  }
});

suite('readPublishedBadge', () => {
  test('reads what a site publishes', () => {
    assert.deepEqual(readPublishedBadge(structuredClone(published)), published);
  });

  test('takes places on the same site and http(s) addresses', () => {
    for (const page of ['a/', '/a', '../a?b#c', 'https://x.example/a', 'http://x.example']) {
      assert.equal(
        refusedAt(() => readPublishedBadge(changed(published, 'page', page))),
        'read',
        page,
      );
    }
  });

  test('refuses places that leave the site by a trick', () => {
    for (const page of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//evil.example',
      '\\\\evil.example',
      '/\\evil.example',
      'JAVASCRIPT:x',
      '',
      'a b',
    ]) {
      assert.equal(
        refusedAt(() => readPublishedBadge(changed(published, 'page', page))),
        'page',
        page,
      );
    }
  });

  test('refuses what is no record at all', () => {
    for (const value of [null, undefined, [], 'text', 1])
      assert.notEqual(
        refusedAt(() => readPublishedBadge(value)),
        'read',
      );
  });
});
