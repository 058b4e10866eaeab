// What lint and the compiler need to know of the site: `check-site.ts sync` writes the types that Astro makes of the content, and
// `check-site.ts` also checks the pages. Astro reads the content before it looks at a type, so that a clone without content of its
// own is given a folder with a name and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePlace } from './package-place.ts';

const place = packagePlace();
const content = join(place.cache, 'check', 'content');
mkdirSync(content, { recursive: true });
writeFileSync(join(content, 'profile.json'), '{ "name": "Sample" }\n');
const astro = join(place.root, 'node_modules', 'astro', 'bin', 'astro.mjs');
const task = process.argv.includes('sync') ? ['sync'] : ['check', '--minimumFailingSeverity', 'warning'];
const { status } = spawnSync(process.execPath, [astro, ...task], {
  cwd: place.root,
  env: { ...process.env, MS_BADGE_CONTENT: content },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
