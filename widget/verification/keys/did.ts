import { decodeBase64url } from '../../credential/base64url.ts';
import { jsonObjectIn } from '../json-value.ts';
import { keyFromJwk, remembering, type VerificationKey } from './verification-key.ts';

/** The key of a DID that is its own document, and the one identifier that this document gives it. */
export interface SelfDescribed {
  readonly id: string;
  readonly key: VerificationKey;
}

/**
 * Reads a did:key or did:jwk without fragment; `undefined` when its key is broken or of an unsupported kind. Remembered: the badges of one
 * issuer have one key.
 */
export const readSelfDescribed = remembering(async (did: string): Promise<SelfDescribed | undefined> => {
  const [, kind, value = ''] = /^did:(key|jwk):(.*)/s.exec(did) ?? [];
  const key = kind && (kind === 'jwk' ? keyFromEncodedJwk(value) : await (await import('./multikey.ts')).keyFromMultikey(value));
  return key ? { id: `${did}#${kind === 'jwk' ? 0 : value}`, key } : undefined;
});

function keyFromEncodedJwk(text: string): VerificationKey | undefined {
  const bytes = decodeBase64url(text);
  return bytes && keyFromJwk(jsonObjectIn(bytes));
}
