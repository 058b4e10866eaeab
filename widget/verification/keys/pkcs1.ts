import { encodeBase64url } from '../../credential/base64url.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** One value of a DER text. */
interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** A PKCS #1 `RSAPublicKey` in DER (RFC 8017 appendix A.1.1) as a key; `undefined` when it is not one. */
export function keyFromPkcs1(der: Uint8Array): VerificationKey | undefined {
  const [outer] = valuesOf(der);
  const [modulus, exponent] = outer?.tag === SEQUENCE ? valuesOf(outer.content) : [];
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) return undefined;
  return keyFromJwk({ kty: 'RSA', n: integerText(modulus.content), e: integerText(exponent.content) });
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
