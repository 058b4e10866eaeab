// A content folder of a test's own, and what can be asked of it.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { readBadgeRecord } from '../../widget/verification/record-schema.ts';

/** A folder that is removed when the test ends. */
export interface TempContent {
  readonly folder: string;
  /** Writes a file below the folder; a value that is neither text nor bytes is written as JSON. */
  put(path: string, value: unknown): Promise<void>;
  /** Every file below the folder, by path: the hash of its bytes. */
  hashes(): Promise<ReadonlyMap<string, string>>;
  /** Every file below the folder, by path: its bytes as Latin-1 text. */
  texts(): Promise<ReadonlyMap<string, string>>;
  /** The records of `badges/`, in slug order. */
  records(): Promise<readonly BadgeRecord[]>;
}

/** Makes a folder with a `profile.json` of these sources and the files given. */
export async function tempContent(
  t: { after(cleanUp: () => Promise<void>): void },
  profile: { readonly [key: string]: unknown } = {},
  files: { readonly [path: string]: unknown } = {},
): Promise<TempContent> {
  const folder = await mkdtemp(join(tmpdir(), 'ms-badge-content-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const put = async (path: string, value: unknown): Promise<void> => {
    const target = join(folder, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value));
  };
  await put('profile.json', { name: 'Sample Earner', ...profile });
  for (const [path, value] of Object.entries(files)) await put(path, value);
  const all = async <T>(read: (bytes: Buffer) => T): Promise<ReadonlyMap<string, T>> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const read1 = async (path: string): Promise<[string, T]> => [path.slice(folder.length + 1), read(await readFile(path))];
    return new Map((await Promise.all(paths.map(read1))).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return {
    folder,
    put,
    hashes: () => all((bytes) => createHash('sha256').update(bytes).digest('hex')),
    texts: () => all((bytes) => bytes.toString('latin1')),
    records: async () => {
      const texts = await all((bytes) => bytes.toString('utf8'));
      return [...texts].filter(([path]) => /^badges\/.*\.json$/.test(path)).map(([, text]) => readBadgeRecord(text));
    },
  };
}
