import type { KeyKind, VerificationKey } from '../keys/verification-key.ts';

/** What WebCrypto needs to check one signature algorithm, and the one kind of key that it goes with. */
export interface SignatureAlgorithm {
  readonly kind: KeyKind;
  readonly import: AlgorithmIdentifier | RsaHashedImportParams | EcKeyImportParams;
  readonly verify: AlgorithmIdentifier | RsaPssParams | EcdsaParams;
}

const imported = new WeakMap<JsonWebKey, Map<SignatureAlgorithm, Promise<CryptoKey>>>();

/**
 * Whether `signature` over `data` is by `key`. A key of another kind than the algorithm's is never tried.
 * @throws nothing: a key that WebCrypto refuses verifies nothing
 */
export async function verifySignature(
  algorithm: SignatureAlgorithm,
  key: VerificationKey,
  signed: { readonly signature: BufferSource; readonly data: BufferSource },
): Promise<boolean> {
  if (key.kind !== algorithm.kind) return false;
  try {
    return await crypto.subtle.verify(algorithm.verify, await importKey(algorithm, key), signed.signature, signed.data);
  } catch {
    return false;
  }
}

// Importing costs as much as verifying: a list of badges from one issuer imports its key once, as long as that key is remembered.
function importKey(algorithm: SignatureAlgorithm, key: VerificationKey): Promise<CryptoKey> {
  let known = imported.get(key.jwk);
  if (!known) imported.set(key.jwk, (known = new Map<SignatureAlgorithm, Promise<CryptoKey>>()));
  let found = known.get(algorithm);
  if (!found) known.set(algorithm, (found = crypto.subtle.importKey('jwk', key.jwk, algorithm.import, false, ['verify'])));
  return found;
}

/** EdDSA over Curve25519 (RFC 8032). */
export const ED25519: SignatureAlgorithm = { kind: 'Ed25519', import: 'Ed25519', verify: 'Ed25519' };

/** ECDSA on P-256 with SHA-256. */
export const ECDSA_P256: SignatureAlgorithm = {
  kind: 'P-256',
  import: { name: 'ECDSA', namedCurve: 'P-256' },
  verify: { name: 'ECDSA', hash: 'SHA-256' },
};

/** ECDSA on P-384 with SHA-384. */
export const ECDSA_P384: SignatureAlgorithm = {
  kind: 'P-384',
  import: { name: 'ECDSA', namedCurve: 'P-384' },
  verify: { name: 'ECDSA', hash: 'SHA-384' },
};

const RSA_PKCS1 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const RSA_PSS = { name: 'RSA-PSS', hash: 'SHA-256' };

/** The JWS algorithms that are accepted (RFC 7518 section 3.1, RFC 9864), by `alg`. */
export const JWS_ALGORITHMS: ReadonlyMap<unknown, SignatureAlgorithm> = new Map<unknown, SignatureAlgorithm>([
  ['EdDSA', ED25519],
  ['Ed25519', ED25519],
  ['ES256', ECDSA_P256],
  ['ES384', ECDSA_P384],
  ['RS256', { kind: 'RSA', import: RSA_PKCS1, verify: 'RSASSA-PKCS1-v1_5' }],
  ['PS256', { kind: 'RSA', import: RSA_PSS, verify: { name: 'RSA-PSS', saltLength: 32 } }],
]);
