import type { PartialStrykerOptions } from '@stryker-mutator/api/core';
import { fileURLToPath } from 'node:url';

/** The runner-neutral tests, below the project's folder. */
export const TEST_FILES = 'test/widget/{badge,credential,verification}/**/*.test.ts';

/**
 * Modules with a memory between calls. They and what they import are loaded afresh for each mutant, as is what is computed at
 * load; the rest is loaded once, which makes a run three times as fast.
 */
export const REMEMBERING = [
  'widget/verification/json-ld/process-context.ts',
  'widget/verification/jws/signature.ts',
  'widget/verification/keys/did.ts',
  'widget/verification/keys/multikey.ts',
];

/** What is mutated: the code that reads and verifies. Data is left out, since a test could only repeat it. */
export const MUTATED = [
  'widget/{credential,verification}/**/*.ts',
  // The published contexts, byte for byte. Their hashes are asserted by test/scripts/bundle-contexts.test.ts.
  '!widget/verification/contexts/bundled-contexts.ts',
  // Their addresses, which a test compares with them, and characters that look alike, by Unicode.
  '!widget/verification/contexts/context-urls.ts',
  '!widget/verification/issuers/drawn-letters.ts',
];

/** Below this score, in percent, the run fails. */
const LEAST_SCORE = 85;

/** Everything that a run leaves behind, below the project's folder. */
export const REPORTS = '.cache/mutation';

/** How Stryker is run. `mutate`: patterns of files, `!` takes away; a file may be followed by `:from-to` (lines). */
export function strykerOptions(mutate: readonly string[]): PartialStrykerOptions {
  const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  return {
    mutate: [...mutate],
    plugins: [file('test-runner.ts')],
    testRunner: 'in-process',
    testRunnerNodeArgs: [
      '--conditions=mutation',
      `--import=${new URL('../../test/support/no-network.ts', import.meta.url).href}`,
      // A mutant that never stops allocating ends soon.
      '--max-old-space-size=1024',
      '--disable-warning=ExperimentalWarning',
    ],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // What was imported afresh for each mutant is never given back.
    maxTestRunnerReuse: 1000,
    // For what the hit limit does not end; a busy machine takes its time.
    timeoutMS: 30_000,
    // With every line counted, the tests that spend a whole budget take minutes.
    dryRunTimeoutMinutes: 30,
    // Node strips the types, and nothing else looks at them.
    disableTypeChecks: false,
    ignorePatterns: ['/site', '/content', '/dist', '/coverage', '/.cache', '/.astro', '/test/site', '/test/scripts'],
    tempDirName: `${REPORTS}/sandbox`,
    cleanTempDir: 'always',
    reporters: ['progress-append-only', 'html', 'json'],
    htmlReporter: { fileName: `${REPORTS}/report.html` },
    jsonReporter: { fileName: `${REPORTS}/report.json` },
    thresholds: { high: 95, low: LEAST_SCORE, break: LEAST_SCORE },
    allowConsoleColors: false,
  };
}
