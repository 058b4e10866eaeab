import type { JsonObject } from '../../credential/credential.ts';
import { canonicalizeJson } from '../encoding/json-canonical.ts';
import { canonicalize } from '../json-ld/canonicalize.ts';

/** The suites whose signed data is a hash of the proof options followed by a hash of the document. */
export type HashedSuite =
  | 'eddsa-rdfc-2022'
  | 'eddsa-jcs-2022'
  | 'ecdsa-rdfc-2019'
  | 'ecdsa-jcs-2019'
  | 'Ed25519Signature2020';

/** What to hash with: P-384 keys use SHA-384 for both hashes and inside RDFC-1.0. Default `SHA-256`. */
export interface HashDataOptions {
  readonly suite: HashedSuite;
  readonly hash?: 'SHA-256' | 'SHA-384';
}

/**
 * The bytes that a suite signs: hash(proof options) || hash(document) (Data Integrity EdDSA 1.0 section 3.2.4, ECDSA 1.0
 * section 3.2.4). `document` is without `proof`, `proof` without `proofValue`; RDFC suites read the proof under the
 * document's own `@context`.
 */
export async function hashDataIntegrity(
  document: JsonObject,
  proof: JsonObject,
  options: HashDataOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const hash = options.hash ?? 'SHA-256';
  const { proofValue: _, ...config } = proof;
  const texts = options.suite.includes('-jcs-')
    ? [canonicalizeJson(config), canonicalizeJson(document)]
    : [
        await canonicalize({ ...config, '@context': document['@context'] }, { algorithm: hash }),
        await canonicalize(document, { algorithm: hash }),
      ];
  const hashes = await Promise.all(texts.map((text) => crypto.subtle.digest(hash, new TextEncoder().encode(text))));
  const joined = new Uint8Array(hashes.reduce((length, each) => length + each.byteLength, 0));
  let at = 0;
  for (const each of hashes) {
    joined.set(new Uint8Array(each), at);
    at += each.byteLength;
  }
  return joined;
}
