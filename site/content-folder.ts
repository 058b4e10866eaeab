import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder the site is built from: `MS_BADGE_CONTENT`, or `content/` where the build was started. */
export const contentFolder: string = resolve(process.env['MS_BADGE_CONTENT'] ?? 'content');

/** The content folder cannot be built as it is. The message names the file, the field where there is one, and what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError';

  constructor(file: string, cause: unknown) {
    const at = cause instanceof Error && 'at' in cause && typeof cause.at === 'string' && cause.at !== '' ? ` (${cause.at})` : '';
    super(`${file}: ${cause instanceof Error ? cause.message : 'cannot be read'}${at}`, { cause });
  }
}

/**
 * The text of one file of the content folder.
 * @throws ContentError when it cannot be read.
 */
export async function readText(...path: readonly string[]): Promise<string> {
  try {
    return await readFile(join(contentFolder, ...path), 'utf8');
  } catch (cause) {
    throw new ContentError(join(contentFolder, ...path), cause);
  }
}

/** The bytes of one file of the content folder, or undefined when there is none. */
export async function readBytes(...path: readonly string[]): Promise<Uint8Array | undefined> {
  try {
    return await readFile(join(contentFolder, ...path));
  } catch {
    return undefined;
  }
}

/** Names in one folder of the content folder that end in `extension`, sorted; none when the folder is not there. */
export async function listFiles(folder: string, extension: string): Promise<readonly string[]> {
  try {
    const names = await readdir(join(contentFolder, folder));
    return names.filter((name) => name.endsWith(extension) && !name.startsWith('.')).sort();
  } catch {
    return [];
  }
}
