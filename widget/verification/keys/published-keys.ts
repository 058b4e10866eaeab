import type { VerificationKey } from './verification-key.ts';

/**
 * How the x coordinates begin (48 bits) of keys whose private halves are printed in public documents: anybody can sign with them. Who makes
 * another key begin so only has it called published.
 */
const PUBLISHED: ReadonlySet<string | undefined> = new Set([
  // 1EdTech, Open Badges 3.0 Implementation Guide (did:key z6MkjZRZ...): signs most of its "valid" samples.
  'S96v3i6o',
  // W3C Data Integrity EdDSA and ECDSA Cryptosuites 1.0, test vectors: Ed25519, P-256 twice, P-384.
  'sA2Nk45_',
  'YP7UuiVa',
  'KoWlaOBg',
  '7DpOQVtO',
]);

/** Whether the private half of a key is known to be public, so that a signature by it proves nothing. */
export function isPublished(key: VerificationKey): boolean {
  return PUBLISHED.has(key.jwk.x?.slice(0, 8));
}
