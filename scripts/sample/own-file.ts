import { readFile } from 'node:fs/promises';

/** Reads a JSON file that this code wrote; `empty` when there is none yet, or when a kill cut it off. */
export async function readOwnFile<T extends object>(file: string, empty: T): Promise<T> {
  try {
    // Our own file in the cache: what is wrong in it is made again, and nobody else writes it.
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch {
    return empty;
  }
}
