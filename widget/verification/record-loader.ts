import { LoadError } from '../credential/document-loader.ts';
import type { LoadDocument, LoadedDocument, LoadErrorCode, LoadOptions } from '../credential/document-loader.ts';
import { sha256Hex } from './json-value.ts';
import type { CheckEvidence, ProblemCode } from './report.ts';

/** An answer, whatever its status. */
export interface Answered {
  /** The URL that was asked; `document.finalUrl` is the one that answered. */
  readonly asked: string;
  readonly document: LoadedDocument;
  readonly evidence: CheckEvidence;
}

/** No answer that says anything. */
export interface Unreached {
  readonly kind: 'unreachable';
  /** Why nobody answered. */
  readonly reason?: LoadErrorCode;
  readonly evidence: CheckEvidence;
}

/**
 * What came of asking an issuer for something. `gone`: 410, or a record of no more than that it is
 * revoked. `missing`: 404, the issuer's own "there is no such thing".
 * `unreachable`: everything that says nothing about it (no answer, refused, 5xx, a page instead of JSON).
 */
export type Answer = (Answered & { readonly kind: 'found' | 'gone' | 'missing' }) | Unreached;

/** `Accept` of a JSON record. Never text/html: Credly then answers with its page. */
const JSON_ONLY = 'application/json';

/** Asks for a document. `kind` is the word that the evidence names it by. Default: JSON. Never throws. */
export async function load(loadDocument: LoadDocument, url: string, kind: string, accept = JSON_ONLY): Promise<Answer> {
  const loaded = await loadBytes(loadDocument, url, { accept });
  if ('reason' in loaded) return { kind: 'unreachable', reason: loaded.reason, evidence: { kind, url, value: loaded.reason } };
  const { document } = loaded;
  const { status } = document;
  const evidence = await evidenceOf(document, kind);
  const answered = { asked: url, document, evidence };
  if (status === 410) return { kind: 'gone', ...answered };
  if (status === 404) return { kind: 'missing', ...answered };
  if (status >= 200 && status < 300) return { kind: 'found', ...answered };
  return { kind: 'unreachable', evidence: { ...evidence, value: String(status) } };
}

/** The problem of something that could not be had: `code`, unless it was this machine or browser that asked nobody. */
export function unreachedCode(answer: object | undefined, code: ProblemCode): ProblemCode {
  return answer && 'reason' in answer && answer.reason === 'blocked' ? 'network.blocked' : code;
}

/** What was read, for the report: final URL, hash of the bytes, time. */
export async function evidenceOf({ finalUrl, bytes, at }: LoadedDocument, kind: string): Promise<CheckEvidence> {
  return { kind, url: finalUrl, sha256: await sha256Hex(bytes), at };
}

/** A load as a value: the document, or why there is none. Never throws. */
export async function loadBytes(
  loadDocument: LoadDocument,
  url: string,
  options?: LoadOptions,
): Promise<{ readonly document: LoadedDocument } | { readonly reason: LoadErrorCode }> {
  try {
    return { document: await loadDocument(url, options) };
  } catch (error) {
    return { reason: error instanceof LoadError ? error.code : 'unreachable' };
  }
}

/** Each URL once for each `Accept`: the checks of one report must all have seen the same answer. */
export function loadOnce(loadDocument: LoadDocument): LoadDocument {
  const answers = new Map<string, Promise<LoadedDocument>>();
  return (url, options) => {
    const key = `${options?.accept ?? JSON_ONLY} ${url}`;
    const known = answers.get(key) ?? loadDocument(url, options);
    answers.set(key, known);
    return known;
  };
}
