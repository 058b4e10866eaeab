import { BadgeError } from '../../widget/badge/badge-error.ts';
import type { BadgeErrorCode } from '../../widget/badge/badge-error.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import type { LoadedDocument } from '../../widget/credential/document-loader.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { MAX_CREDENTIAL_BYTES } from '../../widget/credential/read-secured.ts';
import { refusalWords } from '../refusal-words.ts';
import { badgeLinks } from './badge-page.ts';
import { withoutPersonal } from './personal-parameters.ts';
import { SourceError } from './source-error.ts';
import type { SourceErrorCode } from './source-error.ts';
import { expectFound, loadAnswer } from './source-request.ts';
import type { SourceRequester } from './source-request.ts';

/** A badge that was read from an address. */
export interface LoadedBadge {
  readonly bytes: Uint8Array;
  readonly credential: Credential;
  /** The address whose answer it is, before redirects. */
  readonly from: string;
  /** The address that answered, after redirects. */
  readonly finalUrl: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** True when the address that was asked for is a web page that links the badge. */
  readonly linked: boolean;
}

/** First a document: who also has a web page at this address must not choose it. */
const DOCUMENT_TYPES = 'application/json, application/ld+json, application/vc+ld+json, application/vc;q=0.9';
/** Then a baked picture, or a token, or whatever there is. */
const OTHER_TYPES = 'image/png, image/svg+xml, application/vc+jwt, application/jwt, */*;q=0.1';
const NOT_IN_THIS_FORM: ReadonlySet<number> = new Set([406, 415]);
const SHOWN = 3;

const CODE_OF_BADGE_ERROR: { readonly [Code in BadgeErrorCode]: SourceErrorCode } = {
  BADGE_EMPTY: 'SOURCE_NOT_JSON',
  BADGE_NOT_JSON: 'SOURCE_NOT_JSON',
  BADGE_NOT_UTF8: 'SOURCE_NOT_JSON',
  BADGE_TOO_LARGE: 'SOURCE_TOO_LARGE',
  BADGE_TOO_DEEP: 'SOURCE_TOO_LARGE',
  BADGE_NOT_A_BADGE: 'SOURCE_NO_BADGE',
  BADGE_IMAGE_BROKEN: 'SOURCE_NO_BADGE',
  BADGE_IMAGE_WITHOUT_BADGE: 'SOURCE_NO_BADGE',
  BADGE_IMAGE_REFUSED: 'SOURCE_NO_BADGE',
  BADGE_JWT_BROKEN: 'SOURCE_NO_BADGE',
  BADGE_SD_JWT: 'SOURCE_NO_BADGE',
  BADGE_DATA_CONTRADICTS: 'SOURCE_NO_BADGE',
};

/**
 * Reads the one badge that an address stands for: a document (asked for first), a baked picture, a JWT or JWS, or a web page
 * that links one of these.
 * @param address without anything personal
 * @throws SourceError
 */
export async function loadBadge(from: SourceRequester, address: string): Promise<LoadedBadge> {
  const first = await loadAnswer(from, address, { accept: DOCUMENT_TYPES, maxBytes: MAX_CREDENTIAL_BYTES });
  const refused = NOT_IN_THIS_FORM.has(first.status);
  if (!refused) expectAnswered(from, address, first.status);
  if (!refused && !isPage(first)) return read(from, address, first);
  const linked = refused ? undefined : await loadLinked(from, address, first);
  if (linked) return linked;
  const second = await loadAnswer(from, address, { accept: OTHER_TYPES, maxBytes: MAX_CREDENTIAL_BYTES });
  expectAnswered(from, address, second.status);
  if (!isPage(second)) return read(from, address, second);
  const linkedThere = refused ? await loadLinked(from, address, second) : undefined;
  if (linkedThere) return linkedThere;
  throw new SourceError('SOURCE_NO_BADGE', `${from.speaker}: ${address} answered a web page that links no badge`, {
    url: address,
  });
}

