import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One hash over files and folders, by path, size and time of change: whether something made from them is still good.
 * A path that is not there counts as such, so that its appearance changes the hash.
 * @param extra anything else that what is made depends on
 */
export async function inputHash(paths: readonly string[], extra: readonly string[] = []): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) await addPath(hash, path);
  for (const text of extra) hash.update(`\0${text}`);
  return hash.digest('hex');
}

async function addPath(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return void hash.update(`${path}\0absent\0`);
  if (!found.isDirectory()) return void hash.update(`${path}\0${found.size}\0${found.mtimeMs}\0`);
  const names = (await readdir(path)).filter((name) => name !== 'node_modules').sort();
  hash.update(`${path}\0${names.length}\0`);
  for (const name of names) await addPath(hash, join(path, name));
}
