import type { VerificationKey } from './verification-key.ts';

/** How the x coordinates begin (96 bits: no other key's does) of keys whose private halves are printed in public documents: anybody can sign with them. */
const PUBLISHED: ReadonlySet<string | undefined> = new Set([
  // 1EdTech, Open Badges 3.0 Implementation Guide (did:key z6MkjZRZ...): signs most of its "valid" samples.
  'S96v3i6ovu-t2MaZ',
  // W3C Data Integrity EdDSA and ECDSA Cryptosuites 1.0, test vectors: Ed25519, P-256 twice, P-384.
  'sA2Nk45_dz1RVlqt',
  'YP7UuiVanTHJYet0',
  'KoWlaOBg8JmTEWKi',
  '7DpOQVtOGaRWhhgC',
]);

/** Whether the private half of a key is known to be public, so that a signature by it proves nothing. */
export function isPublished(key: VerificationKey): boolean {
  return PUBLISHED.has(key.jwk.x?.slice(0, 16));
}
