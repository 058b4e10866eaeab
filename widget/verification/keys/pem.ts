import { decodeBase64 } from '../encoding/base64url.ts';
import { JWS_ALGORITHMS } from '../jws/signature.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

const PEM = /-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END/;

/** A public key from PEM (RFC 7468), `PUBLIC KEY` or `RSA PUBLIC KEY`, as an OB 2.0 `CryptographicKey` holds it. */
export async function keyFromPem(text: string): Promise<VerificationKey | undefined> {
  const [, pkcs1, body = ''] = PEM.exec(text) ?? [];
  const der = decodeBase64(body);
  if (!der) return undefined;
  if (pkcs1 !== undefined) return (await import('./pkcs1.ts')).keyFromPkcs1(der);
  // What kind of key it is stands inside, and only the platform's own reader looks there.
  for (const algorithm of JWS_ALGORITHMS.values()) {
    try {
      const key = await crypto.subtle.importKey('spki', der, algorithm.parameters, true, ['verify']);
      const { alg: _, ...jwk } = await crypto.subtle.exportKey('jwk', key);
      return keyFromJwk(jwk);
    } catch {
      // A key of another kind.
    }
  }
  return undefined;
}
