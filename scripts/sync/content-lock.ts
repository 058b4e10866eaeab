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

/**
 * Takes `content/.sync.lock`, so that two syncs never write at once. A lock left by a process that has died is taken over.
 * @returns the release
 * @throws StoreError `STORE_LOCKED` when another sync holds it
 */
export async function takeLock(files: FileSystem, content: string, options: LockOptions = {}): Promise<() => Promise<void>> {
  const path = join(content, '.sync.lock');
  const own: Holder = { pid: options.pid ?? process.pid, host: options.host ?? hostname(), nonce: randomUUID() };
  const bytes = new TextEncoder().encode(JSON.stringify(own) + '\n');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await tryCreate(files, path, bytes)) return () => release(files, path, own);
    const stale = await staleText(files, path, options);
    if (stale === undefined) break;
    await takeOver(files, path, stale);
  }
  const holder = parseHolder(await files.read(path));
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  throw new StoreError('STORE_LOCKED', `content: another sync is at work (${who}); its lock is ${path}`, { path });
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

/** The text of a lock whose holder is gone; undefined while it lives. */
async function staleText(files: FileSystem, path: string, options: LockOptions): Promise<string | undefined> {
  const bytes = await files.read(path);
  const modified = await files.modifiedMs(path);
  if (bytes === undefined || modified === undefined) return '';
  const text = new TextDecoder().decode(bytes);
  const ageMs = (options.nowMs ?? Date.now)() - modified;
  const holder = parseHolder(bytes);
  if (ageMs > (holder ? STALE_AFTER_MS : UNREADABLE_AFTER_MS)) return text;
  if (holder?.host !== (options.host ?? hostname())) return undefined;
  return (options.isAlive ?? isRunning)(holder.pid) ? undefined : text;
}

/** Removes a stale lock, unless it changed hands meanwhile: the rename picks it up in one step, and a wrong one goes back. */
async function takeOver(files: FileSystem, path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await files.rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw storeErrorOf(error, path);
  }
  const bytes = await files.read(aside);
  if (bytes && new TextDecoder().decode(bytes) !== stale) await tryCreate(files, path, bytes);
  await files.remove(aside);
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
