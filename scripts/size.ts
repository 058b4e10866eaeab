// `npm run size`: every byte budget as `<name> <actual> <limit>`, in bytes after brotli; exits 1 when one is broken.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { packagePlace } from './package-place.ts';
import { elementBundle } from './showcase/element-bundle.ts';
import { plainBadges, provenBadges, type PlainBadge } from './size/plain-badges.ts';
import { buildVerification, chunksReached, type VerificationChunks } from './size/verification-build.ts';
import { startSampleSite } from './testing/sample-site.ts';

/** One budget. */
interface Budget {
  readonly name: string;
  /** Bytes as they travel, brotli at its best. */
  readonly actual: number;
  readonly limit: number;
}

const place = packagePlace();
const bytes = (text: string | Uint8Array): number => brotliCompressSync(text).length;

const budgets: Budget[] = [...(await elementBudgets()), ...(await verificationBudgets()), await homeBudget()];
for (const { name, actual, limit } of budgets) process.stdout.write(`${name} ${actual} ${limit}\n`);
const broken = budgets.filter(({ actual, limit }) => actual > limit);
process.stdout.write(`${budgets.length - broken.length} passed, ${broken.length} failed\n`, () =>
  process.exit(broken.length > 0 ? 1 : 0),
);

/**
 * What the element loads: `widget-initial`, the one file that a page names, with what it imports at once; `widget-press-...`, what pressing
 * its button adds for a badge of that family, with the report as it is drawn and the readers of the page's own record and picture.
 */
async function elementBudgets(): Promise<Budget[]> {
  const folder = await elementBundle(place);
  const chunks = await readdir(join(folder, 'chunks'));
  const start = await withImports(join(folder, 'ms-badge.js'));
  const named = async (name: string): Promise<ReadonlySet<string>> => {
    const chunk = chunks.find((file) => file.replace(/-[\w-]{8}\.js$/u, '') === name);
    if (chunk === undefined) throw new Error(`The element has no chunk ${name}`);
    return withImports(join(folder, 'chunks', chunk));
  };
  const shown = new Set([...start, ...(await named('badge-view'))]);
  const pressed = async (family: string): Promise<number> => {
    const loaded = await Promise.all(['browser-verification', 'report-view', family].map(named));
    return weightOf(new Set(loaded.flatMap((files) => [...files]).filter((file) => !shown.has(file))));
  };
  return [
    { name: 'widget-initial', actual: await weightOf(start), limit: 9000 },
    { name: 'widget-press-ob2', actual: await pressed('open-badges-2'), limit: 22_500 },
    { name: 'widget-press-jwt', actual: await pressed('open-badges-3'), limit: 22_700 },
  ];
}

async function weightOf(files: ReadonlySet<string>): Promise<number> {
  return sum(await Promise.all([...files].map(async (file) => bytes(await readFile(file)))));
}

/** A built file, and every file that it needs before it runs. */
async function withImports(file: string, files = new Set<string>()): Promise<ReadonlySet<string>> {
  if (files.has(file)) return files;
  files.add(file);
  const code = await readFile(file, 'utf8');
  for (const [, path] of code.matchAll(/\bfrom\s*["'](\.[^"']+)["']|\bimport\s*["'](\.[^"']+)["']/gu))
    if (path !== undefined) await withImports(join(file, '..', path), files);
  return files;
}

