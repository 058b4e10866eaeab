import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import { imageType } from '../../widget/badge/image-type.ts';
import { NoteError, noteFile, readNote, readTranslatedNote } from '../../widget/badge/note.ts';
import { ProfileError, readProfile } from '../../widget/badge/profile.ts';
import type { Note, NoteFile } from '../../widget/badge/note.ts';
import type { Profile } from '../../widget/badge/profile.ts';
import { SLUG } from '../../widget/badge/slug.ts';
import { nearMiss } from '../../widget/badge/strict-object.ts';
import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { readBadgeRecord } from '../../widget/verification/record-schema.ts';
import { refusalWords } from '../refusal-words.ts';
import { credentialPath, evidencePath, imagePath, recordPath, sha256Hex } from './content-store.ts';
import type { FileSystem } from './file-system.ts';
import { isKeptElsewhere } from './kept-evidence.ts';

/** Something wrong in a content folder. */
export interface ContentProblem {
  /** Path below the content folder. */
  readonly file: string;
  /** Dotted path inside the file; absent when it is the file as a whole. */
  readonly at?: string;
  readonly message: string;
}

/** What was looked at, and what was found. */
export interface ContentFindings {
  readonly badges: number;
  readonly notes: number;
  readonly problems: readonly ContentProblem[];
}

/**
 * Looks at everything in a content folder: the earner's own files, every record, and the hashes of pictures, credentials and evidence.
 * Reads only.
 * @param sources the names of the sources that there are
 */
export async function checkContent(files: FileSystem, content: string, sources: readonly string[]): Promise<ContentFindings> {
  const problems: ContentProblem[] = [];
  const records = await checkRecords(files, content, problems);
  const slugs = [...records.keys()];
  await checkProfile(files, content, { sources, slugs, problems });
  const notes = await checkNotes(files, content, { slugs, problems });
  // Two badges may share a picture: what is wrong with it is said once.
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return { badges: records.size, notes, problems: [...once.values()] };
}

interface Checking {
  readonly slugs: readonly string[];
  readonly problems: ContentProblem[];
}

async function checkProfile(
  files: FileSystem,
  content: string,
  checking: Checking & { sources: readonly string[] },
): Promise<void> {
  const { sources, slugs, problems } = checking;
  const file = 'profile.json';
  const bytes = await files.read(join(content, file));
  if (bytes === undefined) return void problems.push({ file, message: 'is missing; "ms-badge init" makes one' });
  try {
    const profile = readProfile(new TextDecoder().decode(bytes));
    for (const [index, { source }] of (profile.sources ?? []).entries()) {
      if (!sources.includes(source))
        problems.push({ file, at: `sources.${index}.source`, message: unknownName('source', source, sources) });
    }
    for (const [at, slug] of groupedSlugs(profile)) {
      if (!slugs.includes(slug)) problems.push({ file, at, message: unknownName('badge', slug, slugs) });
    }
    const { portrait } = profile;
    if (portrait !== undefined && (await files.modifiedMs(join(content, portrait))) === undefined) {
      problems.push({ file, at: 'portrait', message: `there is no file "${portrait}" beside profile.json` });
    }
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    for (const { path, message } of error.problems) problems.push({ file, ...(path === '' ? {} : { at: path }), message });
  }
}

function groupedSlugs({ groups }: Profile): readonly (readonly [string, string])[] {
  return (groups ?? []).flatMap(({ badges }, group) =>
    badges.map((slug, index) => [`groups.${group}.badges.${index}`, slug] as const),
  );
}

async function checkNotes(files: FileSystem, content: string, { slugs, problems }: Checking): Promise<number> {
  const names = (await files.list(join(content, 'notes'))).filter((name) => !name.startsWith('.'));
  for (const name of names) {
    const file = `notes/${name}`;
    const about = noteFile(name);
    if (!about) problems.push({ file, message: 'is not a Markdown file: its name has to end in .md' });
    else if (!slugs.includes(about.slug)) problems.push({ file, message: unknownName('badge', about.slug, slugs) });
    else {
      const text = new TextDecoder().decode(await files.read(join(content, 'notes', name)));
      problems.push(...noteProblems(text, { about, slugs }).map((problem) => ({ file, ...problem })));
    }
  }
  return names.length;
}

type NoteProblem = Omit<ContentProblem, 'file'>;

interface NoteCheck {
  readonly about: NoteFile;
  readonly slugs: readonly string[];
}

