import type { JsonObject } from '../../credential/credential.ts';
import { textOf } from '../json-value.ts';
import type { Problem } from '../report.ts';
import { isKeySet } from './listed-keys.ts';

/** The verification relationships (Controlled Identifiers 1.0 section 2.3). */
const RELATIONSHIP = /^(?:assertionMethod|authentication|keyAgreement|capability(?:Invocation|Delegation))$/;

/**
 * A document that lists keys and says of none what it is for, read as it is meant: its keys sign claims. Standards have each key named
 * for a purpose, and Profiles of whole platforms name none; there is no other purpose then that a key was kept for. A key set, and a
 * document that names any purpose, come back as they were.
 * @param warnings gets told of it
 */
export function withPurpose(document: JsonObject, warnings: Problem[]): JsonObject {
  if (isKeySet(document) || Object.keys(document).some((name) => RELATIONSHIP.test(name))) return document;
  warnings.push({ code: 'structure.schema', at: `${textOf(document['id'])}#assertionMethod` });
  return { ...document, assertionMethod: document['verificationMethod'] };
}
