import type { JsonObject } from '../../credential/credential.ts';
import { holdsAddress } from '../issuers/open-redirect.ts';
import { listOf, objectOf, webUrlOf } from '../json-value.ts';
import type { Problem } from '../report.ts';
import { sameId, type KeyAnswer } from './issuer-keys.ts';
import { PASSED } from '../proof-answer.ts';

/** What a controller document may say that a key is for (Controlled Identifiers 1.0 section 2.3). */
const PURPOSES = ['assertionMethod', 'authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation'];

/**
 * Whether a document leaves open what its keys are for: the Profile of an issuer that lists them and gives none of them a purpose. DID
 * Core 1.0 section 5.3 is strict: a DID document authorizes what it lists there, and nothing else.
 */
export function leavesPurposesOpen(document: JsonObject): boolean {
  return !String(document['id']).startsWith('did:') && PURPOSES.every((purpose) => document[purpose] === undefined);
}

/**
 * The answer for a key that is listed, and not for claims. Where nobody said what it is for, it is the issuer's as the `publicKey` of an
 * Open Badges 2.0 Profile is: both ways, listed by the Profile and naming it as its controller. Else it stays open.
 */
export function unlessUnstated(answer: KeyAnswer, document: JsonObject, warnings: Problem[]): KeyAnswer {
  if (!leavesPurposesOpen(document)) return answer;
  const problem = { ...answer.binding.problem, code: 'issuer-binding.purpose-unstated' } as const;
  const methods = listOf(document['verificationMethod']).map(objectOf);
  // An address that holds another one may have been led there by whoever wrote it.
  const place = webUrlOf(document['id']);
  if ((place && holdsAddress(place)) || !methods.every((method) => sameId(method?.['controller'], String(document['id']))))
    return { ...answer, binding: { outcome: 'inconclusive', problem } };
  warnings.push(problem);
  return { ...answer, binding: PASSED };
}
