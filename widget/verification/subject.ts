import type { JsonObject, Secured } from '../credential/credential.ts';
import { listOf, objectOf } from '../credential/json-text.ts';
import { textOf } from './json-value.ts';
import type { RecordAnswer } from './open-badges-2/record.ts';
import type { Problem } from './report.ts';
import type { Dates } from './validity.ts';

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

/** The records that a badge of Open Badges 0.5 to 2.1 leads to. */
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
export interface Subject extends Dates {
  readonly secured: Secured;
  /** The believed assertion or credential. */
  readonly document: JsonObject;
  readonly id?: string | undefined;
  readonly issuerId?: string | undefined;
  readonly issuerName?: string | undefined;
  readonly achievementId?: string | undefined;
  readonly achievementName?: string | undefined;
  readonly recipients: readonly RecipientClaim[];
  /** URLs (also `data:`) of the issuer's picture. */
  readonly pictures: readonly string[];
  /** Objects that may carry endorsements, and the identifier that an endorsement must name. */
  readonly endorsed: readonly { readonly object: JsonObject; readonly id?: string | undefined }[];
  /** The edition that was at hand, where this is a newer one that its issuer serves. */
  readonly former?: Subject;
  /** Present for Open Badges 0.5 to 2.1. */
  readonly chain?: Chain | undefined;
  /** Present when nothing is believed: why. Checks that need the document repeat it. */
  readonly unread?: Problem;
}

/** A badge of Open Badges 0.5 to 2.1, with the records that it leads to. */
export interface RecordsSubject extends Subject {
  readonly chain: Chain;
}

/** What something calls itself; of a text in several languages the first. */
export function nameOf(object: JsonObject | undefined): string | undefined {
  const [name] = listOf(object?.['name']);
  return textOf(objectOf(name)?.['@value'] ?? name);
}

/** A recipient claim, with the words that are missing filled in; none without an identity. */
export function claimOf(type: unknown, identity: unknown, salt?: unknown): readonly RecipientClaim[] {
  const text = textOf(identity);
  return text === undefined ? [] : [{ type: textOf(type) ?? '', identity: text, salt: textOf(salt) ?? '' }];
}
