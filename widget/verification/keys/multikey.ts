import { decodeBase58 } from '../encoding/base58.ts';
import { ECDSA_P256 } from '../jws/signature.ts';
import { readKey } from './platform-key.ts';
import { keyFromEd25519, remembering, type VerificationKey } from './verification-key.ts';

// Multicodec names of public keys, as their unsigned varints read in two bytes.
const ED25519 = 0xed01;
const P256 = 0x8024;

/**
 * A public key from `publicKeyMultibase` (Controlled Identifiers 1.0, section 2.2.2 Multikey; did:key section 3.1.3).
 * `undefined` for another multicodec, a wrong length, a point that is not on its curve, or bytes in any other encoding than base58btc,
 * which MUST NOT be allowed.
 */
export const keyFromMultikey: (text: string) => Promise<VerificationKey | undefined> = remembering(async (text) => {
  const bytes = text.startsWith('z') ? decodeBase58(text.slice(1)) : undefined;
  return bytes && decodeKey(bytes);
});

/** A public key from the bytes of a Multikey: two bytes of multicodec, then the key. */
export async function decodeKey(bytes: Uint8Array<ArrayBuffer>): Promise<VerificationKey | undefined> {
  const codec = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const key = bytes.subarray(2);
  if (codec === ED25519) return keyFromEd25519(key);
  // Half of a point (SEC 1 section 2.3.3), which Node and Chromium know how to complete, and WebCrypto need not.
  const point = codec === P256 && key.length === 33 && (await readKey('raw', key, [ECDSA_P256]));
  // Loaded where the platform does not, and for RSA, P-384, P-521 and JWKs: no badge was met that is signed with such a did:key.
  return point || (await import('./other-multikeys.ts')).decodeOther(codec, key);
}

/** An Ed25519 key from `publicKeyBase58`: Ed25519VerificationKey2018 and 2020 wrote the bare 32 bytes. */
export function keyFromBase58(text: string): VerificationKey | undefined {
  const bytes = decodeBase58(text);
  return bytes && keyFromEd25519(bytes);
}
