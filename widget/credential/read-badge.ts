import type { Badge } from '../badge/badge.ts';
import { plainLine } from '../badge/plain-text.ts';
import { isOpenBadges1 } from './open-badges-version.ts';
import type { ReadNote, Secured } from './credential.ts';
import { readOpenBadges2, type OpenBadges2Parts } from './open-badges-2.ts';
import { readOpenBadges3 } from './open-badges-3.ts';
import { withClaims } from './vc-claim.ts';
import { isVerifiableCredential } from './verifiable-credential.ts';

/**
 * The badge for people that a secured document tells of.
 * @param notes gets what was seen while reading and does not make the badge unreadable
 * @throws BadgeError for a document older than 2.0 that contradicts itself
 */
export async function readBadge(secured: Secured, notes?: ReadNote[]): Promise<Badge> {
  if (secured.form === 'hosted' && !secured.document) return knownByAddress(secured.url);
  const { document = {} } = secured;
  if (secured.form === 'vc-jwt') return readOpenBadges3(withClaims(document, secured.jws.payload), notes);
  return isVerifiableCredential(document) ? readOpenBadges3(document, notes) : readAssertion({ assertion: document }, notes);
}

/** Open Badges 0.5 to 2.1 in the model's words. See {@link readBadge}. */
export async function readAssertion(parts: OpenBadges2Parts, notes?: ReadNote[]): Promise<Badge> {
  if (!isOpenBadges1(parts.assertion)) return readOpenBadges2(parts, notes);
  // Loaded when there is one: hardly any badge of today is older than 2.0.
  return (await import('./open-badges-1.ts')).readOpenBadges1(parts, notes);
}

function knownByAddress(url: string): Badge {
  const issuer = { name: plainLine(new URL(url).host) };
  return { id: url, specVersion: 'none', name: plainLine(new URL(url).href), issuer, skills: [], alignments: [], evidence: [] };
}
