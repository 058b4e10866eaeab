import type { Badge, SpecVersion } from '../badge/badge.ts';
import { BadgeError } from '../badge/badge-error.ts';
import { identifier, webUrl } from '../badge/plain-text.ts';
import type { TakeNote } from './badge-words.ts';
import * as words from './badge-words.ts';
import type { JsonObject, Secured } from './credential.ts';
import { listOf, objectOf } from './json-text.ts';

/** What an Open Badges 0.5 to 2.1 document is. */
export type OpenBadgesKind = 'Assertion' | 'BadgeClass' | 'Issuer' | 'CryptographicKey' | 'RevocationList' | 'Endorsement';

/** The documents that one badge is told in. What is not given is taken from the copy inside the document above it. */
export interface OpenBadges2Parts {
  readonly assertion: JsonObject;
  readonly badgeClass?: JsonObject | undefined;
  readonly issuer?: JsonObject | undefined;
  readonly note?: TakeNote;
}

const KIND_OF_TYPE: ReadonlyMap<unknown, OpenBadgesKind> = new Map<unknown, OpenBadgesKind>([
  ['Assertion', 'Assertion'],
  ['BadgeClass', 'BadgeClass'],
  ['Issuer', 'Issuer'],
  ['Profile', 'Issuer'],
  ['CryptographicKey', 'CryptographicKey'],
  ['RevocationList', 'RevocationList'],
  ['Endorsement', 'Endorsement'],
]);

/** Tells what a document is: by its `type`, and where that is missing or unknown (OB 0.5 and 1.0 have none) by its members. */
export function openBadgesKind(document: JsonObject): OpenBadgesKind | undefined {
  for (const type of listOf(document.type)) {
    const kind = KIND_OF_TYPE.get(type);
    if (kind) return kind;
  }
  if ('badge' in document && ('recipient' in document || 'issuedOn' in document || 'issued_on' in document)) return 'Assertion';
  if ('verify' in document || (document.revoked === true && 'id' in document)) return 'Assertion';
  if ('name' in document && 'issuer' in document) return 'BadgeClass';
  if ('revokedAssertions' in document) return 'RevocationList';
  if ('publicKeyPem' in document) return 'CryptographicKey';
  return 'name' in document && ('url' in document || 'origin' in document) && !('badge' in document) ? 'Issuer' : undefined;
}

/** Which version a document was written in, told by its context; the members tell 0.5 from 1.0, which have none. */
export function openBadgesVersion(document: JsonObject): SpecVersion {
  const context = listOf(document['@context']).find((item) => typeof item === 'string');
  if (context !== undefined) {
    if (context.includes('/v2p1/')) return '2.1';
    return /openbadges\/v1$|standard\.openbadges\.org\/1\.1/.test(context) ? '1.1' : '2.0';
  }
  if ('@context' in document || 'type' in document) return '2.0';
  const old = typeof document.recipient === 'string' && objectOf(document.badge) !== undefined;
  return old ? '0.5' : '1.0';
}

/** True for a document in the words of Open Badges 0.5, 1.0 or 1.1: `open-badges-1.ts` reads those. */
export function isOpenBadges1(document: JsonObject): boolean {
  return /^[01]/.test(openBadgesVersion(document));
}

/**
 * Open Badges 2.0 and 2.1 in the model's words (Open Badges 2.0 sections Assertion, BadgeClass, Profile). Where the badge
 * class or the issuer is only named by its URL, that URL's host stands for the name.
 */
export function readOpenBadges2({ assertion, badgeClass, issuer, note = () => undefined }: OpenBadges2Parts): Badge {
  const achievement = badgeClass ?? objectOf(assertion.badge) ?? {};
  const achievementId = identifier(achievement.id ?? assertion.badge);
  const id = identifier(assertion.id);
  const issuedBy = words.issuerOf(issuer ?? achievement.issuer, note);
  const fallback = words.hostOf(achievementId) ?? words.hostOf(id) ?? '?';
  return words.defined({
    id,
    specVersion: openBadgesVersion(assertion),
    name: words.lineOf(achievement.name) ?? words.lineOf(achievementId) ?? words.lineOf(id) ?? '?',
    description: words.textOf(achievement.description),
    achievementId,
    issuer: issuedBy ?? { name: fallback },
    earnerName: words.personName(objectOf(assertion['extensions:recipientProfile'])?.name),
    validFrom: words.dateOf(assertion.issuedOn, '/issuedOn', note),
    validUntil: words.dateOf(assertion.expires, '/expires', note),
    criteria: words.criteriaOf(achievement.criteria, note),
    skills: words.skillsOf(achievement.tags),
    alignments: words.alignmentsOf(achievement.alignment, note),
    evidence: words.evidenceOf([...narrative(assertion), ...listOf(assertion.evidence)], note),
    image: words.imageOf(achievement.image ?? assertion.image, note),
    language: words.languageOf(achievement['@language'] ?? assertion['@language']),
  });
}

/**
 * How an Assertion outside a JWS is proven: by asking its host again. One that says it is signed and comes without its
 * signature, or that lies nowhere, is unsecured.
 */
export function hostedAssertion(document: JsonObject, url: unknown): Secured {
  const type = listOf(objectOf(document.verification ?? document.verify)?.type);
  const signed = type.some((name) => typeof name === 'string' && /^signed/i.test(name));
  // The URL as the document spells it, also one that hides its host behind a user name: verification compares it with the id of what
  // the host answers, and says which host that is. It is never shown as a link.
  const hosted = !signed && typeof url === 'string' && webUrl(url.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1')) !== undefined;
  return hosted ? { form: 'hosted', url, document } : { form: 'unsecured', document };
}

/**
 * The document itself, when it is an Assertion.
 * @throws BadgeError `BADGE_NOT_A_BADGE`, saying what it is instead
 */
export function assertAssertion(document: JsonObject): JsonObject {
  const kind = openBadgesKind(document);
  if (kind === 'Assertion') return document;
  const what = kind === undefined ? 'neither an Open Badge nor a Verifiable Credential' : `of type ${kind}, not Assertion`;
  throw new BadgeError('BADGE_NOT_A_BADGE', `the document is ${what}`, { at: kind ?? '/type' });
}

function narrative(assertion: JsonObject): readonly JsonObject[] {
  return assertion.narrative === undefined ? [] : [{ narrative: assertion.narrative }];
}
