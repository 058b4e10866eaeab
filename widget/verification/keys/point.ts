import { encodeBase64url } from '../../credential/base64url.ts';
import { hexOf } from '../json-value.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

/** A short Weierstrass curve y^2 = x^3 - 3x + b over a prime that is 3 modulo 4. */
export interface Curve {
  /** Its name in a JWK. */
  readonly crv: string;
  readonly prime: bigint;
  readonly b: bigint;
}

/**
 * The key that a compressed point is (SEC 1 section 2.3.4): WebCrypto takes none, so the other coordinate is computed here.
 * `undefined` for a wrong length and for an x that no point of the curve has.
 */
export function decompress(point: Uint8Array, { crv, prime, b }: Curve): VerificationKey | undefined {
  const sign = point[0];
  if (sign !== 2 && sign !== 3) return undefined;
  const xBytes = point.subarray(1);
  const x = BigInt('0x0' + hexOf(xBytes));
  const square = (x * x * x - 3n * x + b) % prime;
  let y = power(square, (prime + 1n) / 4n, prime);
  if (x >= prime || (y * y - square) % prime !== 0n) return undefined;
  if (Number(y & 1n) !== sign - 2) y = prime - y;
  const yBytes = new Uint8Array(xBytes.length);
  for (let at = yBytes.length; y > 0n; y >>= 8n) yBytes[--at] = Number(y & 255n);
  return keyFromJwk({ kty: 'EC', crv, x: encodeBase64url(xBytes), y: encodeBase64url(yBytes) });
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
