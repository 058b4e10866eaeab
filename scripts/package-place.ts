import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where this package lies, and where what it makes may lie. Source files and built files stand at different depths. */
export interface PackagePlace {
  /** Absolute folder of package.json. */
  readonly root: string;
  /** The version of package.json. */
  readonly version: string;
  /** Whether it was installed from npm: what is published is built already, and its sources never change. */
  readonly installed: boolean;
  /** Absolute folder for what can be made again. Never published, safe to delete. `MS_BADGE_CACHE` moves it. */
  readonly cache: string;
  /** Absolute folder in which a site is built before it is moved: below the package, since what Astro runs there imports packages. */
  readonly workshop: string;
}

/** Looks upwards from this very file. */
export function packagePlace(): PackagePlace {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }; // our own file
  const installed = dirname(root).endsWith('node_modules');
  const own = installed ? join(dirname(root), '.cache', 'ms-badge') : join(root, '.cache');
  return { root, version, installed, cache: process.env['MS_BADGE_CACHE'] ?? own, workshop: join(own, 'building') };
}
