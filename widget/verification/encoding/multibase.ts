import { decodeBase58, encodeBase58 } from './base58.ts';
import { decodeBase64url, encodeBase64url } from '../../credential/base64url.ts';

/** Encodes bytes as multibase base58btc: `z...` (Controlled Identifiers 1.0, section 2.4). */
export function encodeMultibase(bytes: Uint8Array): string {
  return 'z' + encodeBase58(bytes);
}

/** Encodes bytes as multibase base64url without padding: `u...`. */
export function encodeMultibase64(bytes: Uint8Array): string {
  return 'u' + encodeBase64url(bytes);
}

/** Decodes multibase `z` (base58btc) or `u` (base64url, no padding); `undefined` for any other base or broken text. */
export function decodeMultibase(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.startsWith('z')) return decodeBase58(text.slice(1));
  if (text.startsWith('u')) return decodeBase64url(text.slice(1));
  return undefined;
}
