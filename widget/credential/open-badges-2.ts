import type { Badge, SpecVersion } from '../badge/badge.ts';
import { webUrlOf } from '../badge/http-url.ts';
import { MAX_URL } from '../badge/plain-text.ts';
import type { ToldBadge } from './badge-words.ts';
import { badgeOf, hostOf } from './badge-words.ts';
import type { JsonObject, ReadNote, Secured } from './credential.ts';
import { listOf, objectOf, textsOf } from './json-text.ts';

/** The documents that one badge is told in. What is not given is taken from the copy inside the document above it. */
export interface OpenBadges2Parts {
  readonly assertion: JsonObject;
  readonly badgeClass?: JsonObject | undefined;
  readonly issuer?: JsonObject | undefined;
}

/** The first type of a document that Open Badges 0.5 to 2.1 know. */
export function openBadgesType(document: JsonObject): string | undefined {
  const known = /^(?:Assertion|BadgeClass|Issuer|Profile|CryptographicKey|RevocationList|Endorsement)$/;
  return textsOf(document.type).find((type) => known.test(type));
}

/** Tells an Assertion: by its `type`, and where that is missing or unknown (OB 0.5 and 1.0 have none) by its members. */
export function isAssertion(document: JsonObject): boolean {
  const type = openBadgesType(document);
  if (type !== undefined) return type === 'Assertion';
  if ('badge' in document && ('recipient' in document || 'issuedOn' in document || 'issued_on' in document)) return true;
  return 'verify' in document || (document.revoked === true && 'id' in document);
}

/** Which version a document was written in, told by its context; the members tell 0.5 from 1.0, which have none. */
export function openBadgesVersion(document: JsonObject): SpecVersion {
  const [context] = textsOf(document['@context']);
  if (context === undefined) {
    if ('@context' in document || 'type' in document) return '2.0';
    return typeof document.recipient === 'string' && objectOf(document.badge) ? '0.5' : '1.0';
  }
  if (context.includes('/v2p1/')) return '2.1';
  return /openbadges\/v1$|standard\.openbadges\.org\/1\.1/.test(context) ? '1.1' : '2.0';
}

/** True for a document in the words of Open Badges 0.5, 1.0 or 1.1: `open-badges-1.ts` reads those. */
export function isOpenBadges1(document: JsonObject): boolean {
  return /^[01]/.test(openBadgesVersion(document));
}

/**
 * Open Badges 2.0 and 2.1 in the words of 3.0 (Open Badges 2.0 sections Assertion, BadgeClass, Profile). Where the badge
 * class or the issuer is only named by its URL, that URL's host stands for the name.
 * @param notes gets what was seen while reading and does not make the badge unreadable
 */
export function readOpenBadges2({ assertion, badgeClass, issuer }: OpenBadges2Parts, notes?: ReadNote[]): Badge {
  const achievement = badgeClass ?? objectOf(assertion.badge) ?? {};
  const { id = assertion.badge, tags, '@language': inLanguage = assertion['@language'] } = achievement;
  const evidence = listOf(assertion.evidence);
  const { narrative } = assertion;
  const told: ToldBadge = {
    specVersion: openBadgesVersion(assertion),
    credential: {
      ...assertion,
      issuer: issuer ?? achievement.issuer ?? { name: hostOf(id) },
      evidence: narrative === undefined ? evidence : [{ narrative }, ...evidence],
    },
    subject: { name: objectOf(assertion['extensions:recipientProfile'])?.name },
    achievement: { ...achievement, id, tag: tags, inLanguage },
    validFrom: [assertion.issuedOn, '/issuedOn'],
    validUntil: [assertion.expires, '/expires'],
  };
  return badgeOf(told, notes);
}

/**
 * How an Assertion outside a JWS is proven: by asking its host again. One that says it is signed and comes without its
 * signature, or that lies nowhere, is unsecured.
 */
export function hostedAssertion(document: JsonObject, url: unknown): Secured {
  const signed = textsOf(objectOf(document.verification ?? document.verify)?.type).some((type) => /^signed/i.test(type));
  // The URL as the document spells it, also one that hides its host behind a user name: verification compares it with the id of what
  // the host answers, and says which host that is. It is never shown as a link.
  const hosted = !signed && typeof url === 'string' && url.length <= MAX_URL && webUrlOf(url);
  return hosted ? { form: 'hosted', url, document } : { form: 'unsecured', document };
}
