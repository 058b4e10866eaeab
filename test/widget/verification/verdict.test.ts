import { suite, test } from '#test';
import { assert } from 'chai';
import { CHECK_IDS } from '../../../widget/verification/report.ts';
import type { Check, CheckId, Outcome, ProblemCode, Verdict } from '../../../widget/verification/report.ts';
import { verdictOf } from '../../../widget/verification/verdict.ts';

type Found = Outcome | readonly [Outcome, ProblemCode];

/** A report in which everything passed, but for what is given. */
function checks(found: { readonly [Id in CheckId]?: Found } = {}): Check[] {
  return CHECK_IDS.map((id) => {
    const given = found[id] ?? 'passed';
    return typeof given === 'string' ? { id, outcome: given } : { id, outcome: given[0], problem: { code: given[1] } };
  });
}

const says = (found: { readonly [Id in CheckId]?: Found }, verdict: Verdict) => assert.equal(verdictOf(checks(found)), verdict);

suite('verdict', () => {
  test('everything passed is verified', () => says({}, 'verified'));

  test('no checks at all is unconfirmed, never verified', () => assert.equal(verdictOf([]), 'unconfirmed'));

  test('a proof that does not apply never reads as verified', () => {
    says({ proof: 'not-applicable' }, 'unconfirmed');
    says({ 'issuer-binding': 'not-applicable' }, 'unconfirmed');
  });

  test('a check that failed makes it invalid, where the credential itself is wrong', () => {
    for (const id of ['structure', 'proof', 'issuer-binding', 'achievement', 'artwork'] as const)
      says({ [id]: 'failed' }, 'invalid');
  });

  test('what could not be found out makes it unconfirmed', () => {
    for (const id of ['structure', 'proof', 'issuer-binding', 'achievement', 'status', 'validity-period'] as const) {
      says({ [id]: 'inconclusive' }, 'unconfirmed');
    }
  });

  test('revoked and suspended are revoked', () => {
    says({ status: ['failed', 'status.revoked'] }, 'revoked');
    says({ status: ['failed', 'status.suspended'] }, 'revoked');
  });

  test('past its end is expired, before its start is invalid', () => {
    says({ 'validity-period': ['failed', 'validity-period.expired'] }, 'expired');
    says({ 'validity-period': ['failed', 'validity-period.not-yet-valid'] }, 'invalid');
    says({ 'validity-period': ['failed', 'validity-period.unreadable'] }, 'invalid');
  });

  test('invalid goes before revoked, revoked before expired, expired before unconfirmed', () => {
    const expired = ['failed', 'validity-period.expired'] as const;
    says({ proof: 'failed', status: 'failed', 'validity-period': expired }, 'invalid');
    says({ status: 'failed', 'validity-period': expired, proof: 'inconclusive' }, 'revoked');
    says({ 'validity-period': expired, status: 'inconclusive' }, 'expired');
  });

  test('a check that does not apply changes nothing but the proof and its binding', () => {
    for (const id of CHECK_IDS.filter((each) => each !== 'proof' && each !== 'issuer-binding'))
      says({ [id]: 'not-applicable' }, 'verified');
    says({ proof: 'inconclusive', 'issuer-binding': 'passed' }, 'unconfirmed');
    for (const missing of ['proof', 'issuer-binding'])
      assert.equal(verdictOf(checks().filter(({ id }) => id !== missing)), 'unconfirmed', missing);
  });

  test('questions that are not about this credential do not change the verdict', () => {
    for (const id of ['refresh', 'recipient', 'endorsements', 'known-issuer'] as const) {
      says({ [id]: 'failed' }, 'verified');
      says({ [id]: 'inconclusive' }, 'verified');
    }
    says({ artwork: 'inconclusive' }, 'verified');
  });
});
