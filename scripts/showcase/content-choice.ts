import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../commands/command.ts';
import type { PackagePlace } from '../package-place.ts';
import { BuildError } from './build-showcase.ts';

/** The flags by which `start` and `dev` are told whose badges to show. */
export const CONTENT_OPTIONS = {
  json: { type: 'boolean' },
  content: { type: 'string' },
  credly: { type: 'string' },
  origin: { type: 'string' },
  'allow-loopback': { type: 'boolean' },
  port: { type: 'string' },
} as const;

/** Values of these flags, as they were parsed. */
export interface ContentFlags {
  readonly content?: string | undefined;
  readonly credly?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'allow-loopback'?: boolean | undefined;
  readonly port?: string | undefined;
}

/** Whose badges are shown: the earner's own folder, a Credly profile by name, or the invented sample earner. */
export interface ContentChoice {
  readonly kind: 'own' | 'credly' | 'sample';
  /** Absolute folder. */
  readonly content: string;
}

/**
 * Whose badges to show: what the flags say, else the profile in `content/`, else the sample earner.
 * @throws UsageError when the flags contradict each other, BuildError when the folder named has no profile
 */
export async function chooseContent(flags: ContentFlags, cwd: string, place: PackagePlace): Promise<ContentChoice> {
  if (flags.credly !== undefined) {
    if (flags.content !== undefined) throw new UsageError('--credly and --content name two earners. Give one of them.');
    return { kind: 'credly', content: await credlyContent(flags.credly, flags.origin, place) };
  }
  if (flags.origin !== undefined)
    throw new UsageError('--origin belongs to --credly. In a folder, profile.json names the origin of a source.');
  const content = resolve(cwd, flags.content ?? 'content');
  if (existsSync(join(content, 'profile.json'))) return { kind: 'own', content };
  if (flags.content === undefined) return { kind: 'sample', content: join(place.cache, 'sample', 'content') };
  throw new BuildError(`There is no profile.json in ${content}. "ms-badge init --content ${flags.content}" writes one.`);
}

/** A content folder of its own for a Credly profile, so that a look at somebody's badges never touches `content/`. */
async function credlyContent(profile: string, origin: string | undefined, place: PackagePlace): Promise<string> {
  const name = vanityName(profile);
  const key = createHash('sha256')
    .update(`${origin ?? ''}\0${profile}`)
    .digest('hex')
    .slice(0, 8);
  const content = join(
    place.cache,
    'credly',
    `${name
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/gu, '-')
      .slice(0, 60)}-${key}`,
    'content',
  );
  const sources = [{ source: 'credly', profile, ...(origin === undefined ? {} : { origin }) }];
  await mkdir(content, { recursive: true });
  await writeFile(join(content, 'profile.json'), `${JSON.stringify({ name: personName(name), sources }, null, 2)}\n`);
  return content;
}

/**
 * The name in a Credly profile address, or the name itself.
 * @throws UsageError
 */
export function vanityName(profile: string): string {
  const name = /\/users\/([^/?#]+)/u.exec(profile)?.[1] ?? profile;
  if (/^[\p{L}\p{N}._-]{1,200}$/u.test(name)) return name;
  throw new UsageError(`"${profile}" is no Credly profile. Give its name or its address: https://www.credly.com/users/<name>.`);
}

/** "sample-earner.1a2b3c4d" is what Credly makes of a name: the name again, as far as it can be told. */
function personName(vanity: string): string {
  const words = vanity.split(/[._-]+/u).filter((word) => !/^[0-9a-f]{8}$/u.test(word) && word !== '');
  const person = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ');
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/u.test(vanity) || person === '' ? vanity : person;
}

/**
 * The port that was asked for by `--port` or `PORT`; undefined when nobody asked.
 * @throws UsageError
 */
export function askedPort(flag: string | undefined, variable: string | undefined): number | undefined {
  const text = flag ?? variable;
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535) throw new UsageError(`"${text}" is no port. Give a number from 1 to 65535.`);
  return port;
}
