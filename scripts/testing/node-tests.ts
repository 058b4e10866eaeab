import { join } from 'node:path';
import { run } from 'node:test';
import type { EventData } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Tally } from './tally.ts';

/** A run of Node's own test runner. */
export interface NodeTests {
  readonly name: string;
  readonly root: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  /** How many files at once. */
  readonly concurrency: number;
  /** Added to the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs test files in Node, each in a process of its own without network, and prints what failed. */
export async function runNodeTests({ name, root, files, concurrency, env = {} }: NodeTests): Promise<Tally> {
  Object.assign(process.env, env);
  const guard = pathToFileURL(join(root, 'test', 'support', 'no-network.ts')).href;
  const execArgv = ['--import', guard, '--disable-warning=ExperimentalWarning'];
  const stream = run({ files: [...files], concurrency, cwd: root, execArgv });
  let passed = 0;
  let failed = 0;
  const emptyFile = (data: EventData.TestPass): boolean => data.nesting === 0 && files.includes(join(root, data.name));
  stream.on('test:pass', (data) => {
    if (data.details.type === 'suite') return;
    if (!emptyFile(data)) passed++;
    else {
      failed++;
      process.stdout.write(`not ok  ${data.name}: holds no tests\n`);
    }
  });
  stream.on('test:fail', (data) => {
    // A group fails because a test in it did: that test is counted.
    if (data.details.type === 'suite' && Reflect.get(data.details.error, 'failureType') === 'subtestsFailed') return;
    failed++;
    // Through `#test` the place of every test is the file of `#test`, which tells nothing.
    const where = data.file?.endsWith('runner-node.ts') === true ? name : (data.file ?? name);
    process.stdout.write(`not ok  ${where}: ${data.name}\n${indent(describe(data.details.error))}\n`);
  });
  stream.on('test:stdout', ({ message }) => process.stdout.write(message));
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  stream.resume();
  await new Promise((done) => stream.on('end', done));
  return { name, passed, failed };
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : error.cause;
  return typeof cause === 'string' ? cause : (error.stack ?? error.message);
}

function indent(text: string): string {
  return text.replaceAll(/^/gmu, '        ');
}
