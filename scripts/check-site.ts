// The second half of `npm run check`: the types of the site's pages. Astro reads the content before it looks at a type, so that a
// clone without content of its own is given a folder with a name and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePlace } from './package-place.ts';

const place = packagePlace();
const content = join(place.cache, 'check', 'content');
mkdirSync(content, { recursive: true });
writeFileSync(join(content, 'profile.json'), '{ "name": "Sample" }\n');
const astro = join(place.root, 'node_modules', 'astro', 'bin', 'astro.mjs');
const { status } = spawnSync(process.execPath, [astro, 'check', '--minimumFailingSeverity', 'warning'], {
  cwd: place.root,
  env: { ...process.env, MS_BADGE_CONTENT: content },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
