import type { Badge } from '../badge/badge.ts';
import { BadgeError } from '../badge/badge-error.ts';
import { imageType } from '../badge/image-type.ts';
import { plainLine, webUrl } from '../badge/plain-text.ts';
import type { TakeNote } from './badge-words.ts';
import { extractBaked } from './baked-image.ts';
import { looksLikeJws, readCompactJws } from './compact-jws.ts';
import type { Credential, JsonObject, ReadNote } from './credential.ts';
import { isObject, MAX_TEXT_BYTES, objectOf, parseJson, utf8Text } from './json-text.ts';
import { readOpenBadges1, upgradeOpenBadges1 } from './open-badges-1.ts';
import { assertAssertion, hostedAssertion } from './open-badges-2.ts';
import { embeddedProof, isVerifiableCredential, readOpenBadges3, withClaims } from './open-badges-3.ts';

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
  const type = imageType(bytes);
  const notes: ReadNote[] = [];
  const note: TakeNote = (code, at) => void notes.push({ code, at });
  if (type === undefined) {
    if (bytes.length > MAX_TEXT_BYTES) throw new BadgeError('BADGE_TOO_LARGE', `the text is longer than ${MAX_TEXT_BYTES} bytes`);
    return { ...readText(utf8Text(bytes), { note }), notes };
  }
  const baked = await extractBaked(bytes);
  notes.push(...baked.notes);
  const found = readText(baked.text, { note, baked });
  return { ...found, notes, carrier: { mediaType: baked.mediaType, bytes } };
}

interface TextOptions {
  readonly note: TakeNote;
  /** The text comes out of a picture. */
  readonly baked?: { readonly verify?: string };
}

function readText(untrimmed: string, options: TextOptions): Found {
  const text = untrimmed.trim();
  if (text === '') throw new BadgeError('BADGE_EMPTY', 'there is no text');
  if (looksLikeJws(text)) return readJws(text, options.note);
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/\s/.test(text)) return readUrl(text, options);
  if (text.startsWith('<')) throw new BadgeError('BADGE_NOT_A_BADGE', 'the text is markup');
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

function readDocument(document: JsonObject, { note, baked }: TextOptions): Found {
  if (isVerifiableCredential(document)) return { badge: readOpenBadges3(document, note), secured: embeddedProof(document) };
  const assertion = assertAssertion(document);
  const badge = readOpenBadges1({ assertion, note });
  const url = upgradeOpenBadges1(assertion).id ?? baked?.verify;
  if (baked?.verify !== undefined && baked.verify !== url) note('value-dropped', 'verify');
  return { badge, secured: hostedAssertion(document, url) };
}

function readJws(token: string, note: TakeNote): Found {
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
  const badge = readOpenBadges1({ assertion: assertAssertion(document), note });
  return { badge, secured: { form: 'jws', jws, document } };
}
