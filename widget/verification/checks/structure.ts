import type { JsonObject } from '../../credential/credential.ts';
import type { Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { listOf } from '../json-value.ts';
import { checkRecordType } from '../open-badges-2-types.ts';
import { structureOfCredential } from '../open-badges-3-structure.ts';
import type { Problem } from '../report.ts';
import type { Subject } from '../subject.ts';

const OPEN_BADGES_2_CONTEXT =
  /^https?:\/\/(?:w3id\.org\/openbadges\/v[12]|(?:www\.)?openbadgespec\.org\b|openbadges\.org\b|purl\.imsglobal\.org\/spec\/ob\/v2p[01]\b|api\.badgr\.io\b)/;

/**
 * Is it put together as a badge? What departs from the official schema is a warning (real badges of large issuers do); what makes
 * it something else, or leaves nobody standing behind it, fails; a vocabulary that is not carried leaves its words unknown.
 */
export function checkStructure(subject: Subject): Finding {
  const { chain, document, unread } = subject;
  if (!chain) return structureOfCredential(subject);
  if (unread && Object.keys(document).length === 0) return inconclusive(unread);
  const wrong =
    checkRecordType(document, 'Assertion', '/type') ??
    checkRecordType(chain.achievement.object, 'BadgeClass', '/badge/type') ??
    checkRecordType(chain.issuer.object, 'Profile', '/badge/issuer/type');
  if (wrong) return failed(wrong);
  if (!readableContext(document)) return inconclusive({ code: 'structure.context-unknown', at: '/@context' });
  return passed({ warnings: missing(document, unread ? [] : ['recipient', 'badge', 'issuedOn']) });
}

// Open Badges 0.5 and 1.0 have none; an inline context maps words that are never expanded here.
function readableContext(document: JsonObject): true | undefined {
  const contexts = listOf(document['@context']);
  const named = contexts.filter((context) => typeof context === 'string');
  return named.length === 0 || named.some((context) => OPEN_BADGES_2_CONTEXT.test(context)) || undefined;
}

function missing(document: JsonObject, keys: readonly string[]): readonly Problem[] {
  return keys.filter((key) => document[key] === undefined).map((key) => ({ code: 'structure.schema', at: `/${key}` }));
}
