import { readFile, rm, writeFile } from 'node:fs/promises';
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
  const stampFile = join(place.cache, 'element.stamp');
  const stamp = await inputHash([join(place.root, 'widget'), join(place.root, 'package-lock.json'), join(folder, 'ms-badge.js')]);
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return folder;
  await rm(stampFile, { force: true });
  const { build } = await import('vite');
  await build({
    configFile: join(place.root, 'widget', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const built = await inputHash([join(place.root, 'widget'), join(place.root, 'package-lock.json'), join(folder, 'ms-badge.js')]);
  await writeFile(stampFile, built);
  return folder;
}
