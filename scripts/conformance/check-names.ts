import type { BadgeErrorCode } from '../../widget/badge/badge-error.ts';
import type { ProblemCode } from '../../widget/verification/report.ts';

/**
 * The manifests' names of what can be wrong, for each of our findings: the usual one first, then others under which the same
 * finding goes where the manifest looks at it from another side. The only place where the two vocabularies meet.
 */
export const NAMES_OF: { readonly [Code in ProblemCode]: readonly string[] } = {
  'structure.context-unknown': ['context'],
  'structure.type-missing': ['type', 'schema'],
  'structure.schema': ['schema', 'schema.unfetchable'],
  'structure.incomplete': ['schema'],
  'structure.other-badge': ['hosted.fetch'],
  // JSON-LD safe mode: a term or a class that no context defines.
  'structure.unsigned-terms': ['proof.signature', 'type', 'context', 'schema'],
  'structure.respelled': ['proof.unsupported', 'context', 'proof.signature'],
  'proof.missing': ['proof.missing'],
  'proof.signature-wrong': ['proof.signature'],
  'proof.unsupported': ['proof.unsupported', 'proof.signature'],
  'proof.malformed': ['proof.signature', 'format', 'proof.unsupported'],
  'proof.purpose-wrong': ['proof.purpose'],
  'proof.expired': ['proof.expired', 'time.expired'],
  // A key that is not the issuer's is not looked for: one fact, seen from the key and from the issuer.
  'proof.key-unresolved': ['proof.key-resolution', 'proof.issuer-binding'],
  'proof.key-unreachable': ['proof.key-resolution'],
  'proof.key-published': ['proof.key-leaked'],
  'proof.claims-contradict': ['jwt.claims'],
  'proof.selective-disclosure': [],
  'proof.self-reported': ['proof.missing'],
  'proof.listed-by-host': [],
  'proof.hosted-missing': ['hosted.fetch'],
  'proof.hosted-unreachable': ['hosted.fetch'],
  'proof.hosted-differs': ['hosted.fetch'],
  'issuer-binding.not-proven': ['proof.issuer-binding', 'proof.key-resolution'],
  'issuer-binding.key-not-listed': ['proof.issuer-binding', 'proof.purpose', 'proof.key-resolution'],
  'issuer-binding.out-of-scope': ['hosted.scope'],
  'issuer-binding.scope-too-wide': ['hosted.scope'],
  'issuer-binding.redirected': ['hosted.scope'],
  'issuer-binding.purpose-unstated': ['proof.purpose'],
  'issuer-binding.shared-host': ['hosted.scope'],
  'issuer-binding.unreachable': ['proof.key-resolution', 'hosted.fetch'],
  'achievement.foreign-origin': ['hosted.scope'],
  'achievement.unreachable': ['hosted.fetch'],
  'achievement.differs': ['hosted.fetch'],
  'status.revoked': ['status.revoked'],
  'status.suspended': ['status.suspended'],
  'status.message': [],
  'status.list-invalid': ['status.list-invalid'],
  'status.list-unreachable': ['status.unknown', 'status.list-invalid'],
  'status.list-foreign': ['status.list-invalid'],
  'status.unknown-type': ['status.unknown'],
  'validity-period.expired': ['time.expired'],
  'validity-period.not-yet-valid': ['time.not-yet-valid'],
  'validity-period.unreadable': ['ob1.data', 'schema', 'time.expired'],
  'refresh.unreachable': ['refresh'],
  'refresh.failed': ['refresh'],
  'recipient.no-match': ['recipient'],
  'recipient.unsupported': ['recipient'],
  'artwork.differs': ['artwork'],
  'artwork.unreachable': ['artwork'],
  'endorsements.invalid': ['endorsement'],
  'endorsements.unverified': ['endorsement'],
  'known-issuer.unknown': ['trust'],
  'known-issuer.claims-known-name': ['trust'],
  'known-issuer.look-alike': ['trust'],
  'network.blocked': ['network.blocked', 'hosted.fetch', 'proof.key-resolution'],
  internal: [],
};

/** The same for what a reader refuses to read at all. */
export const NAMES_OF_ERROR: { readonly [Code in BadgeErrorCode]: readonly string[] } = {
  BADGE_EMPTY: ['format'],
  BADGE_TOO_LARGE: ['format', 'format.too-large'],
  BADGE_TOO_DEEP: ['format', 'format.too-deep'],
  BADGE_NOT_JSON: ['format'],
  BADGE_NOT_UTF8: ['format'],
  BADGE_NOT_A_BADGE: ['format', 'type', 'ob1.data', 'schema'],
  BADGE_IMAGE_BROKEN: ['format'],
  BADGE_IMAGE_WITHOUT_BADGE: ['format.no-badge'],
  BADGE_IMAGE_REFUSED: ['format'],
  BADGE_JWT_BROKEN: ['format', 'proof.signature'],
  BADGE_SD_JWT: ['format', 'proof.signature'],
  BADGE_DATA_CONTRADICTS: ['format', 'jwt.claims'],
};

/** Whether one of our findings is what a manifest expects; `proof` stands for every `proof.*`. */
export function answers(names: readonly string[], expected: string): boolean {
  return names.some((name) => name === expected || name.startsWith(`${expected}.`));
}
