import type { VerificationKey } from '../keys/verification-key.ts';

interface Parameters {
  readonly name: string;
  readonly namedCurve?: string;
  readonly hash?: string;
  /** In bytes. */
  readonly saltLength?: number;
}

/** A signature algorithm and the one kind of key that it goes with. */
export interface SignatureAlgorithm {
  readonly kind: string;
  /** What WebCrypto has to know to import a key and to check a signature. */
  readonly parameters: Parameters;
  /** Importing costs as much as verifying: a list of badges of one issuer imports its key once. */
  readonly imported: WeakMap<JsonWebKey, Promise<CryptoKey>>;
}

/**
 * Whether `signature` over `data` is by `key`. A key of another kind than the algorithm's is never tried.
 * A key that WebCrypto refuses verifies nothing.
 * @throws DOMException `NotSupportedError` where the platform does not know the algorithm: that says nothing about the signature
 */
export async function verifySignature(
  { kind, parameters, imported }: SignatureAlgorithm,
  { kind: ofKey, jwk }: VerificationKey,
  signed: { readonly signature: BufferSource; readonly data: BufferSource },
): Promise<boolean> {
  if (ofKey !== kind) return false;
  try {
    const key = imported.get(jwk) ?? crypto.subtle.importKey('jwk', jwk, parameters, false, ['verify']);
    imported.set(jwk, key);
    return await crypto.subtle.verify(parameters, await key, signed.signature, signed.data);
  } catch (error) {
    if (isNotSupported(error)) throw error;
    return false;
  }
}

/** Whether the platform lacks an algorithm: browsers learned Ed25519 one after the other, until 2025. */
export function isNotSupported(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotSupportedError';
}

function algorithm(kind: string, parameters: Parameters): SignatureAlgorithm {
  return { kind, parameters, imported: new WeakMap() };
}

/** EdDSA over Curve25519 (RFC 8032). */
export const ED25519: SignatureAlgorithm = algorithm('Ed25519', { name: 'Ed25519' });

/** ECDSA on P-256 with SHA-256. */
export const ECDSA_P256: SignatureAlgorithm = algorithm('P-256', { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' });

/** ECDSA on P-384 with SHA-384. */
export const ECDSA_P384: SignatureAlgorithm = algorithm('P-384', { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' });

/** The JWS algorithms that are accepted (RFC 7518 section 3.1, RFC 9864), by `alg`. */
export const JWS_ALGORITHMS: ReadonlyMap<unknown, SignatureAlgorithm> = new Map<unknown, SignatureAlgorithm>([
  ['RS256', algorithm('RSA', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' })],
  ['PS256', algorithm('RSA', { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 })],
  ['ES256', ECDSA_P256],
  ['ES384', ECDSA_P384],
  ['EdDSA', ED25519],
  ['Ed25519', ED25519],
]);
