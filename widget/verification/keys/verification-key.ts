import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';

/** The kinds of public key that any supported proof uses. `P-521` is read for did:key documents and signs nothing here. */
export type KeyKind = 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'RSA';

/** A public key, reduced to the members that make it what it is. */
export interface VerificationKey {
  readonly kind: KeyKind;
  /** Only `kty`, `crv`, `x`, `y`, `n`, `e`: never a private member, never a hint. */
  readonly jwk: JsonWebKey;
  /** The `alg` that its publisher restricted it to, when there is one. */
  readonly alg?: string;
  /** True when the private half stood beside the public one: whoever read it can sign. */
  readonly leaked?: boolean;
}

/** Kinds of elliptic curve key, by the bytes of a coordinate. */
const CURVES: { readonly [length: number]: KeyKind } = { 32: 'P-256', 48: 'P-384', 66: 'P-521' };

/** Smallest RSA modulus that is accepted, in bytes: 1,024 bits. Shorter ones can be factored for little money. */
const MIN_MODULUS_BYTES = 128;

/** Largest RSA modulus that is accepted, in bytes: 8,192 bits. Larger ones only cost time. */
const MAX_MODULUS_BYTES = 1_024;

/** A public key from a JWK (RFC 7517, 7518, 8037); `undefined` for what is not a supported public signature key. */
export function keyFromJwk(value: unknown): VerificationKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const jwk: JsonWebKey = value;
  if (jwk.use !== undefined && jwk.use !== 'sig') return undefined;
  const found = coreOf(jwk);
  if (!found) return undefined;
  const alg = typeof jwk.alg === 'string' ? { alg: jwk.alg } : {};
  return { ...found, ...alg, ...(jwk.d !== undefined || jwk.p !== undefined ? { leaked: true } : {}) };
}

/** A public key from its bare coordinates: 32 bytes are an Ed25519 key, twice as many and more the x and y of a point. */
export function keyFromPoint(bytes: Uint8Array): VerificationKey | undefined {
  const half = bytes.length / 2;
  if (half === 16) return keyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(bytes) });
  const [x, y] = [encodeBase64url(bytes.subarray(0, half)), encodeBase64url(bytes.subarray(half))];
  return keyFromJwk({ kty: 'EC', crv: CURVES[half] ?? '', x, y });
}

const MAX_REMEMBERED = 64;
const remembered = new Map<string, VerificationKey>();

/** The key that a text stands for, read once for the many credentials of one issuer. At most 64 are remembered. */
export function remember(text: string, read: () => VerificationKey | undefined): VerificationKey | undefined {
  const known = remembered.get(text);
  if (known) return known;
  const key = read();
  if (key && remembered.size >= MAX_REMEMBERED) remembered.clear();
  if (key) remembered.set(text, key);
  return key;
}

/** Whether two keys are the same key. */
export function sameKey(one: VerificationKey, other: VerificationKey): boolean {
  return keyText(one) === keyText(other);
}

/** A text that is equal for equal keys and differs for different ones. */
export function keyText(key: VerificationKey): string {
  return `${key.kind} ${key.jwk.x ?? key.jwk.n} ${key.jwk.y ?? key.jwk.e}`;
}

function coreOf({ kty, crv, x, y, n, e }: JsonWebKey): VerificationKey | undefined {
  if (kty === 'OKP' && crv === 'Ed25519' && lengthOf(x) === 32) return { kind: crv, jwk: { kty, crv, x: String(x) } };
  if (kty === 'EC') {
    const kind = CURVES[lengthOf(x)];
    return kind && kind === crv && lengthOf(y) === lengthOf(x)
      ? { kind, jwk: { kty, crv, x: String(x), y: String(y) } }
      : undefined;
  }
  const modulus = lengthOf(n);
  if (kty !== 'RSA' || !lengthOf(e) || modulus < MIN_MODULUS_BYTES || modulus > MAX_MODULUS_BYTES) return undefined;
  return { kind: kty, jwk: { kty, n: String(n), e: String(e) } };
}

// Bytes in a base64url member; 0 when it is missing or broken.
function lengthOf(member: unknown): number {
  return typeof member === 'string' ? (decodeBase64url(member)?.length ?? 0) : 0;
}
