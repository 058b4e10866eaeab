import type { Badge } from '../badge/badge.ts';
import type { JsonObject } from '../credential/credential.ts';
import { readAssertion, readBadge } from '../credential/read-badge.ts';
import { idOf } from './json-value.ts';
import { sameRecord } from './open-badges-2/record.ts';
import type { Link, Subject } from './subject.ts';

/**
 * The badge that is believed, in the model's words: of an assertion and the records that it leads to, or of the signed credential.
 * A record is who it is by where it was found: what else it calls itself would show a stranger's badge as from the host that it names.
 * @throws BadgeError
 */
export async function readBelieved({ secured, document, chain }: Subject): Promise<Badge> {
  if (!chain) return readBadge(secured);
  return readAssertion({ assertion: document, badgeClass: asFound(chain.achievement), issuer: asFound(chain.issuer) });
}

// Another spelling of its address stays as it is: Credly has two for each record.
function asFound({ id, object }: Link): JsonObject | undefined {
  const own = idOf(object);
  return id === undefined || own === undefined || sameRecord(own, id) ? object : { ...object, id };
}
