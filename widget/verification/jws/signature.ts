import type { VerificationKey } from '../keys/verification-key.ts';

/** A signature algorithm: what WebCrypto has to know to import a key and to check a signature. */
export interface SignatureAlgorithm {
  readonly name: string;
  readonly namedCurve: string | undefined;
  readonly hash: string;
  /** In bytes; of RSA-PSS. */
  readonly saltLength: number;
  /** Importing costs as much as verifying: a list of badges of one issuer imports its key once. */
  readonly imported: WeakMap<JsonWebKey, Promise<CryptoKey>>;
}

/** Whether a key is of the one kind that an algorithm goes with. */
export function goesWith({ name, namedCurve = name }: SignatureAlgorithm, { kind }: VerificationKey): boolean {
  // Both algorithms of RSA begin so.
  return namedCurve.startsWith(kind);
}

/**
 * Whether `signature` over `data` is by `key`. A key of another kind than the algorithm's is never tried.
 * A key that WebCrypto refuses verifies nothing.
 * @param meanwhile called once the platform is at work: it checks in a thread of its own, and this one would only wait
 * @throws DOMException `NotSupportedError` where the platform does not know the algorithm: that says nothing about the signature
 */
export async function verifySignature(
  algorithm: SignatureAlgorithm,
  key: VerificationKey,
  signed: { readonly signature: BufferSource; readonly data: BufferSource },
  meanwhile?: () => void,
): Promise<boolean> {
  if (!goesWith(algorithm, key)) return false;
  try {
    const { jwk } = key;
    const imported = algorithm.imported.get(jwk) ?? crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
    algorithm.imported.set(jwk, imported);
    const verified = crypto.subtle.verify(algorithm, await imported, signed.signature, signed.data);
    meanwhile?.();
    return await verified;
  } catch (error) {
    if (isNotSupported(error)) throw error;
    return false;
  }
}

/** Whether the platform lacks an algorithm: browsers learned Ed25519 one after the other, until 2025. */
export function isNotSupported(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotSupportedError';
}

function algorithm(name: string, namedCurve?: string, hash = 'SHA-256'): SignatureAlgorithm {
  return { name, namedCurve, hash, saltLength: 32, imported: new WeakMap() };
}

/** EdDSA over Curve25519 (RFC 8032). */
export const ED25519: SignatureAlgorithm = algorithm('Ed25519');

/** ECDSA on P-256 with SHA-256. */
export const ECDSA_P256: SignatureAlgorithm = algorithm('ECDSA', 'P-256');

/** ECDSA on P-384 with SHA-384. */
export const ECDSA_P384: SignatureAlgorithm = algorithm('ECDSA', 'P-384', 'SHA-384');

/** The JWS algorithms that are accepted (RFC 7518 section 3.1, RFC 9864), by `alg`. */
export const JWS_ALGORITHMS: ReadonlyMap<unknown, SignatureAlgorithm> = new Map<unknown, SignatureAlgorithm>([
  ['RS256', algorithm('RSASSA-PKCS1-v1_5')],
  ['PS256', algorithm('RSA-PSS')],
  ['ES256', ECDSA_P256],
  ['ES384', ECDSA_P384],
  ['EdDSA', ED25519],
  ['Ed25519', ED25519],
]);
