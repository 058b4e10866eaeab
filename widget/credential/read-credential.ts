import type { Badge } from '../badge/badge.ts';
import { BadgeError } from '../badge/badge-error.ts';
import { plainLine, webUrl } from '../badge/plain-text.ts';
import type { TakeNote } from './badge-words.ts';
import { looksLikeJws, readCompactJws } from './compact-jws.ts';
import type { Credential, JsonObject, ReadNote } from './credential.ts';
import { isObject, MAX_TEXT_BYTES, objectOf, parseJson, utf8Text } from './json-text.ts';
import { assertAssertion, hostedAssertion, isOpenBadges1, readOpenBadges2 } from './open-badges-2.ts';
import { embeddedProof, envelopedJwt, isVerifiableCredential, readOpenBadges3, withClaims } from './open-badges-3.ts';

/** Largest input by default, in bytes: a picture may carry the credential. */
const MAX_BYTES = 10_000_000;

type Found = Pick<Credential, 'badge' | 'secured'>;

/**
 * Reads a credential from bytes, told by what they are and not by a name: a baked PNG or SVG, an Open Badges 0.5 to 3.0
 * JSON document, a compact JWS or VC-JWT, or the bare URL of a hosted Assertion. Nothing is verified and nothing is loaded.
 * @param options.maxBytes cap on the input, in bytes; default 10,000,000. A credential's own text is capped at 1,000,000
 * @throws BadgeError and nothing else
 */
export async function readCredential(bytes: Uint8Array, options: { readonly maxBytes?: number } = {}): Promise<Credential> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (bytes.length === 0) throw new BadgeError('BADGE_EMPTY', 'there are no bytes');
  if (bytes.length > maxBytes) throw new BadgeError('BADGE_TOO_LARGE', `there are more than ${maxBytes} bytes`);
  const notes: ReadNote[] = [];
  const note: TakeNote = (code, at) => void notes.push({ code, at });
  if (!mayBePicture(bytes)) {
    if (bytes.length > MAX_TEXT_BYTES) throw new BadgeError('BADGE_TOO_LARGE', `the text is longer than ${MAX_TEXT_BYTES} bytes`);
    return { ...(await readText(utf8Text(bytes), { note })), notes };
  }
  // Loaded when there is a picture: a page that verifies a JSON badge does not pay for PNG and XML.
  const { extractBaked } = await import('./baked-image.ts');
  const baked = await extractBaked(bytes);
  notes.push(...baked.notes);
  const found = await readText(baked.text, { note, baked });
  return { ...found, notes, carrier: { mediaType: baked.mediaType, bytes } };
}

// Every credential that is text starts with `{`, `"`, a letter or a byte order mark; every picture with something else.
function mayBePicture(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 64))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  return /^(?:<|GIF8|RIFF|[^\t-~])/.test(start);
}

interface TextOptions {
  readonly note: TakeNote;
  /** The text comes out of a picture. */
  readonly baked?: { readonly verify?: string };
}

async function readText(untrimmed: string, options: TextOptions): Promise<Found> {
  const text = untrimmed.trim();
  if (text === '') throw new BadgeError('BADGE_EMPTY', 'there is no text');
  if (looksLikeJws(text)) return readJws(text, options.note);
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/\s/.test(text)) return readUrl(text, options);
  const value = parseJson(text);
  if (typeof value === 'string' && looksLikeJws(value)) return readJws(value, options.note);
  if (!isObject(value)) throw new BadgeError('BADGE_NOT_A_BADGE', 'the JSON is not an object');
  return readDocument(value, options);
}

function readUrl(text: string, { baked }: TextOptions): Found {
  const url = webUrl(text);
  if (url === undefined) {
    throw new BadgeError(baked ? 'BADGE_IMAGE_REFUSED' : 'BADGE_NOT_A_BADGE', 'the address is not http or https', {
      at: text.slice(0, 100),
    });
  }
  const issuer = { name: plainLine(new URL(url).host) };
  const badge: Badge = { id: text, specVersion: 'none', name: plainLine(url), issuer, skills: [], alignments: [], evidence: [] };
  return { badge, secured: { form: 'hosted', url: text } };
}

async function readDocument(document: JsonObject, { note, baked }: TextOptions): Promise<Found> {
  const jwt = envelopedJwt(document);
  if (jwt !== undefined) return readJws(jwt, note);
  if (isVerifiableCredential(document)) return { badge: readOpenBadges3(document, note), secured: embeddedProof(document) };
  const badge = await readAssertion(document, note);
  const url = badge.id ?? baked?.verify;
  if (baked?.verify !== undefined && baked.verify !== url) note('value-dropped', 'verify');
  return { badge, secured: hostedAssertion(document, url) };
}

async function readJws(token: string, note: TakeNote): Promise<Found> {
  const jws = readCompactJws(token);
  const inner = objectOf(jws.payload.vc);
  if (inner) {
    const document = withClaims(inner, jws.payload);
    return { badge: readOpenBadges3(document, note), secured: { form: 'vc-jwt', jws, document } };
  }
  const document = jws.payload;
  if (isVerifiableCredential(document)) {
    return { badge: readOpenBadges3(withClaims(document, document), note), secured: { form: 'vc-jwt', jws, document } };
  }
  return { badge: await readAssertion(document, note), secured: { form: 'jws', jws, document } };
}

async function readAssertion(document: JsonObject, note: TakeNote): Promise<Badge> {
  const assertion = assertAssertion(document);
  if (!isOpenBadges1(assertion)) return readOpenBadges2({ assertion, note });
  // Loaded when there is one: hardly any badge of today is older than 2.0.
  const { readOpenBadges1 } = await import('./open-badges-1.ts');
  return readOpenBadges1({ assertion, note });
}
