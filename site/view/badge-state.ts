import { endOfValidity } from '../../widget/badge/end-of-validity.ts';
import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { headlineOf, publishedKey } from '../../widget/verification/headline.ts';
import type { Check, VerificationReport } from '../../widget/verification/report.ts';

/** What stands beside a badge's picture, always as an icon and a word. */
export const BADGE_STATES = [
  'current',
  'expired',
  'revoked',
  'suspended',
  'invalid',
  'unconfirmed',
  'not-recognised',
  'listed',
  'self-reported',
] as const;

/** One of `BADGE_STATES`. */
export type BadgeState = (typeof BADGE_STATES)[number];

/**
 * The stored report as it reads on the day the site is built: a badge that ran out since its last check has expired, and needs
 * nobody to say so. Every other verdict stays as it was found.
 */
export function reportAsOf(record: BadgeRecord, now: Date): VerificationReport {
  const { report, badge } = record;
  // A date that nobody can read ends nothing.
  if (badge.validUntil === undefined || !(endOfValidity(badge.validUntil) <= now.getTime())) return report;
  if (report.verdict !== 'verified' && report.verdict !== 'unconfirmed') return report;
  const expired: Check = {
    id: 'validity-period',
    outcome: 'failed',
    problem: { code: 'validity-period.expired', values: { until: badge.validUntil } },
  };
  return { ...report, verdict: 'expired', checks: report.checks.map((check) => (check.id === expired.id ? expired : check)) };
}

/** What to say of a badge in a word, on the day `now`. */
export function badgeState(record: BadgeRecord, now: Date): BadgeState {
  if (record.provenance.selfReported) return 'self-reported';
  const report = reportAsOf(record, now);
  const headline = headlineOf(report);
  return headline === 'verified' ? 'current' : headline;
}

/** What the check of the issuer says of one that may be taken for another. It is inconclusive: a list may lack an identifier. */
const BORROWED: ReadonlySet<string | undefined> = new Set(['known-issuer.claims-known-name', 'known-issuer.look-alike']);

/** Whether a badge counts among the current ones: it holds, or stands in its issuer's record, and does not pretend to come from somebody else. */
export function countsAsCurrent(record: BadgeRecord, now: Date): boolean {
  const state = badgeState(record, now);
  if (state !== 'not-recognised') return state === 'current' || state === 'listed';
  const { checks } = record.report;
  if (publishedKey(checks)) return false;
  return checks.every(
    ({ id, outcome, problem }) => id !== 'known-issuer' || (outcome !== 'failed' && !BORROWED.has(problem?.code)),
  );
}
