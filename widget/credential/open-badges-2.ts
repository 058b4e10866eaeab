import type { Badge } from '../badge/badge.ts';
import { openBadgesVersion } from './open-badges-version.ts';
import type { ToldBadge } from './badge-words.ts';
import { badgeOf, hostOf } from './badge-words.ts';
import type { JsonObject, ReadNote } from './credential.ts';
import { listOf, objectOf } from './json-text.ts';

/** The documents that one badge is told in. What is not given is taken from the copy inside the document above it. */
export interface OpenBadges2Parts {
  readonly assertion: JsonObject;
  readonly badgeClass?: JsonObject | undefined;
  readonly issuer?: JsonObject | undefined;
}

/**
 * Open Badges 2.0 and 2.1 in the words of 3.0 (Open Badges 2.0 sections Assertion, BadgeClass, Profile). Where the badge
 * class or the issuer is only named by its URL, that URL's host stands for the name.
 * @param notes gets what was seen while reading and does not make the badge unreadable
 */
export function readOpenBadges2({ assertion, badgeClass, issuer }: OpenBadges2Parts, notes?: ReadNote[]): Badge {
  const achievement = badgeClass ?? objectOf(assertion.badge) ?? {};
  // Moodle writes `alignments`.
  const {
    id = assertion.badge,
    tags,
    alignments,
    alignment = alignments,
    '@language': inLanguage = assertion['@language'],
  } = achievement;
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
    achievement: { ...achievement, id, tag: tags, alignment, inLanguage },
    validFrom: [assertion.issuedOn, '/issuedOn'],
    validUntil: [assertion.expires, '/expires'],
  };
  return badgeOf(told, notes);
}
