import type { Badge } from '../badge/badge.ts';
import { BadgeError } from '../badge/badge-error.ts';
import type { Baked } from './baked-image.ts';
import { looksLikeJws, readCompactJws } from './compact-jws.ts';
import type { Credential, JsonObject, ReadNote } from './credential.ts';
import { isObject, MAX_TEXT_BYTES, objectOf, parseJson, utf8Text } from './json-text.ts';
import { hostedAssertion, isAssertion, isOpenBadges1, readOpenBadges2 } from './open-badges-2.ts';
import { embeddedProof, envelopedJwt, isVerifiableCredential, readOpenBadges3, withClaims } from './open-badges-3.ts';

/** Largest input by default, in bytes: a picture may carry the credential. */
const MAX_BYTES = 10_000_000;
/**
 * How a credential that is text starts, for whoever reads its bytes as Latin-1: with a byte order mark or white space, and then with
 * nothing at all or a character that no picture starts with.
 */
const TEXT = /^(?:\xef\xbb\xbf)?\s*(?:$|(?!<|GIF8|RIFF)[!-~])/;

type Found = Pick<Credential, 'badge' | 'secured'>;

/**
 * Reads a credential from bytes, told by what they are and not by a name: a baked PNG or SVG, an Open Badges 0.5 to 3.0
 * JSON document, a compact JWS or VC-JWT, or the bare URL of a hosted Assertion. Nothing is verified and nothing is loaded.
 * @param options.maxBytes cap on the input, in bytes; default 10,000,000. A credential's own text is capped at 1,000,000
 * @throws BadgeError and nothing else
 */
export async function readCredential(bytes: Uint8Array, options: { readonly maxBytes?: number } = {}): Promise<Credential> {
  const { maxBytes = MAX_BYTES } = options;
  const isText = TEXT.test(String.fromCharCode(...bytes.subarray(0, 64)));
  if (bytes.length > (isText ? Math.min(maxBytes, MAX_TEXT_BYTES) : maxBytes)) throw new BadgeError('BADGE_TOO_LARGE');
  const notes: ReadNote[] = [];
  if (isText) return { ...(await readText(utf8Text(bytes), notes)), notes };
  // Loaded when there is a picture: a page that verifies a JSON badge does not pay for PNG and XML.
  const baked = await (await import('./baked-image.ts')).extractBaked(bytes);
  notes.push(...baked.notes);
  return { ...(await readText(baked.text, notes, baked)), notes, carrier: { mediaType: baked.mediaType, bytes } };
}

async function readText(untrimmed: string, notes: ReadNote[], baked?: Baked): Promise<Found> {
  const text = untrimmed.trim();
  if (text === '') throw new BadgeError('BADGE_EMPTY');
  // Loaded when a text is no more than an address: no badge of today is.
  if (/^[a-z][a-z\d+.-]*:\S*$/i.test(text)) return (await import('./bare-address.ts')).readAddress(text, baked !== undefined);
  const value = looksLikeJws(text) ? text : parseJson(text);
  const jwt = typeof value === 'string' && looksLikeJws(value) ? value : envelopedJwt(value);
  if (jwt !== undefined) return readJws(jwt, notes);
  if (!isObject(value)) throw new BadgeError('BADGE_NOT_A_BADGE');
  if (isVerifiableCredential(value)) return { badge: readOpenBadges3(value, notes), secured: embeddedProof(value) };
  const badge = await readAssertion(value, notes);
  const url = badge.id ?? baked?.verify;
  if (baked?.verify !== undefined && baked.verify !== url) notes.push({ code: 'value-dropped', at: 'verify' });
  return { badge, secured: hostedAssertion(value, url) };
}

async function readJws(token: string, notes: ReadNote[]): Promise<Found> {
  const jws = readCompactJws(token);
  const inner = objectOf(jws.payload.vc);
  const document = inner ? withClaims(inner, jws.payload) : jws.payload;
  if (!inner && !isVerifiableCredential(document)) {
    return { badge: await readAssertion(document, notes), secured: { form: 'jws', jws, document } };
  }
  return { badge: readOpenBadges3(withClaims(document, jws.payload), notes), secured: { form: 'vc-jwt', jws, document } };
}

async function readAssertion(assertion: JsonObject, notes: ReadNote[]): Promise<Badge> {
  if (!isAssertion(assertion)) {
    const { openBadgesKind } = await import('./open-badges-kind.ts');
    throw new BadgeError('BADGE_NOT_A_BADGE', { at: openBadgesKind(assertion) });
  }
  if (!isOpenBadges1(assertion)) return readOpenBadges2({ assertion }, notes);
  // Loaded when there is one: hardly any badge of today is older than 2.0.
  return (await import('./open-badges-1.ts')).readOpenBadges1({ assertion }, notes);
}
