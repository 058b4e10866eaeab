import { webUrlOf } from '../badge/http-url.ts';
import type { Badge } from '../badge/badge.ts';
import { BadgeError } from '../badge/badge-error.ts';
import { webUrl } from '../badge/plain-text.ts';
import { webDate } from '../badge/web-date.ts';
import type { JsonObject, ReadNote } from './credential.ts';
import { defined } from './defined-members.ts';
import { listOf, objectOf, textsOf } from './json-text.ts';
import type { OpenBadges2Parts } from './open-badges-2.ts';
import { isOpenBadges1, openBadgesVersion } from './open-badges-version.ts';
import { readOpenBadges2 } from './open-badges-2.ts';
import { openBadgesKind } from './open-badges-kind.ts';

// Members that 2.0 has a place for. What else is met (0.5's `version`, `contact`, a platform's own) is noted as dropped.
const ASSERTION =
  '@context id type uid recipient salt badge verify verification issuedOn issued_on image evidence expires revoked';
const BADGE_CLASS = '@context id type name description image criteria issuer alignment tags';
const ISSUER = '@context id type name url origin description image email revocationList publicKey';

/**
 * A 0.5, 1.0 or 1.1 Assertion, BadgeClass or Issuer in the words of 2.0: `verify` -> `verification`, its `url` -> `id`,
 * unix time and bare days -> ISO 8601, 0.5's bare recipient and `origin`, an alignment's `name` and `url`. A document that
 * is not 1.x, or none of these, comes back as it was.
 * @throws BadgeError `BADGE_DATA_CONTRADICTS` for what the version does not allow: a bare recipient in 1.x
 */
export function upgradeOpenBadges1(document: JsonObject, notes: ReadNote[] = []): JsonObject {
  if (!isOpenBadges1(document)) return document;
  const kind = openBadgesKind(document);
  if (kind === 'Assertion') return upgradeAssertion(document, notes);
  if (kind === 'BadgeClass') return upgradeBadgeClass(document, notes);
  return kind === 'Issuer' ? upgradeIssuer(document, notes) : document;
}

/**
 * Open Badges 0.5, 1.0 and 1.1 in the model's words.
 * @throws BadgeError see {@link upgradeOpenBadges1}
 */
export function readOpenBadges1(parts: OpenBadges2Parts, notes: ReadNote[] = []): Badge {
  const upgrade = (document: JsonObject | undefined) => document && upgradeOpenBadges1(document, notes);
  const specVersion = openBadgesVersion(parts.assertion);
  notes.push({ code: 'upgraded-from-older-version', at: specVersion });
  const assertion = upgradeOpenBadges1(parts.assertion, notes);
  const badge = readOpenBadges2({ assertion, badgeClass: upgrade(parts.badgeClass), issuer: upgrade(parts.issuer) }, notes);
  return { ...badge, specVersion };
}

function upgradeAssertion(document: JsonObject, notes: ReadNote[]): JsonObject {
  noteUnknown(document, { known: ASSERTION, at: '', notes });
  const verify = objectOf(document.verify ?? document.verification) ?? {};
  const signed = textsOf(verify.type).some((type) => /^signed/i.test(type));
  const badge = objectOf(document.badge);
  return defined({
    '@context': document['@context'],
    type: 'Assertion',
    id: document.id ?? (signed ? undefined : verify.url),
    uid: document.uid,
    recipient: upgradeRecipient(document),
    badge: badge ? upgradeBadgeClass(badge, notes) : document.badge,
    // A signed 1.0 badge says in `verify.url` where the key lies; 2.0 calls that the creator.
    verification: signed ? { type: 'SignedBadge', creator: verify.creator ?? verify.url } : { type: 'HostedBadge' },
    issuedOn: upgradeDate(document.issuedOn ?? document.issued_on),
    expires: upgradeDate(document.expires),
    image: document.image,
    evidence: below(objectOf(badge?.issuer)?.origin, document.evidence),
    revoked: document.revoked,
  });
}

function upgradeBadgeClass(document: JsonObject, notes: ReadNote[]): JsonObject {
  noteUnknown(document, { known: BADGE_CLASS, at: '/badge', notes });
  const issuer = objectOf(document.issuer);
  const alignment = listOf(document.alignment).map((item) => {
    const { name, url, description, ...rest } = objectOf(item) ?? {};
    return { ...rest, ...defined({ targetName: name, targetUrl: url, targetDescription: description }) };
  });
  return {
    ...document,
    ...defined({
      image: below(issuer?.origin, document.image),
      criteria: below(issuer?.origin, document.criteria),
    }),
    ...defined({ type: 'BadgeClass', alignment, issuer: issuer ? upgradeIssuer(issuer, notes) : document.issuer }),
  };
}

// 0.5 writes the addresses of evidence, picture and criteria in full or as paths on the issuer's origin.
function below(origin: unknown, address: unknown): unknown {
  const isPath = typeof address === 'string' && address.startsWith('/') && webUrl(origin) !== undefined;
  return isPath ? (webUrlOf(address, String(origin))?.href ?? address) : address;
}

// 0.5 names an issuer by its origin, which is all that identifies it.
function upgradeIssuer({ origin, ...document }: JsonObject, notes: ReadNote[]): JsonObject {
  noteUnknown(document, { known: ISSUER, at: '/badge/issuer', notes });
  return { ...defined({ type: 'Issuer', id: origin, url: origin }), ...document };
}

function upgradeRecipient({ recipient, salt, badge }: JsonObject): unknown {
  if (typeof recipient !== 'string') return recipient;
  if (!objectOf(badge))
    throw new BadgeError('BADGE_DATA_CONTRADICTS', { message: 'a 1.0 recipient is an object', at: '/recipient' });
  return defined({ type: 'email', hashed: recipient.includes('$'), identity: recipient, salt });
}

// What is no date stays what it is: 2.0 leaves it out with a note, and verification leaves the period of validity open.
function upgradeDate(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  return webDate(typeof value === 'string' && /^\d{9,10}$/.test(value) ? Number(value) : value) ?? value;
}

function noteUnknown(document: JsonObject, { known, at, notes }: { known: string; at: string; notes: ReadNote[] }): void {
  const names = known.split(' ');
  for (const name of Object.keys(document).slice(0, 100)) {
    const place = `${at}/${name.slice(0, 100)}`;
    // An achievement or issuer is read twice: as the assertion has it, and as the record of its own that it may have.
    const isTold = notes.some((note) => note.at === place);
    if (!names.includes(name) && !isTold) notes.push({ code: 'value-dropped', at: place });
  }
}
