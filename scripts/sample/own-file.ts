import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Reads a JSON file that this code wrote; `empty` when there is none yet, or when a kill cut it off. */
export async function readOwnFile<T extends object>(file: string, empty: T): Promise<T> {
  try {
    // Our own file in the cache: what is wrong in it is made again, and nobody else writes it.
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch {
    return empty;
  }
}

/**
 * Writes a file whole or not at all, and not at all when it holds the same already. The name beside it carries the process, so
 * that two starts at once do not take it from each other.
 */
export async function writeOwnFile(file: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const before = await readFile(file).catch(() => undefined);
  if (before?.equals(bytes) === true) return;
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.new`;
  await writeFile(beside, bytes, { mode });
  await rename(beside, file);
}
