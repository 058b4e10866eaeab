import { inconclusive, notApplicable } from './checking.ts';
import { CHECK_IDS } from './report.ts';
import type { Check, VerificationReport } from './report.ts';
import { verdictOf } from './verdict.ts';

/** The report of a badge that no issuer stands behind: the earner typed it in, or a platform repeats it. */
export function selfReportedReport(now: Date): VerificationReport {
  const checks = CHECK_IDS.map((id): Check => ({
    id,
    ...(id === 'proof' ? inconclusive({ code: 'proof.self-reported' }) : notApplicable()),
  }));
  return { verdict: verdictOf(checks), checkedAt: now.toISOString(), checks };
}
