import { BadgeError } from '../badge/badge-error.ts';
import { decodeBase64url } from './base64url.ts';
import type { CompactJws, JsonObject } from './credential.ts';
import { isObject, MAX_TEXT_BYTES, parseJson, utf8Text } from './json-text.ts';

/** True for text that can only be meant as a compact JWS: it starts with an encoded `{`, and has a dot. */
export function looksLikeJws(text: string): boolean {
  return /^e[wy][\w-]*\./.test(text);
}

/**
 * Takes a compact JWS apart (RFC 7515 section 7.1): exactly three segments of unpadded base64url, a header and a payload
 * that are JSON objects. The signature may be empty here (`alg: none`): whether it is good is for verification to say.
 * @throws BadgeError
 */
export function readCompactJws(text: string): CompactJws {
  if (text.length > MAX_TEXT_BYTES) throw new BadgeError('BADGE_TOO_LARGE', `the JWT is longer than ${MAX_TEXT_BYTES}`);
  const [header = '', payload = '', signature = '', ...rest] = text.split('.', 4);
  if (text.split('.', 3).length < 3 || rest.length > 0) throw broken('segments are not three');
  decode(signature, 'signature');
  return { token: text, header: part(header, 'header'), payload: part(payload, 'payload') };
}

function part(segment: string, name: string): JsonObject {
  let value: unknown;
  try {
    value = parseJson(utf8Text(decode(segment, name)));
  } catch (cause) {
    if (cause instanceof BadgeError && (cause.code === 'BADGE_TOO_LARGE' || cause.code === 'BADGE_TOO_DEEP')) throw cause;
    throw broken(`${name} is not JSON that can be trusted`, name, cause);
  }
  if (!isObject(value)) throw broken(`${name} is not an object`, name);
  return value;
}

function decode(segment: string, name: string): Uint8Array {
  const bytes = decodeBase64url(segment);
  if (!bytes) throw broken(`${name} is not base64url`, name);
  return bytes;
}

function broken(what: string, at?: string, cause?: unknown): BadgeError {
  return new BadgeError('BADGE_JWT_BROKEN', `the JWT's ${what}`, { ...(at === undefined ? {} : { at }), cause });
}
