import type { Badge } from '../badge/badge.ts';
import { identifier } from '../badge/plain-text.ts';
import { webDate } from '../badge/web-date.ts';
import type { TakeNote } from './badge-words.ts';
import * as words from './badge-words.ts';
import type { JsonObject, Secured } from './credential.ts';
import { isObject, listOf, objectOf } from './json-text.ts';

/** True for a Verifiable Credential (VC 1.1 or 2.0), an Open Badge or not: told by subject, type, or context and issuer. */
export function isVerifiableCredential(document: JsonObject): boolean {
  const types = listOf(document.type).filter((type) => typeof type === 'string');
  if ('credentialSubject' in document) return true;
  if (types.some((type) => /^(?:VerifiableCredential|OpenBadgeCredential|AchievementCredential)$/.test(type))) return true;
  const contexts = listOf(document['@context']).filter((context) => typeof context === 'string');
  return 'issuer' in document && contexts.some((context) => /\/(?:2018|ns)\/credentials\/v\d|\/ob\/v3p0\//.test(context));
}

/** The JWT inside an enveloped credential (VC 2.0 section 4.13.1), or undefined. */
export function envelopedJwt(document: JsonObject): string | undefined {
  if (!listOf(document.type).includes('EnvelopedVerifiableCredential') || typeof document.id !== 'string') return undefined;
  return /^data:application\/vc(?:\+ld\+json)?\+jwt(?:;[\w-]+=[\w-]+)*[,;]([\w.-]+)$/.exec(document.id)?.[1];
}

/**
 * Open Badges 3.0 in the model's words. The badge's name is the achievement's: the credential's own `name` may be anything,
 * Credly writes the earner's there. A Verifiable Credential that is no Open Badge is read as far as it goes.
 */
export function readOpenBadges3(document: JsonObject, note: TakeNote = () => undefined): Badge {
  const subject = firstObject(document.credentialSubject) ?? {};
  const achievement = firstObject(subject.achievement);
  const about = achievement ?? document;
  const id = identifier(document.id);
  const achievementId = identifier(achievement?.id);
  return words.defined({
    id,
    specVersion: achievement ? '3.0' : 'none',
    name: words.lineOf(about.name) ?? typeName(document) ?? words.lineOf(achievementId) ?? words.lineOf(id) ?? '?',
    description: words.textOf(about.description),
    achievementId,
    achievementType: words.lineOf(achievement?.achievementType),
    issuer: words.issuerOf(document.issuer, note) ?? { name: words.hostOf(id) ?? '?' },
    earnerName: earnerName(subject),
    validFrom: words.dateOf(document.validFrom ?? document.issuanceDate, '/validFrom', note),
    validUntil: words.dateOf(document.validUntil ?? document.expirationDate, '/validUntil', note),
    criteria: words.criteriaOf(achievement?.criteria, note),
    skills: words.skillsOf(achievement?.tag),
    alignments: words.alignmentsOf(achievement?.alignment, note),
    evidence: words.evidenceOf(document.evidence, note),
    image: words.imageOf(achievement?.image ?? subject.image ?? document.image, note),
    language: words.languageOf(achievement?.inLanguage),
  });
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
  const subject = credential.credentialSubject;
  return {
    ...words.defined({ issuer: iss, id: jti }),
    ...credential,
    ...words.defined({
      issuanceDate: credential.issuanceDate ?? (credential.validFrom === undefined ? webDate(nbf) : undefined),
      expirationDate: credential.expirationDate ?? (credential.validUntil === undefined ? webDate(exp) : undefined),
      credentialSubject: isObject(subject) && sub !== undefined ? { id: sub, ...subject } : subject,
    }),
  };
}

function firstObject(value: unknown): JsonObject | undefined {
  return listOf(value).find(isObject);
}

function typeName(document: JsonObject): string | undefined {
  return words.lineOf(listOf(document.type).findLast((type) => typeof type === 'string' && type !== 'VerifiableCredential'));
}

// OB 3.0 `IdentityObject`: an unhashed identifier of type `name`; some issuers put the name on the subject itself.
function earnerName(subject: JsonObject): string | undefined {
  const named = listOf(subject.identifier)
    .map(objectOf)
    .find((identity) => identity?.identityType === 'name' && identity.hashed !== true);
  return words.personName(named?.identityHash) ?? words.personName(subject.name);
}
