import type { JsonObject } from '../../credential/credential.ts';
import type { LoadDocument } from '../../credential/document-loader.ts';
import { webUrlOf } from '../json-value.ts';
import type { CheckEvidence, Outcome, Problem } from '../report.ts';
import { didWebUrl, isSelfDescribed, readSelfDescribed } from './did.ts';
import { loadKeyDocument, type KeyDocument } from './key-document.ts';
import { keyOfMethod, listKeys, type ListedKey } from './listed-keys.ts';
import { keyFromMultikey } from './multikey.ts';
import { sameKey, type VerificationKey } from './verification-key.ts';

/** One answer about one proof. `problem` is present when the outcome is `failed` or `inconclusive`. */
export interface ProofAnswer {
  readonly outcome: Outcome;
  readonly problem?: Problem;
}

/** Which key is looked for. */
export interface KeyQuestion {
  /** The issuer that the signed document names. */
  readonly issuerId: string | undefined;
  /** What the proof names: a `verificationMethod` or a `kid`, absolute, a bare fragment or a bare name. */
  readonly method: string | undefined;
  /** A key that came along with the signature. Good for checking the signature, never for whose it is. */
  readonly offered?: VerificationKey | undefined;
}

/** The keys that the signature may be by, and whether they are the issuer's. */
export interface KeyAnswer {
  /** One, or all that qualify when the proof names none; empty when no key is to be had. */
  readonly keys: readonly VerificationKey[];
  /** Holds for each of `keys`. When there is no key it also says why the signature cannot be checked. */
  readonly binding: ProofAnswer;
  readonly warnings: readonly Problem[];
  readonly evidence: readonly CheckEvidence[];
}

/** What differs by place. */
export interface KeyPorts {
  readonly loadDocument: LoadDocument;
  readonly now: Date;
}

const PASSED: ProofAnswer = { outcome: 'passed' };

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
  if (webUrlOf(method)?.origin === webUrlOf(issuerId)?.origin && webUrlOf(method)) return fromKeyUrl(method, question, ports);
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

// A key of its own address on the issuer's host: the host vouches for it, unless the issuer's document says otherwise.
async function fromKeyUrl(method: string, question: KeyQuestion, ports: KeyPorts): Promise<KeyAnswer> {
  const issuerId = question.issuerId ?? '';
  const document = await loadKeyDocument(baseOf(method), ports.loadDocument);
  if (!('text' in document)) return unbound(question, bindingOf(document), document);
  const { json } = document;
  if (!json) return unbound(question, problem('inconclusive', 'issuer-binding.unreachable', method), document);
  if (webUrlOf(document.url)?.origin !== webUrlOf(issuerId)?.origin) {
    return unbound(question, problem('failed', 'issuer-binding.redirected', document.url), document);
  }
  if (!isKeySet(json) && !isMethod(json)) {
    if (!sameId(json['id'], issuerId)) return unbound(question, problem('failed', 'issuer-binding.not-proven', method), document);
    return pick(listKeys(json, ports.now), question, document);
  }
  const listed = isMethod(json) ? listKeys({ assertionMethod: [json] }, ports.now) : listKeys(json, ports.now);
  const answer = pick(listed, listed.length === 1 ? { ...question, method: listed[0]?.id } : question, document);
  if (answer.binding.outcome !== 'passed') return answer;
  const own = await loadKeyDocument(issuerId, ports.loadDocument);
  const ownKeys = 'text' in own && own.json && sameId(own.json['id'], issuerId) ? listKeys(own.json, ports.now) : [];
  const evidence = [...answer.evidence, ...(own.evidence ? [own.evidence] : [])];
  const contradicted =
    ownKeys.length > 0 && !answer.keys.every((key) => ownKeys.some((each) => each.forAssertion && sameKey(each.key, key)));
  if (!contradicted) return { ...answer, evidence };
  return { ...answer, evidence, binding: problem('failed', 'issuer-binding.key-not-listed', method) };
}

function pick(listed: readonly ListedKey[], question: KeyQuestion, document: KeyDocument): KeyAnswer {
  const { method, issuerId, offered } = question;
  const own = listed.filter((each) => each.controller === undefined || sameId(each.controller, issuerId ?? ''));
  let matching = method === undefined ? [] : own.filter((each) => matches(each.id, method));
  if (matching.length === 0 && !method?.includes(':') && !method?.startsWith('#')) {
    matching = own.filter((each) => each.forAssertion && (!offered || sameKey(each.key, offered)));
  }
  if (matching.length === 0) return unbound(question, problem('failed', 'issuer-binding.key-not-listed', method), document);
  const allowed = matching.filter((each) => each.forAssertion);
  const binding = allowed.length > 0 ? PASSED : problem('failed', 'proof.purpose-wrong', method);
  return found(
    (allowed.length > 0 ? allowed : matching).map((each) => each.key),
    binding,
    document,
  );
}

function matches(id: string, method: string): boolean {
  if (id === method) return true;
  const fragment = method.includes('#') ? method.slice(method.indexOf('#') + 1) : undefined;
  // A key set has bare names; an issuer may write a bare fragment or a bare name for a key in its own document.
  if (!id.includes(':')) return id !== '' && id === fragment;
  return !method.includes(':') && id.slice(id.indexOf('#') + 1) === (fragment ?? method);
}

// The key that names itself lets the signature be checked, so that "not theirs" and "was changed" stay apart.
function unbound({ method, offered }: KeyQuestion, binding: ProofAnswer, document?: KeyDocument): KeyAnswer {
  let key = offered;
  if (method !== undefined) {
    const base = baseOf(method);
    key ??= isSelfDescribed(base) ? readSelfDescribed(base)?.key : keyFromMultikey(method.slice(base.length + 1));
  }
  return found(key ? [key] : [], binding, document);
}

function found(keys: readonly VerificationKey[], binding: ProofAnswer, document?: KeyDocument): KeyAnswer {
  return { keys, binding, warnings: [], evidence: document?.evidence ? [document.evidence] : [] };
}

function bindingOf({ outcome, problem: found }: { outcome: Outcome; problem: Problem }): ProofAnswer {
  return { outcome, problem: found.code === 'proof.key-unreachable' ? { ...found, code: 'issuer-binding.unreachable' } : found };
}

// A method of identification that nothing here knows may be fine; what is no identifier at all is not.
function unresolvable(id: string): ProofAnswer {
  const name = /^did:([a-z0-9]+):/.exec(id)?.[1];
  if (name === undefined || name === 'web') return problem('failed', 'proof.key-unresolved', id);
  return { outcome: 'inconclusive', problem: { code: 'proof.key-unresolved', at: id, values: { method: name } } };
}

function problem(outcome: Outcome, code: Problem['code'], at?: string): ProofAnswer {
  return { outcome, problem: { code, ...(at === undefined ? {} : { at }) } };
}

function isKeySet(json: JsonObject): boolean {
  return json['kty'] !== undefined || json['keys'] !== undefined;
}

function isMethod(json: JsonObject): boolean {
  return keyOfMethod(json) !== undefined;
}

function baseOf(id: string): string {
  const hash = id.indexOf('#');
  return hash < 0 ? id : id.slice(0, hash);
}

function isUrl(text: string): boolean {
  return isSelfDescribed(text) || text.startsWith('did:web:') || webUrlOf(text) !== undefined;
}

function sameId(one: unknown, other: string): boolean {
  if (typeof one !== 'string') return false;
  return one === other || (webUrlOf(one) !== undefined && webUrlOf(one)?.href === webUrlOf(other)?.href);
}
