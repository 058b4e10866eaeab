import { webUrlOf } from '../badge/http-url.ts';
import { identifier, MAX_URL } from '../badge/plain-text.ts';
import type { JsonObject, Secured } from './credential.ts';
import { objectOf, textsOf } from './json-text.ts';

/** The first type of a document that Open Badges 0.5 to 2.1 know. */
export function openBadgesType(document: JsonObject): string | undefined {
  const known = /^(?:Assertion|BadgeClass|Issuer|Profile|CryptographicKey|RevocationList|Endorsement)$/;
  return textsOf(document.type).find((type) => known.test(type));
}

/** Tells an Assertion: by its `type`, and where that is missing or unknown (OB 0.5 and 1.0 have none) by its members. */
export function isAssertion(document: JsonObject): boolean {
  const type = openBadgesType(document);
  if (type !== undefined) return type === 'Assertion';
  if ('badge' in document && ('recipient' in document || 'issuedOn' in document || 'issued_on' in document)) return true;
  return 'verify' in document || (document.revoked === true && 'id' in document);
}

/** Where an Assertion says that it lives: its `id`, and before 2.0 also `verify.url`. */
export async function assertionUrl({ id, ...document }: JsonObject): Promise<string | undefined> {
  if (id !== undefined && id !== null) return identifier(id);
  const { isOpenBadges1 } = await import('./open-badges-version.ts');
  const verify = isOpenBadges1(document) ? objectOf(document.verify ?? document.verification) : undefined;
  return identifier(verify?.url);
}

/**
 * How an Assertion outside a JWS is proven: by asking its host again. One that says it is signed and comes without its
 * signature, one that is anchored in a ledger (Blockcerts), and one that lies nowhere, is unsecured.
 */
export function hostedAssertion(document: JsonObject, url: unknown): Secured {
  const signed = textsOf(objectOf(document.verification ?? document.verify)?.type).some((type) => /^signed|merkle/i.test(type));
  // The URL as the document spells it, also one that hides its host behind a user name: verification compares it with the id of what
  // the host answers, and says which host that is. It is never shown as a link.
  const hosted = !signed && typeof url === 'string' && url.length <= MAX_URL && webUrlOf(url);
  return hosted ? { form: 'hosted', url, document } : { form: 'unsecured', document };
}
