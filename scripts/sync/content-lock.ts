import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { StoreError, storeErrorOf, systemCode } from './store-error.ts';

/** Longer than any sync may take: a lock as old as this belongs to nobody, whatever its process number says. */
const STALE_AFTER_MS = 60 * 60 * 1000;
/** A lock is written in one go: what is still unreadable after this long was left by a kill in that very moment. */
const UNREADABLE_AFTER_MS = 10_000;
const ATTEMPTS = 5;

/** Who holds the lock, as written in the file. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly nonce: string;
}

/** What taking a lock needs to know of the world; the defaults are this process. */
export interface LockOptions {
  readonly pid?: number;
  readonly host?: string;
  /** Whether a process of this machine runs. */
  readonly isAlive?: (pid: number) => boolean;
  /** Milliseconds since 1970. */
  readonly nowMs?: () => number;
}

/** A lock that is held. */
export interface HeldLock {
  /**
   * Throws when somebody has taken the lock over meanwhile: asked before anything is decided.
   * @throws StoreError `STORE_LOCKED`
   */
  readonly insist: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/**
 * Takes `content/.sync.lock`, so that two syncs never write at once. A lock left by a process that has died is taken over.
 * @throws StoreError `STORE_LOCKED` when another sync holds it
 */
export async function takeLock(files: FileSystem, content: string, options: LockOptions = {}): Promise<HeldLock> {
  const path = join(content, '.sync.lock');
  const own: Holder = { pid: options.pid ?? process.pid, host: options.host ?? hostname(), nonce: randomUUID() };
  const bytes = new TextEncoder().encode(JSON.stringify(own) + '\n');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await tryCreate(files, path, bytes)) return heldLock(files, path, own);
    if ((await stateOf(files, path, options)) === 'held') break;
    await takeOver(files, path, options);
  }
  throw await locked(files, path);
}

const heldLock = (files: FileSystem, path: string, own: Holder): HeldLock => ({
  insist: async () => {
    if (parseHolder(await files.read(path))?.nonce !== own.nonce) throw await locked(files, path);
  },
  release: () => release(files, path, own),
});

async function locked(files: FileSystem, path: string): Promise<StoreError> {
  const holder = parseHolder(await files.read(path));
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new StoreError('STORE_LOCKED', `content: another sync is at work (${who}); its lock is ${path}`, { path });
}

async function tryCreate(files: FileSystem, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await files.create(path, bytes);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw storeErrorOf(error, path);
  }
}

async function stateOf(files: FileSystem, path: string, options: LockOptions): Promise<'gone' | 'stale' | 'held'> {
  const bytes = await files.read(path);
  const modified = await files.modifiedMs(path);
  if (bytes === undefined || modified === undefined) return 'gone';
  const ageMs = (options.nowMs ?? Date.now)() - modified;
  const holder = parseHolder(bytes);
  if (ageMs > (holder ? STALE_AFTER_MS : UNREADABLE_AFTER_MS)) return 'stale';
  if (holder?.host !== (options.host ?? hostname())) return 'held';
  return (options.isAlive ?? isRunning)(holder.pid) ? 'held' : 'stale';
}

/**
 * Removes a stale lock. Of all who found it stale only one may: the one that makes a second file, and that looks once more while
 * it has it. A lock that is not stale is therefore never touched, not even for a moment.
 */
async function takeOver(files: FileSystem, path: string, options: LockOptions): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await tryCreate(files, guard, new TextEncoder().encode('{}\n')))) {
    // Its owner needs moments: one that is as old as this died in them.
    const modified = await files.modifiedMs(guard);
    const ageMs = modified === undefined ? 0 : (options.nowMs ?? Date.now)() - modified;
    if (ageMs > UNREADABLE_AFTER_MS) await files.remove(guard);
    return;
  }
  try {
    if ((await stateOf(files, path, options)) === 'stale') await files.remove(path);
  } finally {
    await files.remove(guard);
  }
}

async function release(files: FileSystem, path: string, own: Holder): Promise<void> {
  if (parseHolder(await files.read(path))?.nonce === own.nonce) await files.remove(path);
}

function parseHolder(bytes: Uint8Array | undefined): Holder | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value) || !('nonce' in value))
      return undefined;
    const { pid, host, nonce } = value;
    return typeof pid === 'number' && typeof host === 'string' && typeof nonce === 'string' ? { pid, host, nonce } : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
