import { webUrlOf } from '../json-value.ts';
import { didWebUrl, isSelfDescribed, readSelfDescribed } from './did.ts';
import type { KeyAnswer, KeyPorts, KeyQuestion } from './key-answer.ts';
import { baseOf, bindingOf, found, isKeySet, PASSED, pick, problem, sameId, unbound, unresolvable } from './key-answer.ts';
import { loadKeyDocument } from './key-document.ts';
import { listKeys } from './listed-keys.ts';

export type { KeyAnswer, KeyPorts, KeyQuestion, ProofAnswer } from './key-answer.ts';

/**
 * Looks a key up in the issuer's own document, found from the issuer's identifier and never from what the key says of
 * itself (Data Integrity 1.0 section 4.6, Controlled Identifiers 1.0 section 3.3). A key under another identifier is not
 * the issuer's, whatever it claims, and nothing is fetched for it.
 */
export async function findKey(question: KeyQuestion, ports: KeyPorts): Promise<KeyAnswer> {
  const { issuerId, method } = question;
  if (issuerId === undefined) return unbound(question, problem('failed', 'issuer-binding.not-proven'));
  if (isSelfDescribed(issuerId)) return fromSelfDescribed(issuerId, question);
  const url = issuerId.startsWith('did:') ? didWebUrl(issuerId) : webUrlOf(issuerId)?.href;
  if (url === undefined) return unbound(question, unresolvable(issuerId));
  if (!method?.includes(':') || baseOf(method) === baseOf(issuerId)) return fromIssuerDocument(url, question, ports);
  if (webUrlOf(method)?.origin === webUrlOf(issuerId)?.origin && webUrlOf(method)) {
    // Loaded when a key has an address of its own: an issuer with a DID lists its keys in one document.
    const { fromKeyUrl } = await import('./key-url.ts');
    return fromKeyUrl(method, question, ports);
  }
  return unbound(question, isUrl(method) ? problem('failed', 'issuer-binding.not-proven', method) : unresolvable(method));
}

function fromSelfDescribed(issuerId: string, question: KeyQuestion): KeyAnswer {
  const own = readSelfDescribed(issuerId);
  if (!own) return unbound(question, problem('failed', 'proof.key-unresolved', issuerId));
  const { method } = question;
  // A bare name is no more than a hint: the issuer has one key, and the signature is by it or is not.
  if (!method?.includes(':') || method === issuerId || method === own.id) return found([own.key], PASSED);
  const code = baseOf(method) === issuerId ? 'issuer-binding.key-not-listed' : 'issuer-binding.not-proven';
  return unbound(question, problem('failed', code, method));
}

async function fromIssuerDocument(url: string, question: KeyQuestion, ports: KeyPorts): Promise<KeyAnswer> {
  const issuerId = question.issuerId ?? url;
  const document = await loadKeyDocument(url, ports.loadDocument);
  // A proof that brings its key along and names none of the issuer's lays no claim that a reachable document could settle.
  if (question.method === undefined && question.offered && !('json' in document)) {
    return unbound(question, problem('failed', 'issuer-binding.not-proven', issuerId), document);
  }
  if (!('text' in document)) return unbound(question, bindingOf(document), document);
  if (!document.json) return unbound(question, problem('inconclusive', 'issuer-binding.unreachable', url), document);
  if (!isKeySet(document.json) && !sameId(document.json['id'], issuerId)) {
    return unbound(question, problem('failed', 'proof.key-unresolved', url), document);
  }
  const answer = pick(listKeys(document.json, ports.now), question, document);
  const redirected = new URL(document.url).origin !== new URL(url).origin;
  if (!redirected) return answer;
  return { ...answer, warnings: [...answer.warnings, { code: 'issuer-binding.redirected', at: document.url }] };
}

function isUrl(text: string): boolean {
  return isSelfDescribed(text) || text.startsWith('did:web:') || webUrlOf(text) !== undefined;
}
