import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../commands/command.ts';

// What a person or a host keeps at the top of a published folder, beside what is built.
const KEPT = (name: string): boolean => name.startsWith('.') || name === 'CNAME';

/**
 * Refuses a folder that holds what was not built here, before anything is made.
 * @throws UsageError
 */
export async function assertReplaceable(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory()) throw new UsageError(`--out ${folder} is a file. Name a folder.`);
  const names = (await readdir(folder)).filter((name) => !KEPT(name));
  const ours = names.includes('index.html') && names.includes('ms-badge.js');
  if (names.length > 0 && !ours) {
    throw new UsageError(
      `--out ${folder} holds files that were not built here, and building replaces the folder. Name another, or empty it.`,
    );
  }
}

/** Puts a finished folder in the place of another. What is kept there (dotfiles, CNAME) stays; everything else goes. */
export async function replaceFolder(finished: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const present = await readdir(target).catch(() => []);
  for (const name of present.filter(KEPT)) {
    await cp(join(target, name), join(finished, name), { recursive: true, force: false, errorOnExist: false });
  }
  const previous = `${finished}-previous-${randomUUID()}`;
  try {
    if (present.length > 0) await rename(target, previous);
    else await rm(target, { recursive: true, force: true });
    await rename(finished, target);
  } catch {
    // Another disk, or a mount point that cannot be renamed: the slower way, file by file.
    if (present.length > 0) await rename(previous, target).catch(() => undefined);
    await copyOver(finished, target);
  }
  await rm(previous, { recursive: true, force: true });
}

async function copyOver(finished: string, target: string): Promise<void> {
  await cp(finished, target, { recursive: true, force: true });
  await removeOthers(finished, target);
  await rm(finished, { recursive: true, force: true });
}

async function removeOthers(finished: string, target: string): Promise<void> {
  const wanted = await readdir(finished, { withFileTypes: true });
  for (const entry of await readdir(target, { withFileTypes: true })) {
    const own = wanted.find((candidate) => candidate.name === entry.name);
    if (own === undefined) await rm(join(target, entry.name), { recursive: true, force: true });
    else if (own.isDirectory() && entry.isDirectory()) await removeOthers(join(finished, entry.name), join(target, entry.name));
  }
}
