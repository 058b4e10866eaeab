import { suite, test } from '#test';
import { assert } from 'chai';
import { reportAsOf } from '../../../widget/verification/report-as-of.ts';
import { makeRecord } from '../../support/badge-record.ts';
import { checkOf } from '../../support/verified.ts';

suite('the report of a badge that ran out after its last check', () => {
  test('says that it has expired, and until when it held', () => {
    const record = makeRecord({ badge: { validUntil: '2026-11-21' } });
    const report = reportAsOf(record, new Date('2026-11-22T12:00:00Z'));
    assert.equal(report.verdict, 'expired');
    assert.deepEqual(checkOf(report, 'validity-period').problem?.values, { until: '2026-11-21' });
    assert.equal(record.report.verdict, 'verified', 'the stored report is not touched');
  });
});
