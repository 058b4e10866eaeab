import { jsonObjectIn } from '../json-value.ts';
import { keyFromPkcs1 } from './pkcs1.ts';
import { decompress, type Curve } from './point.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

// Multicodec names of public keys, as their unsigned varints read in two bytes.
const RSA = 0x8524;
// A JWK in its canonical form (multicodec `jwk_jcs-pub`), whose varint has a third byte.
const JWK = 0xd1d6;
const JWK_END = 3;
const CURVES: ReadonlyMap<number, Curve> = new Map([
  [
    0x8024,
    {
      crv: 'P-256',
      prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
      b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    },
  ],
  [
    0x8124,
    {
      crv: 'P-384',
      prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    },
  ],
  [
    0x8224,
    {
      crv: 'P-521',
      prime: 2n ** 521n - 1n,
      b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    },
  ],
]);

/** A public key of a multicodec that the platform does not read: RSA in PKCS #1, a compressed point, a JWK. `undefined` for any other. */
export function decodeOther(codec: number, key: Uint8Array): VerificationKey | undefined {
  const curve = CURVES.get(codec);
  if (curve) return decompress(key, curve);
  if (codec === JWK && key[0] === JWK_END) return keyFromJwk(jsonObjectIn(key.subarray(1)));
  return codec === RSA ? keyFromPkcs1(key) : undefined;
}
