import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { headlineOf, publishedKey } from '../../widget/verification/headline.ts';
import { reportAsOf } from '../../widget/verification/report-as-of.ts';

/** What stands beside a badge's picture, always as an icon and a word. */
export type BadgeState =
  'current' | 'expired' | 'revoked' | 'suspended' | 'invalid' | 'unconfirmed' | 'not-recognised' | 'listed' | 'self-reported';

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
