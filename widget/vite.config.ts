import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Indentation inside `html` and `css` templates, which no minifier touches. What is left after minifying stands in templates. */
const squeezeTemplates: Plugin = {
  name: 'squeeze-templates',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replaceAll(/\n+ {2,}/gu, ' ');
    }
  },
};

/**
 * The browser build: `dist/widget/ms-badge.js` registers the tag and is all that a page names; everything else is a chunk beside
 * it, found relative to the module's own address, so that one script element works on a page of another origin.
 */
export default defineConfig({
  root: place('.'),
  // Nothing but the modules: a `public` folder of a site is none of the widget's business.
  publicDir: false,
  // Relative, for chunks to be found beside the module wherever it is served.
  base: './',
  plugins: [squeezeTemplates],
  build: {
    outDir: place('../dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    // Preloading would need the page to allow link elements, and saves nothing: a chunk is asked for by a click.
    modulePreload: false,
    reportCompressedSize: false,
    lib: { entry: place('define.ts'), formats: ['es'], fileName: 'ms-badge' },
    rolldownOptions: {
      // What the element and its chunks share stays in the one file that a page names: one request before the first click.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: 'ms-badge.js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // What a card is drawn with travels in one piece.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'badge-view',
              test: /element\/(?:badge-view|card|icon|ms-badge\.styles)|badge\/(?:plain-text|badge-error)|verification\/headline|locales\/locale\./u,
            },
          ],
        },
        minify: true,
        comments: { legal: true },
      },
    },
  },
});
