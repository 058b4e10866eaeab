// npm run conformance -- <folder>: every case of every manifest, and what we make of it.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSets } from './conformance/conformance-case.ts';
import type { ConformanceCase, ConformanceSet } from './conformance/conformance-case.ts';
import { runBaked, runCredential } from './conformance/credential-cases.ts';
import type { CaseResult } from './conformance/credential-cases.ts';
import { differencesOf } from './conformance/differences.ts';
import type { Difference } from './conformance/differences.ts';
import { runBitstring, runDid, runExample, runLegacy, runRdfc, runRecipient, runVector } from './conformance/part-cases.ts';

const USAGE = `Usage: npm run conformance -- <folder>

<folder> holds sets of verification cases (each a folder with manifest.json), or is one such set.
Prints the cases passed of each set, sets by others and our own apart, and explains every difference.
Exit codes: 0 all passed, 1 not all, 2 no such folder.`;

const RUNNERS: { readonly [kind: string]: (of: ConformanceCase) => Promise<CaseResult> } = {
  'baked-png': runBaked,
  'baked-svg': runBaked,
  bitstring: runBitstring,
  did: runDid,
  rdfc: runRdfc,
  'di-vector': runVector,
  'ob2-example': runExample,
  'ob-legacy': runLegacy,
  recipient: runRecipient,
};

interface Outcome {
  readonly of: ConformanceCase;
  readonly wrong: readonly string[];
  readonly differences?: readonly Difference[] | undefined;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);
const printError = (line: string) => void process.stderr.write(`${line}\n`);

async function runCase(of: ConformanceCase): Promise<Outcome> {
  if (of.unreadable !== undefined) return { of, wrong: [of.unreadable] };
  try {
    const result = await (RUNNERS[of.kind] ?? runCredential)(of);
    return { of, wrong: result.wrong, differences: differencesOf(of, result) };
  } catch (error) {
    // A case that breaks the verifier is the worst kind of failure, and must not hide the others.
    return { of, wrong: [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`] };
  }
}

async function runSet(set: ConformanceSet): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const of of set.cases) outcomes.push(await runCase(of));
  const passed = outcomes.filter(({ wrong }) => wrong.length === 0).length;
  print(`  ${set.name.padEnd(32)} ${passed}/${outcomes.length}`);
  for (const { of, wrong, differences = [] } of outcomes) {
    const argued = differences.length > 0 ? ` [${differences.map(({ name }) => name).join(', ')}]` : '';
    if (wrong.length > 0) print(`    ${of.id}: ${wrong.join('; ')}${argued}`);
  }
  return outcomes;
}

async function runSets(title: string, sets: readonly ConformanceSet[]): Promise<readonly Outcome[]> {
  if (sets.length === 0) return [];
  print(title);
  const outcomes: Outcome[] = [];
  for (const set of sets) outcomes.push(...(await runSet(set)));
  return outcomes;
}

function explain(outcomes: readonly Outcome[]): void {
  const kinds = new Map<Difference, number>();
  for (const difference of outcomes.flatMap(({ differences = [] }) => differences)) {
    kinds.set(difference, (kinds.get(difference) ?? 0) + 1);
  }
  if (kinds.size > 0) print('Where we hold that the expectation is wrong (these count as not passed):');
  for (const [{ name, why }, count] of kinds) print(`  ${name} (${count}): ${why}`);
}

async function main(args: readonly string[]): Promise<number> {
  const folder = args.find((arg) => !arg.startsWith('-'));
  const path = folder === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  if (path === undefined || !existsSync(path)) {
    printError(path === undefined ? USAGE : `There is no folder ${path}.\n\n${USAGE}`);
    return 2;
  }
  const sets = readSets(path);
  const outcomes = [
    ...(await runSets(
      'Sets by others:',
      sets.filter((set) => !set.own),
    )),
    ...(await runSets(
      'Our own:',
      sets.filter((set) => set.own),
    )),
  ];
  explain(outcomes);
  const passed = outcomes.filter(({ wrong }) => wrong.length === 0).length;
  print(`${passed}/${outcomes.length} cases`);
  return passed === outcomes.length && outcomes.length > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
