import type { JsonObject } from '../../../credential/credential.ts';
import type { Finding } from '../../checking.ts';
import { failed, inconclusive, passed } from '../../checking.ts';
import { textsOf } from '../../json-value.ts';
import type { Problem } from '../../report.ts';
import type { RecordsSubject } from '../../subject.ts';

const OPEN_BADGES_2_CONTEXT = 'https://w3id.org/openbadges/v2';

/**
 * Is it put together as an Open Badges 2.0 assertion (or an older one), its achievement and its issuer? What is missing is a warning;
 * what makes it something else fails; a vocabulary that is not carried leaves its words unknown.
 */
export async function checkStructure({ chain, document, unread }: RecordsSubject): Promise<Finding> {
  if (unread && Object.keys(document).length === 0) return inconclusive(unread);
  const wrong =
    (await typeProblem(document, 'Assertion', '/type')) ??
    (await typeProblem(chain.achievement.object, 'BadgeClass', '/badge/type')) ??
    (await typeProblem(chain.issuer.object, 'Profile', '/badge/issuer/type', 'Issuer'));
  if (wrong) return failed(wrong);
  if (!(await readableContext(document))) return inconclusive({ code: 'structure.context-unknown', at: '/@context' });
  // Open Badges 0.5 has neither a vocabulary nor capital letters.
  const date = document['issued_on'] && !document['@context'] ? 'issued_on' : 'issuedOn';
  return passed({ warnings: missing(document, unread ? [] : ['recipient', 'badge', date]) });
}

// What every issuer writes is told at once; the vocabulary is loaded for anything else.
async function typeProblem(
  record: JsonObject | undefined,
  expected: string,
  at: string,
  older = expected,
): Promise<Problem | undefined> {
  const type = record?.['type'] ?? record?.['@type'];
  return type === undefined || type === expected || type === older
    ? undefined
    : (await import('../../open-badges-2/record-types.ts')).checkRecordType(record, expected, at);
}

// Open Badges 0.5 and 1.0 have none; an inline context maps words that are never expanded here.
async function readableContext(document: JsonObject): Promise<true | undefined> {
  const named = textsOf(document['@context']);
  if (named.length === 0 || named.includes(OPEN_BADGES_2_CONTEXT)) return true;
  return (await import('../../open-badges-2/record-types.ts')).knowsContext(named);
}

function missing(document: JsonObject, keys: readonly string[]): readonly Problem[] {
  return keys.filter((key) => document[key] === undefined).map((key) => ({ code: 'structure.schema', at: `/${key}` }));
}
