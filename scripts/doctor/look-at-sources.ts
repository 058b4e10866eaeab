import { BadgeError } from '../../widget/badge/badge-error.ts';
import type { Badge } from '../../widget/badge/badge.ts';
import { plainLine } from '../../widget/badge/plain-text.ts';
import { nearMiss } from '../../widget/badge/strict-object.ts';
import type { LoadDocument } from '../../widget/credential/document-loader.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { SourceError } from '../sources/source-error.ts';
import { withProfile } from '../sources/source-profile.ts';
import type { FoundCredential, Source, SourceAnswer, SourceSettings } from '../sources/source.ts';
import type { ContentStore } from '../sync/content-store.ts';
import type { SeenBadge, SeenProblem, SeenSource, Sighting, Standing } from './seen-source.ts';

/** What looking needs. Nothing of it can write. */
export interface LookingPorts {
  readonly sources: readonly Source[];
  readonly store: Pick<ContentStore, 'inbox' | 'earnerFile' | 'records'>;
  /** Where a profile of the form `env:NAME` is read from. Default: there is none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly load: LoadDocument;
  /** Slugs of the badges that the earner's own notes hide. */
  readonly hidden: ReadonlySet<string>;
  readonly now: Date;
  /** Called as work goes on. */
  readonly progress?: (event: { readonly source: string; readonly done: number; readonly all?: number }) => void;
}

/** Keys of what was imported into Credly start with this. */
const IMPORTED = 'external:';

/** Asks every source that the profile names, one after the other, and compares with what is on disk. Writes nothing. */
export async function lookAtSources(entries: readonly SourceSettings[], ports: LookingPorts): Promise<Sighting> {
  const records = [...(await ports.store.records()).values()].map(({ record }) => record);
  const sources: SeenSource[] = [];
  for (const settings of entries) sources.push(await lookAt(settings, records, ports));
  const withdrawn = records.filter(({ withdrawnAt }) => withdrawnAt !== undefined).map(({ badge }) => plainLine(badge.name));
  return { sources, withdrawn, now: ports.now.toISOString() };
}

async function lookAt(settings: SourceSettings, records: readonly BadgeRecord[], ports: LookingPorts): Promise<SeenSource> {
  const source = ports.sources.find(({ name }) => name === settings.source);
  const nothing = { source: settings.source, known: true, badges: [], problems: [], complete: false, importedRead: false };
  if (source === undefined) {
    const meant = nearMiss(
      settings.source,
      ports.sources.map(({ name }) => name),
    );
    return { ...nothing, known: false, ...(meant === undefined ? {} : { meant }) };
  }
  try {
    const answer = await source.find(withProfile(settings, ports.environment), {
      http: { load: ports.load },
      inbox: ports.store.inbox,
      earnerFile: ports.store.earnerFile,
      isStored: (key) => records.some(({ provenance }) => provenance.source === source.name && provenance.key === key),
      // Nobody asks a doctor for pictures: each counts as being there already.
      storedImage: () => Promise.resolve(new Uint8Array()),
      now: () => ports.now.toISOString(),
      progress: (event) => ports.progress?.({ source: source.name, ...event }),
    });
    return { ...nothing, ...(await seenIn(source.name, answer, { records, hidden: ports.hidden })) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { ...nothing, failure: problemOf(error, false) };
  }
}

interface OnDisk {
  readonly records: readonly BadgeRecord[];
  readonly hidden: ReadonlySet<string>;
}

async function seenIn(source: string, answer: SourceAnswer, disk: OnDisk): Promise<Partial<SeenSource>> {
  return {
    badges: await Promise.all(answer.found.map((found) => seenBadge(source, found, disk))),
    problems: answer.problems.map(({ error, harmless }) => problemOf(error, harmless ?? false)),
    complete: answer.complete,
    importedRead: !(answer.unsure ?? []).includes(IMPORTED),
  };
}

function problemOf(error: Error, harmless: boolean): SeenProblem {
  const code = error instanceof SourceError ? error.code : error.name;
  return { code, message: plainLine(error.message), harmless };
}

async function seenBadge(source: string, found: FoundCredential, disk: OnDisk): Promise<SeenBadge> {
  const badge: Partial<Badge> =
    found.listed?.name === undefined ? { ...(await readDocument(found)), ...found.listed } : found.listed;
  const issuedOn = badge.validFrom?.slice(0, 10);
  const name = plainLine(badge.name) || found.key;
  return {
    source,
    key: found.key,
    name,
    issuer: plainLine(badge.issuer?.name),
    ...(badge.issuer?.id === undefined ? {} : { issuerId: badge.issuer.id }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(badge.validUntil === undefined ? {} : { validUntil: badge.validUntil }),
    imported: found.key.startsWith(IMPORTED),
    clues: [badge.achievementId, badge.criteria?.id, badge.criteria?.narrative].join(' ').toLowerCase(),
    standing: standingOf({ source, key: found.key, name, issuedOn }, disk),
  };
}

async function readDocument({ document }: FoundCredential): Promise<Partial<Badge>> {
  if (document === undefined) return {};
  try {
    return (await readCredential(document.bytes)).badge;
  } catch (error) {
    if (error instanceof BadgeError) return {};
    throw error;
  }
}

/** By source and key; else by name and day, since the same achievement from two sources is one badge on disk. */
function standingOf(
  seen: { readonly source: string; readonly key: string; readonly name: string; readonly issuedOn: string | undefined },
  { records, hidden }: OnDisk,
): Standing {
  const record =
    records.find(({ provenance }) => provenance.source === seen.source && provenance.key === seen.key) ??
    records.find(({ badge }) => plainLine(badge.name) === seen.name && badge.validFrom?.slice(0, 10) === seen.issuedOn);
  if (record === undefined) return 'not-synced';
  return hidden.has(record.slug) ? 'hidden' : 'shown';
}
