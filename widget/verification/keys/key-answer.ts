import type { JsonObject } from '../../credential/credential.ts';
import type { LoadDocument } from '../../credential/document-loader.ts';
import { webUrlOf } from '../json-value.ts';
import type { CheckEvidence, Outcome, Problem } from '../report.ts';
import { isSelfDescribed, readSelfDescribed } from './did.ts';
import type { KeyDocument } from './key-document.ts';
import type { ListedKey } from './listed-keys.ts';
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

/** Nothing to object to. */
export const PASSED: ProofAnswer = { outcome: 'passed' };

/** The keys of an issuer's own document that fit the question. */
export function pick(listed: readonly ListedKey[], question: KeyQuestion, document: KeyDocument): KeyAnswer {
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

/** No key of the issuer's. One that names itself lets the signature be checked, so that "not theirs" and "was changed" stay apart. */
export function unbound({ method, offered }: KeyQuestion, binding: ProofAnswer, document?: KeyDocument): KeyAnswer {
  let key = offered;
  if (method !== undefined) {
    const base = baseOf(method);
    key ??= isSelfDescribed(base) ? readSelfDescribed(base)?.key : keyFromMultikey(method.slice(base.length + 1));
  }
  return found(key ? [key] : [], binding, document);
}

/** These keys, and what is known of whose they are. */
export function found(keys: readonly VerificationKey[], binding: ProofAnswer, document?: KeyDocument): KeyAnswer {
  return { keys, binding, warnings: [], evidence: document?.evidence ? [document.evidence] : [] };
}

/** Why there is no key document, as the answer about the binding. */
export function bindingOf({ outcome, problem: found }: { outcome: Outcome; problem: Problem }): ProofAnswer {
  return { outcome, problem: found.code === 'proof.key-unreachable' ? { ...found, code: 'issuer-binding.unreachable' } : found };
}

/** A method of identification that nothing here knows may be fine; what is no identifier at all is not. */
export function unresolvable(id: string): ProofAnswer {
  const name = /^did:([a-z0-9]+):/.exec(id)?.[1];
  if (name === undefined || name === 'web') return problem('failed', 'proof.key-unresolved', id);
  return { outcome: 'inconclusive', problem: { code: 'proof.key-unresolved', at: id, values: { method: name } } };
}

/** A problem as an answer. */
export function problem(outcome: Outcome, code: Problem['code'], at?: string): ProofAnswer {
  return { outcome, problem: { code, ...(at === undefined ? {} : { at }) } };
}

/** A JWK or a JWKS. */
export function isKeySet(json: JsonObject): boolean {
  return json['kty'] !== undefined || json['keys'] !== undefined;
}

/** An identifier without its fragment. */
export function baseOf(id: string): string {
  const hash = id.indexOf('#');
  return hash < 0 ? id : id.slice(0, hash);
}

/** Whether two identifiers are one, as the URL standard writes them. */
export function sameId(one: unknown, other: string): boolean {
  if (typeof one !== 'string') return false;
  return one === other || (webUrlOf(one) !== undefined && webUrlOf(one)?.href === webUrlOf(other)?.href);
}
