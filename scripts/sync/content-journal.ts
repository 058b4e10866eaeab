import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { StoreError, storeErrorOf } from './store-error.ts';

/** One file to be written: its path below `content/`, with `/`. */
export interface FileChange {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const FOLDERS = ['credentials', 'images', 'badges'] as const;
const PATH = /^(?:badges|images|credentials)\/[a-z0-9][a-z0-9-]{0,127}\.[a-z0-9]{2,4}$/;
/** Files that are written at the same time. */
const WRITERS = 8;
const STAGED = /^\d{5}$/;

interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Writes all files or none. First every file is written beside its place and made durable; then one journal says where each
 * goes: from that moment on the change is decided, and {@link finishInterrupted} carries it out after a kill at any point.
 * Before that moment nothing in `content/` has changed. Pictures and credentials come before the badges that name them.
 * @throws StoreError
 */
export async function writeTogether(files: FileSystem, content: string, changes: readonly FileChange[]): Promise<void> {
  if (changes.length === 0) return;
  const ordered = inOrder(changes);
  const room = join(content, '.sync');
  try {
    await stage(files, content, room, ordered);
  } catch (error) {
    // A full or read-only disk: what was staged is of no use. Whoever cannot even remove it is told the first error.
    await files.remove(room).catch(() => undefined);
    throw storeErrorOf(error, content);
  }
  await finishInterrupted(files, content);
}

/**
 * Ends what an earlier sync began: carries out its journal, or clears away what it had only staged.
 * @returns whether there was anything to end
 * @throws StoreError
 */
export async function finishInterrupted(files: FileSystem, content: string): Promise<boolean> {
  const room = join(content, '.sync');
  const journal = join(room, 'journal.json');
  const bytes = await files.read(journal);
  if (bytes === undefined) {
    if ((await files.modifiedMs(room)) === undefined) return false;
    await files.remove(room).catch((error: unknown) => Promise.reject(storeErrorOf(error, room)));
    return true;
  }
  try {
    const present = new Set(await files.list(room));
    const moves = readMoves(bytes, journal);
    for (const { from, to } of moves)
      if (present.has(from)) await files.rename(join(room, from), join(content, ...to.split('/')));
    for (const folder of FOLDERS)
      if (moves.some(({ to }) => to.startsWith(folder))) await files.syncFolder(join(content, folder));
    await files.remove(room);
  } catch (error) {
    throw storeErrorOf(error, content);
  }
  return true;
}

async function stage(files: FileSystem, content: string, room: string, changes: readonly FileChange[]): Promise<void> {
  await files.remove(room);
  await files.makeFolder(room);
  for (const folder of FOLDERS) {
    if (!changes.some(({ path }) => path.startsWith(`${folder}/`))) continue;
    const path = join(content, folder);
    await files.makeFolder(path);
    if (!(await files.isWritable(path))) throw new StoreError('STORE_READ_ONLY', `content: ${path} cannot be written`, { path });
  }
  const moves = changes.map(({ path }, index): Move => ({ from: String(index).padStart(5, '0'), to: path }));
  await createAll(
    files,
    changes.map(({ bytes }, index) => ({ path: join(room, moves[index]?.from ?? ''), bytes })),
  );
  await files.create(join(room, 'journal.new'), new TextEncoder().encode(JSON.stringify({ version: 1, moves }) + '\n'));
  await files.syncFolder(room);
  await files.rename(join(room, 'journal.new'), join(room, 'journal.json'));
  await files.syncFolder(room);
}

/** Waiting for the disk is most of the work: several files wait together. All have ended when this one does. */
async function createAll(files: FileSystem, staged: readonly FileChange[]): Promise<void> {
  const waiting = staged.values();
  const work = async (): Promise<void> => {
    for (const { path, bytes } of waiting) await files.create(path, bytes);
  };
  const results = await Promise.allSettled(Array.from({ length: WRITERS }, work));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

function inOrder(changes: readonly FileChange[]): readonly FileChange[] {
  for (const { path } of changes) {
    if (!PATH.test(path))
      throw new StoreError('STORE_PATH_REFUSED', `content: "${path}" is no place that sync writes to`, { path });
  }
  const rank = ({ path }: FileChange): number => FOLDERS.findIndex((folder) => path.startsWith(`${folder}/`));
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

function readMoves(bytes: Uint8Array, path: string): readonly Move[] {
  const broken = (cause?: unknown): never => {
    throw new StoreError('STORE_JOURNAL_BROKEN', `content: ${path} is not a journal of sync; remove its folder`, { path, cause });
  };
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== 'object' || value === null || !('moves' in value) || !Array.isArray(value.moves)) return broken();
    return value.moves.map((move: unknown) => (isMove(move) ? move : broken()));
  } catch (cause) {
    return broken(cause);
  }
}

function isMove(value: unknown): value is Move {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return false;
  return typeof value.from === 'string' && STAGED.test(value.from) && typeof value.to === 'string' && PATH.test(value.to);
}
