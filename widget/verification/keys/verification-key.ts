import { defined } from '../../credential/defined-members.ts';
import { decodeBase64url, encodeBase64url } from '../../credential/base64url.ts';

/** A public key, reduced to the members that make it what it is. */
export interface VerificationKey {
  /** The name of its curve, or `RSA`. */
  readonly kind: string;
  /** Only `kty`, `crv`, `x`, `y`, `n`, `e`: never a private member, never a hint. */
  readonly jwk: JsonWebKey;
  /** The `alg` that its publisher restricted it to, when there is one. */
  readonly alg?: string | undefined;
  /** Whether the private half stood beside the public one: whoever read it can sign. */
  readonly leaked: boolean;
}

/**
 * Uses, curves and bytes of their coordinates: `[use, kty, crv, x, y]`. Keys on P-521 and secp256k1 are read, and no signature
 * by one is known here: it is the issuer's, and what it signed cannot be told.
 */
const POINT = /^\["sig","(?:OKP","Ed25519",32|EC","(?:(?:P-256|secp256k1)",32,32|P-384",48,48|P-521",66,66))/;

/** Smallest RSA modulus that is accepted, in bytes: 2,048 bits (RFC 7518 sections 3.3 and 3.5: "or larger MUST be used"). */
const MIN_MODULUS_BYTES = 256;

/** Largest RSA modulus that is accepted, in bytes: 8,192 bits. Larger ones only cost time. */
const MAX_MODULUS_BYTES = 1_024;

/** A public key from a JWK (RFC 7517, 7518, 8037); `undefined` for what is not a supported public signature key. */
export function keyFromJwk(value: unknown): VerificationKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { use = 'sig', kty = '', crv, x, y, n, e, alg, d, p }: JsonWebKey = value;
  const size = integer(n).length;
  // An exponent of 1 lets whoever likes sign (RFC 8017 section 3.1: 3 or more), and Node's WebCrypto takes it. Several bytes are NaN here.
  const isSmall = Number(integer(e)) <= 2;
  const isRsa = use === 'sig' && kty === 'RSA' && size >= MIN_MODULUS_BYTES && size <= MAX_MODULUS_BYTES && !isSmall;
  if (!isRsa && !POINT.test(JSON.stringify([use, kty, crv, bytesOf(x).length, bytesOf(y).length]))) return undefined;
  return {
    kind: isRsa ? kty : String(crv),
    jwk: defined(isRsa ? { kty, n, e } : { kty, crv, x, y: kty === 'EC' ? y : undefined }),
    alg: typeof alg === 'string' ? alg : undefined,
    leaked: d !== undefined || p !== undefined,
  };
}

// The bytes of a base64url member; none when it is missing or broken.
function bytesOf(member: unknown): Uint8Array {
  return (typeof member === 'string' && decodeBase64url(member)) || new Uint8Array();
}

// The bytes of a number without the zeros before it, which some write and which make it no larger.
function integer(member: unknown): Uint8Array {
  const bytes = bytesOf(member);
  return bytes.subarray(bytes.findIndex(Boolean));
}

/** An Ed25519 key from its 32 bytes. */
export function keyFromEd25519(bytes: Uint8Array): VerificationKey | undefined {
  return keyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(bytes) });
}

/** Whether two keys are the same key. */
export function sameKey(one: VerificationKey | undefined, other: VerificationKey): boolean {
  return JSON.stringify(one?.jwk) === JSON.stringify(other.jwk);
}

const MAX_REMEMBERED = 64;

/** Does the work for a text once, for the many credentials of one issuer. The results for at most 64 texts are kept. */
export function remembering<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const result = known.get(text) ?? work(text);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, result);
    return result;
  };
}
