import { decodeBase64url } from '../encoding/base64url.ts';
import { jsonObjectIn } from '../json-value.ts';
import { keyFromMultikey } from './multikey.ts';
import { keyFromJwk, remembering, type VerificationKey } from './verification-key.ts';

/** The key of a DID that is its own document, and the one identifier that this document gives it. */
export interface SelfDescribed {
  readonly id: string;
  readonly key: VerificationKey;
}

/** Whether a DID names its key in itself (did:key, did:jwk), so that nothing has to be fetched. */
export function isSelfDescribed(did: string): boolean {
  return /^did:(key|jwk):/.test(did);
}

/** Reads a did:key or did:jwk without fragment; `undefined` when its key is broken or of an unsupported kind. */
export async function readSelfDescribed(did: string): Promise<SelfDescribed | undefined> {
  if (!isSelfDescribed(did)) return undefined;
  const value = did.slice('did:key:'.length);
  const isJwk = did.startsWith('did:jwk:');
  const key = await (isJwk ? keyFromEncodedJwk : keyFromMultikey)(value);
  return key && { id: `${did}#${isJwk ? 0 : value}`, key };
}

const keyFromEncodedJwk = remembering((text) => {
  const bytes = decodeBase64url(text);
  return bytes && keyFromJwk(jsonObjectIn(bytes));
});

/**
 * Where a did:web document lies (did:web section 3.2): `%3A` before a port, `:` for `/`, `/.well-known` without a path.
 * Plain http for a loopback host, where the caller's loader decides whether that may be read. `undefined` for broken DIDs.
 */
export function didWebUrl(did: string): string | undefined {
  const [, host = '', port = '', path = ''] = /^did:web:([A-Za-z\d.-]+)(?:%3[Aa](\d{1,5}))?((?::[^:/?#\\]+)*)$/.exec(did) ?? [];
  if (host === '' || /%2f|:\.\.?(?::|$)/i.test(path)) return undefined;
  const scheme = /^(localhost|127\.0\.0\.1)$/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}${port && `:${port}`}${path.replaceAll(':', '/') || '/.well-known'}/did.json`;
}
