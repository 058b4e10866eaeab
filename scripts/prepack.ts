// Before `npm pack` and `npm publish`: what is published is built, because Node strips no types under node_modules.
import { spawnSync } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packagePlace } from './package-place.ts';
import { elementBundle } from './showcase/element-bundle.ts';

const place = packagePlace();
await rm(join(place.root, 'dist'), { recursive: true, force: true });
await elementBundle(place);
const compiler = join(place.root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(place.root, 'tsconfig.build.json')], { stdio: 'inherit' });
await chmod(join(place.root, 'dist', 'scripts', 'ms-badge.js'), 0o755);
process.exitCode = status ?? 1;
