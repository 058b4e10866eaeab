import { resolve } from 'node:path';
import { SOURCES } from '../sources/index.ts';
import { checkContent } from '../sync/content-check.ts';
import { disk } from '../sync/file-system.ts';
import { parseCommand } from './command.ts';
import type { Command, CommandIo } from './command.ts';

/** `ms-badge check`: is everything in a content folder as it should be? */
export const checkCommand: Command = {
  name: 'check',
  summary: 'find mistakes in a content folder: profile, notes, records, files',
  help: `Usage: ms-badge check [--content <folder>] [--json]

Looks for mistakes in a content folder: profile.json, the front matter of notes/, every record in badges/, and whether
pictures, credentials and evidence still are the bytes that they were. It reads nothing from the network and writes nothing.

  --content <folder>  the folder (default: content)
  --json              print the findings as JSON

Exit codes: 0 nothing found, 1 something was found, 2 a mistake in the arguments.
`,
  run,
};

const OPTIONS = { content: { type: 'string', default: 'content' }, json: { type: 'boolean', default: false } } as const;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseCommand(args, { options: OPTIONS });
  const content = resolve(io.cwd, values.content);
  const names = SOURCES.map(({ name }) => name);
  const findings = await checkContent(disk, content, names);
  if (values.json) io.stdout(`${JSON.stringify({ content, ...findings }, undefined, 2)}\n`);
  else {
    for (const { file, at, message } of findings.problems) io.stdout(`${file}${at === undefined ? '' : ` ${at}`}: ${message}\n`);
    const { badges, notes, problems } = findings;
    io.stdout(
      `${content}: ${counted(badges, 'badge')} and ${counted(notes, 'note')}, ${problems.length === 0 ? 'nothing wrong' : `${problems.length} to mend`}\n`,
    );
  }
  return findings.problems.length > 0 ? 1 : 0;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
