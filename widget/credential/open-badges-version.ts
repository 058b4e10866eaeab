import type { SpecVersion } from '../badge/badge.ts';
import type { JsonObject } from './credential.ts';
import { objectOf, textsOf } from './json-text.ts';

/** Which version a document was written in, told by its context; the members tell 0.5 from 1.0, which have none. */
export function openBadgesVersion(document: JsonObject): SpecVersion {
  const [context] = textsOf(document['@context']);
  if (context === undefined) {
    if ('@context' in document || 'type' in document) return '2.0';
    return typeof document.recipient === 'string' && objectOf(document.badge) ? '0.5' : '1.0';
  }
  if (context.includes('/v2p1/')) return '2.1';
  return /openbadges\/v1\/?$|openbadgespec\.org\/v1\b|standard\.openbadges\.org\/1\.1/.test(context) ? '1.1' : '2.0';
}

/** True for a document in the words of Open Badges 0.5, 1.0 or 1.1: `open-badges-1.ts` reads those. */
export function isOpenBadges1(document: JsonObject): boolean {
  return /^[01]/.test(openBadgesVersion(document));
}
