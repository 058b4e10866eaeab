import { webDate } from '../badge/web-date.ts';
import type { JsonObject } from './credential.ts';
import { defined } from './defined-members.ts';
import { isObject } from './json-text.ts';

/**
 * The credential of a JWT's claims (VC 1.1 section 6.3.1): what the registered claims say is filled in where the credential
 * does not say it itself. Where it does, its own word stays, and verification compares the two.
 */
export function withClaims(written: JsonObject, { iss, jti, sub, nbf, exp }: JsonObject): JsonObject {
  // Some software leaves what the claims say as empty text.
  const credential = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== ''));
  const { issuer, credentialSubject, validFrom, validUntil } = credential;
  return {
    ...defined({
      issuer: iss,
      id: jti,
      issuanceDate: validFrom === undefined ? webDate(nbf) : undefined,
      expirationDate: validUntil === undefined ? webDate(exp) : undefined,
    }),
    ...credential,
    ...(isObject(issuer) && iss !== undefined && { issuer: { id: iss, ...issuer } }),
    ...(isObject(credentialSubject) && sub !== undefined && { credentialSubject: { id: sub, ...credentialSubject } }),
  };
}
