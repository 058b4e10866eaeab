// What tests of verification issue: everything comes with fresh keys, and nothing here needs Node (WebCrypto only), so that
// the same test runs in Chromium.
import { LoadError, type LoadDocument, type LoadErrorCode } from '../../widget/credential/document-loader.ts';
import type { CheckEvidence } from '../../widget/verification/report.ts';

export { draftCredential, toDataModel1, type CredentialFields } from '../../scripts/sample/credential.ts';
export { hostedBadge, signedBadge, type HostedBadge, type SignedBadge } from '../../scripts/sample/hosted-badge.ts';
export { issueDataIntegrity, issueJwt, signCompact } from '../../scripts/sample/issue-credential.ts';
export { createIssuer, type JsonDocument, type SigningIssuer } from '../../scripts/sample/issuer.ts';
export { createKeys, type KeyAlgorithm } from '../../scripts/sample/issuer-keys.ts';
export { bitstringEntry, bitstringStatusList, revocationList, revocationListEntry } from '../../scripts/sample/status-list.ts';

/** An answer of `documentsLoader` that is more than a JSON document with status 200. */
export class Answer {
  readonly status: number;
  readonly body: unknown;
  readonly finalUrl: string | undefined;

  /** `finalUrl`: where a redirect ended. Default: the URL that was asked for. */
  constructor(status: number, body: unknown = '', finalUrl?: string) {
    this.status = status;
    this.body = body;
    this.finalUrl = finalUrl;
  }
}

/** A load that fails with this code. */
export class Fault {
  readonly code: LoadErrorCode;

  constructor(code: LoadErrorCode) {
    this.code = code;
  }
}

/** When everything in memory was received. */
const RECEIVED = '2026-11-22T00:00:00Z';

/** A loader, and what was asked of it. */
export type DocumentsLoader = LoadDocument & {
  /** The URLs that were asked for, in order. */
  readonly requests: string[];
  /** URL -> the `Accept` that it was last asked with. */
  readonly accepts: { [url: string]: string | undefined };
};

/**
 * Loads from memory. A value is a JSON document, a text, bytes, an `Answer` or a `Fault`. A URL that is not listed is
 * unreachable, so a test shows every document that it leans on.
 */
export function documentsLoader(documents: { readonly [url: string]: unknown }): DocumentsLoader {
  const requests: string[] = [];
  const accepts: DocumentsLoader['accepts'] = {};
  const load: LoadDocument = async (url, options = {}) => {
    requests.push(url);
    accepts[url] = options.accept;
    const found = Object.hasOwn(documents, url) ? documents[url] : new Fault('unreachable');
    if (found instanceof Fault) throw new LoadError(found.code, url);
    const answer = found instanceof Answer ? found : new Answer(200, found);
    const bytes = toBytes(answer.body);
    if (bytes.length > (options.maxBytes ?? 1_000_000)) throw new LoadError('too-large', url);
    const mediaType = typeof answer.body === 'string' ? 'text/plain' : 'application/json';
    return { status: answer.status, bytes, finalUrl: answer.finalUrl ?? url, mediaType, at: RECEIVED };
  };
  return Object.assign(load, { requests, accepts });
}

/** The evidence of what `documentsLoader` served: `body` as a test lists it, `url` the address that answered. */
export async function seen(kind: string, url: string, body: unknown): Promise<CheckEvidence> {
  return { kind, url, sha256: await digestOf(body), at: RECEIVED };
}

/** Lower-case hex SHA-256 of a body. */
export async function digestOf(body: unknown): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(toBytes(body))));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A JSON document or a text as the bytes that `readCredential` takes. */
export function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}
