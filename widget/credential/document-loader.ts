/** What a fetch gave. Every status is an answer: 404 and 410 mean something to a verifier. */
export interface LoadedDocument {
  readonly status: number;
  /** Body, at most `maxBytes` long. */
  readonly bytes: Uint8Array;
  /** The URL that answered, after redirects. */
  readonly finalUrl: string;
  readonly mediaType: string;
  /** RFC 3339, UTC: when it was received. */
  readonly at: string;
}

/** What a caller may ask of a load. */
export interface LoadOptions {
  /** `Accept` header. Default `application/json`. */
  readonly accept?: string;
  /** Cap on the body, in bytes. Default 1,000,000. */
  readonly maxBytes?: number;
}

/** Why a load gave no answer. `blocked`: the address is private, not https, or otherwise refused by policy. */
export type LoadErrorCode = 'unreachable' | 'timeout' | 'too-large' | 'too-many-redirects' | 'blocked';

/** Thrown when there was no answer at all. A browser cannot tell CORS from a dead host: both are `unreachable`. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code: LoadErrorCode;
  readonly url: string;

  constructor(code: LoadErrorCode, url: string, options: { cause?: unknown } = {}) {
    super(`${url}: ${code}`, options);
    this.code = code;
    this.url = url;
  }
}

/**
 * Fetches one document. The only way verification reaches the network, so that Node (addresses pinned), the browser, a
 * relay, stored evidence and tests are interchangeable.
 * @throws LoadError and nothing else
 */
export type LoadDocument = (url: string, options?: LoadOptions) => Promise<LoadedDocument>;
