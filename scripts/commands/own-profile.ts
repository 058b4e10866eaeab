import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProfile } from '../../widget/badge/profile.ts';
import type { Profile } from '../../widget/badge/profile.ts';

/**
 * The profile of a content folder.
 * @throws Error that names the file, and what to do where it is missing; ProfileError for what is wrong inside it
 */
export async function ownProfile(content: string): Promise<Profile> {
  const path = join(content, 'profile.json');
  try {
    return readProfile(await readFile(path, 'utf8'));
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw new Error(`${path} cannot be read.`, { cause });
    const what = existsSync(content) ? `${path} is missing.` : `There is no folder ${content}.`;
    throw new Error(`${what} "ms-badge init" makes one, or --content names another folder.`, { cause });
  }
}
