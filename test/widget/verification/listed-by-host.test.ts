import { assert } from 'chai';
import { headlineOf } from '../../../widget/verification/headline.ts';
import { listedByHostReport } from '../../../widget/verification/listed-by-host.ts';
import type { HostListing } from '../../../widget/verification/listed-by-host.ts';
import { CHECK_IDS } from '../../../widget/verification/report.ts';
import type { Check, CheckId } from '../../../widget/verification/report.ts';
import type { Badge } from '../../../widget/badge/badge.ts';
import { suite, test } from '#test';

const NOW = new Date('2026-11-21T12:00:00Z');
const LEARN = 'https://learn.microsoft.com/';
const DATES = { validFrom: '2023-05-06', validUntil: '2027-05-06' };

const reportOf = (listing: Partial<HostListing>, badge: Pick<Badge, 'validFrom' | 'validUntil'> = DATES, now = NOW) =>
  listedByHostReport({ host: LEARN, standing: 'active', ...listing }, badge, { now });

const check = (report: ReturnType<typeof reportOf>, id: CheckId): Check | undefined => report.checks.find((one) => one.id === id);

suite('the report of a badge that a platform lists', () => {
  test('is unconfirmed, with a proof of its own kind, and stands under its own headline', () => {
    const report = reportOf({});
    assert.equal(report.verdict, 'unconfirmed');
    assert.equal(headlineOf(report), 'listed');
    assert.deepEqual(check(report, 'proof'), {
      id: 'proof',
      outcome: 'inconclusive',
      problem: { code: 'proof.listed-by-host', at: LEARN, values: { organisation: 'Microsoft' } },
      evidence: [{ kind: 'listing', url: LEARN, at: NOW.toISOString() }],
    });
    assert.equal(report.knownIssuer?.name, 'Microsoft');
  });

  test('holds every check once, and never a passed proof or binding', () => {
    for (const standing of ['active', 'expired', 'retired', 'unstated', { unknown: 'x' }] as const) {
      const { checks, verdict } = reportOf({ standing });
      assert.deepEqual(
        checks.map(({ id }) => id),
        [...CHECK_IDS],
      );
      assert.ok(
        checks.every(({ id, outcome }) => outcome !== 'passed' || !['proof', 'issuer-binding', 'structure'].includes(id)),
      );
      assert.notEqual(verdict, 'verified');
    }
  });

  test('is the same on another day, but for the times in it', () => {
    const timeless = (day: string): readonly object[] =>
      reportOf({}, DATES, new Date(`${day}T12:00:00Z`)).checks.map(({ evidence = [], ...finding }) => ({
        ...finding,
        evidence: evidence.map(({ at: _at, ...seen }) => seen),
      }));
    assert.deepEqual(timeless('2026-12-01'), timeless('2026-12-02'));
  });

  test('has expired when its dates or the platform say so', () => {
    assert.equal(reportOf({}, { validUntil: '2022-08-08' }).verdict, 'expired');
    assert.equal(reportOf({ standing: 'expired' }, {}).verdict, 'expired');
    assert.equal(headlineOf(reportOf({ standing: 'expired' }, {})), 'expired');
  });

  test('keeps a retired certification, with a note', () => {
    const report = reportOf({ standing: 'retired' }, { validFrom: '2012-08-27' });
    assert.equal(headlineOf(report), 'listed');
    assert.deepEqual(check(report, 'status')?.warnings, [{ code: 'status.message', values: { message: 'Retired' } }]);
    assert.equal(check(report, 'validity-period')?.outcome, 'not-applicable');
  });

  test('never takes a standing that it does not know for a good one', () => {
    const report = reportOf({ standing: { unknown: 'Revoked' } });
    assert.equal(headlineOf(report), 'unconfirmed');
    assert.deepEqual(check(report, 'status')?.problem, { code: 'status.unknown-type', values: { type: 'Revoked' } });
  });

  test('of a platform that nobody knows is only unconfirmed', () => {
    const report = reportOf({ host: 'https://learn.microsoft.com.evil.example/' });
    assert.equal(headlineOf(report), 'unconfirmed');
    assert.equal(check(report, 'known-issuer')?.problem?.code, 'known-issuer.unknown');
    assert.equal(report.knownIssuer, undefined);
  });

  test('of a platform that the site’s owner vouches for names its organisation', () => {
    const row = {
      id: 'https://skills.example/',
      organisation: 'Sample Guild',
      source: 'https://skills.example/about',
      asOf: '2026-11-01',
    };
    const report = listedByHostReport({ host: row.id, standing: 'unstated' }, {}, { now: NOW, knownIssuers: [row] });
    assert.equal(headlineOf(report), 'listed');
    assert.deepEqual(check(report, 'proof')?.problem?.values, { organisation: 'Sample Guild' });
  });

  test('says what each check found, and no more', () => {
    const listing = { kind: 'listing', url: LEARN, at: NOW.toISOString() };
    const report = reportOf({});
    const row = report.knownIssuer;
    assert.equal(report.checkedAt, NOW.toISOString());
    assert.hasAllKeys(row, ['name', 'source', 'asOf']);
    assert.deepEqual(check(report, 'status'), { id: 'status', outcome: 'passed', evidence: [listing] });
    assert.deepEqual(check(report, 'validity-period'), { id: 'validity-period', outcome: 'passed' });
    assert.deepEqual(check(report, 'known-issuer'), {
      id: 'known-issuer',
      outcome: 'passed',
      evidence: [{ kind: 'known-issuers', value: 'Microsoft', url: row?.source ?? '' }],
    });
    for (const id of CHECK_IDS.filter((each) => !['proof', 'status', 'validity-period', 'known-issuer'].includes(each)))
      assert.deepEqual(check(report, id), { id, outcome: 'not-applicable' });
    assert.deepEqual(check(reportOf({ standing: 'retired' }), 'status')?.evidence, [listing]);
    for (const standing of ['unstated', 'expired'] as const)
      assert.deepEqual(check(reportOf({ standing }), 'status'), { id: 'status', outcome: 'not-applicable' });
    const host = 'https://elsewhere.example/';
    const unknown = reportOf({ host });
    assert.deepEqual(check(unknown, 'proof')?.problem, { code: 'proof.listed-by-host', at: host });
    assert.deepEqual(check(unknown, 'known-issuer')?.problem, { code: 'known-issuer.unknown', at: host });
  });

  test('holds to its dates, within a minute', () => {
    const period = (dates: Pick<Badge, 'validFrom' | 'validUntil'>, standing: HostListing['standing'] = 'active'): unknown => {
      const found = check(reportOf({ standing }, dates), 'validity-period');
      return found?.problem ? [found.outcome, found.problem] : found?.outcome;
    };
    const [minute, more] = ['2026-11-21T11:59:00Z', '2026-11-21T11:58:59Z'];
    assert.equal(period({ validUntil: minute }), 'passed');
    assert.deepEqual(period({ validUntil: more }), [
      'failed',
      { code: 'validity-period.expired', at: 'validUntil', values: { until: more } },
    ]);
    const [soon, later] = ['2026-11-21T12:01:00Z', '2026-11-21T12:01:01Z'];
    assert.equal(period({ validFrom: soon }), 'not-applicable');
    assert.deepEqual(period({ validFrom: later }), [
      'failed',
      { code: 'validity-period.not-yet-valid', at: 'validFrom', values: { from: later } },
    ]);
    assert.deepEqual(period({ validFrom: 'some day' }), [
      'inconclusive',
      { code: 'validity-period.unreadable', at: 'validFrom' },
    ]);
    assert.deepEqual(period(DATES, 'expired'), ['failed', { code: 'validity-period.expired' }]);
  });
});
