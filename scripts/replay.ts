// npm run replay -- <folder>: every stored answer of a service, through the source that reads its kind, and what came of it.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { droppedLines } from './commands/dropped-words.ts';
import { jsonIn, replayOfFile } from './replay/replay-of-file.ts';
import { runReplay } from './replay/run-replay.ts';
import type { Counted, ReplayOutcome } from './replay/run-replay.ts';
import { systemProblem } from './system-problem.ts';

const USAGE = `Usage: npm run replay -- <folder>

<folder> holds answers of badge services as they were received, one a file. Each is answered once more, by a stand-in, to the
source that reads its kind. Prints what the answer holds and what of it is in the content folder, and each field that is not
taken, with the reason; never a value.
Exit codes: 0 all accounted for (or there is no such folder, which is said), 1 not all, 2 no folder given.`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function filesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !/^(?:\.|readme)/i.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (systemProblem(error) !== undefined) return undefined;
    throw error;
  }
}

const counted = (what: string, { kept, held }: Counted): string => `${what} ${kept}/${held}`;

function describe({ badges, dates, issuers, skills, dropped, told, wrong }: ReplayOutcome, leftOut: number): void {
  const parts = [counted('badges', badges), counted('dates', dates), counted('issuers', issuers), counted('skills', skills)];
  print(`  ${parts.join(', ')}${leftOut > 0 ? `; ${leftOut} private, not accepted, or listed twice` : ''}`);
  for (const line of told) print(`  told: ${line}`);
  for (const line of droppedLines(dropped)) print(`  ${line}`);
  for (const line of wrong) print(`  WRONG: ${line}`);
}

async function replayFile(folder: string, name: string): Promise<boolean> {
  const bytes = await readFile(join(folder, name));
  const replay = await replayOfFile(name, bytes);
  if (!replay) {
    print(`${name}\n  WRONG: no source reads this kind of answer`);
    return false;
  }
  print(`${name}: ${replay.kind}, read by ${replay.sources.map(({ source }) => source).join(', ')}`);
  const outcome = await runReplay(replay, jsonIn(bytes), new Date());
  describe(outcome, replay.leftOut);
  return outcome.wrong.length === 0;
}

async function main(args: readonly string[]): Promise<number> {
  const given = args.find((arg) => !arg.startsWith('-'));
  if (given === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  const names = await filesIn(folder);
  if (!names) print(`There is no folder ${folder}: nothing to replay.`);
  const passed: string[] = [];
  for (const name of names ?? []) if (await replayFile(folder, name)) passed.push(name);
  const failed = (names ?? []).length - passed.length;
  print(`${passed.length} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
