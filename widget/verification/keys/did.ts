import { decodeBase64url } from '../../credential/base64url.ts';
import { jsonObjectIn } from '../json-value.ts';
import { keyFromJwk, remembering, type VerificationKey } from './verification-key.ts';

/** The key of a DID that is its own document, and the one identifier that this document gives it. */
export interface SelfDescribed {
  readonly id: string;
  readonly key: VerificationKey;
}

/** Reads a did:key or did:jwk without fragment; `undefined` when its key is broken or of an unsupported kind. */
export async function readSelfDescribed(did: string): Promise<SelfDescribed | undefined> {
  const [, kind, value = ''] = /^did:(key|jwk):(.*)/s.exec(did) ?? [];
  const key = kind && (await (kind === 'jwk' ? keyFromEncodedJwk : keyFromMultikey)(value));
  return key ? { id: `${did}#${kind === 'jwk' ? 0 : value}`, key } : undefined;
}

// Both are remembered: what an issuer's key is read from is the same in all its badges.
const keyFromMultikey = remembering(async (text) => (await import('./multikey.ts')).keyFromMultikey(text));

const keyFromEncodedJwk = remembering((text) => {
  const bytes = decodeBase64url(text);
  return bytes && keyFromJwk(jsonObjectIn(bytes));
});
