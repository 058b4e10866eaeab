// `npm run size`: every byte budget as `<name> <actual> <limit>`, in bytes after brotli; exits 1 when one is broken.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { packagePlace } from './package-place.ts';
import { elementBundle } from './showcase/element-bundle.ts';
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

const budgets: Budget[] = [await elementBudget(), ...(await verificationBudgets()), await homeBudget()];
for (const { name, actual, limit } of budgets) process.stdout.write(`${name} ${actual} ${limit}\n`);
const broken = budgets.filter(({ actual, limit }) => actual > limit);
process.stdout.write(`${budgets.length - broken.length} passed, ${broken.length} failed\n`, () =>
  process.exit(broken.length > 0 ? 1 : 0),
);

/** The one file that a page names, with what it imports at once. */
async function elementBudget(): Promise<Budget> {
  const folder = await elementBundle(place);
  const sizes = new Map<string, number>();
  const add = async (file: string): Promise<void> => {
    if (sizes.has(file)) return;
    const code = await readFile(file, 'utf8');
    sizes.set(file, bytes(code));
    for (const [, path] of code.matchAll(/\bfrom\s*["'](\.[^"']+)["']|\bimport\s*["'](\.[^"']+)["']/gu)) {
      if (path !== undefined) await add(join(file, '..', path));
    }
  };
  await add(join(folder, 'ms-badge.js'));
  return { name: 'widget-initial', actual: sum([...sizes.values()]), limit: 9000 };
}

/**
 * Reading, loading and verifying in one piece, the measure by which the verifiers of the field are compared. What such a badge
 * never loads is left out: the first Open Badges, reading pictures, selective disclosure; and JSON-LD where no proof needs it.
 */
async function verificationBudgets(): Promise<Budget[]> {
  const never = String.raw`/open-badges-1\.ts$|/baked-image\.ts$|/selective-disclosure\.ts$`;
  return [
    {
      name: 'verification-ob2-jwt',
      actual: await verificationBytes(new RegExp(`${never}|/data-integrity\\.ts$`, 'u')),
      limit: 12_000,
    },
    { name: 'verification-data-integrity', actual: await verificationBytes(new RegExp(never, 'u')), limit: 40_000 },
  ];
}

async function verificationBytes(leftOut: RegExp): Promise<number> {
  const entry = 'virtual:verification';
  const from = (path: string): string => JSON.stringify(join(place.root, 'widget', path));
  const source = `
    export { readCredential } from ${from('credential/read-credential.ts')};
    export { createDocumentLoader } from ${from('credential/document-loader.ts')};
    export { verifyCredential } from ${from('verification/verify-credential.ts')};`;
  const built = await build({
    root: place.root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'verification-entry',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : leftOut.test(id) ? { id, external: true } : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { format: 'es', minify: true, codeSplitting: false },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return sum(outputs.map((one) => (one.type === 'chunk' ? bytes(one.code) : 0)));
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
