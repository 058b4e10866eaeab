import { BadgeError } from '../badge/badge-error.ts';
import { decodeBase64url } from './base64url.ts';
import type { CompactJws, JsonObject } from './credential.ts';
import { isObject, parseJson, utf8Text } from './json-text.ts';

/** True for text that can only be meant as a compact JWS: it starts with an encoded `{`, and has a dot. */
export function looksLikeJws(text: string): boolean {
  return /^e[wy][\w-]*\./.test(text);
}

/**
 * Takes a compact JWS apart (RFC 7515 section 7.1): exactly three segments of unpadded base64url, a header and a payload
 * that are JSON objects. The signature may be empty here (`alg: none`): whether it is good is for verification to say. An SD-JWT (RFC 9901)
 * has disclosures behind it.
 * @throws BadgeError
 */
export function readCompactJws(token: string): CompactJws {
  const [header, payload, signature, ...rest] = token.split('.', 4).map(decodeBase64url);
  if (!signature || rest.length > 0) throw new BadgeError(token.includes('~') ? 'BADGE_SD_JWT' : 'BADGE_JWT_BROKEN');
  return { token, header: objectIn(header, 'header'), payload: objectIn(payload, 'payload'), signature };
}

function objectIn(bytes: Uint8Array | undefined, at: string): JsonObject {
  let cause: unknown;
  try {
    const value = bytes && parseJson(utf8Text(bytes));
    if (isObject(value)) return value;
  } catch (error) {
    if (error instanceof BadgeError && /TOO/.test(error.code)) throw error;
    cause = error;
  }
  throw new BadgeError('BADGE_JWT_BROKEN', { at, cause });
}
