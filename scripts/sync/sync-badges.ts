import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { SourceError } from '../sources/source-error.ts';
import type { Source, SourceProblem } from '../sources/source.ts';
import { askSources, SOURCES_AT_ONCE } from './asked-sources.ts';
import type { AskedSource } from './asked-sources.ts';
import type { FileChange } from './content-journal.ts';
import type { ContentStore, StoredRecord } from './content-store.ts';
import { changingUrls, loadFromArchive } from './document-archive.ts';
import type { ArchivedDocument } from './document-archive.ts';
import type { DroppedField } from './dropped-fields.ts';
import { rememberDocuments } from './document-memory.ts';
import type { FetchCache } from '../cache/fetch-cache.ts';
import { evidenceBytes } from './kept-evidence.ts';
import { planRecords } from './planned-records.ts';
import { settleBadge } from './settled-badge.ts';
import type { Candidate, SettledBadge, SettlingPorts } from './settled-badge.ts';
import { decide } from './sync-plan.ts';
import type { Decision, FailedItem, PlanItem, SyncPlan } from './sync-plan.ts';
import { workThrough } from './worker-pool.ts';

/** What a sync may use: everything that differs by place and time, and the profile. */
export interface SyncPorts extends Omit<SettlingPorts, 'stage'> {
  readonly sources: readonly Source[];
  readonly store: Omit<ContentStore, 'write' | 'removeEvidenceBut'>;
  /** What a sync that was cut off had read. Default: nothing. */
  readonly cache?: FetchCache;
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
  /** Fields of lists, badges and their records that went no further, and why. */
  readonly dropped: readonly DroppedField[];
  /** Paths of all evidence that a record names once the changes are made. */
  readonly evidence: ReadonlySet<string>;
}

interface SettledSource {
  readonly outcome: SourceOutcome;
  readonly settled: readonly SettledBadge[];
  readonly withdrawn: readonly BadgeRecord[];
  readonly failed: readonly FailedItem[];
  readonly notices: readonly SyncNotice[];
}

/** Badges of one source that are read and verified at the same time: more than a host is asked for, so that it never waits for us. */
const BADGES_AT_ONCE = 8;

/** Asks every source, compares with the disk, and says what to write. Writes nothing itself. */
export async function syncBadges(ports: SyncPorts): Promise<SyncResult> {
  const records = await ports.store.records();
  const load = rememberDocuments(loadFromArchive(archivedDocuments(records, ports), archivePorts(ports)));
  const stage = stageOnce(ports.store);
  const store = { ...ports.store, evidence: readOnce(ports.store.evidence) };
  const entries = ports.profile.sources ?? [];
  const { show } = ports.profile;
  const asked = await askSources(entries, { ...ports, load, records, ...(show ? { show } : {}) });
  const parts = await workThrough(asked, SOURCES_AT_ONCE, (source) =>
    settleSource(source, records, { ...ports, store, load, stage }),
  );
  const { changes, evidence, keptReports, ...plan } = planRecords(
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
    evidence,
    dropped: asked.flatMap(({ fields }) => fields.dropped()),
  };
}

const archivePorts = ({ load, now, profile, cache }: SyncPorts): Parameters<typeof loadFromArchive>[1] => ({
  load,
  now,
  recheckAfterDays: profile.recheckAfterDays,
  ...(cache ? { cache } : {}),
});

/** What the disk has, at the addresses at which the profile's entries would ask for it. */
function archivedDocuments(records: ReadonlyMap<string, StoredRecord>, ports: SyncPorts): readonly ArchivedDocument[] {
  const documents: ArchivedDocument[] = [];
  for (const { record } of records.values()) {
    const { source: name } = record.provenance;
    const urlAt = ports.sources.find((source) => source.name === name)?.urlAt;
    const entries = (ports.profile.sources ?? []).filter((entry) => entry.source === name);
    const canChange = changingUrls(record);
    for (const entry of record.evidence ?? []) {
      const bytes = (): Promise<Uint8Array | undefined> => evidenceBytes(entry, record, ports.store);
      for (const settings of entries) {
        const at = (url: string): string => urlAt?.(url, settings) ?? url;
        documents.push({ url: at(entry.url), finalUrl: at(entry.finalUrl), entry, canChange: canChange(entry), bytes });
      }
    }
  }
  return documents;
}

/** Badges share issuers and status lists: each is looked for on the disk once. */
function readOnce(evidence: ContentStore['evidence']): ContentStore['evidence'] {
  const read = new Map<string, ReturnType<ContentStore['evidence']>>();
  return (document) => {
    const known = read.get(document.sha256) ?? evidence(document);
    read.set(document.sha256, known);
    return known;
  };
}

/** Badges share pictures, classes and issuers: what waits at a path already waits for all of them. */
function stageOnce(store: Pick<ContentStore, 'stage'>): SettlingPorts['stage'] {
  const staged = new Map<string, Promise<FileChange>>();
  return (path, bytes) => {
    const known = staged.get(path) ?? store.stage(path, bytes);
    staged.set(path, known);
    return known;
  };
}

async function settleSource(
  asked: AskedSource,
  records: ReadonlyMap<string, StoredRecord>,
  ports: SyncPorts & SettlingPorts,
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
  ports: SyncPorts & SettlingPorts,
): Promise<Pick<SettledSource, 'settled' | 'failed'>> {
  const { source, fields } = asked;
  if (!source) return { settled: [], failed: [] };
  const settling = { ...ports, load: fields.observe(ports.load, 'verification'), see: fields.see };
  const byKey = new Map(own.map((stored) => [stored.record.provenance.key, stored]));
  let done = 0;
  const results = await workThrough(asked.found, BADGES_AT_ONCE, async (one) => {
    const candidate: Candidate = { ...one, source, stored: byKey.get(one.found.key) };
    const result = await settleBadge(candidate, settling).catch((error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      return failedItem(asked.name, { key: one.found.key, error });
    });
    ports.progress?.({ source: asked.name, done: (done += 1), all: asked.found.length });
    return result;
  });
  return {
    settled: results.filter((result) => 'read' in result),
    failed: results.filter((result) => 'code' in result),
  };
}

function failedItem(source: string, { key, error }: SourceProblem): FailedItem {
  const code = error instanceof SourceError ? error.code : error.name;
  return { source, ...(key === undefined ? {} : { key }), code, message: error.message };
}

const noticeOf = (source: string, problem: SourceProblem): SyncNotice => ({
  ...failedItem(source, problem),
  harmless: problem.harmless ?? false,
});
