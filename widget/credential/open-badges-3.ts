import type { Badge } from '../badge/badge.ts';
import { webDate } from '../badge/web-date.ts';
import type { ToldBadge } from './badge-words.ts';
import { badgeOf, lineOf } from './badge-words.ts';
import type { JsonObject, ReadNote, Secured } from './credential.ts';
import { defined } from './defined-members.ts';
import { isObject, listOf, objectOf, textsOf } from './json-text.ts';

/** True for a Verifiable Credential (VC 1.1 or 2.0), an Open Badge or not: told by subject, type, or context and issuer. */
export function isVerifiableCredential(document: JsonObject): boolean {
  return (
    'credentialSubject' in document ||
    textsOf(document.type).some((type) => /^(?:Verifiable|OpenBadge|Achievement)Credential$/.test(type)) ||
    ('issuer' in document &&
      textsOf(document['@context']).some((context) => /\/(?:2018|ns)\/credentials\/v\d|\/ob\/v3p0\//.test(context)))
  );
}

/** The JWT inside an enveloped credential (VC 2.0 section 4.13.1), or undefined. */
export function envelopedJwt(value: unknown): string | undefined {
  const { type, id } = objectOf(value) ?? {};
  if (typeof id !== 'string' || !listOf(type).includes('EnvelopedVerifiableCredential')) return undefined;
  return /^data:application\/vc(?:\+ld\+json)?\+jwt(?:;[\w-]+=[\w-]+)*[,;]([\w.-]+)$/.exec(id)?.[1];
}

/**
 * Open Badges 3.0 in the model's words. The badge's name is the achievement's: the credential's own `name` may be anything,
 * Credly writes the earner's there. A Verifiable Credential that is no Open Badge is read as far as it goes.
 * @param notes gets what was seen while reading and does not make the badge unreadable
 */
export function readOpenBadges3(credential: JsonObject, notes?: ReadNote[]): Badge {
  const subject = firstObject(credential.credentialSubject) ?? {};
  const achievement = firstObject(subject.achievement);
  const { name, description } = achievement ?? credential;
  const type = textsOf(credential.type).findLast((one) => one !== 'VerifiableCredential');
  const told: ToldBadge = {
    specVersion: achievement ? '3.0' : 'none',
    credential,
    subject,
    achievement: { ...achievement, name: lineOf(name) ?? type, description },
    validFrom: [credential.validFrom ?? credential.issuanceDate, '/validFrom'],
    validUntil: [credential.validUntil ?? credential.expirationDate, '/validUntil'],
  };
  return badgeOf(told, notes);
}

/** How a credential outside a JWT is secured: by its embedded proofs, or not at all. */
export function embeddedProof(document: JsonObject): Secured {
  return { form: listOf(document.proof).length > 0 ? 'data-integrity' : 'unsecured', document };
}

/**
 * The credential of a JWT's claims (VC 1.1 section 6.3.1): what the registered claims say is filled in where the credential
 * does not say it itself. Where it does, its own word stays, and verification compares the two.
 */
export function withClaims(credential: JsonObject, { iss, jti, sub, nbf, exp }: JsonObject): JsonObject {
  const { credentialSubject, validFrom, validUntil } = credential;
  return {
    ...defined({
      issuer: iss,
      id: jti,
      issuanceDate: validFrom === undefined ? webDate(nbf) : undefined,
      expirationDate: validUntil === undefined ? webDate(exp) : undefined,
    }),
    ...credential,
    ...(isObject(credentialSubject) && sub !== undefined && { credentialSubject: { id: sub, ...credentialSubject } }),
  };
}

function firstObject(value: unknown): JsonObject | undefined {
  return listOf(value).find(isObject);
}
