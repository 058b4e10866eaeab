import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { SourceError } from '../sources/source-error.ts';
import type { Source, SourceProblem } from '../sources/source.ts';
import { askSources } from './asked-sources.ts';
import type { AskedSource } from './asked-sources.ts';
import type { FileChange } from './content-journal.ts';
import type { ContentStore, StoredRecord } from './content-store.ts';
import { rememberDocuments } from './document-memory.ts';
import { planRecords } from './planned-records.ts';
import { settleBadge } from './settled-badge.ts';
import type { Candidate, SettledBadge, SettlingPorts } from './settled-badge.ts';
import { decide } from './sync-plan.ts';
import type { Decision, FailedItem, PlanItem, SyncPlan } from './sync-plan.ts';

/** What a sync may use: everything that differs by place and time, and the profile. */
export interface SyncPorts extends SettlingPorts {
  readonly sources: readonly Source[];
  readonly store: Omit<ContentStore, 'write'>;
  /** Where a profile of the form `env:NAME` is read from. Default: there is none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What is gone is meant to be gone. Default false. */
  readonly acceptWithdrawals?: boolean;
  /** Called as work goes on: which source, how much is done. */
  readonly progress?: (event: { readonly source: string; readonly done: number; readonly all?: number }) => void;
}

/** What became of one source. */
export interface SourceOutcome {
  readonly source: string;
  readonly decision: Decision;
  /** Badges that it answered. */
  readonly found: number;
  /** Badges of it that were on disk and not withdrawn. */
  readonly had: number;
}

/** Something to be told that kept neither the badge nor the source from going through. */
export interface SyncNotice extends FailedItem {
  /** True when it is no reason to end with a finding. */
  readonly harmless: boolean;
}

/** The plan, why it is so, and the files that carry it out. */
export interface SyncResult {
  readonly plan: SyncPlan;
  readonly sources: readonly SourceOutcome[];
  readonly notices: readonly SyncNotice[];
  /** Badges whose dated report was kept, since hosts could not be reached. */
  readonly keptReports: readonly PlanItem[];
  /** Sources that have badges on disk and that the profile no longer names. */
  readonly unlisted: readonly string[];
  readonly changes: readonly FileChange[];
}

interface SettledSource {
  readonly outcome: SourceOutcome;
  readonly settled: readonly SettledBadge[];
  readonly withdrawn: readonly BadgeRecord[];
  readonly failed: readonly FailedItem[];
  readonly notices: readonly SyncNotice[];
}

/** Badges that are read and verified at the same time. */
const CONCURRENCY = 8;

/** Asks every source, compares with the disk, and says what to write. Writes nothing itself. */
export async function syncBadges(ports: SyncPorts): Promise<SyncResult> {
  const records = await ports.store.records();
  const load = rememberDocuments(ports.load);
  const entries = ports.profile.sources ?? [];
  const asked = await askSources(entries, { ...ports, load, records });
  const parts: SettledSource[] = [];
  for (const source of asked) parts.push(await settleSource(source, records, { ...ports, load }));
  const { changes, keptReports, ...plan } = planRecords(
    parts.flatMap(({ settled }) => settled),
    parts.flatMap(({ withdrawn }) => withdrawn),
    { records, now: ports.now.toISOString() },
  );
  const known = new Set(entries.map(({ source }) => source));
  return {
    plan: { ...plan, failed: parts.flatMap(({ failed }) => failed) },
    sources: parts.map(({ outcome }) => outcome),
    notices: parts.flatMap(({ notices }) => notices),
    keptReports,
    unlisted: [...new Set([...records.values()].map(({ record }) => record.provenance.source))].filter(
      (name) => !known.has(name),
    ),
    changes,
  };
}

async function settleSource(
  asked: AskedSource,
  records: ReadonlyMap<string, StoredRecord>,
  ports: SyncPorts,
): Promise<SettledSource> {
  const own = [...records.values()].filter(({ record }) => record.provenance.source === asked.name);
  const had = own.map(({ record }) => record).filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const decision = decideAbout(asked, had, ports.acceptWithdrawals ?? false);
  const outcome = { source: asked.name, decision, found: asked.found.length, had: had.length };
  const foundKeys = new Set<string | undefined>(asked.found.map(({ found }) => found.key));
  const { failed, notices } = sorted(asked, (key) => foundKeys.has(key));
  if (decision.kind === 'refused') return { outcome, settled: [], withdrawn: [], failed, notices };
  const work = await settleAll(asked, own, ports);
  return {
    outcome,
    settled: work.settled,
    withdrawn: decision.withdrawn,
    failed: [...failed, ...work.failed],
    notices: [...notices, ...work.settled.flatMap(({ read }) => read.problems.map((problem) => noticeOf(asked.name, problem)))],
  };
}

function decideAbout(asked: AskedSource, had: readonly BadgeRecord[], acceptWithdrawals: boolean): Decision {
  if (asked.failures.length > 0) return { kind: 'refused', reason: 'failed', gone: 0 };
  const { problems, complete, unsure, emptyIsFine } = asked;
  const answer = { found: asked.found.map(({ found }) => found), problems, complete, unsure };
  return decide({ answer, had, acceptWithdrawals, emptyIsFine });
}

/** What failed as a whole stands apart from what only needs telling: a badge that goes through has not failed. */
function sorted(
  asked: AskedSource,
  goesThrough: (key: string | undefined) => boolean,
): Pick<SettledSource, 'failed' | 'notices'> {
  const failed = asked.failures.map((error) => failedItem(asked.name, { error }));
  const notices: SyncNotice[] = [];
  for (const problem of asked.problems) {
    if (problem.harmless === true || goesThrough(problem.key)) notices.push(noticeOf(asked.name, problem));
    else failed.push(failedItem(asked.name, problem));
  }
  return { failed, notices };
}

async function settleAll(
  asked: AskedSource,
  own: readonly StoredRecord[],
  ports: SyncPorts,
): Promise<Pick<SettledSource, 'settled' | 'failed'>> {
  const { source } = asked;
  const settled: SettledBadge[] = [];
  const failed: FailedItem[] = [];
  if (!source) return { settled, failed };
  const byKey = new Map(own.map((stored) => [stored.record.provenance.key, stored]));
  const waiting = asked.found.map((one): Candidate => ({ ...one, source, stored: byKey.get(one.found.key) })).values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const candidate of waiting) {
      try {
        settled.push(await settleBadge(candidate, ports));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        failed.push(failedItem(asked.name, { key: candidate.found.key, error }));
      }
      ports.progress?.({ source: asked.name, done: (done += 1), all: asked.found.length });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return { settled, failed };
}

function failedItem(source: string, { key, error }: SourceProblem): FailedItem {
  const code = error instanceof SourceError ? error.code : error.name;
  return { source, ...(key === undefined ? {} : { key }), code, message: error.message };
}

const noticeOf = (source: string, problem: SourceProblem): SyncNotice => ({
  ...failedItem(source, problem),
  harmless: problem.harmless ?? false,
});
