import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import type { BadgeRecord, CredentialFile, KeptDocument } from '../../widget/verification/badge-record.ts';
import { readBadgeRecord } from '../../widget/verification/record-schema.ts';
import { clearStaging, finishInterrupted, openStaging } from './content-journal.ts';
import type { FileChange, Staging, StagedFile } from './content-journal.ts';
import { takeLock } from './content-lock.ts';
import type { LockOptions } from './content-lock.ts';
import { disk } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { StoreError } from './store-error.ts';
import { workThrough } from './worker-pool.ts';

/** A record and the text that it was read from. */
export interface StoredRecord {
  readonly record: BadgeRecord;
  readonly text: string;
}

/** The only way to `content/`: reads what is there, and writes a plan whole or not at all. */
export interface ContentStore {
  /** Every badge on disk, withdrawn ones too, by slug. */
  readonly records: () => Promise<ReadonlyMap<string, StoredRecord>>;
  /** The earner's files: name and at most the first `INBOX_READ_BYTES` bytes, in name order. */
  readonly inbox: () => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  /** A file of the earner's beside profile.json, at most its first `INBOX_READ_BYTES` bytes. */
  readonly earnerFile: (name: string) => Promise<Uint8Array | undefined>;
  /** A stored picture whose bytes still have their hash, by that hash. */
  readonly image: (sha256: string, mediaType: string) => Promise<Uint8Array | undefined>;
  /** Stored credential bytes that still have their hash. */
  readonly credential: (file: CredentialFile) => Promise<Uint8Array | undefined>;
  /** The kept bytes of a document, when they still have their hash. */
  readonly evidence: (document: Pick<KeptDocument, 'sha256' | 'mediaType'>) => Promise<Uint8Array | undefined>;
  /** Writes one file beside its place, for a later `write`, so that nobody has to hold it. */
  readonly stage: (path: string, bytes: Uint8Array) => Promise<StagedFile>;
  /** Writes all or none. */
  readonly write: (changes: readonly FileChange[]) => Promise<void>;
  /** Removes the evidence that no record names any more. */
  readonly removeEvidenceBut: (paths: ReadonlySet<string>) => Promise<void>;
}

/** How much of an inbox file is read: one byte more than any badge may have, so that larger ones show. */
const INBOX_READ_BYTES = 10_000_001;

/** Records that are read at the same time. */
const READERS = 8;

const IMAGE_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/svg+xml', 'svg'],
]);

/** Where a picture lies below `content/`. */
export const imagePath = (sha256: string, mediaType: string): string =>
  `images/${sha256}.${IMAGE_EXTENSIONS.get(mediaType) ?? 'bin'}`;

/** Where the received bytes of a credential lie below `content/`. */
export const credentialPath = ({ sha256, extension }: CredentialFile): string => `credentials/${sha256}.${extension}`;

/** Where the bytes of a document that a report rests on lie below `content/`. */
export function evidencePath({ sha256, mediaType }: Pick<KeptDocument, 'sha256' | 'mediaType'>): string {
  const image = IMAGE_EXTENSIONS.get(mediaType);
  const text = /[/+]json$/.test(mediaType) ? 'json' : /[/+]jwt$/.test(mediaType) ? 'jwt' : 'bin';
  return `evidence/${sha256}.${image ?? text}`;
}

/** Where a badge's record lies below `content/`. */
export const recordPath = (slug: string): string => `badges/${slug}.json`;

/** Lower-case hex SHA-256. */
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The store of one content folder. It takes no lock, and only `write` changes what is in its place.
 * @param content absolute path of the folder
 */
export function createContentStore(
  content: string,
  files: FileSystem = disk,
  staging: Staging = openStaging(files, content),
): ContentStore {
  return {
    records: () => readRecords(files, content),
    inbox: () => readInbox(files, content),
    earnerFile: (name) => readBeside(files, content, name),
    image: (sha256, mediaType) => readWhole(files, join(content, imagePath(sha256, mediaType)), sha256),
    credential: (file) => readWhole(files, join(content, credentialPath(file)), file.sha256),
    evidence: (document) => readWhole(files, join(content, evidencePath(document)), document.sha256),
    ...staging,
    removeEvidenceBut: (paths) => removeEvidence(files, content, paths),
  };
}

/**
 * Runs work with the folder to itself: takes the lock, ends what a killed sync left half done, and gives the lock back.
 * @throws StoreError
 */
export async function withContentStore<T>(
  content: string,
  work: (store: ContentStore) => Promise<T>,
  options: LockOptions & { readonly files?: FileSystem } = {},
): Promise<T> {
  const files = options.files ?? disk;
  const lock = await takeLock(files, content, options);
  try {
    await finishInterrupted(files, content);
    return await work(createContentStore(content, files, openStaging(files, content, lock.insist)));
  } finally {
    await clearStaging(files, content);
    await lock.release();
  }
}

async function readRecords(files: FileSystem, content: string): Promise<ReadonlyMap<string, StoredRecord>> {
  const names = (await files.list(join(content, 'badges'))).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const records = await workThrough(names, READERS, (name) => readRecord(files, join(content, 'badges', name), name));
  return new Map(records.flatMap((stored) => (stored ? [[stored.record.slug, stored]] : [])));
}

async function readRecord(files: FileSystem, path: string, name: string): Promise<StoredRecord | undefined> {
  const bytes = await files.read(path);
  if (bytes === undefined) return undefined;
  const text = new TextDecoder().decode(bytes);
  const record = parseRecord(text, path);
  if (`${record.slug}.json` !== name) throw broken(path, `its slug is "${record.slug}"`);
  return { record, text };
}

function parseRecord(text: string, path: string): BadgeRecord {
  try {
    return readBadgeRecord(text);
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause;
    throw broken(path, cause.at === undefined || cause.at === '' ? cause.message : `${cause.message} at ${cause.at}`, cause);
  }
}

const broken = (path: string, why: string, cause?: unknown): StoreError =>
  new StoreError('STORE_RECORD_BROKEN', `content: ${path} cannot be used: ${why}`, { path, cause });

async function readInbox(files: FileSystem, content: string): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  const folder = join(content, 'inbox');
  const found: { name: string; bytes: Uint8Array }[] = [];
  for (const name of await files.list(folder)) {
    if (name.startsWith('.')) continue;
    const bytes = await files.read(join(folder, name), INBOX_READ_BYTES);
    if (bytes) found.push({ name, bytes });
  }
  return found;
}

async function readBeside(files: FileSystem, content: string, name: string): Promise<Uint8Array | undefined> {
  return /^[^/\\.][^/\\]*$/.test(name) ? files.read(join(content, name), INBOX_READ_BYTES) : undefined;
}

async function removeEvidence(files: FileSystem, content: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await files.list(join(content, 'evidence')))
    if (!kept.has(`evidence/${name}`) && /^[0-9a-f]{64}\.[a-z]{3,4}$/.test(name))
      await files.remove(join(content, 'evidence', name));
}

async function readWhole(files: FileSystem, path: string, sha256: string): Promise<Uint8Array | undefined> {
  const bytes = await files.read(path);
  return bytes && sha256Hex(bytes) === sha256 ? bytes : undefined;
}
