import type { JsonObject } from '../../credential/credential.ts';
import { hash, hexOf } from '../json-value.ts';
import type { Effort } from './effort.ts';
import type { LineOrder } from './line-order.ts';
import type { Revisions } from './process-context.ts';
import { canonicalizeQuads, type CanonicalDataset, type HashText } from './rdf-canonical.ts';
import { sha256Text } from './sha256.ts';
import { toQuads } from './to-quads.ts';

/** How to canonicalize. */
export interface CanonicalizeOptions {
  /** Hash used inside RDFC-1.0. Default `SHA-256`; `SHA-384` for P-384 suites. */
  readonly algorithm?: 'SHA-256' | 'SHA-384';
  /** Which publication of a context to use, by URL, where one URL had several. Default: the first. */
  readonly revisions?: Revisions;
  /** Default: by code points. */
  readonly order?: LineOrder;
  /** What this may take and others have taken from. Default: what one document may. */
  readonly effort?: Effort;
}

/**
 * A JSON-LD document as canonical N-Quads (RDFC-1.0) in safe mode: what a context does not define is an error and never
 * silently dropped. Only bundled contexts are used.
 * @throws JsonLdError
 */
export async function canonicalize(document: JsonObject, options: CanonicalizeOptions = {}): Promise<string> {
  const { lines } = await canonicalizeDataset(document, options);
  return lines.join('');
}

/** The same as {@link canonicalize}, with the canonical label of each blank node. @throws JsonLdError */
export async function canonicalizeDataset(document: JsonObject, options: CanonicalizeOptions = {}): Promise<CanonicalDataset> {
  const { revisions, algorithm, order, effort } = options;
  return canonicalizeQuads(toQuads(document, revisions, effort), hashFunction(algorithm), order, effort);
}

/** The hash that RDFC-1.0 is to use. Default `SHA-256`. */
export function hashFunction(algorithm: CanonicalizeOptions['algorithm'] = 'SHA-256'): HashText {
  return algorithm === 'SHA-256' ? sha256Text : sha384Text;
}

async function sha384Text(text: string): Promise<string> {
  return hexOf(await hash('SHA-384', new TextEncoder().encode(text)));
}
