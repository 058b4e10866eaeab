import { ECDSA_P256, ECDSA_P384, ED25519, goesWith, type SignatureAlgorithm } from '../jws/signature.ts';
import type { VerificationKey } from '../keys/verification-key.ts';

/** The suites whose signed data is a hash of the proof options followed by a hash of the document. */
export type HashedSuite =
  | 'eddsa-rdfc-2022'
  | 'eddsa-2022'
  | 'eddsa-jcs-2022'
  | 'ecdsa-rdfc-2019'
  | 'ecdsa-2019'
  | 'ecdsa-jcs-2019'
  | 'Ed25519Signature2020';

const HASHED: ReadonlySet<string> = new Set<HashedSuite>([
  'eddsa-rdfc-2022',
  // Both RDFC suites were called so until 2023, and badges of that year are.
  'eddsa-2022',
  'ecdsa-2019',
  'eddsa-jcs-2022',
  'ecdsa-rdfc-2019',
  'ecdsa-jcs-2019',
  'Ed25519Signature2020',
]);

/** Whether a cryptosuite is one of those that sign two hashes. */
export function isHashedSuite(suite: string): suite is HashedSuite {
  return HASHED.has(suite);
}

/** The suite whose holder chooses what to show of all that the issuer did not make mandatory (Data Integrity ECDSA 1.0 section 3.4). */
export const SELECTIVE_SUITE = 'ecdsa-sd-2023';

/** Whether a cryptosuite is one that is verified here. */
export function isKnownSuite(suite: string): boolean {
  return isHashedSuite(suite) || suite === SELECTIVE_SUITE;
}

/**
 * Whether a proof of this type may be of the suite (Data Integrity EdDSA 1.0 section 2.2.1, ECDSA 1.0 section 2.2.1): each is named beside
 * the one type that has suites, and only that of 2020 is a type of its own.
 */
export function isOfType(suite: string, type: unknown): boolean {
  return (type === 'DataIntegrityProof') !== (suite === 'Ed25519Signature2020');
}

/** The hash that goes with a key: SHA-384 for P-384 (Data Integrity ECDSA 1.0 section 3.2), else SHA-256. */
export function hashFor(key: VerificationKey): 'SHA-256' | 'SHA-384' {
  return key.kind === 'P-384' ? 'SHA-384' : 'SHA-256';
}

/** The signature algorithm of a suite with this key; `undefined` when the suite does not go with that kind of key. */
export function algorithmFor(suite: HashedSuite, key: VerificationKey): SignatureAlgorithm | undefined {
  const algorithms = suite.startsWith('ecdsa') ? [ECDSA_P256, ECDSA_P384] : [ED25519];
  return algorithms.find((algorithm) => goesWith(algorithm, key));
}
