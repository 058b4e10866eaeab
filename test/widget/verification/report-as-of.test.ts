import { suite, test } from '#test';
import { assert } from 'chai';
import type { VerificationReport } from '../../../widget/verification/report.ts';
import { hasRunOut, reportAsOf } from '../../../widget/verification/report-as-of.ts';
import { makeRecord } from '../../support/badge-record.ts';
import { checkOf } from '../../support/verified.ts';

suite('the report of a badge that ran out after its last check', () => {
  test('says that it has expired, and until when it held', () => {
    const record = makeRecord({ badge: { validUntil: '2026-11-21' } });
    const report = reportAsOf(record, new Date('2026-11-22T12:00:00Z'));
    assert.equal(report.verdict, 'expired');
    assert.deepEqual(checkOf(report, 'validity-period').problem?.values, { until: '2026-11-21' });
    assert.equal(record.report.verdict, 'verified', 'the stored report is not touched');
    const others = ({ checks }: VerificationReport) => checks.filter(({ id }) => id !== 'validity-period');
    assert.deepEqual(others(report), others(record.report), 'no other check is');
    const { outcome, problem } = checkOf(report, 'validity-period');
    assert.deepEqual([outcome, problem?.code], ['failed', 'validity-period.expired']);
  });

  test('takes the place of what nobody could confirm, and of nothing worse', () => {
    for (const [verdict, then] of [
      ['unconfirmed', 'expired'],
      ['revoked', 'revoked'],
      ['invalid', 'invalid'],
      ['expired', 'expired'],
    ] as const) {
      const { badge, report } = makeRecord({ badge: { validUntil: '2026-11-21' } });
      assert.equal(reportAsOf({ badge, report: { ...report, verdict } }, new Date('2026-11-22T12:00:00Z')).verdict, then);
    }
  });

  test('is the stored one before that day is over, and where no day or none that can be read is named', () => {
    for (const validUntil of ['2026-11-22', '2999-01-01', 'some day', undefined]) {
      const { badge, report } = makeRecord();
      assert.equal(reportAsOf({ badge: { ...badge, validUntil }, report }, new Date('2026-11-22T12:00:00Z')), report);
      assert.equal(hasRunOut({ validUntil }, new Date('2026-11-22T12:00:00Z')), false, validUntil);
    }
  });
});
