import type { Badge } from '../badge/badge.ts';
import type { JsonObject } from '../credential/credential.ts';
import { readAssertion, readBadge } from '../credential/read-badge.ts';
import { issuerHostOf } from './issuer-host.ts';
import { idOf } from './json-value.ts';
import type { Link, Subject } from './subject.ts';

/**
 * The badge that is believed, in the model's words: of a hosted assertion and the records that it leads to, or of the signed document.
 * A record is who it is by where it was found: what else it calls itself would show a stranger's badge as from the host that it names.
 * @throws BadgeError
 */
export async function readBelieved({ secured, document, chain }: Subject): Promise<Badge> {
  if (!chain?.assertion) return readBadge(secured);
  return readAssertion({ assertion: document, badgeClass: asFound(chain.achievement), issuer: asFound(chain.issuer) });
}

// On its own host a record may have other names: Credly has two for each.
function asFound({ id, object }: Link): JsonObject | undefined {
  const own = idOf(object);
  return id === undefined || own === undefined || issuerHostOf(own) === issuerHostOf(id) ? object : { ...object, id };
}
