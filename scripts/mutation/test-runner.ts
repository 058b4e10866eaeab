// A plug-in of Stryker: runs the runner-neutral tests in Stryker's own worker process, so that a mutant costs milliseconds.
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { REMEMBERING, TEST_FILES } from './options.ts';
import { TestModules, type FileTest } from './test-modules.ts';

/** A test that waits so long, with nothing to do, waits for ever. A busy machine makes it work longer, not wait. */
const IDLE_MS = 3000;

/** Tests that take longer are run when no other test has noticed anything. */
const SLOW_MS = 100;

/** Where the dry run leaves how long each test took, by its id, for the other worker: in the sandbox. */
const TIMES_FILE = 'test-times.json';

type Times = { readonly [id: string]: number };
type Ended = { readonly timeMs: number; readonly failure?: string; readonly hung?: true };

class InProcessTestRunner implements TestRunner {
  readonly #root = process.cwd();
  readonly #modules = new TestModules(this.#root);
  readonly #stryker: InstrumenterContext = instrumenterContext();

  /** What is loaded may hold what a mutant left behind. */
  #spoilt = false;
  #started = false;
  #times: Times | undefined;

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  /** Runs every test without a mutant, and notes which test reaches which mutant. */
  async dryRun({ files = [] }: DryRunOptions): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    await this.#start();
    // Also what only a test's run would load: what is computed then belongs to no test.
    for (const file of files) await this.#modules.load(file);
    for (const file of this.#testFiles()) {
      delete this.#stryker.currentTestId;
      const { found, failure } = await this.#load(file);
      if (failure !== undefined) return { status: DryRunStatus.Error, errorMessage: `${file}: ${failure}` };
      for (const test of found) {
        this.#stryker.currentTestId = test.id;
        tests.push(toResult(test, await ending(test.run)));
      }
    }
    writeFileSync(
      join(this.#root, TIMES_FILE),
      JSON.stringify(Object.fromEntries(tests.map((one) => [one.id, one.timeSpentMs]))),
    );
    const { mutantCoverage } = this.#stryker;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) };
  }

