import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { packagePlace } from '../../scripts/package-place.ts';

const { root } = packagePlace();

/** Line 1 is computed when the file is loaded, 2 counts up to an end, 3 is what the tests leave open. */
const PLANTED = `const YEARS = Number('18');
export const countTo = (end: number): number => { let at = 0; while (at < end) at++; return at; };
export const isOfAge = (age: number): boolean => age >= YEARS;
`;

/** In the place of a module that is known to remember. */
const REMEMBERING = `let remembered: number | undefined;
export function yearsLeft(age: number): number {
  remembered ??= 19 - 1;
  return remembered - age;
}
`;

const TESTS = `import { suite, test } from '#test';
import { countTo, isOfAge } from '../../../widget/credential/planted.ts';
import { yearsLeft } from '../../../widget/verification/json-ld/process-context.ts';
const holds = (claim: boolean): void => { if (!claim) throw new Error('no'); };
suite('planted', () => {
  test('years are left', () => holds(yearsLeft(8) === 10));
  test('counting ends', async () => holds(countTo(3) === 3));
  test('nobody is of age at 8, and everybody at 80', () => holds(isOfAge(80) && !isOfAge(8)));
});
`;

suite('a mutation run', () => {
  test('kills what a test notices, lists what none does, and fails for it', async (t) => {
    const folder = await plantedProject(t);
    const { code, output } = await runMutation(folder, 'widget/credential/planted.ts:3-3');
    assert.equal(await survivors(folder), 'widget/credential/planted.ts:3:50-3:62 Survived EqualityOperator age > YEARS\n');
    assert.match(output, /^widget\/credential\/planted\.ts +4 +0 +1 +0 +80\.0$/mu);
    assert.equal(code, 1);
  });

  test('sees through what is computed at load, what is remembered and what never ends', async (t) => {
    const folder = await plantedProject(t);
    const { code, output } = await runMutation(folder, 'widget/credential/planted.ts:1-2', 'widget/verification/json-ld/*.ts');
    assert.equal(await survivors(folder), '\n');
    assert.match(output, /^all +\d+ +[1-9]\d* +0 +0 +100\.0$/mu);
    assert.equal(code, 0);
  });
});

suite('a mutation run with nothing to change', () => {
  test('fails, and says where it looked', async (t) => {
    const { code, output } = await runMutation(await plantedProject(t), 'widget/nowhere/');
    assert.match(output, /There is nothing to change in widget\/nowhere\/\*\*\/\*\.ts\./u);
    assert.equal(code, 1);
  });
});

async function plantedProject(t: { after(cleanUp: () => Promise<void>): void }): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'ms-badge-mutation-')));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const runner = join('test', 'support', 'runner-mutation.ts');
  await cp(join(root, runner), join(folder, runner));
  const files = {
    'package.json': JSON.stringify({ type: 'module', imports: { '#test': `./${runner}` } }),
    'widget/credential/planted.ts': PLANTED,
    'widget/verification/json-ld/process-context.ts': REMEMBERING,
    'test/widget/credential/planted.test.ts': TESTS,
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

function survivors(folder: string): Promise<string> {
  return readFile(join(folder, '.cache', 'mutation', 'survivors.txt'), 'utf8');
}

async function runMutation(folder: string, ...files: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'mutation.ts'), ...files], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output };
}
