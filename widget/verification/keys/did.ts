import { decodeBase64url } from '../encoding/base64url.ts';
import { jsonObjectIn } from '../json-value.ts';
import { keyFromMultikey } from './multikey.ts';
import { keyFromJwk, remembering, type VerificationKey } from './verification-key.ts';

/** The key of a DID that is its own document, and the one identifier that this document gives it. */
export interface SelfDescribed {
  readonly id: string;
  readonly key: VerificationKey;
}

/** Reads a did:key or did:jwk without fragment; `undefined` when its key is broken or of an unsupported kind. */
export async function readSelfDescribed(did: string): Promise<SelfDescribed | undefined> {
  if (!/^did:(key|jwk):/.test(did)) return undefined;
  const value = did.slice('did:key:'.length);
  const isJwk = did.startsWith('did:jwk:');
  const key = await (isJwk ? keyFromEncodedJwk : keyFromMultikey)(value);
  return key && { id: `${did}#${isJwk ? 0 : value}`, key };
}

const keyFromEncodedJwk = remembering((text) => {
  const bytes = decodeBase64url(text);
  return bytes && keyFromJwk(jsonObjectIn(bytes));
});
