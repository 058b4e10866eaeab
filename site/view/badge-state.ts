import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { headlineOf } from '../../widget/verification/headline.ts';
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

// A calendar day is over where it ends last, twelve hours after UTC's: as verification has it, and the element.
const LAST_DAY_MS = 36 * 3_600_000;

/** The end of validity in milliseconds: a calendar day lasts until it is over everywhere. Undefined where there is no readable end. */
function endOf(validUntil: string | undefined): number | undefined {
  if (validUntil === undefined) return undefined;
  const time = Date.parse(validUntil);
  if (Number.isNaN(time)) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/u.test(validUntil) ? time + LAST_DAY_MS : time;
}

/**
 * The stored report as it reads on the day the site is built: a badge that ran out since its last check has expired, and needs
 * nobody to say so. Every other verdict stays as it was found.
 */
export function reportAsOf(record: BadgeRecord, now: Date): VerificationReport {
  const { report, badge } = record;
  const end = endOf(badge.validUntil);
  if (end === undefined || end > now.getTime()) return report;
  if (report.verdict !== 'verified' && report.verdict !== 'unconfirmed') return report;
  const expired: Check = {
    id: 'validity-period',
    outcome: 'failed',
    problem: { code: 'validity-period.expired', values: { until: badge.validUntil ?? '' } },
  };
  return { ...report, verdict: 'expired', checks: report.checks.map((check) => (check.id === expired.id ? expired : check)) };
}

/** What to say of a badge in a word, on the day `now`. */
export function badgeState(record: BadgeRecord, now: Date): BadgeState {
  if (record.provenance.selfReported) return 'self-reported';
  const report = reportAsOf(record, now);
  const headline = headlineOf(report);
  if (headline === 'verified') return 'current';
  const suspended = report.checks.some((check) => check.problem?.code === 'status.suspended');
  return headline === 'revoked' && suspended ? 'suspended' : headline;
}

/** Whether a badge counts among the current ones: it holds, or stands in its issuer's record, and does not pretend to come from somebody else. */
export function countsAsCurrent(record: BadgeRecord, now: Date): boolean {
  const state = badgeState(record, now);
  if (state !== 'not-recognised') return state === 'current' || state === 'listed';
  return record.report.checks.every((check) => check.id !== 'known-issuer' || check.outcome !== 'failed');
}
