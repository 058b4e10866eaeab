import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { StoreError, storeErrorOf } from './store-error.ts';
import { workThrough } from './worker-pool.ts';

/** One file to be written: its path below `content/`, with `/`, and its bytes. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** One file that lies beside its place already, by its name there, so that nobody has to hold its bytes. */
export interface StagedFile {
  readonly path: string;
  readonly staged: string;
}

/** One file to be written. */
export type FileChange = NewFile | StagedFile;

/** In the order in which they are put in place: what is named comes before what names it. */
const FOLDERS = ['evidence', 'credentials', 'images', 'badges'] as const;
const PATH = /^(?:badges|images|credentials|evidence)\/[a-z0-9][a-z0-9-]{0,127}\.[a-z0-9]{2,4}$/;
/** Files that are written at the same time. */
const WRITERS = 8;
const STAGED = /^\d{5,9}$/;

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where files wait for all of them to be there. */
export interface Staging {
  /**
   * Writes one file beside its place and makes it durable. Nothing in `content/` has changed by it.
   * @throws StoreError
   */
  readonly stage: (path: string, bytes: Uint8Array) => Promise<StagedFile>;
  /**
   * Writes all files or none. When all of them are staged, one journal says where each goes: from that moment on the change
   * is decided, and {@link finishInterrupted} carries it out after a kill at any point. What is named comes before the badges
   * that name it.
   * @throws StoreError
   */
  readonly write: (changes: readonly FileChange[]) => Promise<void>;
}

/**
 * Opens the waiting room of one content folder; what an earlier sync left in it is cleared away when the first file comes.
 * @param mayDecide called before the change is decided; throws when somebody else has taken the folder
 */
export function openStaging(
  files: FileSystem,
  content: string,
  mayDecide: () => Promise<void> = () => Promise.resolve(),
): Staging {
  const room = join(content, '.sync');
  let ready: Promise<void> | undefined;
  let count = 0;
  const folders = new Map<string, Promise<void>>();
  const stage = async (path: string, bytes: Uint8Array): Promise<StagedFile> => {
    refusePath(path);
    const staged = String(count++).padStart(5, '0');
    try {
      await (ready ??= files.remove(room).then(() => files.makeFolder(room)));
      const folder = path.slice(0, path.indexOf('/'));
      if (!folders.has(folder)) folders.set(folder, makeWritable(files, join(content, folder)));
      await folders.get(folder);
      await files.create(join(room, staged), bytes);
    } catch (error) {
      throw storeErrorOf(error, content);
    }
    return { path, staged };
  };
  const write = async (changes: readonly FileChange[]): Promise<void> => {
    for (const { path } of changes) refusePath(path);
    if (changes.length === 0) return;
    try {
      const staged = await stageAll(changes, stage);
      await mayDecide();
      await decide(files, room, inOrder(staged));
    } catch (error) {
      // A full or read-only disk: what was staged is of no use. Whoever cannot even remove it is told the first error.
      await files.remove(room).catch(() => undefined);
      throw storeErrorOf(error, content);
    }
    ready = undefined;
    await finishInterrupted(files, content);
  };
  return { stage, write };
}

/** Clears away what was staged and not decided. Best effort: the next sync does it too. */
export async function clearStaging(files: FileSystem, content: string): Promise<void> {
  const room = join(content, '.sync');
  const isLeft = async (): Promise<boolean> =>
    (await files.modifiedMs(room)) !== undefined && (await files.modifiedMs(join(room, 'journal.json'))) === undefined;
  await isLeft()
    .then((left) => (left ? files.remove(room) : undefined))
    .catch(() => undefined);
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
    for (const folder of FOLDERS) {
      const own = moves.filter(({ to }) => to.startsWith(`${folder}/`));
      const left = own.filter(({ from }) => present.has(from));
      await workThrough(left, WRITERS, ({ from, to }) => files.rename(join(room, from), join(content, ...to.split('/'))));
      if (own.length > 0) await files.syncFolder(join(content, folder));
    }
    await files.remove(room);
  } catch (error) {
    throw storeErrorOf(error, content);
  }
  return true;
}

async function makeWritable(files: FileSystem, folder: string): Promise<void> {
  await files.makeFolder(folder);
  if (await files.isWritable(folder)) return;
  throw new StoreError('STORE_READ_ONLY', `content: ${folder} cannot be written`, { path: folder });
}

/** Waiting for the disk is most of the work: several files wait together. */
const stageAll = (changes: readonly FileChange[], stage: Staging['stage']): Promise<readonly StagedFile[]> =>
  workThrough(changes, WRITERS, async (change) => ('staged' in change ? change : stage(change.path, change.bytes)));

async function decide(files: FileSystem, room: string, staged: readonly StagedFile[]): Promise<void> {
  const moves = staged.map(({ path, staged: from }): Move => ({ from, to: path }));
  await files.create(join(room, 'journal.new'), new TextEncoder().encode(JSON.stringify({ version: 1, moves }) + '\n'));
  await files.syncFolder(room);
  await files.rename(join(room, 'journal.new'), join(room, 'journal.json'));
  await files.syncFolder(room);
}

function inOrder(changes: readonly StagedFile[]): readonly StagedFile[] {
  const rank = ({ path }: FileChange): number => FOLDERS.findIndex((folder) => path.startsWith(`${folder}/`));
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

function refusePath(path: string): void {
  if (PATH.test(path)) return;
  throw new StoreError('STORE_PATH_REFUSED', `content: "${path}" is no place that sync writes to`, { path });
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
