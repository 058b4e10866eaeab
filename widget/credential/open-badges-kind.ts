import type { JsonObject } from './credential.ts';
import { isAssertion, openBadgesType } from './assertion.ts';
import { textsOf } from './json-text.ts';

/** What an Open Badges 0.5 to 2.1 document is. */
export type OpenBadgesKind = 'Assertion' | 'BadgeClass' | 'Issuer' | 'CryptographicKey' | 'RevocationList' | 'Endorsement';

const KIND_OF_TYPE: ReadonlyMap<string | undefined, OpenBadgesKind> = new Map([
  ['BadgeClass', 'BadgeClass'],
  ['Issuer', 'Issuer'],
  ['Profile', 'Issuer'],
  ['CryptographicKey', 'CryptographicKey'],
  ['RevocationList', 'RevocationList'],
  ['Endorsement', 'Endorsement'],
]);

/** Tells what a document is: by its `type`, and where that is missing or unknown (OB 0.5 and 1.0 have none) by its members. */
export function openBadgesKind(document: JsonObject): OpenBadgesKind | undefined {
  if (isAssertion(document)) return 'Assertion';
  const kind = KIND_OF_TYPE.get(openBadgesType(document));
  if (kind) return kind;
  if ('name' in document && 'issuer' in document) return 'BadgeClass';
  if ('revokedAssertions' in document) return 'RevocationList';
  if ('publicKeyPem' in document) return 'CryptographicKey';
  return 'name' in document && ('url' in document || 'origin' in document) && !('badge' in document) ? 'Issuer' : undefined;
}

/** What a document is that is no badge; undefined for what nobody here knows. A presentation also by the `vp` claim of its JWT (VC 1.1). */
export function kindOf(document: JsonObject): OpenBadgesKind | 'VerifiablePresentation' | undefined {
  const isPresentation = 'vp' in document || textsOf(document.type).includes('VerifiablePresentation');
  return isPresentation ? 'VerifiablePresentation' : openBadgesKind(document);
}
