import type { JsonObject } from '../../credential/credential.ts';
import type { LoadDocument } from '../../credential/document-loader.ts';
import { jsonObjectIn } from '../json-value.ts';
import { failure, unclear, type ProofAnswer } from '../proof-answer.ts';
import { evidenceOf, loadBytes, unreachedCode } from '../record-loader.ts';
import type { CheckEvidence, Problem } from '../report.ts';

/** What differs by place, and where a look for keys notes what it read and what was odd about it. */
export interface KeyPorts {
  readonly loadDocument: LoadDocument;
  readonly now: Date;
  readonly evidence: CheckEvidence[];
  readonly warnings: Problem[];
}

/** A document that was asked for because it may hold a key, or the answer that there is none. */
export type KeyDocument = { readonly text: string; readonly json: JsonObject | undefined; readonly url: string } | ProofAnswer;

/** Cap on a key document, in bytes. The largest met in the wild have some ten keys. */
const MAX_BYTES = 256_000;

const ACCEPT = 'application/did+json, application/json;q=0.9, */*;q=0.1';

/**
 * Loads a document that may hold a key. An answer that there is none (404, 410) is `failed`; no answer, or one that says
 * nothing about the key (5xx, a log-in page), is `inconclusive`: network trouble never makes a badge forged.
 */
export async function loadKeyDocument(url: string, { loadDocument, evidence }: KeyPorts): Promise<KeyDocument> {
  const answer = await loadBytes(loadDocument, url, { accept: ACCEPT, maxBytes: MAX_BYTES });
  if ('reason' in answer) {
    const { reason } = answer;
    return unclear(unreachedCode(answer, 'issuer-binding.unreachable'), url, { reason });
  }
  const { status, bytes, finalUrl } = answer.document;
  evidence.push(await evidenceOf(answer.document, 'key'));
  const values = { status: `${status}` };
  if (status === 404 || status === 410) return failure('proof.key-unresolved', url, values);
  if (status !== 200) return unclear('issuer-binding.unreachable', url, values);
  return { text: new TextDecoder().decode(bytes), json: jsonObjectIn(bytes), url: finalUrl };
}
