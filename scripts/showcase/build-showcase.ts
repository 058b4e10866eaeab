import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownProfile } from '../commands/own-profile.ts';
import type { PackagePlace } from '../package-place.ts';
import { elementBundle } from './element-bundle.ts';
import { assertReplaceable, replaceFolder } from './replace-folder.ts';

/** What a build needs to know. Folders are absolute. */
export interface ShowcaseBuild {
  readonly place: PackagePlace;
  /** Holds profile.json and what sync wrote. Only read. */
  readonly content: string;
  /** Replaced as a whole, and only after everything went well. */
  readonly out: string;
  /** Path under which the site is served, such as `/badges/`. Default: the path of the profile's `site`. */
  readonly base?: string;
  /** Address at which the site is reached, with its path. Default: the profile's `site`. */
  readonly site?: string;
  /** Whether Astro may tell everything it does. Default false: errors only. */
  readonly verbose?: boolean;
}

/** A build that cannot go on; the message says where and what to do next. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

/**
 * Builds the site of a content folder, with the element beside it.
 * A failure leaves `out` as it was.
 * @throws BuildError, OwnProfileError, UsageError
 */
export async function buildShowcase(job: ShowcaseBuild): Promise<void> {
  await ownProfile(job.content);
  await assertReplaceable(job.out);
  await mkdir(job.place.workshop, { recursive: true });
  const staging = await mkdtemp(join(job.place.workshop, 'site-'));
  try {
    const element = await elementBundle(job.place);
    await runAstro(job, staging);
    await cp(element, staging, { recursive: true, filter: (path) => !path.endsWith('.map') });
    await replaceFolder(staging, job.out);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Where Astro keeps what it made of one content folder, so that two folders never mix. */
export function astroCache(place: PackagePlace, content: string): string {
  return join(place.cache, 'astro', createHash('sha256').update(content).digest('hex').slice(0, 16));
}

/** Tells the site, which runs inside Astro, where the content and the cache are. */
export function tellSite(place: PackagePlace, content: string): void {
  process.env['MS_BADGE_CONTENT'] = content;
  process.env['MS_BADGE_CACHE'] = place.cache;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

async function runAstro(job: ShowcaseBuild, outDir: string): Promise<void> {
  tellSite(job.place, job.content);
  if (job.site !== undefined) process.env['MS_BADGE_SITE'] = job.site;
  const { build } = await import('astro');
  const stood = process.cwd();
  try {
    // Astro runs what it has built in a folder below the current one, and nobody's own folder is for that.
    process.chdir(job.place.workshop);
    await build({
      root: job.place.root,
      outDir,
      cacheDir: astroCache(job.place, job.content),
      logLevel: job.verbose === true ? 'info' : 'error',
      ...(job.base === undefined ? {} : { base: job.base }),
    });
  } catch (cause) {
    throw new BuildError(`The site of ${job.content} could not be built; ${job.out} was left as it was.`, { cause });
  } finally {
    process.chdir(stood);
    if (job.site !== undefined) delete process.env['MS_BADGE_SITE'];
  }
}
