import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CommandIo, UsageError } from '../commands/command.ts';
import type { PackagePlace } from '../package-place.ts';
import { BuildError } from './build-showcase.ts';
import type { ContentChoice } from './content-choice.ts';
import { freePort } from './free-port.ts';
import { inputHash } from './input-hash.ts';

/** Content that is ready to be built, and what has to be ended when the showing ends. */
export interface PreparedContent {
  readonly content: string;
  readonly close: () => Promise<void>;
}

// Kept from one start to the next where it is free, so that what was made and built stays good.
const ISSUER_PORT = 4380;
// The sample's dates are relative to the day on which it was made.
const SAMPLE_DAYS = 5;

interface Preparing {
  readonly choice: ContentChoice;
  readonly place: PackagePlace;
  readonly io: CommandIo;
  readonly allowLoopback: boolean;
}

/**
 * Makes a content folder current: the sample earner is made and its issuer served, every other is synced.
 * A sync that fails is told and leaves what was there.
 * @throws BuildError when there is nothing to show at all
 */
export async function prepareContent({ choice, place, io, allowLoopback }: Preparing): Promise<PreparedContent> {
  if (choice.kind === 'sample') return prepareSampleContent(place, io);
  const synced = await trySync(choice.content, allowLoopback, io);
  if (!synced && choice.kind === 'credly' && !(await hasBadges(choice.content))) {
    throw new BuildError('Nothing could be read from that Credly profile, and nothing of it was read before: see above.');
  }
  if (!synced) io.stderr('The sync did not go through: see above. This is what was there before.\n');
  return { content: choice.content, close: async () => Promise.resolve() };
}

async function trySync(content: string, allowLoopback: boolean, io: CommandIo): Promise<boolean> {
  const { syncCommand } = await import('../commands/sync.ts');
  try {
    return (await syncCommand.run(['--content', content, ...(allowLoopback ? ['--allow-loopback'] : [])], io)) === 0;
  } catch (error) {
    if (error instanceof UsageError || (error instanceof Error && error.name === 'ProfileError')) throw error;
    io.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

async function hasBadges(content: string): Promise<boolean> {
  return (await readdir(join(content, 'badges')).catch(() => [])).some((name) => name.endsWith('.json'));
}

async function prepareSampleContent(place: PackagePlace, io: CommandIo): Promise<PreparedContent> {
  const { folder, issuer } = await startIssuer(place);
  try {
    const stampFile = join(folder, 'stamp.json');
    const stamp = await readStamp(stampFile);
    const sources = await sampleSources(place);
    const now = new Date();
    const age = now.getTime() - Date.parse(stamp?.at ?? 'never');
    const fresh = stamp?.origin === issuer.origin && stamp.sources === sources && age >= 0 && age < SAMPLE_DAYS * 86_400_000;
    if (!fresh || !(await hasBadges(join(folder, 'content')))) {
      io.stdout('Preparing the sample earner: an invented person with badges from invented issuers ...\n');
      await rm(stampFile, { force: true });
      const { prepareSample } = await import('../sample/sample-earner.ts');
      await prepareSample({ folder, issuerOrigin: issuer.origin, now });
      const synced = await trySync(join(folder, 'content'), true, io);
      if (synced) await writeFile(stampFile, JSON.stringify({ origin: issuer.origin, sources, at: now.toISOString() }));
    }
  } catch (error) {
    await issuer.close();
    throw error;
  }
  return { content: join(folder, 'content'), close: async () => issuer.close() };
}

/** The sample badges name their issuer's port: each port has a sample of its own, so that two starts at once do not meet. */
async function startIssuer(place: PackagePlace): Promise<{ folder: string; issuer: SampleIssuer }> {
  const { startSampleIssuer } = await import('../sample/sample-issuer.ts');
  for (let port = await freePort(ISSUER_PORT); ; port = await freePort(port + 1)) {
    const folder = join(place.cache, port === ISSUER_PORT ? 'sample' : `sample-${port}`);
    await mkdir(folder, { recursive: true });
    try {
      return { folder, issuer: await startSampleIssuer({ folder, port }) };
    } catch (error) {
      // Somebody was quicker.
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') || port >= ISSUER_PORT + 50) throw error;
    }
  }
}

interface SampleIssuer {
  readonly origin: string;
  close(): Promise<void>;
}

interface SampleStamp {
  readonly origin: string;
  readonly sources: string;
  readonly at: string;
}

async function readStamp(file: string): Promise<SampleStamp | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SampleStamp; // our own file, in the cache
  } catch {
    return undefined;
  }
}

/** What the sample's content is made by: the sample itself, the readers, the verification, the sync. */
async function sampleSources(place: PackagePlace): Promise<string> {
  const scripts = dirname(import.meta.dirname);
  const widget = join(dirname(scripts), 'widget');
  const paths = ['sample', 'sync', 'sources'].map((name) => join(scripts, name));
  const read = ['badge', 'credential', 'verification'].map((name) => join(widget, name));
  const all = [...paths, ...read].filter((path) => existsSync(path));
  return inputHash(all, [place.version]);
}
