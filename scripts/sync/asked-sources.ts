import type { Profile } from '../../widget/badge/profile.ts';
import { nearMiss } from '../../widget/badge/strict-object.ts';
import { SourceError } from '../sources/source-error.ts';
import { withProfile } from '../sources/source-profile.ts';
import type { FoundCredential, Source, SourcePorts, SourceProblem, SourceSettings } from '../sources/source.ts';
import type { ContentStore, StoredRecord } from './content-store.ts';
import { observeFields } from './dropped-fields.ts';
import type { FieldObserver } from './dropped-fields.ts';
import type { HttpLoad } from './http-client.ts';
import { workThrough } from './worker-pool.ts';

/** All that the profile's entries for one source answered, taken together: badges are known by source and key. */
export interface AskedSource {
  readonly name: string;
  /** Absent when there is no source of that name. */
  readonly source?: Source;
  /** Each key once, with the settings that it was found by. */
  readonly found: readonly { readonly found: FoundCredential; readonly settings: SourceSettings }[];
  readonly problems: readonly SourceProblem[];
  readonly complete: boolean;
  readonly unsure: readonly string[];
  /** Entries that gave no usable answer. */
  readonly failures: readonly SourceError[];
  /** An account that is named and lists nothing is suspicious; an inbox without files is not. */
  readonly emptyIsFine: boolean;
  /** Looks at what its badges are read from, and knows what of its answers went no further. */
  readonly fields: FieldObserver;
}

/** What asking needs. */
export interface AskingPorts {
  readonly sources: readonly Source[];
  readonly store: Pick<ContentStore, 'inbox' | 'earnerFile' | 'image'>;
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly load: HttpLoad;
  readonly now: Date;
  /** What is shown of a person. */
  readonly show?: Profile['show'];
  /** Where a profile of the form `env:NAME` is read from. Default: there is none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly progress?: (event: { readonly source: string; readonly done: number; readonly all?: number }) => void;
}

/** Sources that are asked, or settled, at the same time: mostly each has hosts of its own. */
export const SOURCES_AT_ONCE = 8;
const ENTRIES_AT_ONCE = 8;

/** Asks what the profile names, side by side; the answers are in the profile's order. An entry that fails does not keep the others from answering. */
export async function askSources(entries: readonly SourceSettings[], ports: AskingPorts): Promise<readonly AskedSource[]> {
  const names = [...new Set(entries.map(({ source }) => source))];
  return workThrough(names, SOURCES_AT_ONCE, async (name) => {
    const own = entries.filter(({ source }) => source === name);
    const source = ports.sources.find((candidate) => candidate.name === name);
    return source ? askOne(source, own, ports) : unknown(name, ports);
  });
}

async function askOne(source: Source, entries: readonly SourceSettings[], ports: AskingPorts): Promise<AskedSource> {
  const fields = fieldsOf(source.name, entries, ports);
  const asked = await workThrough(entries, ENTRIES_AT_ONCE, async (settings) => {
    const load = fields.observe(ports.load, 'source', source.fields(settings));
    try {
      return {
        settings,
        answer: await source.find(withProfile(settings, ports.environment), portsOf(source, { ...ports, load })),
      };
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  });
  const failures = asked.filter((one) => one instanceof SourceError);
  const answers = asked.filter((one) => 'answer' in one);
  const found = new Map<string, { found: FoundCredential; settings: SourceSettings }>();
  for (const { settings, answer } of answers) {
    for (const one of answer.found) if (!found.has(one.key)) found.set(one.key, { found: one, settings });
  }
  return {
    name: source.name,
    source,
    found: [...found.values()],
    problems: answers.flatMap(({ answer }) => answer.problems),
    complete: answers.every(({ answer }) => answer.complete),
    unsure: answers.flatMap(({ answer }) => answer.unsure ?? []),
    failures,
    emptyIsFine: entries.every(({ profile }) => profile === undefined),
    fields,
  };
}

function fieldsOf(name: string, entries: readonly SourceSettings[], { show }: AskingPorts): FieldObserver {
  const evidence = entries.some((entry) => entry.evidence ?? false);
  return observeFields(name, { evidence, earnerName: show?.earnerName ?? false });
}

function portsOf(source: Source, ports: AskingPorts): SourcePorts {
  const pictures = new Map<string, { sha256: string; mediaType: string }>();
  const keys = new Map<string, string | undefined>();
  for (const { record } of ports.records.values()) {
    if (record.provenance.source !== source.name) continue;
    keys.set(record.provenance.key, record.badge.validUntil);
    const { id, sha256, mediaType } = record.badge.image ?? {};
    if (id !== undefined && sha256 !== undefined && mediaType !== undefined) pictures.set(id, { sha256, mediaType });
  }
  return {
    http: { load: ports.load },
    inbox: ports.store.inbox,
    earnerFile: ports.store.earnerFile,
    isStored: (key) => keys.has(key),
    storedUntil: (key) => keys.get(key),
    storedImage: async (url) => {
      const picture = pictures.get(url);
      return picture && ports.store.image(picture.sha256, picture.mediaType);
    },
    now: () => ports.now.toISOString(),
    progress: (event) => ports.progress?.({ source: source.name, ...event }),
  };
}

function unknown(name: string, ports: AskingPorts): AskedSource {
  const known = ports.sources.map((source) => source.name);
  const near = nearMiss(name, known);
  const hint = near === undefined ? `known are ${known.join(', ')}` : `did you mean "${near}"?`;
  const failure = new SourceError('SOURCE_UNKNOWN', `${name}: there is no such source; ${hint}`);
  const fields = fieldsOf(name, [], ports);
  return { name, found: [], problems: [], complete: false, unsure: [], failures: [failure], emptyIsFine: false, fields };
}
