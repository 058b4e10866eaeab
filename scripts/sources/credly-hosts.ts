import { webUrlOf } from '../../widget/badge/http-url.ts';
import { quoted } from './personal-parameters.ts';
import { SourceError } from './source-error.ts';

/** Where Credly answers, unless a source names another origin. */
export const CREDLY = 'https://www.credly.com';

/** All the names that Credly has answered under: youracclaim.com is its former one. */
const CREDLY_HOSTS: ReadonlySet<string> = new Set([
  'credly.com',
  'www.credly.com',
  'api.credly.com',
  'images.credly.com',
  'cdn.credly.com',
  'youracclaim.com',
  'www.youracclaim.com',
  'api.youracclaim.com',
  'images.youracclaim.com',
]);

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}._~-]{0,98}[\p{L}\p{N}_~-])?$/u;

/** True when the URL is on one of Credly's hosts, or on the origin that stands for them. */
export function isCredlyUrl(url: string, origin?: string): boolean {
  const parsed = webUrlOf(url);
  if (!parsed) return false;
  return CREDLY_HOSTS.has(parsed.hostname) || (origin !== undefined && parsed.origin === new URL(origin).origin);
}

/**
 * Where to ask for a URL that Credly gave: the same path and query at the origin that stands for all of Credly's hosts.
 * Other hosts' URLs, and all of them when there is no such origin, stay as they are.
 */
export function atOrigin(url: string, origin?: string): string {
  const parsed = webUrlOf(url);
  if (origin === undefined || !parsed || !CREDLY_HOSTS.has(parsed.hostname)) return url;
  return new URL(origin).origin + parsed.pathname + parsed.search;
}

/**
 * The name in a profile setting: `name`, a UUID, or the address of the profile in any of its forms (with `/badges`, a
 * query, a trailing slash, without the scheme).
 * @throws SourceError `SOURCE_PROFILE_INVALID`
 */
export function credlyName(profile: string | undefined, origin?: string): string {
  const text = (profile ?? '').trim();
  if (text === '') throw invalid('no profile is named');
  const name = text.includes('/') ? nameInAddress(text, origin) : text;
  if (!NAME.test(name) || name.includes('..')) throw invalid(`${quoted(text)} is neither a profile's name nor its address`);
  return name;
}

function nameInAddress(text: string, origin: string | undefined): string {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!isCredlyUrl(address, origin)) throw invalid(`${quoted(text)} is not an address at Credly`);
  // Read off the text as it was written: a URL parser would already have followed "..".
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const name = /^\/users\/([^/]+)(?:\/badges(?:\.json)?)?\/?$/.exec(path)?.[1];
  if (name === undefined) throw invalid(`${quoted(text)} is not the address of a profile`);
  try {
    return decodeURIComponent(name.replace(/\.json$/, ''));
  } catch (cause) {
    throw invalid(`${quoted(text)} is not the address of a profile`, cause);
  }
}

function invalid(what: string, cause?: unknown): SourceError {
  const message = `credly: ${what}; expected a name, or an address such as ${CREDLY}/users/sample-earner`;
  return new SourceError('SOURCE_PROFILE_INVALID', message, { cause });
}
