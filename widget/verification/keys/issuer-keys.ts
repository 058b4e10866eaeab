import { webUrlOf } from '../json-value.ts';
import { didWebUrl, isSelfDescribed, readSelfDescribed } from './did.ts';
import { failure, loadKeyDocument, PASSED, unclear, type KeyPorts, type ProofAnswer } from './key-document.ts';
import { isKeySet, listKeys, type ListedKey } from './listed-keys.ts';
import { keyFromMultikey } from './multikey.ts';
import { sameKey, type VerificationKey } from './verification-key.ts';

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
}

/**
 * Looks a key up in the issuer's own document, found from the issuer's identifier and never from what the key says of
 * itself (Data Integrity 1.0 section 4.6, Controlled Identifiers 1.0 section 3.3). A key under another identifier is not
 * the issuer's, whatever it claims, and nothing is fetched for it.
 */
export async function findKey(question: KeyQuestion, ports: KeyPorts): Promise<KeyAnswer> {
  const { issuerId, method } = question;
  if (issuerId === undefined) return unbound(question, failure('issuer-binding.not-proven'));
  if (isSelfDescribed(issuerId)) return fromSelfDescribed(issuerId, question);
  const url = issuerId.startsWith('did:') ? didWebUrl(issuerId) : webUrlOf(issuerId)?.href;
  if (url === undefined) return unbound(question, unresolvable(issuerId));
  if (!method?.includes(':') || baseOf(method) === baseOf(issuerId))
    return fromIssuerDocument(url, issuerId, { question, ports });
  const own = webUrlOf(method);
  if (own && own.origin === webUrlOf(issuerId)?.origin) {
    // Loaded when a key has an address of its own: an issuer with a DID lists its keys in one document.
    return (await import('./key-url.ts')).fromKeyUrl(method, question, ports);
  }
  const known = own !== undefined || /^did:(key|jwk|web):/.test(method);
  return unbound(question, known ? failure('issuer-binding.not-proven', method) : unresolvable(method));
}

async function fromSelfDescribed(issuerId: string, question: KeyQuestion): Promise<KeyAnswer> {
  const { method } = question;
  const own = await readSelfDescribed(issuerId);
  if (!own) return unbound(question, failure('proof.key-unresolved', issuerId));
  // A bare name is no more than a hint: the issuer has one key, and the signature is by it or is not.
  if (!method?.includes(':') || method === issuerId || method === own.id) return { keys: [own.key], binding: PASSED };
  const code = baseOf(method) === issuerId ? 'issuer-binding.key-not-listed' : 'issuer-binding.not-proven';
  return unbound(question, failure(code, method));
}

async function fromIssuerDocument(
  url: string,
  issuerId: string,
  { question, ports }: { readonly question: KeyQuestion; readonly ports: KeyPorts },
): Promise<KeyAnswer> {
  const document = await loadKeyDocument(url, ports);
  const json = 'json' in document ? document.json : undefined;
  // A proof that brings its key along and names none of the issuer's lays no claim that a reachable document could settle.
  if (!json && question.offered && question.method === undefined)
    return unbound(question, failure('issuer-binding.not-proven', issuerId));
  if ('outcome' in document) return unbound(question, document);
  if (!json) return unbound(question, unclear('issuer-binding.unreachable', url));
  if (!isKeySet(json) && !sameId(json['id'], issuerId)) return unbound(question, failure('proof.key-unresolved', url));
  if (new URL(document.url).origin !== new URL(url).origin)
    ports.warnings.push({ code: 'issuer-binding.redirected', at: document.url });
  return pick(await listKeys(json, ports.now), question);
}

/** The keys of an issuer's own document that fit the question. */
export async function pick(listed: readonly ListedKey[], question: KeyQuestion): Promise<KeyAnswer> {
  const { method, issuerId, offered } = question;
  const own = listed.filter(({ controller }) => typeof controller !== 'string' || sameId(controller, issuerId));
  let matching = own.filter(({ id }) => method !== undefined && matches(id, method));
  if (matching.length === 0 && !/:|^#/.test(method ?? ''))
    matching = own.filter(({ key, forAssertion }) => forAssertion && (!offered || sameKey(key, offered)));
  if (matching.length === 0) return unbound(question, failure('issuer-binding.key-not-listed', method));
  const allowed = matching.filter(({ forAssertion }) => forAssertion);
  return allowed.length > 0
    ? { keys: allowed.map(({ key }) => key), binding: PASSED }
    : { keys: matching.map(({ key }) => key), binding: failure('proof.purpose-wrong', method) };
}

function matches(id: string, method: string): boolean {
  // A key set has bare names; an issuer may write a bare fragment or a bare name for a key in its own document.
  const name = fragmentOf(method);
  return id === method || (id.includes(':') ? fragmentOf(id) === name && !method.includes(':') : id === name && id !== '');
}

/** No key of the issuer's. One that names itself lets the signature be checked, so that "not theirs" and "was changed" stay apart. */
export async function unbound({ method = '', offered }: KeyQuestion, binding: ProofAnswer): Promise<KeyAnswer> {
  const base = baseOf(method);
  const key =
    offered ??
    (isSelfDescribed(base) ? (await readSelfDescribed(base))?.key : await keyFromMultikey(method.slice(base.length + 1)));
  return { keys: key ? [key] : [], binding };
}

// A method of identification that nothing here knows may be fine; what is no identifier at all is not.
function unresolvable(id: string): ProofAnswer {
  const name = /^did:([a-z0-9]+):/.exec(id)?.[1];
  if (name === undefined || name === 'web') return failure('proof.key-unresolved', id);
  return unclear('proof.key-unresolved', id, { method: name });
}

/** An identifier without its fragment. */
export function baseOf(id: string): string {
  return id.replace(/#.*/s, '');
}

// Without a fragment, the whole.
function fragmentOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

/** Whether two identifiers are one, as the URL standard writes them. */
export function sameId(one: unknown, other: string | undefined): boolean {
  return one === other || (webUrlOf(one) !== undefined && webUrlOf(one)?.href === webUrlOf(other)?.href);
}
