import jsonld from 'jsonld';
import type { JsonObject } from '../../credential/credential.ts';
import { contextDocument } from '../contexts/context-documents.ts';
import { JsonLdError } from './json-ld-error.ts';

/** How to canonicalize. */
export interface CanonicalizeOptions {
  /** Hash used inside RDFC-1.0. Default `SHA-256`; `SHA-384` for P-384 suites. */
  readonly algorithm?: 'SHA-256' | 'SHA-384';
  /** Which publication of a context to use, by URL, where one URL had several. Default: the first. */
  readonly revisions?: ReadonlyMap<string, string>;
}

/**
 * A JSON-LD document as canonical N-Quads (RDFC-1.0) in safe mode: what a context does not define is an error and never
 * silently dropped. Only bundled contexts are used.
 * @throws JsonLdError
 */
export async function canonicalize(document: JsonObject, options: CanonicalizeOptions = {}): Promise<string> {
  try {
    const canonical: unknown = await jsonld.canonize(
      { ...document },
      {
        algorithm: 'RDFC-1.0',
        messageDigestAlgorithm: options.algorithm ?? 'SHA-256',
        format: 'application/n-quads',
        safe: true,
        documentLoader: async (url: string) => {
          const found = contextDocument(url, options.revisions?.get(url));
          if (!found) throw new JsonLdError('context-unknown', url);
          return { contextUrl: undefined, documentUrl: url, document: found };
        },
      } as object,
    );
    return String(canonical);
  } catch (error) {
    const e = error as { message: string; details?: { cause?: unknown } };
    if (e.details?.cause instanceof JsonLdError) throw e.details.cause;
    throw new JsonLdError(e.message.includes('Safe mode') ? 'unsigned-terms' : 'invalid', e.message);
  }
}
