import { decodeMultibase } from '../encoding/multibase.ts';
import { hexOf } from '../json-value.ts';
import { keyFromPkcs1 } from './der.ts';
import { keyFromPoint, remember, type VerificationKey } from './verification-key.ts';

/** A short Weierstrass curve y^2 = x^3 - 3x + b over a prime that is 3 modulo 4: length of a coordinate in bytes, prime, b. */
type Curve = readonly [length: number, prime: bigint, b: bigint];

// Multicodec names of public keys, as their unsigned varints read in two bytes.
const ED25519_PUB = 0xed01;
const RSA_PUB = 0x8524;
const CURVES: { readonly [codec: number]: Curve } = {
  // P-256, P-384, P-521.
  0x8024: [
    32,
    2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  ],
  0x8124: [
    48,
    2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  ],
  0x8224: [
    66,
    2n ** 521n - 1n,
    0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  ],
};

/**
 * A public key from `publicKeyMultibase` (Controlled Identifiers 1.0, section 2.2.2 Multikey; did:key section 3.1.3).
 * `undefined` for another multicodec, a wrong length or a point that is not on its curve.
 */
export function keyFromMultikey(text: unknown): VerificationKey | undefined {
  if (typeof text !== 'string') return undefined;
  return remember(text, () => {
    const bytes = decodeMultibase(text);
    return bytes && decodeKey(bytes);
  });
}

/** A public key from the bytes of a Multikey: two bytes of multicodec, then the key. */
export function decodeKey(bytes: Uint8Array): VerificationKey | undefined {
  const codec = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const key = bytes.subarray(2);
  if (codec === ED25519_PUB) return key.length === 32 ? keyFromPoint(key) : undefined;
  if (codec === RSA_PUB) return keyFromPkcs1(key);
  const curve = CURVES[codec];
  return curve && decompress(key, curve);
}

// SEC 1 section 2.3.4: WebCrypto takes no compressed points, so the other coordinate is computed here.
function decompress(point: Uint8Array, [length, prime, b]: Curve): VerificationKey | undefined {
  const sign = point[0];
  if (point.length !== length + 1 || (sign !== 2 && sign !== 3)) return undefined;
  const x = BigInt('0x' + hexOf(point.subarray(1)));
  if (x >= prime) return undefined;
  const square = ((((x * x - 3n) * x + b) % prime) + prime) % prime;
  let y = power(square, (prime + 1n) / 4n, prime);
  if ((y * y) % prime !== square) return undefined;
  if ((y & 1n) !== BigInt(sign & 1)) y = prime - y;
  const both = new Uint8Array(2 * length);
  both.set(point.subarray(1));
  for (let at = both.length; y > 0n; y >>= 8n) both[--at] = Number(y & 255n);
  return keyFromPoint(both);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
