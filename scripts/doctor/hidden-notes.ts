import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { NoteError, readNote } from '../../widget/badge/note.ts';
import type { FileSystem } from '../sync/file-system.ts';

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** Slugs of the badges that the earner's own notes hide. A note that cannot be read hides nothing: `ms-badge check` names it. */
export async function hiddenSlugs(files: Pick<FileSystem, 'list' | 'read'>, content: string): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  for (const name of await files.list(join(content, 'notes'))) {
    if (!name.endsWith('.md') || name.startsWith('.')) continue;
    const text = new TextDecoder().decode(await files.read(join(content, 'notes', name)));
    if (hides(text)) hidden.add(name.slice(0, -'.md'.length));
  }
  return hidden;
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