function noteProblems(text: string, { about, slugs }: NoteCheck): readonly NoteProblem[] {
  const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)?.groups?.['yaml'];
  if (frontMatter === undefined && /^\uFEFF?---/.test(text))
    return [{ message: 'its front matter does not end: "---" is missing' }];
  try {
    const parsed: unknown = frontMatter === undefined ? undefined : parse(frontMatter, { maxAliasCount: 0 });
    if (about.language === undefined) return namedBadges(readNote(parsed), { about, slugs });
    readTranslatedNote(parsed);
    return [];
  } catch (error) {
    if (error instanceof YAMLParseError)
      return [{ message: `its front matter is not YAML: ${error.message.split('\n')[0] ?? ''}` }];
    if (!(error instanceof NoteError)) throw error;
    return error.problems.map(({ path, message }) => ({ ...(path === '' ? {} : { at: path }), message }));
  }
}

/** The badges that a note names, where there are none of that name, and what it says of itself that cannot be. */
function namedBadges({ sameAs, replaces, separate }: Note, { about, slugs }: NoteCheck): readonly NoteProblem[] {
  const named = Object.entries({ sameAs, replaces }).flatMap(([at, slug]): readonly NoteProblem[] => {
    if (slug === undefined) return [];
    if (slug === about.slug) return [{ at, message: 'names the badge itself' }];
    return slugs.includes(slug) ? [] : [{ at, message: unknownName('badge', slug, slugs) }];
  });
  const contradicts = separate === true && sameAs !== undefined;
  return contradicts ? [...named, { at: 'separate', message: 'contradicts sameAs: leave one of them out' }] : named;
}

async function checkRecords(
  files: FileSystem,
  content: string,
  problems: ContentProblem[],
): Promise<ReadonlyMap<string, BadgeRecord>> {
  const records = new Map<string, BadgeRecord>();
  const identities = new Map<string, string>();
  for (const name of await files.list(join(content, 'badges'))) {
    if (name.startsWith('.')) continue;
    const file = `badges/${name}`;
    const record = parseRecord(file, new TextDecoder().decode(await files.read(join(content, 'badges', name))), problems);
    if (!record) continue;
    records.set(record.slug, record);
    if (recordPath(record.slug) !== file)
      problems.push({ file, at: 'slug', message: `is "${record.slug}", which is not the file's name` });
    const identity = `${record.provenance.source} ${record.provenance.key}`;
    const twin = identities.get(identity);
    if (twin !== undefined) problems.push({ file, at: 'provenance', message: `is the same badge as ${twin}` });
    identities.set(identity, file);
    await checkFiles(files, content, { file, record, problems });
  }
  return records;
}

function parseRecord(file: string, text: string, problems: ContentProblem[]): BadgeRecord | undefined {
  if (!SLUG.test(file.slice('badges/'.length).replace(/\.json$/, '')) || !file.endsWith('.json')) {
    problems.push({ file, message: 'is not a badge record: its name is not <slug>.json' });
    return undefined;
  }
  try {
    return readBadgeRecord(text);
  } catch (error) {
    if (!(error instanceof BadgeError)) throw error;
    problems.push({ file, ...(error.at === undefined || error.at === '' ? {} : { at: error.at }), message: refusalWords(error) });
    return undefined;
  }
}

interface FileCheck {
  readonly file: string;
  readonly record: BadgeRecord;
  readonly problems: ContentProblem[];
}

async function checkFiles(files: FileSystem, content: string, { file, record, problems }: FileCheck): Promise<void> {
  const { sha256, mediaType } = record.badge.image ?? {};
  if (sha256 !== undefined && mediaType !== undefined) {
    const bytes = await checkHash(imagePath(sha256, mediaType), sha256);
    if (bytes && imageType(bytes) !== mediaType)
      problems.push({ file, at: 'badge.image.mediaType', message: `the picture is not ${mediaType}` });
  }
  if (record.credential) await checkHash(credentialPath(record.credential), record.credential.sha256);
  for (const entry of record.evidence ?? [])
    if (!isKeptElsewhere(entry, record)) await checkHash(evidencePath(entry), entry.sha256);

  async function checkHash(path: string, expected: string): Promise<Uint8Array | undefined> {
    const bytes = await files.read(join(content, ...path.split('/')));
    if (bytes === undefined) problems.push({ file, message: `${path} is missing; "ms-badge sync" fetches it again` });
    else if (sha256Hex(bytes) !== expected) {
      problems.push({
        file: path,
        message: 'was changed: its bytes do not have the hash that is its name; "ms-badge sync" restores it',
      });
      return undefined;
    }
    return bytes;
  }
}

function unknownName(noun: string, name: string, known: readonly string[]): string {
  const near = nearMiss(name, known);
  if (near !== undefined) return `there is no ${noun} "${name}": did you mean "${near}"?`;
  return `there is no ${noun} "${name}"${known.length > 0 && known.length <= 12 ? `; there are ${known.join(', ')}` : ''}`;
}
