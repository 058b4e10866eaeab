import type { JsonObject } from '../../credential/credential.ts';
import { idOf, listOf, objectOf, textOf } from '../json-value.ts';
import { isCurrent, keyOfMethod } from './method-key.ts';
import type { VerificationKey } from './verification-key.ts';

/** A key that a document lists. */
export interface ListedKey {
  /** Absolute identifier, or the `kid` of a JWKS entry; empty for a JWK that has none. */
  readonly id: string;
  /** Undefined for one of a kind that is not known here, or that is broken. */
  readonly key: VerificationKey | undefined;
  /** Whether it may sign claims: listed for `assertionMethod`, or in a key set that has no other purpose. */
  readonly forAssertion: boolean;
  /** What the key says of who controls it. Proves nothing; a contradiction is worth something. */
  readonly controller: unknown;
}

/** More keys than this in one document are not read. */
const MAX_KEYS = 100;

/** Whether a document is a JWK or a JWKS. */
export function isKeySet({ kty, keys }: JsonObject): boolean {
  return kty !== undefined || keys !== undefined;
}

/**
 * The keys of a controller document (Controlled Identifiers 1.0, DID Core 1.0), a JWKS or a single JWK. Keys that have
 * expired or were revoked before `now` are not listed. `publicKey` is what a DID document called `verificationMethod` until 2021, and where
 * a Profile of Open Badges lists the keys that its badges are signed with.
 */
export async function listKeys(document: JsonObject, now: Date): Promise<readonly ListedKey[]> {
  const set = isKeySet(document) && listOf(document['kty'] === undefined ? document['keys'] : document);
  const base = textOf(document['id']) ?? '';
  const published = listOf(document['publicKey']);
  const asserted = set
    ? set.map(methodOf)
    : [...listOf(document['assertionMethod']), ...(base.startsWith('did:') ? [] : published)];
  const methods = set ? asserted : [...asserted, ...listOf(document['verificationMethod']), ...published];
  const absolute = (id: unknown): unknown => (typeof id === 'string' && id.startsWith('#') ? base + id : id);
  const named = asserted.map(absolute);
  const keys: ListedKey[] = [];
  for (const method of methods.flatMap<JsonObject>((each) => objectOf(each) ?? []).slice(0, MAX_KEYS)) {
    const id = absolute(method['id']);
    if (typeof id !== 'string' || !isCurrent(method, now)) continue;
    const forAssertion = named.includes(method) || named.includes(id);
    keys.push({ id, key: await keyOfMethod(method), forAssertion, controller: method['controller'] ?? idOf(method['owner']) });
  }
  return keys;
}

function methodOf(jwk: unknown): JsonObject {
  return { id: textOf(objectOf(jwk)?.['kid']) ?? '', publicKeyJwk: jwk };
}
