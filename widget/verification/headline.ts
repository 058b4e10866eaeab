import type { Check, Verdict, VerificationReport } from './report.ts';

/**
 * What stands above a report: its verdict; or that a sound badge comes from somebody we do not know; or that nothing could be
 * checked, but the issuer's own platform lists it.
 */
export type Headline = Verdict | 'not-recognised' | 'listed';

/**
 * The verdict, except that a badge that holds and whose issuer did not pass `known-issuer` is `not-recognised`: a self-made
 * "Microsoft" badge passes everything else, so nothing above it may read as if it came from the organisation it names.
 * An unconfirmed badge is `listed` when all that is wanting is a proof, and a platform that we know lists it.
 */
export function headlineOf(report: Pick<VerificationReport, 'verdict' | 'checks'>): Headline {
  const known = report.checks.some((check) => check.id === 'known-issuer' && check.outcome === 'passed');
  if (report.verdict === 'unconfirmed') return known && isOnlyListed(report.checks) ? 'listed' : 'unconfirmed';
  if (report.verdict !== 'verified') return report.verdict;
  return known ? 'verified' : 'not-recognised';
}

function isOnlyListed(checks: readonly Check[]): boolean {
  const unknown = checks.filter(({ outcome }) => outcome === 'inconclusive');
  return unknown.length === 1 && unknown[0]?.problem?.code === 'proof.listed-by-host';
}
