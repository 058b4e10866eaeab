import type { Badge } from '../badge/badge.ts';
import type { JsonObject, ReadNote } from '../credential/credential.ts';
import { badgeOf, hostOf, lineOf } from '../credential/badge-words.ts';
import { readAssertion, readBadge } from '../credential/read-badge.ts';
import { idOf } from './json-value.ts';
import { sameRecord } from './open-badges-2/record.ts';
import type { Link, Subject } from './subject.ts';

/** A badge in the model's words, and what was seen while it was read. */
export interface BelievedBadge {
  readonly badge: Badge;
  /** What an older version has and the model has no place for, and what could not be read. */
  readonly notes: readonly ReadNote[];
}

/**
 * The badge that is believed: of an assertion and the records that it leads to, or of the signed credential.
 * A record is who it is by where it was found: what else it calls itself would show a stranger's badge as from the host that it names.
 * @throws BadgeError
 */
export async function readBelieved({ secured, document, chain }: Subject): Promise<BelievedBadge> {
  const notes: ReadNote[] = [];
  if (!chain) return { badge: await readBadge(secured, notes), notes };
  const records = { badgeClass: asFound(chain.achievement), issuer: asFound(chain.issuer) };
  return { badge: await readAssertion({ assertion: document, ...records }, notes), notes };
}

/**
 * What there is to show of a badge that holds and that cannot be read as one: who it is from, and what it is called. Whatever else came
 * with it is not what was verified.
 */
export function namesAlone({ id, issuerId, issuerName, achievementName }: Partial<Subject>): Badge {
  return badgeOf({
    specVersion: 'none',
    credential: { id, issuer: { id: issuerId, name: issuerName } },
    subject: {},
    achievement: { name: achievementName },
    validFrom: [undefined, '/issuedOn'],
    validUntil: [undefined, '/expires'],
  });
}

// Another spelling of its address stays as it is: Credly has two for each record.
function asFound(link: Link): JsonObject | undefined {
  const { id, object } = link;
  const own = idOf(object);
  if (own === undefined) return unidentified(link);
  return id === undefined || sameRecord(own, id) ? object : { ...object, id };
}

// A record that gives itself no identifier is given none, neither by the origin that it says is its own (Open Badges 0.5), nor by its page.
function unidentified({ id, object, answer }: Link): JsonObject | undefined {
  if (!object || !answer) return object;
  const { origin: _, ...said } = object;
  return { ...said, name: lineOf(said['name']) ?? hostOf(id) };
}
