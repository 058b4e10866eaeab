import type { Check, Verdict } from './report.ts';

const WORST_FIRST = ['invalid', 'revoked', 'expired', 'unconfirmed'] as const satisfies readonly Verdict[];

/**
 * What a report comes to, from its checks alone (pure). In order: a credential that is wrong is `invalid`, before anything that
 * its issuer did to it later; then `revoked` (also suspended); then `expired`; then `unconfirmed` for whatever could not be
 * found out; and `verified` only when the proof and its binding to the issuer both passed.
 */
export function verdictOf(checks: readonly Check[]): Verdict {
  const meanings = checks.map(meaningOf);
  const proven = ['proof', 'issuer-binding'].every((id) => checks.some((check) => check.id === id && check.outcome === 'passed'));
  return WORST_FIRST.find((verdict) => meanings.includes(verdict)) ?? (proven ? 'verified' : 'unconfirmed');
}

/**
 * The verdict that one check alone asks for; undefined when it changes nothing. Total over the checks: a new check does not compile
 * until it is decided here what it does to the verdict.
 */
function meaningOf({ id, outcome, problem }: Check): Verdict | undefined {
  const whenFailed = (verdict: Verdict) =>
    outcome === 'failed' ? verdict : outcome === 'inconclusive' ? 'unconfirmed' : undefined;
  switch (id) {
    case 'structure':
    case 'proof':
    case 'issuer-binding':
    case 'achievement':
      return whenFailed('invalid');
    case 'status':
      return whenFailed('revoked');
    case 'validity-period':
      // Not valid yet, or dates that nobody can read, is something the issuer must mend; time alone expires.
      return whenFailed(problem?.code === 'validity-period.expired' ? 'expired' : 'invalid');
    case 'artwork':
      // Another picture than the issuer's is a forged face on a true badge. A picture that cannot be read hides nothing.
      return outcome === 'failed' ? 'invalid' : undefined;
    case 'refresh':
    case 'recipient':
    case 'endorsements':
    case 'known-issuer':
      // Other questions: whose badge it is, who else vouches for it, and whether the issuer is one that we know.
      return undefined;
    default:
      return id satisfies never;
  }
}
