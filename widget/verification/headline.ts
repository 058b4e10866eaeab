import type { Check, Problem, Verdict, VerificationReport } from './report.ts';

/**
 * What stands above a report: its verdict; or that a sound badge comes from somebody we do not know; or that its issuer has suspended it,
 * which it can undo (Bitstring Status List 1.0, section 2.2); or that nothing could be checked, but the issuer's own platform lists it.
 */
export type Headline = Verdict | 'not-recognised' | 'suspended' | 'listed';

/**
 * The verdict, except that a badge that holds and whose issuer did not pass `known-issuer` is `not-recognised`: a self-made
 * "Microsoft" badge passes everything else, so nothing above it may read as if it came from the organisation it names. Nor may it
 * when anybody can sign as that organisation.
 * An unconfirmed badge is `listed` when all that is wanting is a proof, and a platform that we know lists it.
 */
export function headlineOf(report: Pick<VerificationReport, 'verdict' | 'checks'>): Headline {
  const known = report.checks.some((check) => check.id === 'known-issuer' && check.outcome === 'passed');
  if (report.verdict === 'unconfirmed') return known && isOnlyListed(report.checks) ? 'listed' : 'unconfirmed';
  if (report.verdict === 'revoked' && isSuspended(report.checks)) return 'suspended';
  if (report.verdict !== 'verified') return report.verdict;
  return known && !publishedKey(report.checks) ? 'verified' : 'not-recognised';
}

function isOnlyListed(checks: readonly Check[]): boolean {
  const unknown = checks.filter(({ outcome }) => outcome === 'inconclusive');
  return unknown.length === 1 && unknown[0]?.problem?.code === 'proof.listed-by-host';
}

const isSuspended = (checks: readonly Check[]): boolean => checks.some(({ problem }) => problem?.code === 'status.suspended');

/** The warning that the private half of the key is public: what it signed is unchanged, and may be from anybody. */
export function publishedKey(checks: readonly Check[]): Problem | undefined {
  const proof = checks.find(({ id }) => id === 'proof');
  return proof?.warnings?.find(({ code }) => code === 'proof.key-published');
}
