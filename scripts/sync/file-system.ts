import { constants } from 'node:fs';
import { access, lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { systemCode } from './store-error.ts';

/** The file-system calls that the content store makes, so that a test can end the world before or inside any of them. */
export interface FileSystem {
  /** Bytes of a file, at most `maxBytes` when given; undefined when there is none. */
  readonly read: (path: string, maxBytes?: number) => Promise<Uint8Array | undefined>;
  /** Names of the regular files in a folder, sorted; none when there is no folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Milliseconds since 1970; undefined when there is no such file. */
  readonly modifiedMs: (path: string) => Promise<number | undefined>;
  readonly isWritable: (folder: string) => Promise<boolean>;
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Creates a file that must not exist yet; on return the bytes are on the disk. */
  readonly create: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Replaces `to` in one step. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Makes the names in a folder durable. */
  readonly syncFolder: (folder: string) => Promise<void>;
  /** Removes a file or a folder with what is in it; none is fine. */
  readonly remove: (path: string) => Promise<void>;
}

/** The disk. */
export const disk: FileSystem = {
  read: (path, maxBytes) => orMissing(maxBytes === undefined ? readFile(path) : readStart(path, maxBytes)),
  list: async (folder) => {
    const entries = await orMissing(readdir(folder, { withFileTypes: true }));
    return (entries ?? [])
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  },
  modifiedMs: async (path) => (await orMissing(lstat(path)))?.mtimeMs,
  isWritable: (folder) =>
    access(folder, constants.W_OK).then(
      () => true,
      () => false,
    ),
  makeFolder: async (folder) => void (await mkdir(folder, { recursive: true })),
  create: async (path, bytes) => {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  syncFolder,
  remove: (path) => rm(path, { recursive: true, force: true }),
};

async function readStart(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(maxBytes, (await file.stat()).size));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    // Windows and some network drives cannot: the rename itself is still one step there.
    const code = systemCode(error);
    if (code !== 'EISDIR' && code !== 'EINVAL' && code !== 'EPERM' && code !== 'ENOTSUP') throw error;
  }
}

async function orMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
