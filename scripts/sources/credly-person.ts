import { plainLine, webUrl } from '../../widget/badge/plain-text.ts';
import { readPicture } from '../sync/picture.ts';
import { atOrigin, CREDLY, credlyName, isCredlyUrl } from './credly-hosts.ts';
import { SourceError } from './source-error.ts';
import { expectFound, loadAnswer, loadJson, valueAt } from './source-request.ts';
import type { SourceRequester } from './source-request.ts';

/** What of a Credly profile its earner may want on their own page too. */
export const PERSON_PARTS = ['name', 'bio', 'photo'] as const;

/** One of `PERSON_PARTS`. */
export type PersonPart = (typeof PERSON_PARTS)[number];

/** Those parts that the profile has. */
export interface CredlyPerson {
  readonly name?: string;
  /** One line. */
  readonly bio?: string;
  readonly photo?: { readonly bytes: Uint8Array; readonly extension: string };
}

const MAX_LINE = 300;
const MAX_PHOTO_BYTES = 5_000_000;
/** What `portrait` of a profile.json may be. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
]);

/**
 * Reads those parts of a public profile that were asked for, and nothing else of it. A sync never does: only the earner can say
 * that they want them.
 * @param origin stands for Credly's hosts
 * @throws SourceError
 */
export async function readCredlyPerson(
  from: SourceRequester,
  profile: string,
  { parts, origin }: { readonly parts: readonly PersonPart[]; readonly origin?: string },
): Promise<CredlyPerson> {
  const url = atOrigin(`${CREDLY}/users/${encodeURIComponent(credlyName(profile, origin))}`, origin);
  const { data } = await loadJson(from, url);
  if (valueAt(data, 'profile_is_public') === false) throw new SourceError('SOURCE_PRIVATE', `credly: ${url} is private`, { url });
  const names = ['first_name', 'middle_name', 'last_name'].map((part) => plainLine(valueAt(data, part)));
  const name = plainLine(names.filter((part) => part !== '').join(' '), MAX_LINE);
  const bio = plainLine(valueAt(data, 'bio'), MAX_LINE);
  const photo = parts.includes('photo') ? await readPhoto(from, data, origin) : undefined;
  return {
    ...(parts.includes('name') && name !== '' ? { name } : {}),
    ...(parts.includes('bio') && bio !== '' ? { bio } : {}),
    ...(photo ? { photo } : {}),
  };
}

async function readPhoto(from: SourceRequester, data: unknown, origin: string | undefined): Promise<CredlyPerson['photo']> {
  const address = webUrl(valueAt(data, 'photo_url')) ?? webUrl(valueAt(data, 'photo', 'url'));
  if (address === undefined || !isCredlyUrl(address, origin)) return undefined;
  const url = atOrigin(address, origin);
  const answer = await loadAnswer(from, url, { accept: 'image/png,image/jpeg,image/webp', maxBytes: MAX_PHOTO_BYTES });
  expectFound(from, url, answer.status);
  const picture = readPicture(answer.bytes);
  const extension = picture && EXTENSIONS.get(picture.mediaType);
  if (!picture || extension === undefined)
    throw new SourceError('SOURCE_IMAGE_BROKEN', `credly: ${url} is no PNG, JPEG or WebP picture`, { url });
  return { bytes: picture.bytes, extension };
}
