import { endOfValidity } from '../badge/end-of-validity.ts';
import type { Check, VerificationReport } from './report.ts';

/** Whether a badge has run out at a moment. A date that nobody can read ends nothing, and so does none. */
export function hasRunOut({ validUntil = '' }: { readonly validUntil?: string | undefined }, now: Date): boolean {
  return endOfValidity(validUntil) <= now.getTime();
}

/**
 * The stored report as it reads on a later day, that of a build or of a visit: a badge that ran out since its last check has expired, and
 * needs nobody to say so. Every other verdict stays as it was found.
 */
export function reportAsOf(
  { report, badge }: { readonly report: VerificationReport; readonly badge: { readonly validUntil?: string | undefined } },
  now: Date,
): VerificationReport {
  if (!hasRunOut(badge, now) || (report.verdict !== 'verified' && report.verdict !== 'unconfirmed')) return report;
  const expired: Check = {
    id: 'validity-period',
    outcome: 'failed',
    problem: { code: 'validity-period.expired', ...(badge.validUntil && { values: { until: badge.validUntil } }) },
  };
  return { ...report, verdict: 'expired', checks: report.checks.map((check) => (check.id === expired.id ? expired : check)) };
}
