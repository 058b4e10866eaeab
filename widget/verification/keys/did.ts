import { decodeBase64url } from '../encoding/base64url.ts';
import { jsonObjectIn } from '../json-value.ts';
import { keyFromMultikey } from './multikey.ts';
import { keyFromJwk, remember, type VerificationKey } from './verification-key.ts';

/** The key of a DID that is its own document, and the one identifier that this document gives it. */
export interface SelfDescribed {
  readonly id: string;
  readonly key: VerificationKey;
}

/** Whether a DID names its key in itself (did:key, did:jwk), so that nothing has to be fetched. */
export function isSelfDescribed(did: string): boolean {
  return did.startsWith('did:key:') || did.startsWith('did:jwk:');
}

/** Reads a did:key or did:jwk without fragment; `undefined` when its key is broken or of an unsupported kind. */
export function readSelfDescribed(did: string): SelfDescribed | undefined {
  const value = did.slice('did:key:'.length);
  if (did.startsWith('did:key:')) {
    const key = keyFromMultikey(value);
    return key && { id: `${did}#${value}`, key };
  }
  const key = did.startsWith('did:jwk:') ? remember(did, () => keyFromEncodedJwk(value)) : undefined;
  return key && { id: `${did}#0`, key };
}

function keyFromEncodedJwk(text: string): VerificationKey | undefined {
  const bytes = decodeBase64url(text);
  return bytes && keyFromJwk(jsonObjectIn(bytes));
}

const LOOPBACK = /^(localhost|127\.0\.0\.1)(:|$)/;
const HOST = /^[A-Za-z0-9.-]+(:\d{1,5})?$/;

/**
 * Where a did:web document lies (did:web section 3.2): `%3A` before a port, `:` for `/`, `/.well-known` without a path.
 * Plain http for a loopback host, where the caller's loader decides whether that may be read. `undefined` for broken DIDs.
 */
export function didWebUrl(did: string): string | undefined {
  const [, , encodedHost = '', ...path] = did.split(':');
  const host = encodedHost.replace(/%3a/i, ':');
  if (!did.startsWith('did:web:') || !HOST.test(host)) return undefined;
  if (path.some((segment) => segment === '' || /[/?#\\]|%2f|^\.\.?$/i.test(segment))) return undefined;
  const scheme = LOOPBACK.test(host) ? 'http' : 'https';
  return `${scheme}://${host}/${path.length > 0 ? path.join('/') : '.well-known'}/did.json`;
}
