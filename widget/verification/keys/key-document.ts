import type { JsonObject } from '../../credential/credential.ts';
import type { LoadDocument } from '../../credential/document-loader.ts';
import { jsonObjectIn } from '../json-value.ts';
import { evidenceOf, loadBytes } from '../record-loader.ts';
import type { CheckEvidence, Outcome, Problem } from '../report.ts';

/** A document that was asked for because it may hold a key, or why there is none. */
export type KeyDocument =
  | { readonly text: string; readonly json?: JsonObject; readonly url: string; readonly evidence: CheckEvidence }
  | { readonly outcome: Outcome; readonly problem: Problem; readonly evidence?: CheckEvidence };

/** Cap on a key document, in bytes. The largest met in the wild have some ten keys. */
const MAX_BYTES = 256_000;

const ACCEPT = 'application/did+json, application/did+ld+json, application/ld+json, application/json;q=0.9, */*;q=0.1';

/**
 * Loads a document that may hold a key. An answer that there is none (404, 410) is `failed`; no answer, or one that says
 * nothing about the key (5xx, a log-in page), is `inconclusive`: network trouble never makes a badge forged.
 */
export async function loadKeyDocument(url: string, loadDocument: LoadDocument): Promise<KeyDocument> {
  const answer = await loadBytes(loadDocument, url, { accept: ACCEPT, maxBytes: MAX_BYTES });
  if ('reason' in answer) {
    const code = answer.reason === 'blocked' ? 'network.blocked' : 'proof.key-unreachable';
    return { outcome: 'inconclusive', problem: { code, at: url, values: { reason: answer.reason } } };
  }
  const { status, bytes, finalUrl } = answer.document;
  const evidence = await evidenceOf(answer.document, 'key');
  const values = { status: String(status) };
  if (status === 404 || status === 410) {
    return { outcome: 'failed', problem: { code: 'proof.key-unresolved', at: url, values }, evidence };
  }
  if (status !== 200) return { outcome: 'inconclusive', problem: { code: 'proof.key-unreachable', at: url, values }, evidence };
  const json = jsonObjectIn(bytes);
  return { text: new TextDecoder().decode(bytes), ...(json && { json }), url: finalUrl, evidence };
}
