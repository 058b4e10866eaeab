import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import type { SourceAnswer } from '../sources/source.ts';

/** One badge in a plan. */
export interface PlanItem {
  readonly source: string;
  readonly key: string;
  readonly slug: string;
  readonly name: string;
}

/** One badge, file or source that could not be read. */
export interface FailedItem {
  readonly source: string;
  /** Absent when it is the source as a whole. */
  readonly key?: string;
  readonly code: string;
  readonly message: string;
}

/** What a sync would do, or did, to `content/`. */
export interface SyncPlan {
  readonly added: readonly PlanItem[];
  readonly changed: readonly PlanItem[];
  readonly unchanged: readonly PlanItem[];
  readonly withdrawn: readonly PlanItem[];
  readonly failed: readonly FailedItem[];
}

/**
 * What becomes of a source's answer. `refused`: nothing of this source is touched.
 * - `failed`: it gave no usable answer. `incomplete`: something may be missing from it.
 * - `empty`: it lists nothing. `shrunken`: more than a third of the badges it had are gone.
 */
export type Decision =
  | { readonly kind: 'accepted'; readonly withdrawn: readonly BadgeRecord[] }
  | { readonly kind: 'refused'; readonly reason: 'failed' | 'incomplete' | 'empty' | 'shrunken'; readonly gone: number };

/** What a decision rests on. */
export interface DecisionInput {
  readonly answer: SourceAnswer;
  /** The source's badges on disk that are not withdrawn. */
  readonly had: readonly BadgeRecord[];
  /** The earner said that what is gone is meant to be gone. */
  readonly acceptWithdrawals: boolean;
  /** An account that is named and lists nothing is suspicious; an inbox without files is not. */
  readonly emptyIsFine: boolean;
}

/** The share of a source's badges that may go without being asked about. */
const SHRINK_LIMIT = 1 / 3;

/** Decides whether an answer may change what is on disk, and which badges it withdraws (pure). */
export function decide({ answer, had, acceptWithdrawals, emptyIsFine }: DecisionInput): Decision {
  if (!answer.complete) return { kind: 'refused', reason: 'incomplete', gone: 0 };
  const listed = new Set([...answer.found, ...answer.problems].map(({ key }) => key));
  const unsure = answer.unsure ?? [];
  const gone = had.filter(
    ({ provenance: { key } }) => !listed.has(key) && !unsure.some((beginning) => key.startsWith(beginning)),
  );
  if (acceptWithdrawals) return { kind: 'accepted', withdrawn: gone };
  // What is listed as a problem, or not sure to be gone, is not missing from the list.
  const isEmpty =
    answer.found.length === 0 && (gone.length > 0 || (!emptyIsFine && answer.problems.every(({ harmless }) => harmless)));
  if (isEmpty) return { kind: 'refused', reason: 'empty', gone: had.length };
  if (gone.length > had.length * SHRINK_LIMIT) return { kind: 'refused', reason: 'shrunken', gone: gone.length };
  return { kind: 'accepted', withdrawn: gone };
}
