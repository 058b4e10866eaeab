import { looksLikeJws } from '../credential/compact-jws.ts';
import type { Secured } from '../credential/credential.ts';
import { isObject, parseJson, utf8Text } from '../credential/json-text.ts';
import { embeddedProof, securedByJwt } from '../credential/verifiable-credential.ts';

/** A document that carries its own proof, if any: everything but a hosted badge. */
export type SignedDocument = Exclude<Secured, { form: 'hosted' }>;

/**
 * Another signed document that a credential leads to (a status list, an endorsement, a newer edition): JSON with embedded proofs, or
 * a compact JWS. It need not be a badge. Undefined when it is neither. Never throws.
 */
export async function readSignedDocument(body: unknown): Promise<SignedDocument | undefined> {
  try {
    return await ofBody(body instanceof Uint8Array ? utf8Text(body).trim() : body);
  } catch {
    return undefined;
  }
}

async function ofBody(body: unknown): Promise<SignedDocument | undefined> {
  if (typeof body !== 'string') return isObject(body) ? embeddedProof(body) : undefined;
  if (!looksLikeJws(body)) {
    const value = parseJson(body);
    // A JWS may itself be written as a JSON text; a text in a text is nothing.
    return typeof value === 'string' && !looksLikeJws(value) ? undefined : ofBody(value);
  }
  return securedByJwt(body);
}
