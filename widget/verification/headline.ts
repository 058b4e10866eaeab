import type { Verdict, VerificationReport } from './report.ts';

/** What stands above a report: its verdict, or that a sound badge comes from somebody we do not know. */
export type Headline = Verdict | 'not-recognised';

/**
 * The verdict, except that a badge that holds and whose issuer did not pass `known-issuer` is `not-recognised`: a self-made
 * "Microsoft" badge passes everything else, so nothing above it may read as if it came from the organisation it names.
 */
export function headlineOf(report: Pick<VerificationReport, 'verdict' | 'checks'>): Headline {
  if (report.verdict !== 'verified') return report.verdict;
  const known = report.checks.some((check) => check.id === 'known-issuer' && check.outcome === 'passed');
  return known ? 'verified' : 'not-recognised';
}
