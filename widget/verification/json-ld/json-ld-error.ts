/**
 * Why a document has no canonical form.
 * - `context-unknown`: it uses a context that is not bundled, so nobody here can know what its words mean.
 * - `unsigned-terms`: something in it is defined by no context, so no signature over its meaning can cover it.
 * - `invalid`: it breaks a rule of JSON-LD, such as redefining a protected term.
 * - `respelled`: what it states is written so that whoever looks for it by its word does not find it.
 * - `unsupported`: it uses a part of JSON-LD that no credential needs and that is therefore left out here.
 * - `too-complex`: canonicalizing it would take more work than any real credential does.
 */
export type JsonLdErrorCode = 'context-unknown' | 'unsigned-terms' | 'invalid' | 'respelled' | 'unsupported' | 'too-complex';

/** Thrown by everything below `json-ld/`, and nothing else is, but for what JSON itself cannot hold in an `@json` value: a TypeError. */
export class JsonLdError extends Error {
  override readonly name = 'JsonLdError';
  readonly code: JsonLdErrorCode;
  /** The term, identifier or URL that it is about. */
  readonly at: string;

  constructor(code: JsonLdErrorCode, at: string) {
    super(`${code}: ${at}`);
    this.code = code;
    this.at = at;
  }
}
