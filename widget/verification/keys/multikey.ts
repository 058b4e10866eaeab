import { encodeBase64url } from '../encoding/base64url.ts';
import { decodeMultibase } from '../encoding/multibase.ts';
import { keyFromPkcs1 } from './der.ts';
import { keyFromJwk, remember, type VerificationKey } from './verification-key.ts';

/** A short Weierstrass curve y^2 = x^3 - 3x + b over a prime that is 3 modulo 4. */
interface Curve {
  readonly crv: 'P-256' | 'P-384' | 'P-521';
  readonly length: number;
  readonly prime: bigint;
  readonly b: bigint;
}

const P256: Curve = {
  crv: 'P-256',
  length: 32,
  prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
};
const P384: Curve = {
  crv: 'P-384',
  length: 48,
  prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
  b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
};
const P521: Curve = {
  crv: 'P-521',
  length: 66,
  prime: 2n ** 521n - 1n,
  b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
};

// Multicodec names of public keys, as their unsigned varints read in two bytes.
const ED25519_PUB = 0xed01;
const RSA_PUB = 0x8524;
const CURVES = new Map([
  [0x8024, P256],
  [0x8124, P384],
  [0x8224, P521],
]);

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
  if (codec === ED25519_PUB) return keyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(key) });
  if (codec === RSA_PUB) return keyFromPkcs1(key);
  const curve = CURVES.get(codec);
  return curve && decompress(key, curve);
}

// SEC 1 section 2.3.4: WebCrypto takes no compressed points, so the other coordinate is computed here.
function decompress(point: Uint8Array, { crv, length, prime, b }: Curve): VerificationKey | undefined {
  if (point.length !== length + 1 || (point[0] !== 2 && point[0] !== 3)) return undefined;
  const x = BigInt('0x' + Array.from(point.subarray(1), hexByte).join(''));
  if (x >= prime) return undefined;
  const square = ((((x * x - 3n) * x + b) % prime) + prime) % prime;
  let y = power(square, (prime + 1n) / 4n, prime);
  if ((y * y) % prime !== square) return undefined;
  if ((y & 1n) !== BigInt(point[0] & 1)) y = prime - y;
  const digits = y.toString(16).padStart(length * 2, '0');
  const bytes = Uint8Array.from({ length }, (_, at) => parseInt(digits.slice(at * 2, at * 2 + 2), 16));
  return keyFromJwk({ kty: 'EC', crv, x: encodeBase64url(point.subarray(1)), y: encodeBase64url(bytes) });
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
