import { webUrlOf } from '../json-value.ts';
import { readSelfDescribed } from './did.ts';
import { didWebUrl } from './did-web.ts';
import { loadKeyDocument, type KeyPorts } from './key-document.ts';
import { failure, PASSED, unclear, type ProofAnswer } from '../proof-answer.ts';
import { isKeySet, listKeys, type ListedKey } from './listed-keys.ts';
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

/** An answer for the keys that were found, or why the issuer has none that fits. */
export type Picked = KeyAnswer | ProofAnswer;

/**
 * Looks a key up in the issuer's own document, found from the issuer's identifier and never from what the key says of
 * itself (Controlled Identifiers 1.0 section 3.3). A key under another identifier is not the issuer's, whatever it claims, and
 * nothing is fetched for it.
 */
export async function findKey(question: KeyQuestion, ports: KeyPorts): Promise<KeyAnswer> {
  const picked = await lookUp(question, ports);
  if ('keys' in picked) return picked;
  // No key of the issuer's. One that names itself lets the signature be checked, so that "not theirs" and "was changed" stay apart.
  const key = question.offered ?? (await (await import('./named-key.ts')).keyNamedBy(question.method ?? ''));
  return { keys: key ? [key] : [], binding: picked };
}

/** A DID that names its key in itself, so that nothing has to be fetched. */
export const SELF_DESCRIBED = /^did:(key|jwk):/;

async function lookUp(question: KeyQuestion, ports: KeyPorts): Promise<Picked> {
  const { issuerId, method } = question;
  if (issuerId === undefined) return failure('issuer-binding.not-proven');
  const absolute = method?.includes(':') ? method : undefined;
  const isHere = absolute === undefined || baseOf(absolute) === baseOf(issuerId);
  if (SELF_DESCRIBED.test(issuerId)) {
    const own = await readSelfDescribed(issuerId);
    if (!own) return failure('proof.key-unresolved', issuerId);
    // Any name that is no other key is no more than a hint: the issuer has one key, and the signature is by it or is not.
    if (isHere && (absolute === own.id || !/^did:key.*#z/.test(absolute ?? ''))) return { keys: [own.key], binding: PASSED };
    return failure(isHere ? 'issuer-binding.key-not-listed' : 'issuer-binding.not-proven', method);
  }
  const home = webUrlOf(issuerId.startsWith('did:') ? didWebUrl(issuerId) : issuerId);
  if (!home) return unresolvable(issuerId);
  if (isHere) return inDocument(home, question, ports);
  // Loaded when a key lies elsewhere: nearly every issuer lists its keys in its own document.
  return (await import('./key-url.ts')).fromElsewhere(absolute, question, ports);
}

async function inDocument(home: URL, question: KeyQuestion, ports: KeyPorts): Promise<Picked> {
  const { issuerId } = question;
  const document = await loadKeyDocument(home.href, ports);
  const json = 'json' in document ? document.json : undefined;
  // A proof that brings its key along and names none of the issuer's lays no claim that a reachable document could settle: a DID promises
  // a document that lists keys, an address does not.
  if (!json && question.offered && question.method === undefined && !issuerId?.startsWith('did:'))
    return failure('issuer-binding.not-proven', issuerId);
  if ('outcome' in document) return document;
  if (!json) return unclear('issuer-binding.unreachable', home.href);
  if (!isKeySet(json) && !sameId(json['id'], issuerId)) return failure('proof.key-unresolved', home.href);
  const picked = pick(await listKeys(json, ports.now), question);
  if ('keys' in picked && picked.binding !== PASSED)
    return (await import('./unstated-purpose.ts')).unlessUnstated(picked, json, ports.warnings);
  const to = webUrlOf(document.url);
  if (!to || to.host === home.host) return picked;
  return (await import('./redirected-keys.ts')).afterRedirect(picked, { asked: home, to }, ports.warnings);
}

/** The keys of an issuer's own document that fit the question. */
export function pick(listed: readonly ListedKey[], { method, issuerId, offered }: KeyQuestion): Picked {
  const own = ownKeys(listed, issuerId);
  let matching = own.filter(({ id }) => method !== undefined && matches(id, method));
  // A bare name, or the issuer's own, is no more than a hint (RFC 7515 section 4.1.4).
  if (matching.length === 0 && (method === issuerId || !/:|^#/.test(method ?? '')))
    matching = own.filter(({ key, forAssertion }) => forAssertion && (!offered || sameKey(key, offered)));
  const allowed = matching.filter(({ forAssertion }) => forAssertion);
  const keys = (allowed.length > 0 ? allowed : matching).flatMap(({ key }) => key ?? []);
  if (keys.length === 0) return failure(matching.length > 0 ? 'proof.key-unresolved' : 'issuer-binding.key-not-listed', method);
  return { keys, binding: allowed.length > 0 ? PASSED : failure('proof.purpose-wrong', method) };
}

/** Those of a document's keys that do not say that another controls them. */
export function ownKeys(listed: readonly ListedKey[], issuerId: string | undefined): readonly ListedKey[] {
  return listed.filter(({ controller }) => typeof controller !== 'string' || sameId(controller, issuerId));
}

function matches(id: string, method: string): boolean {
  // A key set has bare names; an issuer may write a bare fragment or a bare name for a key in its own document.
  const name = fragmentOf(method);
  return id === method || (id.includes(':') ? fragmentOf(id) === name && !method.includes(':') : id === name && id !== '');
}

/** A method of identification that nothing here knows may be fine; what is no identifier at all is not. */
export function unresolvable(id: string): ProofAnswer {
  const name = /^did:(?!web:)([a-z0-9]+):/.exec(id)?.[1];
  return name === undefined ? failure('proof.key-unresolved', id) : unclear('proof.key-unresolved', id, { method: name });
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
