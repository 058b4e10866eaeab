import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { badgeState, countsAsCurrent, type BadgeState } from '../../../site/view/badge-state.ts';
import type { Check } from '../../../widget/verification/report.ts';
import { FINDINGS, makeRecord } from '../../support/badge-record.ts';

const now = new Date('2026-11-22T12:00:00Z');

suite('the state beside a picture', () => {
  const table: readonly (readonly [BadgeState, readonly Check[]])[] = [
    ['current', []],
    ['expired', [FINDINGS.expired]],
    ['revoked', [FINDINGS.revoked]],
    ['suspended', [FINDINGS.suspended]],
    ['invalid', [FINDINGS.tampered]],
    ['unconfirmed', [FINDINGS.unreachable]],
    ['listed', [FINDINGS.listed]],
    ['expired', [FINDINGS.listed, FINDINGS.expired]],
    ['unconfirmed', [FINDINGS.listed, FINDINGS.unknownIssuer]],
    ['not-recognised', [FINDINGS.unknownIssuer]],
    ['not-recognised', [FINDINGS.impostor]],
    ['invalid', [FINDINGS.tampered, FINDINGS.expired, FINDINGS.unknownIssuer]],
  ];
  for (const [state, checks] of table) {
    test(`${checks.map(({ problem }) => problem?.code).join(', ') || 'nothing wrong'} reads as ${state}`, () => {
      assert.equal(badgeState(makeRecord({ checks }), now), state);
    });
  }

  test('what the earner entered is never current, whatever its checks say', () => {
    const record = makeRecord({ provenance: { selfReported: true } });
    assert.equal(badgeState(record, now), 'self-reported');
    assert.equal(countsAsCurrent(record, now), false);
  });

  test('what stands in its issuer’s record counts as current until it runs out', () => {
    const record = makeRecord({ checks: [FINDINGS.listed], badge: { validUntil: '2026-11-22' } });
    assert.equal(countsAsCurrent(record, now), true);
    assert.equal(countsAsCurrent(record, new Date('2026-11-23T12:00:00Z')), false);
  });

  test('an unknown issuer still counts as current, an impostor does not', () => {
    assert.equal(countsAsCurrent(makeRecord({ checks: [FINDINGS.unknownIssuer] }), now), true);
    assert.equal(countsAsCurrent(makeRecord({ checks: [FINDINGS.impostor] }), now), false);
    // As the check has it, which is never sure that a list is complete.
    for (const code of ['known-issuer.claims-known-name', 'known-issuer.look-alike'] as const) {
      const borrowed = { id: 'known-issuer', outcome: 'inconclusive', problem: { code } } as const;
      assert.equal(countsAsCurrent(makeRecord({ checks: [borrowed] }), now), false, code);
    }
  });

  test('a badge that anybody can have signed does not count as current', () => {
    const published = { id: 'proof', outcome: 'passed', warnings: [{ code: 'proof.key-published' }] } as const;
    assert.equal(countsAsCurrent(makeRecord({ checks: [published] }), now), false);
  });
});

suite('a badge that ran out after its last check', () => {
  test('lasts through its last calendar day wherever on Earth, as verification has it, and not a moment longer', () => {
    const record = makeRecord({ badge: { validUntil: '2026-11-22' } });
    assert.equal(badgeState(record, new Date('2026-11-23T11:59:59Z')), 'current');
    assert.equal(badgeState(record, new Date('2026-11-23T12:00:00Z')), 'expired');
  });

  test('was invalid or revoked before: that stays', () => {
    const badge = { validUntil: '2020-01-01' };
    assert.equal(badgeState(makeRecord({ badge, checks: [FINDINGS.tampered] }), now), 'invalid');
    assert.equal(badgeState(makeRecord({ badge, checks: [FINDINGS.revoked] }), now), 'revoked');
  });

  test('has an end that nobody can read: the report decides', () => {
    assert.equal(badgeState(makeRecord({ badge: { validUntil: 'soon' } }), now), 'current');
  });
});