/** The badge that a page links; undefined when it links none. */
async function loadLinked(from: SourceRequester, address: string, page: LoadedDocument): Promise<LoadedBadge | undefined> {
  const html = new TextDecoder().decode(page.bytes);
  for (const urls of badgeLinks(html, page.finalUrl)) {
    const [url] = urls;
    if (url === undefined) continue;
    // Which of them is meant, nobody can tell: the wrong one would be worse than none.
    if (urls.length > 1) throw several(from, address, urls);
    const answer = await loadAnswer(from, url, { accept: DOCUMENT_TYPES, maxBytes: MAX_CREDENTIAL_BYTES });
    expectAnswered(from, url, answer.status);
    const badge = isPage(answer) ? undefined : await readUnlessForeign(from, url, answer);
    if (badge) return { ...badge, linked: true };
  }
  return undefined;
}

/** A page may link data that is no badge; what cannot be read at all is a fault. */
async function readUnlessForeign(from: SourceRequester, url: string, answer: LoadedDocument): Promise<LoadedBadge | undefined> {
  try {
    return await read(from, url, answer);
  } catch (error) {
    if (error instanceof SourceError && error.code === 'SOURCE_NO_BADGE') return undefined;
    throw error;
  }
}

async function read(from: SourceRequester, address: string, answer: LoadedDocument): Promise<LoadedBadge> {
  const { bytes, at } = answer;
  try {
    const credential = await readCredential(bytes);
    if (isBareAddress(credential)) throw new BadgeError('BADGE_NOT_A_BADGE', { message: 'there is only an address' });
    const found = isUnplaced(credential) ? await placedAt(address) : { bytes, credential };
    return { ...found, from: address, finalUrl: withoutPersonal(answer.finalUrl), at, linked: false };
  } catch (cause) {
    if (!(cause instanceof BadgeError)) throw cause;
    const code = CODE_OF_BADGE_ERROR[cause.code];
    const message = `${from.speaker}: ${address} answered what cannot be read as a badge: ${refusalWords(cause)}`;
    throw new SourceError(code, message, { url: address, cause });
  }
}

/** A text that is nothing but a URL leads anywhere; inside a picture it is how the oldest badges were baked. */
const isBareAddress = ({ secured, carrier }: Credential): boolean =>
  secured.form === 'hosted' && secured.document === undefined && carrier === undefined;

/** Open Badges 0.5 does not say where an assertion lies. */
const isUnplaced = ({ secured, carrier }: Credential): boolean =>
  secured.form === 'unsecured' && secured.document['badge'] !== undefined && carrier === undefined;

/** What proves an assertion is the address that gave it; what its bytes say of none is kept as the address. */
async function placedAt(address: string): Promise<Pick<LoadedBadge, 'bytes' | 'credential'>> {
  const bytes = new TextEncoder().encode(address);
  return { bytes, credential: await readCredential(bytes) };
}

function expectAnswered(from: SourceRequester, url: string, status: number): void {
  if (status === 410)
    throw new SourceError('SOURCE_GONE', `${from.speaker}: ${url} answered 410: the badge was taken back`, { url });
  expectFound(from, url, status);
}

/** True for HTML, whatever it says it is; an SVG is none. */
function isPage({ mediaType, bytes }: LoadedDocument): boolean {
  const start = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  const isMarkup = start.startsWith('<');
  return (
    isMarkup &&
    (/^text\/html$|xhtml/.test(mediaType) ? !/^<svg/i.test(start) : /<(?:!doctype\s+html|html|head|body)[\s>]/i.test(start))
  );
}

function several(from: SourceRequester, page: string, urls: readonly string[]): SourceError {
  const shown = urls.slice(0, SHOWN).join(', ') + (urls.length > SHOWN ? ', ...' : '');
  const message = `${from.speaker}: ${page} links ${urls.length} badges, and does not say which is meant: ${shown}`;
  return new SourceError('SOURCE_SEVERAL_BADGES', message, { url: page });
}
