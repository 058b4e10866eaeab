// `npm run mutation`: changes the code that reads and verifies in every small way that Stryker knows, and counts the changes that
// no test notices. `npm run mutation -- widget/verification/jws` looks at some files or folders only. Fails below 85 percent, and
// where there was nothing to change.
import { Stryker } from '@stryker-mutator/core';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { MUTATED, REPORTS, strykerOptions } from './mutation/options.ts';
import { survivorsOf, tableOf, talliesOf, tally } from './mutation/score.ts';

const root = process.cwd();
const pathOf = (file: string): string => relative(root, file).replaceAll('\\', '/');
const chosen = process.argv.slice(2).map((path) => (/\.ts\b/u.test(path) ? path : `${path.replace(/\/$/u, '')}/**/*.ts`));

// It takes both cores for minutes: whoever works beside it goes first.
setPriority(10);
// Random input finds what it finds within a few tries, or not at all; thousands of mutants cannot wait for more.
process.env['PROPERTY_RUNS'] ??= '0.2';
const mutants = await new Stryker(strykerOptions(chosen.length > 0 ? chosen : MUTATED)).runMutationTest();
if (mutants.length === 0) {
  process.stderr.write(`There is nothing to change in ${chosen.join(', ')}. Name files or folders below widget/.\n`);
  process.exit(1);
}
const survivors = join(REPORTS, 'survivors.txt');
writeFileSync(join(root, survivors), `${survivorsOf(mutants, pathOf)}\n`);
process.stdout.write(`${tableOf([...talliesOf(mutants, pathOf), tally('all', mutants)])}\n`);
process.stdout.write(`What no test noticed is listed in ${survivors} and shown in ${REPORTS}/report.html\n`);
