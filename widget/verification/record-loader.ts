import type { JsonObject } from '../credential/credential.ts';
import { LoadError } from '../credential/document-loader.ts';
import type { LoadDocument, LoadedDocument, LoadErrorCode, LoadOptions } from '../credential/document-loader.ts';
import { jsonObjectIn, sha256Hex } from './json-value.ts';
import type { CheckEvidence } from './report.ts';

/**
 * What came of asking an issuer for one of its records. `gone`: 410. `missing`: 404, the issuer's own "there is no such thing".
 * `unreachable`: everything that says nothing about the record (no answer, refused, 5xx, a page instead of JSON).
 */
export type RecordAnswer =
  | {
      readonly kind: 'found';
      /** The URL that was asked; `document.finalUrl` is the one that answered. */
      readonly asked: string;
      readonly object: JsonObject;
      readonly document: LoadedDocument;
      readonly evidence: CheckEvidence;
    }
  | { readonly kind: 'gone' | 'missing'; readonly object?: JsonObject; readonly evidence: CheckEvidence }
  | { readonly kind: 'unreachable'; readonly reason: LoadErrorCode | 'status' | 'not-json'; readonly evidence: CheckEvidence };

/** `Accept` of a JSON record. Never text/html: Credly then answers with its page. */
const JSON_ONLY = 'application/json';

/** Asks for a JSON record. `kind` is the word that the evidence names it by. Never throws. */
export async function loadRecord(loadDocument: LoadDocument, url: string, kind: string): Promise<RecordAnswer> {
  const answer = await loadBytes(loadDocument, url, { accept: JSON_ONLY });
  if ('reason' in answer) return { kind: 'unreachable', reason: answer.reason, evidence: { kind, url, value: answer.reason } };
  const { document } = answer;
  const evidence = await evidenceOf(document, kind);
  const object = jsonObjectIn(document.bytes);
  if (document.status === 410) return { kind: 'gone', evidence, ...(object && { object }) };
  if (document.status === 404) return { kind: 'missing', evidence };
  if (document.status < 200 || document.status > 299) {
    return { kind: 'unreachable', reason: 'status', evidence: { ...evidence, value: String(document.status) } };
  }
  return object
    ? { kind: 'found', asked: url, object, document, evidence }
    : { kind: 'unreachable', reason: 'not-json', evidence };
}

/** What was read, for the report: final URL, hash of the bytes, time. */
export async function evidenceOf(document: LoadedDocument, kind: string): Promise<CheckEvidence> {
  return { kind, url: document.finalUrl, sha256: await sha256Hex(document.bytes), at: document.at };
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
