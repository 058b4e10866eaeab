import { encodeBase64url } from '../encoding/base64url.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_IDENTIFIER = 0x06;

/** One value of a DER text. */
interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Where the next value starts. */
  readonly end: number;
}

// The identifiers that stand in a SubjectPublicKeyInfo (RFC 3279, 5480, 8410), in hex.
const RSA_ENCRYPTION = '2a864886f70d010101';
const ED25519 = '2b6570';
const CURVES = new Map([
  ['2a8648ce3d030107', { crv: 'P-256', length: 32 }],
  ['2b81040022', { crv: 'P-384', length: 48 }],
]);

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
  const [identifier, parameter] = sequenceOf(algorithm.content);
  if (identifier?.tag !== OBJECT_IDENTIFIER) return undefined;
  const key = bits.content.subarray(1);
  const name = hexOf(identifier.content);
  if (name === RSA_ENCRYPTION) return keyFromPkcs1(key);
  if (name === ED25519) return keyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(key) });
  const curve = parameter && CURVES.get(hexOf(parameter.content));
  if (!curve || key[0] !== 4) return undefined;
  const { crv, length } = curve;
  return keyFromJwk({
    kty: 'EC',
    crv,
    x: encodeBase64url(key.subarray(1, 1 + length)),
    y: encodeBase64url(key.subarray(1 + length)),
  });
}

function membersOf(der: Uint8Array): DerValue[] {
  const outer = valueAt(der, 0);
  return outer?.tag === SEQUENCE ? sequenceOf(outer.content) : [];
}

function sequenceOf(content: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < content.length;) {
    const value = valueAt(content, at);
    if (!value) return [];
    values.push(value);
    at = value.end;
  }
  return values;
}

function valueAt(der: Uint8Array, at: number): DerValue | undefined {
  const tag = der[at];
  let length = der[at + 1];
  if (tag === undefined || length === undefined) return undefined;
  let start = at + 2;
  if (length > 0x80) {
    // Long form: no key needs more than three length bytes.
    const count = length - 0x80;
    if (count > 3) return undefined;
    length = 0;
    for (const byte of der.subarray(start, start + count)) length = length * 256 + byte;
    start += count;
  }
  const end = start + length;
  return end <= der.length ? { tag, content: der.subarray(start, end), end } : undefined;
}

// A JWK has no sign byte in front of an integer.
function integerText(content: Uint8Array): string {
  return encodeBase64url(content[0] === 0 ? content.subarray(1) : content);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
