// `npm run ci`, and `.ci/run`: everything that must hold, each in a process of its own, and one line that sums it up.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packagePlace } from './package-place.ts';

const { root } = packagePlace();

/** What must hold, cheapest first; each is also an npm script of its own. */
const steps: readonly (readonly [name: string, needs: string, ...args: string[]])[] = [
  ['lint', 'eslint.config.mjs'],
  ['check', 'tsconfig.json'],
  ['test', 'scripts/test.ts'],
  ['size', 'scripts/size.ts'],
  ['pack-check', 'scripts/pack-check.ts'],
  ['lighthouse', 'scripts/lighthouse.ts'],
  ['bench', 'scripts/bench.ts'],
];

let passed = 0;
let failed = 0;
for (const [name, needs, ...args] of steps) {
  if (!existsSync(join(root, needs))) continue;
  process.stdout.write(`\n== ${name}\n`);
  const started = performance.now();
  const { code, output } = await run(name, args);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`== ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  // The tests are counted one by one, every other step as one.
  const counted = name === 'test' ? /^(\d+) passed, (\d+) failed$/mu.exec(output) : null;
  passed += counted === null ? Number(code === 0) : Number(counted[1]);
  failed += counted === null ? Number(code !== 0) : Math.max(Number(counted[2]), Number(code !== 0));
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function run(name: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  // The tests as anybody runs them, through npm where there is one; the rest without its detour.
  const npm = name === 'test' ? process.env['npm_execpath'] : undefined;
  const command = npm === undefined ? [join(root, 'scripts', 'run.mjs'), name] : [npm, '--silent', name];
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code: code ?? 1, output };
}
