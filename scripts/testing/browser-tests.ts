import { join } from 'node:path';
import { chromeLauncher, startTestRunner } from '@web/test-runner';
import type { TestRunner, TestSession, TestSuiteResult } from '@web/test-runner-core';
import { bundleBrowserTests } from './browser-bundle.ts';
import { chromiumOptions, firefoxOptions } from './launch-options.ts';
import type { Tally } from './tally.ts';

/** Test files that are run in a real browser. Absolute paths. */
export interface BrowserTests {
  readonly root: string;
  readonly files: readonly string[];
  /** Executable of a Firefox. Default: a Chromium. */
  readonly firefox?: string | undefined;
}

/** Runs test files in a browser without network, and prints what failed. */
export async function runBrowserTests({ root, files, firefox }: BrowserTests): Promise<Tally> {
  const name = firefox === undefined ? 'Chromium' : 'Firefox';
  const folder = await bundleBrowserTests(root, files);
  const stray = new Set<string>();
  const launcher = chromeLauncher({
    // The second line behind the watching below: neither browser gets beyond the loopback.
    launchOptions: firefox === undefined ? await chromiumOptions() : firefoxOptions(firefox),
    concurrency: 2,
    createPage: async ({ context }) => {
      const page = await context.newPage();
      page.on('request', (request) => {
        if (/^(?:https?|wss?):\/\/(?!(?:localhost|127\.0\.0\.1)[:/])/u.test(request.url())) stray.add(request.url());
      });
      return page;
    },
  });
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      rootDir: root,
      files: [join(folder, '**/*.test.js')],
      browsers: [launcher],
      concurrency: 2,
      reporters: [],
      testsFinishTimeout: 120_000,
      testFramework: { config: { timeout: '20000' } },
    },
  });
  if (runner === undefined) return { name, passed: 0, failed: 1 };
  await finished(runner);
  const tally = count(name, [...runner.sessions.all()], folder);
  for (const url of stray) process.stdout.write(`not ok  ${name}: a test asked for ${url}: tests own their world\n`);
  return { ...tally, failed: tally.failed + stray.size };
}

async function finished(runner: TestRunner): Promise<void> {
  await new Promise((done) => {
    runner.on('finished', done);
  });
  await runner.stop();
}

// The stack that the runner gives begins below the message.
function whyOf({ message, stack }: Partial<Error> = {}): string {
  return [message, stack].filter(Boolean).join('\n') || 'did not pass';
}

function count(name: string, sessions: readonly TestSession[], folder: string): Tally {
  let passed = 0;
  let failed = 0;
  const fail = (where: string, why: string): void => {
    failed++;
    process.stdout.write(`not ok  ${where}\n${why.replaceAll(/^/gmu, '        ')}\n`);
  };
  for (const session of sessions) {
    const file = session.testFile.replace(`${folder}/`, '');
    const before = passed + failed;
    for (const error of session.errors) fail(`${file} in ${name}`, error.stack ?? error.message);
    for (const missing of session.request404s) fail(`${file} in ${name}`, `${missing} was asked for and is not there`);
    const walk = (suite: TestSuiteResult, path: string): void => {
      for (const test of suite.tests) {
        if (test.passed) passed++;
        else fail(`${file} in ${name}: ${path}${test.name}`, whyOf(test.error));
      }
      for (const inner of suite.suites) walk(inner, `${path}${inner.name} > `);
    };
    if (session.testResults !== undefined) walk(session.testResults, '');
    if (passed + failed === before) fail(`${file} in ${name}`, 'holds no tests');
  }
  return { name, passed, failed };
}
