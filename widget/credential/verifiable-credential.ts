import { readCompactJws } from './compact-jws.ts';
import type { JsonObject, Secured } from './credential.ts';
import { listOf, objectOf, textsOf } from './json-text.ts';

/** True for a Verifiable Credential (VC 1.1 or 2.0), an Open Badge or not: told by subject, type, or context and issuer. */
export function isVerifiableCredential(document: JsonObject): boolean {
  return (
    'credentialSubject' in document ||
    textsOf(document.type).some((type) => /^(?:Verifiable|OpenBadge|Achievement)Credential$/.test(type)) ||
    ('issuer' in document &&
      textsOf(document['@context']).some((context) => /\/(?:2018|ns)\/credentials\/v\d|\/ob\/v3p0\//.test(context)))
  );
}

/** How a credential outside a JWT is secured: by its embedded proofs, or not at all. */
export function embeddedProof(document: JsonObject): Extract<Secured, { form: 'data-integrity' | 'unsecured' }> {
  return { form: listOf(document.proof).length > 0 ? 'data-integrity' : 'unsecured', document };
}

/**
 * The credential that a JWT secures: its `vc` claim (VC 1.1 section 6.3.1), or all of its payload (VC-JOSE-COSE section 3.1.1).
 * @throws BadgeError for what is no compact JWS
 */
export async function securedByJwt(token: string): Promise<Extract<Secured, { form: 'vc-jwt' }>> {
  const jws = readCompactJws(token);
  const inner = objectOf(jws.payload.vc);
  // Loaded for the older form: Verifiable Credentials 2.0 have no such claim.
  const document = inner ? (await import('./vc-claim.ts')).withClaims(inner, jws.payload) : jws.payload;
  return { form: 'vc-jwt', jws, document };
}