/**
 * What a browser loads to verify: the secured document, its loading and every check. The words for people (`readCredential`'s badge)
 * are no part of it: who verifies loads none of their readers, the element included. The badges of `size/plain-badges.ts` (hosted and
 * signed Open Badges 2.0, VC-JWT by each kind of issuer and key, each type of status, and the same revoked, changed, expired and
 * unreachable) are verified with the build itself, and what it loads for them is watched, not guessed from names. Modules are weighed
 * as one file, as verifiers are compared.
 *
 * - `verification-ob2`, `verification-jwt`, `verification-jwt-status`: the most that one badge of Open Badges 2.0, one VC-JWT, and
 *   one that has a status to ask for makes a browser load. Each family is a chunk of its own: nobody pays for the other.
 * - `verification-ob2-jwt`: all of these together, every module that any of them loads. Behind `import()`, and out of the figure
 *   because none of them ever loads it: Data Integrity, the `vc` claim, Open Badges 0.5 to 1.1, pictures, refreshing, endorsements,
 *   what somebody types, MD5, hosts written as addresses, keys with addresses of their own, Profiles with rules on where their badges
 *   lie, contexts beside the usual, classes that Open Badges 2.0 does not name, letters of other scripts.
 * - `verification-data-integrity` adds what a badge with a proof of each kind loads, contexts included, as chunks of their own;
 *   `ecdsa-sd` travels alone, for those badges only.
 *
 * The aim for all together is 12,000 bytes. One badge of either family keeps to it, a status list and all together do not: their limits
 * are what has been reached, and the 70 bytes by which brotli's answer moves when functions only change their places.
 */
async function verificationBudgets(): Promise<Budget[]> {
  const chunks = await buildVerification(place.root);
  const badges = await plainBadges();
  const of = async (name: RegExp): Promise<number> => {
    const each = badges.filter((badge) => name.test(badge.name)).map(async (badge) => weight(await reachedBy(chunks, [badge])));
    return Math.max(...(await Promise.all(each)));
  };
  const plain = await reachedBy(chunks, badges);
  const all = await reachedBy(chunks, await provenBadges());
  const disclosing = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/selective-disclosure.ts')));
  const alone =
    disclosing.length === 1 &&
    disclosing.every(({ isDynamicEntry }) => isDynamicEntry) &&
    !disclosing.some((one) => all.has(one));
  const together = await weight(plain);
  const more = sum([...all].filter((chunk) => !plain.has(chunk)).map(({ code }) => bytes(code)));
  return [
    { name: 'verification-ob2', actual: await of(/^ob2/u), limit: 11_840 },
    { name: 'verification-jwt', actual: await of(/^jwt-(?!bitstring|revoked|.*list)/u), limit: 11_770 },
    { name: 'verification-jwt-status', actual: await of(/^jwt-/u), limit: 13_150 },
    { name: 'verification-ob2-jwt', actual: together, limit: 15_750 },
    { name: 'verification-data-integrity', actual: together + more, limit: 40_000 },
    { name: 'ecdsa-sd-chunks', actual: alone ? 1 : 2, limit: 1 },
  ];
}

async function reachedBy(
  chunks: VerificationChunks,
  badges: readonly PlainBadge[],
): Promise<ReadonlySet<VerificationChunks[number]>> {
  const all = new Set<VerificationChunks[number]>();
  for (const badge of badges) {
    const reached = await chunksReached(chunks, badge);
    if (reached.verdict !== badge.verdict) throw new Error(`${badge.name} is ${reached.verdict}, not ${badge.verdict}`);
    for (const chunk of reached.chunks) all.add(chunk);
  }
  return all;
}

/** The modules of these chunks as one file, with the few lines that a bundler adds. */
async function weight(chunks: ReadonlySet<VerificationChunks[number]>): Promise<number> {
  const modules = new Set([...chunks].flatMap(({ moduleIds }) => moduleIds));
  const built = await buildVerification(place.root, modules);
  return sum(
    built
      .filter(({ moduleIds }) => moduleIds.every((id) => modules.has(id) || !id.startsWith('/')))
      .map(({ code }) => bytes(code)),
  );
}

/** HTML and style sheets of the sample earner's home page: a dozen badges, complete without a script. */
async function homeBudget(): Promise<Budget> {
  const site = await startSampleSite(place.root);
  try {
    const html = await (await fetch(site.url)).text();
    const sheets = [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/gu)].map(
      ([tag]) => /\bhref="([^"]+)"/u.exec(tag)?.[1] ?? '',
    );
    const styles = await Promise.all(sheets.map(async (href) => (await fetch(new URL(href, site.url))).text()));
    return { name: 'home-12', actual: sum([html, ...styles].map(bytes)), limit: 14_336 };
  } finally {
    await site.close();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
