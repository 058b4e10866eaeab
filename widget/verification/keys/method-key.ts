import { webTime } from '../../badge/web-date.ts';
import type { JsonObject } from '../../credential/credential.ts';
import { textOf } from '../json-value.ts';
import { keyFromJwk, type VerificationKey } from './verification-key.ts';

/** Members that hold a private half. */
const LEAKED = /^(?:secret|private)Key(?:Multibase|Jwk|Pem|Base58)$/;

/** Whether a key may be gone by: not any more once it has expired or was revoked (Controlled Identifiers 1.0 section 2.2). */
export function isCurrent({ expires, revoked }: JsonObject, now: Date): boolean {
  return [expires, revoked].every((moment) => (moment ?? false) === false || webTime(moment) > now.getTime());
}

/** The key that a verification method or an OB 2.0 `CryptographicKey` holds, in whichever form it is written. */
export async function keyOfMethod(method: JsonObject): Promise<VerificationKey | undefined> {
  const key = await publicKeyOf(method);
  return key && { ...key, leaked: key.leaked || Object.keys(method).some((name) => LEAKED.test(name)) };
}

async function publicKeyOf(method: JsonObject): Promise<VerificationKey | undefined> {
  const { publicKeyMultibase, publicKeyJwk, publicKeyPem, publicKeyBase58 } = method;
  // Signed Open Badges 2.0 have their keys in PEM and nobody else has: neither pays for the other's.
  if (publicKeyMultibase !== undefined) return (await import('./multikey.ts')).keyFromMultikey(textOf(publicKeyMultibase) ?? '');
  if (publicKeyJwk !== undefined) return keyFromJwk(publicKeyJwk);
  if (publicKeyPem !== undefined) return (await import('./pem.ts')).keyFromPem(textOf(publicKeyPem) ?? '');
  const text = textOf(publicKeyBase58);
  return text === undefined ? undefined : (await import('./multikey.ts')).keyFromBase58(text);
}
