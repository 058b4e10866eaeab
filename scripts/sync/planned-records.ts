import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { freeSlug } from './badge-slug.ts';
import type { FileChange } from './content-journal.ts';
import { evidencePath, recordPath } from './content-store.ts';
import type { StoredRecord } from './content-store.ts';
import { isKeptElsewhere } from './kept-evidence.ts';
import { recordText, stableText } from './record-text.ts';
import type { SettledBadge } from './settled-badge.ts';
import type { PlanItem } from './sync-plan.ts';

/** Which badges come, change and go, and the files that make it so. */
export interface PlannedRecords {
  readonly added: readonly PlanItem[];
  readonly changed: readonly PlanItem[];
  readonly unchanged: readonly PlanItem[];
  readonly withdrawn: readonly PlanItem[];
  /** Badges whose dated report was kept, since hosts could not be reached. */
  readonly keptReports: readonly PlanItem[];
  readonly changes: readonly FileChange[];
  /** Paths of all evidence that a record names once the changes are made; what else lies there is of no use. */
  readonly evidence: ReadonlySet<string>;
}

/**
 * Turns settled and withdrawn badges into records, gives new ones their slugs, and compares with the disk byte for byte
 * (pure). What is on disk keeps its slug whatever the badge is called by now.
 * @param now RFC 3339, UTC
 */
export function planRecords(
  settled: readonly SettledBadge[],
  withdrawn: readonly BadgeRecord[],
  disk: { readonly records: ReadonlyMap<string, StoredRecord>; readonly now: string },
): PlannedRecords {
  const taken = new Set(disk.records.keys());
  const changes = new Map<string, FileChange>();
  const records = new Map([...disk.records].map(([slug, { record }]) => [slug, record]));
  const plan = { added: list(), changed: list(), unchanged: list(), withdrawn: list(), keptReports: list() };
  for (const badge of [...settled].sort(firstEarnedFirst)) {
    const record = recordOf(badge, taken, disk.now);
    taken.add(record.slug);
    records.set(record.slug, record);
    const text = recordText(record);
    const item = itemOf(record);
    if (badge.keptForNetwork) plan.keptReports.push(item);
    for (const file of badge.files) changes.set(file.path, file);
    if (text === badge.stored?.text) plan.unchanged.push(item);
    else {
      (badge.stored ? plan.changed : plan.added).push(item);
      addText(changes, recordPath(record.slug), text);
    }
  }
  for (const record of withdrawn) {
    plan.withdrawn.push(itemOf(record));
    addText(changes, recordPath(record.slug), recordText({ ...record, withdrawnAt: disk.now }));
  }
  return { ...plan, changes: [...changes.values()], evidence: namedEvidence([...records.values()]) };
}

const list = (): PlanItem[] => [];

/** The same answer in another order gives the same slugs. */
function firstEarnedFirst(a: SettledBadge, b: SettledBadge): number {
  const order = (badge: SettledBadge): string =>
    `${badge.read.badge.validFrom ?? '9999'} ${badge.source.name} ${badge.found.key}`;
  return order(a) < order(b) ? -1 : 1;
}

function recordOf(
  { source, found, stored, read, report, evidence }: SettledBadge,
  taken: ReadonlySet<string>,
  now: string,
): BadgeRecord {
  const { badge, file, recordUrl } = read;
  const before = stored?.record;
  const identity = `${source.name} ${found.key}`;
  // A document that cannot be had today does not take away the one that is stored.
  const credential = file ?? (found.hostedUrl === undefined ? undefined : before?.credential);
  const content = { badge, ...(credential ? { credential } : {}) };
  const isSame = before && stableText(content) === stableText({ badge: before.badge, ...pick(before) });
  return {
    version: 1,
    slug: before?.slug ?? freeSlug({ name: badge.name, issuer: badge.issuer.name, identity }, taken),
    ...content,
    report,
    provenance: {
      source: source.name,
      key: found.key,
      readAt: isSame ? before.provenance.readAt : now,
      ...(recordUrl === undefined ? {} : { recordUrl }),
      ...(found.selfReported ? { selfReported: true } : {}),
    },
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}

const pick = ({ credential }: BadgeRecord): Pick<BadgeRecord, 'credential'> => (credential ? { credential } : {});

function itemOf({ slug, badge, provenance }: BadgeRecord): PlanItem {
  return { source: provenance.source, key: provenance.key, slug, name: badge.name };
}

function namedEvidence(records: readonly BadgeRecord[]): ReadonlySet<string> {
  const entries = records.flatMap((record) => (record.evidence ?? []).filter((entry) => !isKeptElsewhere(entry, record)));
  return new Set(entries.map(evidencePath));
}

const addText = (changes: Map<string, FileChange>, path: string, text: string): void =>
  void changes.set(path, { path, bytes: new TextEncoder().encode(text) });
