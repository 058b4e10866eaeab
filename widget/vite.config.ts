import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
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

/** What the bundler's own minifier leaves long: functions and variables that are used once, mostly. */
const shorten: Plugin = {
  name: 'shorten',
  async generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const { code } = await minify(file.code, { module: true, ecma: 2020, compress: { passes: 2 } });
      if (code !== undefined) file.code = code;
    }
  },
};

const EXPORT_ALL = `const __exportAll = (all) => {
  const exports = {};
  for (const name in all) Object.defineProperty(exports, name, { get: all[name], enumerable: true });
  return exports;
};`;

/** Whoever needs the bundler's one line of runtime brings it itself: a file of its own would be one more to ask for. */
const inlineRuntime: Plugin = {
  name: 'inline-runtime',
  renderChunk(code) {
    return code.replace(/^import \{ \w+ as __exportAll \} from "[^"]*";/mu, EXPORT_ALL);
  },
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk' && file.name === 'rolldown-runtime') Reflect.deleteProperty(bundle, file.fileName);
    }
  },
};

// What a card is drawn with travels in one piece, what the parts of verification share in another, and each family of badges in its
// own. The document loader belongs to the first file: the card is fetched with it.
const groups = [
  {
    name: 'badge-view',
    priority: 2,
    test: /element\/(?:badge-view|card|icon|ms-badge\.styles)|badge\/(?:plain-text|badge-error|end-of-validity)|verification\/(?:headline|report-as-of)|locales\/locale\./u,
  },
  // Every module here imports only this chunk's own and the two above: chunks that import each other find each other half made.
  {
    name: 'verification',
    priority: 1,
    test: /widget\/(?:badge\/web-date|credential\/(?:json-text|base64url|compact-jws|defined-members)|verification\/(?:json-value|proof-answer|report|worst-finding|checking|record-loader|subject|status\/(?:status|revocation)-list|jws\/(?:jws-)?signature|keys\/(?:did-web|key-document|method-key|platform-key|published-keys|verification-key)))\.ts$/u,
  },
  // Rules that hardly any badge needs: one file, asked for when one does.
  {
    name: 'open-badges-2-rules',
    priority: 2,
    test: /verification\/open-badges-2\/(?:binding-by-rules|foreign-achievement|hidden-address|issuer-redirects|issuer-scope|record-types|revocation-lists|unfollowed-issuer|unproven)\.ts$/u,
  },
  {
    name: 'open-badges-2',
    priority: 1,
    test: /widget\/(?:credential\/(?:assertion|open-badges-version)|verification\/(?:checks\/)?open-badges-2[\w/-]*|verification\/(?:jws\/signed-badge-proof|keys\/pem))\.ts$/u,
  },
  {
    name: 'open-badges-3',
    priority: 1,
    test: /widget\/verification\/(?:(?:checks\/)?open-badges-3(?!\/status)[\w/-]*|jws\/jwt-(?:claims|proof)|encoding\/base58|keys\/(?:did|issuer-keys|listed-keys|multikey))\.ts$/u,
  },
];

/**
 * The browser build: `dist/element/ms-badge.js` registers the tag and is all that a page names; everything else is a chunk beside
 * it, found relative to the module's own address, so that one script element works on a page of another origin. Under Trusted
 * Types a page allows the policy `lit-html`; nothing here needs `unsafe-eval` or `unsafe-inline`.
 */
export default defineConfig({
  root: place('.'),
  // Nothing but the modules: a `public` folder of a site is none of the widget's business.
  publicDir: false,
  // Relative, for chunks to be found beside the module wherever it is served.
  base: './',
  plugins: [inlineRuntime, shorten, squeezeTemplates],
  build: {
    outDir: place('../dist/element'),
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
        codeSplitting: { includeDependenciesRecursively: false, groups },
        minify: true,
        comments: { legal: true, annotation: false },
      },
    },
  },
});
