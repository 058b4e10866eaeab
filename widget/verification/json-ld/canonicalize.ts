import jsonld from 'jsonld';
import type { JsonObject } from '../../credential/credential.ts';
import { contextDocument } from '../contexts/context-documents.ts';

/** How to canonicalize. */
export interface CanonicalizeOptions {
  /** Hash used inside RDFC-1.0. Default `SHA-256`; `SHA-384` for P-384 suites. */
  readonly algorithm?: 'SHA-256' | 'SHA-384';
}

/**
 * A JSON-LD document as canonical N-Quads (RDFC-1.0) in safe mode: what a context does not define is an error and never
 * silently dropped. Only bundled contexts are used.
 */
export async function canonicalize(document: JsonObject, options: CanonicalizeOptions = {}): Promise<string> {
  const canonical: unknown = await jsonld.canonize(
    { ...document },
    {
      algorithm: 'RDFC-1.0',
      messageDigestAlgorithm: options.algorithm ?? 'SHA-256',
      format: 'application/n-quads',
      safe: true,
      documentLoader: async (url: string) => {
        const found = contextDocument(url);
        if (!found) throw new Error(`context is not bundled: ${url}`);
        return { contextUrl: undefined, documentUrl: url, document: found };
      },
    } as object,
  );
  return String(canonical);
}
