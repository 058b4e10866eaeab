// Plain JavaScript on purpose: in an installed package Node strips no types from a configuration file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const { MS_BADGE_CONTENT, MS_BADGE_OUT, MS_BADGE_SITE, MS_BADGE_CACHE } = process.env;

/** `site` of profile.json, read leniently: what is wrong with the file is said by the content loader, with the field's name. */
function publishedAt() {
  if (MS_BADGE_SITE) return MS_BADGE_SITE;
  const file = join(MS_BADGE_CONTENT ?? join(root, 'content'), 'profile.json');
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')).site;
  } catch {
    return undefined;
  }
}

const address = publishedAt();
const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;

export default defineConfig({
  root,
  srcDir: './site',
  publicDir: './site/public',
  outDir: MS_BADGE_OUT ?? './dist/site',
  cacheDir: MS_BADGE_CACHE ?? './node_modules/.astro',
  ...(url && { site: url.origin, base: url.pathname.replace(/\/*$/, '/') }),
  trailingSlash: 'always',
  prefetch: false,
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'always', format: 'directory' },
  devToolbar: { enabled: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
      scriptDirective: { resources: ["'self'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
});
