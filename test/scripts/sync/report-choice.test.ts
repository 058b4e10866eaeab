import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chooseReport } from '../../../scripts/sync/report-choice.ts';
import { CHECK_IDS } from '../../../widget/verification/report.ts';
import type { Check, CheckId, VerificationReport } from '../../../widget/verification/report.ts';
import { verdictOf } from '../../../widget/verification/verdict.ts';

function report(day: number, changed: { readonly [Id in CheckId]?: Omit<Check, 'id'> } = {}): VerificationReport {
  const checkedAt = `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`;
  const evidence = [{ kind: 'assertion', url: 'https://issuer.example/1', sha256: 'a'.repeat(64), at: checkedAt }];
  const checks = CHECK_IDS.map((id): Check => ({
    id,
    outcome: 'passed',
    ...(id === 'proof' ? { evidence } : {}),
    ...changed[id],
  }));
  return { verdict: verdictOf(checks), checkedAt, checks };
}

const unreachable = { outcome: 'inconclusive', problem: { code: 'proof.hosted-unreachable' } } as const;
const expired = { outcome: 'failed', problem: { code: 'validity-period.expired' } } as const;
const revoked = { outcome: 'failed', problem: { code: 'status.revoked' } } as const;

suite('of two reports', () => {
  const old = report(1);
  const choose = (fresh: VerificationReport, stored = old) => chooseReport(stored, fresh, 7);

  test('the new one is taken when there is no other', () => {
    const fresh = report(2, { proof: unreachable });
    assert.deepEqual(chooseReport(undefined, fresh, 7), { report: fresh, keptForNetwork: false });
  });

  test('the stored one stays when only times differ', () => {
    assert.deepEqual(choose(report(7)), { report: old, keptForNetwork: false });
  });

  test('the new one is taken when the stored one is as old as the profile says', () => {
    assert.equal(choose(report(8)).report.checkedAt, report(8).checkedAt);
  });

  test('the new one is taken when an outcome changed', () => {
    for (const fresh of [report(2, { 'validity-period': expired }), report(2, { status: revoked })])
      assert.equal(choose(fresh).report, fresh);
  });

  test('the new one is taken when the evidence changed', () => {
    const fresh = report(2, { proof: { outcome: 'passed', evidence: [{ kind: 'assertion', sha256: 'b'.repeat(64) }] } });
    assert.equal(choose(fresh).report, fresh);
  });

  test('the stored one stays, with its date, when all that is new is that a host could not be reached', () => {
    const fresh = report(20, {
      proof: unreachable,
      status: { outcome: 'inconclusive', problem: { code: 'status.list-unreachable' } },
    });
    assert.deepEqual(choose(fresh), { report: old, keptForNetwork: true });
  });

  test('a revoked badge does not become a doubtful one by its issuer going silent', () => {
    const stored = report(1, { status: revoked });
    assert.equal(choose(report(2, { status: unreachable }), stored).report, stored);
  });

  test('what was unreachable before and is still so is no news', () => {
    const stored = report(1, { proof: unreachable });
    assert.deepEqual(choose(report(2, { proof: unreachable }), stored), { report: stored, keptForNetwork: false });
  });

  test('a host that is out of reach in another way is no news either', () => {
    const stored = report(1, { proof: unreachable });
    const fresh = report(2, {
      proof: { outcome: 'inconclusive', problem: { code: 'network.blocked' }, evidence: [{ kind: 'key' }] },
    });
    assert.equal(choose(fresh, stored).report, stored);
    assert.equal(choose({ ...fresh, checkedAt: report(9).checkedAt }, stored).report.checkedAt, report(9).checkedAt);
  });

  test('a wrong signature is never hidden behind an unreachable host', () => {
    const fresh = report(2, { proof: { outcome: 'failed', problem: { code: 'proof.signature-wrong' } }, status: unreachable });
    assert.deepEqual(choose(fresh), { report: fresh, keptForNetwork: false });
  });

  test('what is inconclusive for another reason than the network is told', () => {
    const fresh = report(2, { proof: { outcome: 'inconclusive', problem: { code: 'proof.unsupported' } } });
    assert.equal(choose(fresh).report, fresh);
  });
});
