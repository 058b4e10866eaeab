import type { Badge } from '../badge/badge.ts';
import type { JsonObject, ReadNote } from '../credential/credential.ts';
import { readAssertion, readBadge } from '../credential/read-badge.ts';
import { idOf } from './json-value.ts';
import { sameRecord } from './open-badges-2/record.ts';
import type { Link, Subject } from './subject.ts';

/**
 * The badge that is believed, in the model's words: of an assertion and the records that it leads to, or of the signed credential.
 * A record is who it is by where it was found: what else it calls itself would show a stranger's badge as from the host that it names.
 * @throws BadgeError
 */
export async function readBelieved(subject: Subject): Promise<Badge> {
  const notes: ReadNote[] = [];
  const badge = await read(subject, notes);
  NOTES.set(badge, notes);
  return badge;
}

const NOTES = new WeakMap<Badge, readonly ReadNote[]>();

/** What was seen while a believed badge was read: what an older version has and the model has no place for, for one. */
export function notesOf(badge: Badge): readonly ReadNote[] {
  return NOTES.get(badge) ?? [];
}

async function read({ secured, document, chain }: Subject, notes: ReadNote[]): Promise<Badge> {
  if (!chain) return readBadge(secured, notes);
  const records = { badgeClass: asFound(chain.achievement), issuer: asFound(chain.issuer) };
  return readAssertion({ assertion: document, ...records }, notes);
}

// Another spelling of its address stays as it is: Credly has two for each record.
function asFound({ id, object }: Link): JsonObject | undefined {
  const own = idOf(object);
  return id === undefined || own === undefined || sameRecord(own, id) ? object : { ...object, id };
}
