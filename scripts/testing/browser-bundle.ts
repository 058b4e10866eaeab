import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'vite';

/**
 * Bundles test files for the browser with the bundler that makes the published element, so that CommonJS packages, JSON modules
 * and chunks that load later are what visitors get.
 * @returns the folder of the bundles; each keeps its path below `test/`
 */
export async function bundleBrowserTests(root: string, files: readonly string[]): Promise<string> {
  const outDir = join(root, '.cache', 'browser-tests');
  await rm(outDir, { recursive: true, force: true });
  const input = Object.fromEntries(
    files.map((file) => [relative(join(root, 'test'), file).replaceAll('\\', '/').replace(/\.ts$/u, ''), file]),
  );
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    publicDir: false,
    resolve: { conditions: ['browser', 'development', 'module', 'default'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input,
        // The runner serves it to the pages that it tests (@open-wc/testing talks to it).
        external: ['/__web-dev-server__web-socket.js'],
        // Chunks never import from an entry: its address carries a session, so it would run twice.
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return outDir;
}
