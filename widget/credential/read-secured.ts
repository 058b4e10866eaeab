import { BadgeError } from '../badge/badge-error.ts';
import { webUrl } from '../badge/plain-text.ts';
import type { Baked } from './baked-image.ts';
import { looksLikeJws } from './compact-jws.ts';
import type { Credential, JsonObject, ReadNote, Secured } from './credential.ts';
import { isObject, MAX_TEXT_BYTES, objectOf, parseJson, textsOf, utf8Text } from './json-text.ts';
import { embeddedProof, isVerifiableCredential, securedByJwt } from './verifiable-credential.ts';

/** Largest input by default, in bytes: a picture may carry the credential. */
export const MAX_CREDENTIAL_BYTES = 10_000_000;
/**
 * How a credential that is text starts, for whoever reads its bytes as Latin-1: with a byte order mark or white space, and then with
 * nothing at all or a character that no picture starts with.
 */
const TEXT = /^(?:\xef\xbb\xbf)?\s*(?:$|(?!<|GIF8|RIFF)[!-~])/;

/** What verification needs of a credential: all but the model for people. */
export type SecuredCredential = Omit<Credential, 'badge'>;

/** What a reader may be told. */
export interface ReadOptions {
  /** Cap on the input, in bytes. Default 10,000,000. A credential's own text is capped at 1,000,000. */
  readonly maxBytes?: number;
}

/**
 * The document of a credential exactly as it was secured, told by what the bytes are and not by a name: a baked PNG or SVG, an Open
 * Badges 0.5 to 3.0 JSON document, a compact JWS or VC-JWT, an envelope or a presentation that holds just one of these, or the bare URL
 * of a hosted Assertion. Nothing is verified, nothing is loaded, and nothing in it is made into words for people: `readCredential` does
 * that too.
 * @throws BadgeError and nothing else
 */
export async function readSecured(
  bytes: Uint8Array,
  { maxBytes = MAX_CREDENTIAL_BYTES }: ReadOptions = {},
): Promise<SecuredCredential> {
  const isText = TEXT.test(String.fromCharCode(...bytes.subarray(0, 64)));
  if (bytes.length > (isText ? Math.min(maxBytes, MAX_TEXT_BYTES) : maxBytes)) throw new BadgeError('BADGE_TOO_LARGE');
  const notes: ReadNote[] = [];
  if (isText) return { secured: await ofText(utf8Text(bytes), notes), notes };
  // Loaded when there is a picture: a page that verifies a JSON badge does not pay for PNG and XML.
  const baked = await (await import('./baked-image.ts')).extractBaked(bytes);
  notes.push(...baked.notes);
  return { secured: await ofText(baked.text, notes, baked), notes, carrier: { mediaType: baked.mediaType, bytes } };
}

async function ofText(untrimmed: string, notes: ReadNote[], baked?: Baked): Promise<Secured> {
  const text = untrimmed.trim();
  if (text === '') throw new BadgeError('BADGE_EMPTY');
  // The oldest badges were baked as no more than their address.
  if (/^[a-z][a-z\d+.-]*:\S*$/i.test(text)) {
    if (webUrl(text) !== undefined) return { form: 'hosted', url: text };
    throw new BadgeError(baked ? 'BADGE_IMAGE_REFUSED' : 'BADGE_NOT_A_BADGE', { at: text.slice(0, 100) });
  }
  const value = looksLikeJws(text) ? text : await enclosed(parseJson(text), notes);
  if (typeof value === 'string' && looksLikeJws(value)) return ofJws(value);
  if (!isObject(value)) throw new BadgeError('BADGE_NOT_A_BADGE');
  if (isVerifiableCredential(value)) return embeddedProof(value);
  const { assertionUrl, hostedAssertion } = await assertionWords(value);
  const url = (await assertionUrl(value)) ?? baked?.verify;
  if (baked?.verify !== undefined && baked.verify !== url) notes.push({ code: 'value-dropped', at: 'verify' });
  return hostedAssertion(value, url);
}

async function enclosed(value: unknown, notes: ReadNote[]): Promise<unknown> {
  // Loaded for an envelope and for a presentation: a credential by itself pays for neither.
  return textsOf(objectOf(value)?.type).some((type) => /^Env|^VerifiableP/.test(type))
    ? (await import('./enclosed-credential.ts')).enclosedCredential(value, notes)
    : value;
}

async function ofJws(token: string): Promise<Secured> {
  const secured = await securedByJwt(token);
  const { jws, document } = secured;
  if (isObject(jws.payload.vc) || isVerifiableCredential(document)) return secured;
  await assertionWords(document);
  return { form: 'jws', jws, document };
}

/** What reads an Assertion, loaded for one: a page of credentials does not pay for Open Badges 2.0. */
async function assertionWords(document: JsonObject): Promise<typeof import('./assertion.ts')> {
  const assertion = await import('./assertion.ts');
  if (assertion.isAssertion(document)) return assertion;
  const { kindOf } = await import('./open-badges-kind.ts');
  throw new BadgeError('BADGE_NOT_A_BADGE', { at: kindOf(document) });
}
