import type { Check, CheckId, Outcome, Verdict } from './report.ts';

/**
 * What one check says about the verdict. `unknown` is what nobody could find out; `silent` changes nothing.
 */
type Weight = 'wrong' | 'revoked' | 'expired' | 'unknown' | 'silent';

/**
 * What a report comes to, from its checks alone (pure). In order: a credential that is wrong is `invalid`, before anything that
 * its issuer did to it later; then `revoked` (also suspended); then `expired`; then `unconfirmed` for whatever could not be
 * found out; and `verified` only when the proof and its binding to the issuer both passed.
 */
export function verdictOf(checks: readonly Check[]): Verdict {
  const weights = new Set(checks.map(weightOf));
  if (weights.has('wrong')) return 'invalid';
  if (weights.has('revoked')) return 'revoked';
  if (weights.has('expired')) return 'expired';
  if (weights.has('unknown')) return 'unconfirmed';
  return passed(checks, 'proof') && passed(checks, 'issuer-binding') ? 'verified' : 'unconfirmed';
}

/** A name, not an outcome: whether the report holds this check with `passed`. */
function passed(checks: readonly Check[], id: CheckId): true | undefined {
  return checks.some((check) => check.id === id && check.outcome === 'passed') || undefined;
}

/** Total over the checks: a new check does not compile until it is decided here what it does to the verdict. */
function weightOf(check: Check): Weight {
  switch (check.id) {
    case 'structure':
    case 'proof':
    case 'issuer-binding':
    case 'achievement':
      return byOutcome(check.outcome, 'wrong');
    case 'status':
      return byOutcome(check.outcome, 'revoked');
    case 'validity-period':
      // Not valid yet, or dates that nobody can read, is something the issuer must mend; time alone expires.
      return byOutcome(check.outcome, check.problem?.code === 'validity-period.expired' ? 'expired' : 'wrong');
    case 'artwork':
      // Another picture than the issuer's is a forged face on a true badge. A picture that cannot be read hides nothing.
      return check.outcome === 'failed' ? 'wrong' : 'silent';
    case 'refresh':
    case 'recipient':
    case 'endorsements':
    case 'known-issuer':
      // Other questions: whose badge it is, who else vouches for it, and whether the issuer is one that we know.
      return 'silent';
    default:
      return check.id satisfies never;
  }
}

function byOutcome(outcome: Outcome, whenFailed: Weight): Weight {
  switch (outcome) {
    case 'failed':
      return whenFailed;
    case 'inconclusive':
      return 'unknown';
    case 'passed':
    case 'not-applicable':
      return 'silent';
    default:
      return outcome satisfies never;
  }
}
