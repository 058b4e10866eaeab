import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, loadConfigFromFile, type Rolldown } from 'vite';
import type { createDocumentLoader } from '../../widget/credential/document-loader.ts';
import type { readSecured } from '../../widget/credential/read-secured.ts';
import type { verifyCredential } from '../../widget/verification/verify-credential.ts';
import type { PlainBadge } from './plain-badges.ts';

/** The browser build of reading, loading and verifying, by itself. */
export type VerificationChunks = readonly Rolldown.OutputChunk[];

interface Built {
  readonly createDocumentLoader: typeof createDocumentLoader;
  readonly readSecured: typeof readSecured;
  readonly verifyCredential: typeof verifyCredential;
}

const ENTRY = 'virtual:verification';

/**
 * Builds it as browsers get it, minified and in chunks.
 * @param together modules that travel in one chunk. Default: each chunk has what is always needed together
 */
export async function buildVerification(root: string, together?: ReadonlySet<string>): Promise<VerificationChunks> {
  const from = (path: string): string => JSON.stringify(join(root, 'widget', path));
  const source = `
    export { readSecured } from ${from('credential/read-secured.ts')};
    export { createDocumentLoader } from ${from('credential/document-loader.ts')};
    export { verifyCredential } from ${from('verification/verify-credential.ts')};`;
  const configFile = join(root, 'widget', 'vite.config.ts');
  const shipped = await loadConfigFromFile({ command: 'build', mode: 'production' }, configFile);
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'verification-entry',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? source : undefined),
      },
      // What the element's own build does to its chunks.
      shipped?.config.plugins,
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      // As a library: the element's build is one too, and a site's preloading of chunks is no part of verification.
      lib: { entry: ENTRY, formats: ['es'], fileName: 'verification' },
      rolldownOptions: {
        input: ENTRY,
        output: {
          minify: true,
          comments: { annotation: false },
          chunkFileNames: '[name].js',
          ...(together && {
            codeSplitting: { groups: [{ name: 'together', test: (id: string) => together.has(id) || id === ENTRY }] },
          }),
        },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.filter((one) => one.type === 'chunk');
}

/** Verifies a badge with a fresh copy of the build. Gives the chunks that were loaded for it, and the verdict. */
export async function chunksReached(
  chunks: VerificationChunks,
  badge: PlainBadge,
): Promise<{ readonly chunks: VerificationChunks; readonly verdict: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'verification-'));
  const base = pathToFileURL(`${folder}/`).href;
  const loaded = new Set<string>();
  const hooks = registerHooks({
    load(url, context, next) {
      if (url.startsWith(base)) loaded.add(url.slice(base.length));
      return next(url, context);
    },
  });
  try {
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await Promise.all(chunks.map(({ fileName, code }) => writeFile(join(folder, fileName), code)));
    const entry = chunks.find((chunk) => chunk.isEntry);
    // The build is what its own source says that it is.
    const code = (await import(`${base}${entry?.fileName}`)) as Built;
    const verdict = await verdictWith(code, badge);
    return { chunks: chunks.filter(({ fileName }) => loaded.has(fileName)), verdict };
  } finally {
    hooks.deregister();
    await rm(folder, { recursive: true, force: true });
  }
}

async function verdictWith(code: Built, { text, documents }: PlainBadge): Promise<string> {
  const answer: typeof fetch = async (input) => {
    const body = documents[input instanceof Request ? input.url : input.toString()];
    if (body === undefined) return new Response('', { status: 404 });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status: 200 });
  };
  const loadDocument = code.createDocumentLoader({ fetch: answer });
  const credential = await code.readSecured(new TextEncoder().encode(text));
  const report = await code.verifyCredential(credential, { loadDocument, now: new Date('2026-01-01T00:00:00Z') });
  return report.verdict;
}
