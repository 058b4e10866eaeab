import { suite, test } from '#test';
import { assert } from 'chai';
import type * as v from 'valibot';
import { webDate } from '../../../widget/badge/web-date.ts';
import type { Badge } from '../../../widget/badge/badge.ts';
import { BadgeError } from '../../../widget/badge/badge-error.ts';
import type { badgeSchema } from '../../../widget/badge/badge-schema.ts';
import type { BadgeRecord, PublishedBadge } from '../../../widget/verification/badge-record.ts';
import type { badgeRecordSchema, publishedBadgeSchema } from '../../../widget/verification/record-schema.ts';
import { readBadgeRecord } from '../../../widget/verification/record-schema.ts';
import type { reportSchema } from '../../../widget/verification/report-schema.ts';
import type { VerificationReport } from '../../../widget/verification/report.ts';
import { badge, changed, record, refusedAt } from '../../support/whole-record.ts';

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

suite('readBadgeRecord', () => {
  test('reads what was written', () => {
    assert.deepEqual(readBadgeRecord(JSON.stringify(record)), record);
    assert.deepEqual(fits, [true, true, true, true]);
  });

  test('leaves out keys that it does not know, at every level', () => {
    const more = { ...record, email: 'someone@example.org', badge: { ...badge, legalName: 'Someone' } };
    assert.deepEqual(readBadgeRecord(JSON.stringify(more)), record);
  });

  test('reads every date that a reader writes', () => {
    for (const [validFrom, date] of [
      ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
      ['20251231T2400', '2025-12-31T24:00:00Z'],
      ['2025-12-31T24:00:00,000+05:30', '2025-12-31T24:00:00.000+05:30'],
    ] as const) {
      const written = { ...record, badge: { ...badge, validFrom: webDate(validFrom) } };
      assert.equal(readBadgeRecord(JSON.stringify(written)).badge.validFrom, date);
    }
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
    ['badge.validFrom', '2025-12-31T24:00:01Z'],
    ['badge.validFrom', '2025-12-31T24:01:00Z'],
    ['badge.issuer.url', 'javascript:alert(1)'],
    ['badge.image.mediaType', 'text/html'],
    ['badge.image.sha256', '../../x'],
    ['badge.skills', 'Knots'],
    ['report.verdict', 'fine'],
    ['report.checks.0.outcome', true],
    ['report.checks.0.problem.code', 'status.made-up'],
    ['report.checkedAt', '2026-11-22'],
    ['provenance.recordUrl', 'data:text/html,x'],
    ['provenance.source', ''],
    ['provenance.key', ''],
    ['provenance.key', 'k'.repeat(4_097)],
    ['provenance.selfReported', 'yes'],
    ['provenance.readAt', 'today'],
    ['credential.extension', 'exe'],
    ['credential.sha256', 'A'.repeat(64)],
    ['withdrawnAt', '2026-11-22'],
    ['evidence.0.url', 'data:text/html,x'],
    ['evidence.0.finalUrl', 'file:///etc/passwd'],
    ['evidence.0.status', 99],
    ['evidence.0.status', 600],
    ['evidence.0.status', 200.5],
    ['evidence.0.status', '200'],
    ['evidence.0.mediaType', 'a'.repeat(201)],
    ['evidence.0.sha256', '0'],
    ['evidence.0.at', 'now'],
    ['evidence.0.etag', ''],
    ['evidence.0.etag', 'e'.repeat(201)],
    ['evidence.0.lastModified', 5],
    ['evidence', new Array(201).fill(record.evidence?.[0])],
    ['report.checks.0.id', 'made-up'],
    ['report.checks.0.problem.at', 'a'.repeat(4_097)],
    ['report.checks.0.problem.values', 'reason'],
    ['report.checks.0.problem.values.reason', 5],
    ['report.checks.0.problem.values.reason', 'r'.repeat(4_097)],
    ['report.checks.0.warnings.0.code', 'made-up'],
    ['report.checks.0.warnings', new Array(1_001).fill({ code: 'structure.schema' })],
    ['report.checks.0.evidence.0.kind', 'k'.repeat(101)],
    ['report.checks.0.evidence.0.url', 'u'.repeat(4_097)],
    ['report.checks.0.evidence.0.sha256', 'x'],
    ['report.checks.0.evidence.0.at', 'x'],
    ['report.checks.0.evidence.0.value', 7],
    ['report.checks.0.evidence', new Array(1_001).fill({ kind: 'key' })],
    ['report.checks', new Array(12).fill({ id: 'status', outcome: 'passed' })],
    ['report.knownIssuer.name', 5],
    ['report.knownIssuer.source', 5],
    ['report.knownIssuer.asOf', '2026-11-22T00:00:00Z'],
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

suite('a record', () => {
  const names =
    'slug badge report provenance provenance.source provenance.key provenance.readAt report.checks report.verdict ' +
    'evidence.0.url evidence.0.finalUrl evidence.0.status evidence.0.mediaType evidence.0.sha256 evidence.0.at ' +
    'credential.sha256 credential.extension report.knownIssuer.name report.checks.0.id report.checks.0.outcome';
  for (const path of names.split(' ')) {
    test(`is refused without ${path}`, () => {
      assert.equal(
        refusedAt(() => readBadgeRecord(JSON.stringify(changed(record, path, undefined)))),
        path,
      );
    });
  }

  test('holds as much as it may, and no more', () => {
    for (const [path, value] of [
      ['provenance.key', 'k'.repeat(4_096)],
      ['evidence.0.status', 100],
      ['evidence.0.status', 599],
      ['evidence.0.mediaType', ''],
      ['evidence.0.mediaType', 'a'.repeat(200)],
      ['evidence.0.etag', 'e'.repeat(200)],
      ['evidence', new Array(200).fill(record.evidence?.[0])],
      ['evidence', undefined],
      ['report.checks.0.problem.at', 'a'.repeat(4_096)],
      ['report.checks.0.problem.values', { ['k'.repeat(100)]: '' }],
      ['report.checks.0.problem', undefined],
      ['report.checks.0.warnings', new Array(1_000).fill({ code: 'structure.schema' })],
      ['report.checks.0.evidence', new Array(1_000).fill({ kind: 'key' })],
      ['report.checks', new Array(11).fill({ id: 'status', outcome: 'passed' })],
      ['report.checks.0.outcome', 'not-applicable'],
      ['report.checks.0.outcome', 'passed'],
      ['report.checks.0.outcome', 'failed'],
      ['report.knownIssuer', undefined],
      ['credential', undefined],
      ['credential.extension', 'jwt'],
      ['credential.extension', 'png'],
      ['credential.extension', 'svg'],
      ['withdrawnAt', undefined],
      ['provenance.recordUrl', undefined],
    ] as const) {
      const expected = JSON.stringify(changed(record, path, value));
      assert.deepEqual(readBadgeRecord(expected), JSON.parse(expected) as BadgeRecord, path);
    }
    const long = changed(record, 'report.checks.0.problem.values', { ['k'.repeat(101)]: '' });
    assert.notEqual(
      refusedAt(() => readBadgeRecord(JSON.stringify(long))),
      'read',
    );
  });

  test('says what is wrong with it, and why it is none', () => {
    const thrown = (text: string): BadgeError => {
      try {
        readBadgeRecord(text);
      } catch (error) {
        if (error instanceof BadgeError) return error;
      }
      throw new Error('it was read');
    };
    const broken = thrown('{');
    assert.deepEqual([broken.code, broken.message], ['BADGE_NOT_JSON', 'the record is not JSON']);
    assert.instanceOf(broken.cause, SyntaxError);
    const none = thrown('[]');
    assert.deepEqual([none.code, none.at], ['BADGE_NOT_A_BADGE', 'version']);
    assert.match(none.message, /^the record is not a badge record: ./);
    assert.equal(thrown('null').at, '');
  });
});