  /** Runs the tests that reach a mutant until the first fails. */
  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, testFilter, sandboxFileName } = options;
    await this.#start();
    const afresh = testFilter === undefined || this.#isRemembered(sandboxFileName);
    if (afresh || this.#spoilt) this.#modules.startAfresh();
    this.#spoilt = afresh;
    Object.assign(this.#stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    delete this.#stryker.mutantCoverage;
    let nrOfTests = 0;
    const slow: FileTest[] = [];
    for (const file of this.#filesFor(options)) {
      const { found, failure } = await this.#load(file);
      if (failure !== undefined) return killed(file, failure, nrOfTests);
      if (testFilter === undefined && !this.#modules.loads(file, options.sandboxFileName)) continue;
      const chosen = found.filter(({ id }) => testFilter?.includes(id) ?? true);
      slow.push(...chosen.filter((test) => this.#timeOf(test) > SLOW_MS));
      const noticed = await this.#firstToNotice(
        chosen.filter((test) => this.#timeOf(test) <= SLOW_MS),
        hitLimit,
      );
      nrOfTests += noticed.nrOfTests;
      if (noticed.result) return noticed.result;
    }
    const noticed = await this.#firstToNotice(slow, hitLimit);
    return noticed.result ?? { status: MutantRunStatus.Survived, nrOfTests: nrOfTests + noticed.nrOfTests };
  }

  async #firstToNotice(tests: readonly FileTest[], hitLimit?: number): Promise<{ nrOfTests: number; result?: MutantRunResult }> {
    for (const [index, { id, run }] of tests.entries()) {
      const { failure, hung } = await ending(run);
      const nrOfTests = index + 1;
      const endless = determineHitLimitReached(this.#stryker.hitCount, hitLimit);
      // What hangs may go on while other mutants are active.
      this.#spoilt ||= hung === true;
      if (endless || hung)
        return { nrOfTests, result: { status: MutantRunStatus.Timeout, reason: endless?.reason ?? `${id} hangs` } };
      if (failure !== undefined) return { nrOfTests, result: killed(id, failure, nrOfTests) };
    }
    return { nrOfTests: tests.length };
  }

  /** Once in a process: imports everything, so that it is known who imports whom. */
  async #start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    for (const file of this.#testFiles()) await this.#load(file);
  }

  /** Whether what a file computes is kept by a module for the next call. */
  #isRemembered(file: string): boolean {
    return REMEMBERING.some((path) => this.#modules.loads(join(this.#root, path), file));
  }

  #testFiles(): string[] {
    return globSync(TEST_FILES, { cwd: this.#root })
      .sort()
      .map((file) => join(this.#root, file));
  }

  /** The files whose tests may notice the mutant; first the one that is named like the mutant's file, since it notices soonest. */
  #filesFor({ testFilter, sandboxFileName }: MutantRunOptions): string[] {
    const own = basename(sandboxFileName).replace(/\.ts$/u, '.test.ts');
    const files = this.#testFiles();
    const chosen =
      testFilter === undefined
        ? files
        : files.filter((file) => testFilter.some((id) => id.startsWith(`${file.slice(this.#root.length + 1)}#`)));
    return [...chosen.filter((file) => basename(file) === own), ...chosen.filter((file) => basename(file) !== own)];
  }

  #timeOf({ id }: FileTest): number {
    this.#times ??= JSON.parse(readFileSync(join(this.#root, TIMES_FILE), 'utf8')) as Times; // what the dry run wrote
    return this.#times[id] ?? 0;
  }

  /** A file's tests, or why it cannot be imported. */
  async #load(file: string): Promise<{ readonly found: readonly FileTest[]; readonly failure?: string }> {
    let found: readonly FileTest[] = [];
    const { failure, hung } = await ending(async () => {
      found = await this.#modules.testsOf(file);
    });
    if (hung) return { found: [], failure: 'The import hangs.' };
    return { found, ...(failure !== undefined && { failure }) };
  }
}

async function ending(run: () => void | Promise<void>): Promise<Ended> {
  const started = performance.now();
  const timeMs = (): number => Math.round(performance.now() - started);
  const watch = new AbortController();
  try {
    const first = await Promise.race([Promise.resolve(run()), idling(watch.signal)]);
    return first === 'idle' ? { timeMs: timeMs(), hung: true } : { timeMs: timeMs() };
  } catch (error) {
    return { timeMs: timeMs(), failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    watch.abort();
  }
}

/** Settles when nothing has happened for long. */
async function idling(signal: AbortSignal): Promise<'idle'> {
  const before = performance.eventLoopUtilization();
  while (performance.eventLoopUtilization(before).idle < IDLE_MS) {
    await pause(250, undefined, { signal }).catch(() => undefined);
    // Nobody listens any more.
    if (signal.aborted) break;
  }
  return 'idle';
}

function toResult({ id, name, file }: FileTest, { timeMs, failure, hung }: Ended): TestResult {
  const result = { id, name, fileName: file, timeSpentMs: timeMs };
  if (failure === undefined && !hung) return { ...result, status: TestStatus.Success };
  return { ...result, status: TestStatus.Failed, failureMessage: failure ?? 'The test hangs.' };
}

function killed(id: string, failureMessage: string, nrOfTests: number): MutantRunResult {
  return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests };
}

function instrumenterContext(): InstrumenterContext {
  const context: InstrumenterContext = {};
  Reflect.set(globalThis, INSTRUMENTER_CONSTANTS.NAMESPACE, context);
  return context;
}

/** What Stryker looks for in a plug-in. The name is that of the option `testRunner`. */
export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'in-process', () => {
    // The same score every time, and no search for the smallest example: that a property fails is enough.
    fc.configureGlobal({ seed: 1, endOnFailure: true });
    return new InProcessTestRunner();
  }),
];
