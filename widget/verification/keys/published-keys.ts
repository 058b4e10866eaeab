import type { VerificationKey } from './verification-key.ts';

/** The x coordinates of keys whose private halves are printed in public documents: anybody can sign with them. */
const PUBLISHED: ReadonlySet<string | undefined> = new Set([
  // 1EdTech, Open Badges 3.0 Implementation Guide (did:key z6MkjZRZ...): signs most of its "valid" samples.
  'S96v3i6ovu-t2MaZtcfgcEz1EVTVLheyC3EzfKBMxaU',
  // W3C Data Integrity EdDSA and ECDSA Cryptosuites 1.0, test vectors: Ed25519, P-256 twice, P-384.
  'sA2Nk45_dz1RVlqtNqYj9TRPf10ZYPnPPo4SYg6igQ8',
  'YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y',
  'KoWlaOBg8JmTEWKikVw0S6Cv1ejTvZrhb1ZoS61ebLU',
  '7DpOQVtOGaRWhhgCn0J_pdqai8SukuAuBqrlKGswDGTe-PDqkFWGYGSiVFFUgLwT',
]);

/** Whether the private half of a key is known to be public, so that a signature by it proves nothing. */
export function isPublished(key: VerificationKey): boolean {
  return PUBLISHED.has(key.jwk.x);
}
