import type { Badge } from '../badge/badge.ts';
import type { ToldBadge } from './badge-words.ts';
import { badgeOf, lineOf } from './badge-words.ts';
import type { JsonObject, ReadNote } from './credential.ts';
import { firstObject, listOf, objectOf, textsOf } from './json-text.ts';

/** Whatever has a scheme: what is none of the web is shown nowhere. */
const ADDRESS = /^[a-z][a-z\d+.-]*:\S+$/i;

/**
 * Open Badges 3.0 in the model's words. The badge's name is the achievement's: the credential's own `name` may be anything,
 * Credly writes the earner's there. A Verifiable Credential that is no Open Badge is read as far as it goes, and a learner record
 * (Comprehensive Learner Record 2.0) has no words of any achievement that it lists.
 * @param notes gets what was seen while reading and does not make the badge unreadable
 */
export function readOpenBadges3(credential: JsonObject, notes?: ReadNote[]): Badge {
  const subject = firstObject(credential.credentialSubject) ?? {};
  const achieved = listOf(subject.achievement);
  const isRecord = textsOf(credential.type).includes('ClrCredential');
  const achievement = isRecord ? undefined : firstObject(achieved);
  // An Open Badge is for one.
  if (achieved.length > 1 && !isRecord) notes?.push({ code: 'value-dropped', at: '/credentialSubject/achievement/1' });
  // Named by its address alone.
  const id = achievement || isRecord ? undefined : textsOf(achieved).find((text) => ADDRESS.test(text));
  // Pilots of the Digital Credentials Consortium describe what was earned in the words of schema.org.
  const earned = listOf(subject.hasCredential)
    .map(objectOf)
    .find((one) => lineOf(one?.name));
  const { name, description } = achievement ?? earned ?? credential;
  const criteria = achievement ? achievement.criteria : textsOf(earned?.competencyRequired);
  const type = textsOf(credential.type).findLast((one) => one !== 'VerifiableCredential');
  const told: ToldBadge = {
    specVersion: (achievement ?? id ?? isRecord) ? '3.0' : 'none',
    credential,
    subject,
    achievement: { id, ...achievement, name: lineOf(name) ?? type, description, criteria: criteriaOf(criteria) },
    validFrom: [credential.validFrom ?? credential.issuanceDate, '/validFrom'],
    validUntil: [credential.validUntil ?? credential.expirationDate, '/validUntil'],
  };
  return badgeOf(told, notes);
}

// Criteria are an object; some issuers write the text itself, or the address.
function criteriaOf(told: unknown): unknown {
  return listOf(told).map((one) => (typeof one === 'string' && !ADDRESS.test(one.trim()) ? { narrative: one } : one));
}
