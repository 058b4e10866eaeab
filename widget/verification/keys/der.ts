import { hexOf } from '../json-value.ts';
import { encodeBase64url } from '../encoding/base64url.ts';
import { keyFromJwk, keyFromPoint, type VerificationKey } from './verification-key.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

/** One value of a DER text. */
interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
}

// How the algorithm stands in a SubjectPublicKeyInfo (RFC 3279, 5480, 8410): identifier and parameters, in hex.
const RSA_ENCRYPTION = '06092a864886f70d010101';
/** Length of the key itself, in bytes. */
const POINT_LENGTHS: { readonly [algorithm: string]: number } = {
  '06032b6570': 32,
  '06072a8648ce3d020106082a8648ce3d030107': 65,
  '06072a8648ce3d020106052b81040022': 97,
};

/** A PKCS #1 `RSAPublicKey` in DER (RFC 8017 appendix A.1.1) as a key; `undefined` when it is not one. */
export function keyFromPkcs1(der: Uint8Array): VerificationKey | undefined {
  const [modulus, exponent] = membersOf(der);
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) return undefined;
  return keyFromJwk({ kty: 'RSA', n: integerText(modulus.content), e: integerText(exponent.content) });
}

/** A `SubjectPublicKeyInfo` in DER (RFC 5280 section 4.1) as a key: RSA, P-256, P-384, Ed25519; `undefined` for anything else. */
export function keyFromSpki(der: Uint8Array): VerificationKey | undefined {
  const [algorithm, bits] = membersOf(der);
  if (!algorithm || bits?.tag !== BIT_STRING || bits.content[0] !== 0) return undefined;
  const key = bits.content.subarray(1);
  const name = hexOf(algorithm.content);
  if (name.startsWith(RSA_ENCRYPTION)) return keyFromPkcs1(key);
  if (key.length !== POINT_LENGTHS[name]) return undefined;
  if (key.length === 32) return keyFromPoint(key);
  return key[0] === 4 ? keyFromPoint(key.subarray(1)) : undefined;
}

function membersOf(der: Uint8Array): readonly DerValue[] {
  const [outer] = valuesOf(der);
  return outer?.tag === SEQUENCE ? valuesOf(outer.content) : [];
}

function valuesOf(der: Uint8Array): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < der.length;) {
    const tag = der[at] ?? 0;
    let length = der[at + 1] ?? NaN;
    at += 2;
    if (length > 0x80) {
      // Long form: no key needs more than three length bytes.
      const end = at + length - 0x80;
      if (length > 0x83) return [];
      for (length = 0; at < end; at++) length = length * 256 + (der[at] ?? NaN);
    }
    const content = der.subarray(at, at + length);
    if (content.length !== length) return [];
    values.push({ tag, content });
    at += length;
  }
  return values;
}

// A JWK has no sign byte in front of an integer.
function integerText(content: Uint8Array): string {
  return encodeBase64url(content[0] === 0 ? content.subarray(1) : content);
}
