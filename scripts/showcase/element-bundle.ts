import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackagePlace } from '../package-place.ts';
import { inputHash } from './input-hash.ts';

/**
 * The folder that holds `ms-badge.js` and the chunks that it loads later. In the published package it is there; in the
 * repository it is built when a file of the widget changed.
 */
export async function elementBundle(place: PackagePlace): Promise<string> {
  const folder = join(place.root, 'dist', 'element');
  if (place.installed) return folder;
  const stampFile = join(place.root, 'dist', 'element.stamp');
  const stamp = await inputHash(['widget', 'package-lock.json'].map((name) => join(place.root, name)));
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return folder;
  await mkdir(join(place.root, 'dist'), { recursive: true });
  const own = await mkdtemp(join(place.root, 'dist', 'building-'));
  try {
    const { build } = await import('vite');
    await build({
      configFile: join(place.root, 'widget', 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: own, emptyOutDir: true },
    });
    // Built aside and put in its place at once: a build that runs beside this one copies a whole bundle, old or new.
    await rm(stampFile, { force: true });
    await rm(folder, { recursive: true, force: true });
    await rename(own, folder);
    await writeFile(stampFile, stamp);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
  return folder;
}
