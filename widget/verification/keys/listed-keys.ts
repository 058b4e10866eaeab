import type { JsonObject } from '../../credential/credential.ts';
import { decodeBase58 } from '../encoding/base58.ts';
import { listOf, objectOf, textOf } from '../json-value.ts';
import { keyFromMultikey } from './multikey.ts';
import { keyFromPem } from './pem.ts';
import { keyFromJwk, keyFromPoint, type VerificationKey } from './verification-key.ts';

/** A key that a document lists. */
export interface ListedKey {
  /** Absolute identifier, or the `kid` of a JWKS entry; empty for a JWK that has none. */
  readonly id: string;
  readonly key: VerificationKey;
  /** Whether it may sign claims: listed for `assertionMethod`, or in a key set that has no other purpose. */
  readonly forAssertion: boolean;
  /** What the key says of who controls it, when it says so. Proves nothing; a contradiction is worth something. */
  readonly controller?: string;
}

/** More keys than this in one document are not read. */
const MAX_KEYS = 100;

/**
 * The keys of a controller document (Controlled Identifiers 1.0, DID Core 1.0), a JWKS or a single JWK. Keys that have
 * expired or were revoked before `now` are not listed, nor are those of kinds that nothing here verifies with.
 */
export function listKeys(document: JsonObject, now: Date): readonly ListedKey[] {
  if (document['kty'] !== undefined) return setOf([document]);
  if (document['keys'] !== undefined) return setOf(listOf(document['keys']));
  const base = typeof document['id'] === 'string' ? document['id'] : '';
  const forAssertion = new Set<string>();
  const methods: { method: JsonObject; asserted: boolean }[] = [];
  for (const entry of listOf(document['assertionMethod'])) {
    if (typeof entry === 'string') forAssertion.add(absolute(entry, base));
    else methods.push({ method: objectOf(entry) ?? {}, asserted: true });
  }
  for (const entry of listOf(document['verificationMethod'])) methods.push({ method: objectOf(entry) ?? {}, asserted: false });
  const keys: ListedKey[] = [];
  for (const { method, asserted } of methods.slice(0, MAX_KEYS)) {
    const key = isCurrent(method, now) ? keyOfMethod(method) : undefined;
    if (!key || typeof method['id'] !== 'string') continue;
    const id = absolute(method['id'], base);
    const controller = method['controller'];
    keys.push({
      id,
      key,
      forAssertion: asserted || forAssertion.has(id),
      ...(typeof controller === 'string' ? { controller } : {}),
    });
  }
  return keys;
}

/** Members that hold a private half. */
const LEAKED = /^(?:secret|private)Key(?:Multibase|Jwk|Pem|Base58)$/;

/** The key that a verification method or an OB 2.0 `CryptographicKey` holds, in whichever form it is written. */
export function keyOfMethod(method: JsonObject): VerificationKey | undefined {
  const { publicKeyMultibase, publicKeyJwk, publicKeyPem, publicKeyBase58 } = method;
  let key: VerificationKey | undefined;
  if (publicKeyMultibase !== undefined) key = keyFromMultikey(publicKeyMultibase);
  else if (publicKeyJwk !== undefined) key = keyFromJwk(publicKeyJwk);
  else if (publicKeyPem !== undefined) key = keyFromPem(publicKeyPem);
  else if (typeof publicKeyBase58 === 'string') {
    // Ed25519VerificationKey2018 and 2020 wrote the bare 32 bytes.
    const bytes = decodeBase58(publicKeyBase58);
    key = bytes?.length === 32 ? keyFromPoint(bytes) : undefined;
  }
  return key && Object.keys(method).some((name) => LEAKED.test(name)) ? { ...key, leaked: true } : key;
}

function setOf(entries: readonly unknown[]): readonly ListedKey[] {
  const keys: ListedKey[] = [];
  for (const entry of entries.slice(0, MAX_KEYS)) {
    const key = keyFromJwk(entry);
    if (key) keys.push({ id: textOf(objectOf(entry)?.['kid']) ?? '', key, forAssertion: true });
  }
  return keys;
}

function absolute(id: string, base: string): string {
  return id.startsWith('#') ? base + id : id;
}

// Controlled Identifiers 1.0 section 2.2: a method is not to be used after `expires` or `revoked`.
function isCurrent(method: JsonObject, now: Date): boolean {
  return [method['expires'], method['revoked']].every((moment) => {
    if (moment === undefined) return true;
    return typeof moment === 'string' && Date.parse(moment) > now.getTime();
  });
}
