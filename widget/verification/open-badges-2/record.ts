import type { JsonObject } from '../../credential/credential.ts';
import type { LoadDocument } from '../../credential/document-loader.ts';
import { CREDLY, hostOf } from '../issuers/issuer-host.ts';
import { jsonObjectIn, webUrlOf } from '../json-value.ts';
import { load, type Answered, type Unreached } from '../record-loader.ts';

/** What came of asking for a record in JSON. */
export type RecordAnswer =
  | (Answered & { readonly kind: 'found'; readonly object: JsonObject })
  | (Answered & { readonly kind: 'gone' | 'missing'; readonly object?: JsonObject | undefined })
  | Unreached;

/** Asks for a JSON record. `kind` is the word that the evidence names it by. Never throws. */
export async function loadRecord(loadDocument: LoadDocument, url: string, kind: string): Promise<RecordAnswer> {
  const answer = await load(loadDocument, url, kind);
  if (answer.kind === 'unreachable') return answer;
  const object = jsonObjectIn(answer.document.bytes);
  if (answer.kind !== 'found') return { ...answer, kind: answer.kind, object };
  // An assertion that was taken back need say no more than that (OB 2.0 "Revoking Hosted Assertions"). No other record is taken back so.
  if (object && kind === 'assertion' && saysRevoked(object) && !object['badge']) return { ...answer, kind: 'gone', object };
  return object ? { ...answer, kind: answer.kind, object } : { kind: 'unreachable', evidence: answer.evidence };
}

/** Whether a record says that it was taken back. In the vocabulary the text and 1 are the same value (`xsd:boolean`). */
export function saysRevoked({ revoked }: JsonObject): boolean {
  return /^(?:true|1)$/i.test(String(revoked));
}

/** Whether two URLs are one record: equal as the URL standard writes them, or one path on two names of one service. */
export function sameRecord(one: string, other: string | undefined): true | undefined {
  return placeOf(one) === placeOf(other) || undefined;
}

function placeOf(text: string | undefined): string | undefined {
  const url = webUrlOf(text);
  if (!url) return text;
  const host = hostOf(url);
  return host + (host === CREDLY ? url.pathname.replace(/^\/api(?=\/)/, '') : url.pathname) + url.search;
}
