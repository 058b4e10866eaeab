// `npm test`: Node tests, the runner-neutral tests and the element's in Chromium, page tests against the built sample site.
// `npm test -- <words>` runs only the files whose path holds one of the words. FIREFOX_PATH, the executable of a Firefox, has the tests of
// the browser run there too. The last line is `N passed, N failed`.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { packagePlace } from './package-place.ts';
import { runBrowserTests } from './testing/browser-tests.ts';
import { runNodeTests } from './testing/node-tests.ts';
import { startSampleSite } from './testing/sample-site.ts';
import { orNothingRan, type Tally } from './testing/tally.ts';

const { root } = packagePlace();
const words = process.argv.slice(2);

const inBrowserOnly = find('test/widget/element/**/*.test.ts');
const pages = find('test/site/**/*.test.ts');
const inBoth = find('test/widget/{badge,credential,verification}/**/*.test.ts');
const inNode = find('test/**/*.test.ts').filter((file) => !inBrowserOnly.includes(file) && !pages.includes(file));

const tallies: Tally[] = [];
await measure(inNode, async () => runNodeTests({ name: 'Node', root, files: inNode, concurrency: 2 }));
const inBrowser = [...inBoth, ...inBrowserOnly];
await measure(inBrowser, async () => runBrowserTests({ root, files: inBrowser }));
const firefox = process.env['FIREFOX_PATH'];
if (firefox) await measure(inBrowser, async () => runBrowserTests({ root, files: inBrowser, firefox }));
await measure(pages, runPageTests);

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
// A launcher may leave a socket behind; the result is known.
process.stdout.write(`${passed} passed, ${failed} failed\n`, () => process.exit(failed > 0 ? 1 : 0));

function find(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root }).sort();
  const chosen =
    words.length === 0 ? files : files.filter((file) => words.some((word) => file.replaceAll('\\', '/').includes(word)));
  return chosen.map((file) => join(root, file));
}

async function measure(files: readonly string[], run: () => Promise<Tally>): Promise<void> {
  if (words.length > 0 && files.length === 0) return;
  const started = performance.now();
  const tally = orNothingRan(await run());
  tallies.push(tally);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${tally.name}: ${tally.passed} passed, ${tally.failed} failed in ${files.length} files, ${seconds} s\n`);
}

async function runPageTests(): Promise<Tally> {
  const site = await startSampleSite(root);
  try {
    return await runNodeTests({ name: 'Pages', root, files: pages, concurrency: 1, env: { MS_BADGE_SAMPLE_SITE: site.url } });
  } finally {
    await site.close();
  }
}
