import type { SignatureAlgorithm } from '../jws/signature.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

/**
 * A public key in a form that only the platform's own reader knows: a SubjectPublicKeyInfo (RFC 5280 section 4.1), whose kind stands
 * inside it, or a point of a curve. `undefined` when it is a key for none of these algorithms.
 */
export async function readKey(
  format: 'spki' | 'raw',
  bytes: Uint8Array<ArrayBuffer>,
  algorithms: Iterable<SignatureAlgorithm>,
): Promise<VerificationKey | undefined> {
  for (const algorithm of algorithms) {
    try {
      const key = await crypto.subtle.importKey(format, bytes, algorithm, true, ['verify']);
      const { alg: _, ...jwk } = await crypto.subtle.exportKey('jwk', key);
      // Firefox reads a point of any curve as if it were of the one that was asked for.
      if (jwk.crv === algorithm.namedCurve) return keyFromJwk(jwk);
    } catch {
      // A key of another kind.
    }
  }
  return undefined;
}
