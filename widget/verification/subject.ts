import type { Credential, JsonObject, Secured } from '../credential/credential.ts';
import { listOf, objectOf } from '../credential/json-text.ts';
import { idOf, textOf } from './json-value.ts';
import type { RecordAnswer } from './record-loader.ts';
import type { Problem } from './report.ts';

/** A value and where in the document it stands (JSON pointer). */
export interface Located {
  readonly value: unknown;
  readonly at: string;
}

/** One statement of whose badge it is (OB 2.0 `recipient`, OB 3.0 `identifier`, `credentialSubject.id`). */
export interface RecipientClaim {
  /** `email`, `emailAddress`, `url`, `id`, ... as the credential says. */
  readonly type: string;
  /** The value itself, or `<algorithm>$<hex>`. */
  readonly identity: string;
  /** Appended to the value before hashing. Default ''. */
  readonly salt: string;
}

/** A record that another one points to: where it says it is, what was read there, or what stood embedded. */
export interface Link {
  readonly id?: string | undefined;
  /** What is believed: the record fetched from `id`, or the embedded object when it has no address of its own. */
  readonly object?: JsonObject | undefined;
  /** What the document that points there said itself. Never proof. */
  readonly embedded?: JsonObject | undefined;
  /** What came of fetching it; absent when there was no address to fetch. */
  readonly answer?: RecordAnswer | undefined;
}

/** The records that an Open Badges 2.0 credential leads to. */
export interface Chain {
  /** The assertion as its issuer serves it; absent for a signed one, which is its own proof. */
  readonly assertion?: RecordAnswer | undefined;
  readonly achievement: Link;
  readonly issuer: Link;
}

/**
 * What the checks ask about, in one set of words for every version of Open Badges: taken from the document that is believed (the
 * fetched one for a hosted badge, the secured one otherwise).
 */
export interface Subject {
  readonly credential: Credential;
  readonly family: 'open-badges-2' | 'open-badges-3';
  /** The believed assertion or credential. */
  readonly document: JsonObject;
  readonly id?: string | undefined;
  readonly issuerId?: string | undefined;
  readonly issuerName?: string | undefined;
  readonly achievementId?: string | undefined;
  readonly starts: readonly Located[];
  readonly ends: readonly Located[];
  readonly recipients: readonly RecipientClaim[];
  /** URLs (also `data:`) of the issuer's picture. */
  readonly pictures: readonly string[];
  /** Objects that may carry endorsements, and the identifier that an endorsement must name. */
  readonly endorsed: readonly { readonly object: JsonObject; readonly id?: string | undefined }[];
  /** Present for Open Badges 2.0. */
  readonly chain?: Chain;
  /** Present when nothing is believed: why. Checks that need the document repeat it. */
  readonly unread?: Problem;
}

/** A located value, when there is one. */
export function located(value: unknown, at: string): readonly Located[] {
  return value === undefined || value === null ? [] : [{ value, at }];
}

/** The dates of a credential, and those of the JWT that it may be: each counts (VC-JOSE-COSE section 3.1.3). */
export function datesOf(document: JsonObject, secured: Secured): Pick<Subject, 'starts' | 'ends'> {
  const claims = secured.form === 'vc-jwt' ? secured.jws.payload : {};
  return {
    starts: [...located(document['validFrom'] ?? document['issuanceDate'], '/validFrom'), ...located(claims['nbf'], '/nbf')],
    ends: [...located(document['validUntil'] ?? document['expirationDate'], '/validUntil'), ...located(claims['exp'], '/exp')],
  };
}

/** The subject of an OB 3.0 / VC document (OB 3.0 section 5, VC Data Model 1.1 and 2.0). */
export function subjectOfCredential(credential: Credential, document: JsonObject): Subject {
  const subject = objectOf(listOf(document['credentialSubject'])[0]) ?? {};
  const achievement = objectOf(listOf(subject['achievement'])[0]) ?? {};
  const issuer = document['issuer'];
  return {
    credential,
    family: 'open-badges-3',
    document,
    ...named('id', textOf(document['id'])),
    ...named('issuerId', idOf(issuer)),
    ...named('issuerName', textOf(objectOf(issuer)?.['name'])),
    ...named('achievementId', textOf(achievement['id'])),
    ...datesOf(document, credential.secured),
    recipients: recipientsOf(subject),
    pictures: [achievement['image'], subject['image']].flatMap((image) => idOf(image) ?? []),
    endorsed: [
      { object: document, ...named('id', textOf(document['id'])) },
      { object: achievement, ...named('id', textOf(achievement['id'])) },
      { object: objectOf(issuer) ?? {}, ...named('id', idOf(issuer)) },
    ],
  };
}

function recipientsOf(subject: JsonObject): readonly RecipientClaim[] {
  const identifiers = listOf(subject['identifier']).flatMap((item) => {
    const object = objectOf(item) ?? {};
    const identity = textOf(object['identityHash']);
    return identity === undefined ? [] : [claimOf(object['identityType'], identity, object['salt'])];
  });
  const id = textOf(subject['id']);
  return id === undefined ? identifiers : [...identifiers, claimOf('id', id, undefined)];
}

/** A recipient claim, with the words that are missing filled in. */
export function claimOf(type: unknown, identity: string, salt: unknown): RecipientClaim {
  return { type: textOf(type) ?? '', identity, salt: textOf(salt) ?? '' };
}

/** An object with one key, or without it: an absent value is an absent key, never `undefined`. */
export function named<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  // TypeScript widens a computed key to `string`; the object has exactly that key or none.
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: string };
}
