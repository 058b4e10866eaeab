import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { NoteError, readNote } from '../../widget/badge/note.ts';
import { systemProblem } from '../system-problem.ts';

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Slugs of the badges that the earner's own notes hide. A note that cannot be read hides nothing: `ms-badge check` names it. */
export async function hiddenSlugs(content: string): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  for (const name of await namesIn(join(content, 'notes'))) {
    if (!name.endsWith('.md') || name.startsWith('.')) continue;
    if (hides(await readFile(join(content, 'notes', name), 'utf8'))) hidden.add(name.slice(0, -'.md'.length));
  }
  return hidden;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (systemProblem(error)?.code === 'ENOENT') return [];
    throw error;
  }
}

function hides(text: string): boolean {
  const frontMatter = FRONT_MATTER.exec(text)?.groups?.['yaml'];
  if (frontMatter === undefined) return false;
  try {
    return readNote(parse(frontMatter, { maxAliasCount: 0 })).hidden === true;
  } catch (error) {
    if (error instanceof YAMLParseError || error instanceof NoteError || error instanceof ReferenceError) return false;
    throw error;
  }
}
