import type { JsonObject } from '../../credential/credential.ts';
import { defined } from '../../credential/defined-members.ts';
import { canonicalizeJson } from '../encoding/json-canonical.ts';
import { canonicalize, canonicalizeDataset, type CanonicalizeOptions } from '../json-ld/canonicalize.ts';
import type { CanonicalDataset } from '../json-ld/rdf-canonical.ts';
import { sha256 } from '../json-ld/sha256.ts';
import { hash, listOf } from '../json-value.ts';
import type { HashedSuite } from './suites.ts';

type HashName = 'SHA-256' | 'SHA-384';

/** What to hash with: P-384 keys use SHA-384 for both hashes and inside RDFC-1.0. Default `SHA-256`. */
export interface HashDataOptions {
  readonly suite: HashedSuite;
  readonly hash?: HashName;
  /** Which publication of a context to read with, by URL, where one URL had several. Default: the first. */
  readonly revisions?: CanonicalizeOptions['revisions'];
  /** In which order its statements stand. Default: by code points. */
  readonly order?: CanonicalizeOptions['order'];
  /** Contexts behind the document's own, to read the proof options with. Default: none. */
  readonly proofContexts?: readonly string[];
  /** What this may take. Default: what one document may. */
  readonly effort?: CanonicalizeOptions['effort'];
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
  const { hash: algorithm = 'SHA-256', revisions, order, effort, proofContexts = [] } = options;
  const { proofValue: _, ...config } = proof;
  const given = defined({ algorithm, revisions, order, effort });
  const texts = options.suite.includes('-jcs-')
    ? [canonicalizeJson(config), canonicalizeJson(document)]
    : await canonicalPair(document, { ...config, '@context': [...listOf(document['@context']), ...proofContexts] }, given);
  return hashAll(algorithm, texts);
}

/** The hashes of texts, one after the other. */
export async function hashAll(algorithm: HashName, texts: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const hashes = await Promise.all(texts.map(async (text) => hashText(algorithm, text)));
  return new Uint8Array(hashes.flatMap((each) => [...each]));
}

async function hashText(algorithm: HashName, text: string): Promise<Uint8Array> {
  return algorithm === 'SHA-256' ? sha256(text) : hash(algorithm, new TextEncoder().encode(text));
}

async function canonicalPair(document: JsonObject, config: JsonObject, options: CanonicalizeOptions): Promise<readonly string[]> {
  const proofText = await canonicalize(config, options);
  const { lines } = await canonicalizeOnce(document, options);
  return [proofText, lines.join('')];
}

const known = new WeakMap<JsonObject, Map<string, Promise<CanonicalDataset>>>();

/** The canonical form of a document that several proofs, or keys, are tried with: it may have taken long to find. @throws JsonLdError */
export function canonicalizeOnce(document: JsonObject, options: CanonicalizeOptions): Promise<CanonicalDataset> {
  const datasets = known.get(document) ?? new Map<string, Promise<CanonicalDataset>>();
  known.set(document, datasets);
  const key = [options.algorithm ?? 'SHA-256', options.order, ...(options.revisions ?? [])].join(' ');
  const dataset = datasets.get(key) ?? canonicalizeDataset(document, options);
  datasets.set(key, dataset);
  return dataset;
}
