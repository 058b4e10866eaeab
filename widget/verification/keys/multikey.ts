import { decodeMultibase } from '../encoding/multibase.ts';
import { decompress, type Curve } from './point.ts';
import { keyFromEd25519, remembering, type VerificationKey } from './verification-key.ts';

// Multicodec names of public keys, as their unsigned varints read in two bytes.
const ED25519 = 0xed01;
const P256 = 0x8024;

/** P-256, the one curve of which badges are signed under a did:key. */
const CURVE: Curve = {
  crv: 'P-256',
  prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
};

/**
 * A public key from `publicKeyMultibase` (Controlled Identifiers 1.0, section 2.2.2 Multikey; did:key section 3.1.3).
 * `undefined` for another multicodec, a wrong length or a point that is not on its curve.
 */
export const keyFromMultikey: (text: string) => Promise<VerificationKey | undefined> = remembering(async (text) => {
  const bytes = decodeMultibase(text);
  return bytes && decodeKey(bytes);
});

/** A public key from the bytes of a Multikey: two bytes of multicodec, then the key. */
export async function decodeKey(bytes: Uint8Array): Promise<VerificationKey | undefined> {
  const codec = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const key = bytes.subarray(2);
  if (codec === ED25519) return keyFromEd25519(key);
  if (codec === P256) return decompress(key, CURVE);
  // RSA, P-384 and P-521, loaded when there is one: no badge was met that is signed with such a did:key.
  return (await import('./other-multikeys.ts')).decodeOther(codec, key);
}
