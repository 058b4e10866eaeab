import { plainLine } from '../../badge/plain-text.ts';
import type { KnownIssuerRow } from '../badge-record.ts';
import { issuerHostOf } from './issuer-host.ts';
import { webUrlOf } from '../json-value.ts';
import { holdsWords, isPlain, skeletonOf, spellingOf } from './look-alike.ts';
import type { Problem } from '../report.ts';
import type { Subject } from '../subject.ts';

// Soft hyphens, joiners, fillers, variation selectors.
const UNSEEN = new RegExp('\\p{DI}', 'gu');
const SIGNS = /[^\p{L}\p{N}\s]/gu;

/**
 * What is odd about an issuer that is on no list: it uses the name, or the site, of one that is, or a name drawn like one. Undefined
 * when nothing is.
 */
export async function oddityOf(
  { issuerName, issuerId, achievementId }: Subject,
  rows: readonly KnownIssuerRow[],
): Promise<Problem | undefined> {
  // Large organisations have several accounts on one platform, and the platform knows its customers: not listed is all that is sure.
  const home = issuerHostOf(issuerId);
  if (home !== undefined && rows.some((row) => issuerHostOf(row.id) === home)) return undefined;
  // Without the characters that nobody sees: they would cut a known name in two.
  const name = plainLine(issuerName).replace(UNSEEN, '');
  const letters = [name, ...rows.map((row) => row.organisation)].every(isPlain) ? undefined : await import('./drawn-letters.ts');
  const spelled = spellingOf(name);
  // Signs may stand between words, or cut one in two.
  const drawn = [name, name.replace(SIGNS, '')].map((each) => skeletonOf(each, letters?.SKELETON));
  for (const { organisation } of rows) {
    const values = { organisation, name };
    if (holdsWords(spelled, spellingOf(organisation))) return { code: 'known-issuer.claims-known-name', values };
    const known = skeletonOf(organisation, letters?.SKELETON);
    if (drawn.some((each) => holdsWords(each, known))) return { code: 'known-issuer.look-alike', values };
  }
  // Whose site the achievement says that it is described on.
  const host = webUrlOf(achievementId) && issuerHostOf(achievementId);
  const borrowed = rows.find(({ id }) => webUrlOf(id)?.pathname === '/' && issuerHostOf(id) === host);
  if (borrowed) {
    const values = { organisation: borrowed.organisation, name };
    return { code: 'known-issuer.claims-known-name', at: achievementId ?? '', values };
  }
  return letters?.mixesScripts(name) ? { code: 'known-issuer.look-alike', values: { name } } : undefined;
}
