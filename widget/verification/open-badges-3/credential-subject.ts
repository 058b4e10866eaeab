import type { JsonObject, Secured } from '../../credential/credential.ts';
import { firstObject, listOf, objectOf } from '../../credential/json-text.ts';
import { idOf } from '../json-value.ts';
import { claimOf, nameOf, type RecipientClaim, type Subject } from '../subject.ts';
import { datesOf } from '../validity.ts';

/** The subject of an OB 3.0 / VC document (OB 3.0 section 5, VC Data Model 1.1 and 2.0). */
export function readCredentialSubject(secured: Secured): Subject {
  const { form, document = {} } = secured;
  const subject = firstObject(document['credentialSubject']) ?? {};
  // A learner record (Comprehensive Learner Record 2.0) is about none of the achievements that it lists.
  const listed = listOf(document['type']).includes('ClrCredential') ? [] : listOf(subject['achievement']);
  const achieved = firstObject(listed) ?? listed[0];
  const achievement = objectOf(achieved) ?? {};
  const issuer = objectOf(document['issuer']) ?? {};
  const [id, issuerId, achievementId] = [document, document['issuer'], achieved].map(idOf);
  return {
    secured,
    document,
    id,
    issuerId,
    issuerName: nameOf(issuer),
    achievementId,
    achievementName: nameOf(achievement),
    ...datesOf(secured),
    recipients: recipientsOf(subject),
    pictures: [achievement['image'], subject['image']].flatMap(listOf).flatMap((image) => idOf(image) ?? []),
    endorsed: [
      { object: document, id },
      { object: achievement, id: achievementId },
      { object: issuer, id: issuerId },
    ],
    // Nobody stands behind it: no address in it is worth asking.
    ...(form === 'unsecured' && { unread: { code: 'proof.missing' } }),
  };
}

function recipientsOf(subject: JsonObject): readonly RecipientClaim[] {
  return listOf(subject['identifier'])
    .flatMap((item) => {
      const claim = objectOf(item) ?? {};
      return claimOf(claim['identityType'], claim['identityHash'], claim['salt']);
    })
    .concat(claimOf('id', idOf(subject)));
}
