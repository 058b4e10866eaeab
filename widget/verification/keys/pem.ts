import { decodeBase64 } from '../encoding/base64url.ts';
import { keyFromPkcs1, keyFromSpki } from './der.ts';
import type { VerificationKey } from './verification-key.ts';

const PEM = /-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END/;

/** A public key from PEM (RFC 7468), `PUBLIC KEY` or `RSA PUBLIC KEY`, as an OB 2.0 `CryptographicKey` holds it. */
export function keyFromPem(text: unknown): VerificationKey | undefined {
  const found = typeof text === 'string' ? PEM.exec(text) : null;
  const der = found?.[2] === undefined ? undefined : decodeBase64(found[2]);
  if (!der) return undefined;
  return found?.[1] === undefined ? keyFromSpki(der) : keyFromPkcs1(der);
}
