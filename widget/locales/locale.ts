import type { BadgeErrorCode } from '../badge/badge-error.ts';
import type { DateOrDateTime } from '../badge/badge.ts';
import type { ReadNote } from '../credential/credential.ts';
import type { LoadErrorCode } from '../credential/document-loader.ts';
import type { Headline } from '../verification/headline.ts';
import type { CheckId, Outcome, ProblemCode, Question } from '../verification/report.ts';

/**
 * Named values of a sentence, already in the reader's language where they are dates. Any of them may be missing, and most come
 * from outside: a sentence is text and must be shown as text.
 */
export type SentenceValues = { readonly [name: string]: string | undefined };

/** A sentence, or how to make one. A function must read well when every value is missing. */
export type Sentence = string | ((values: SentenceValues) => string);

/** One sentence for each outcome. */
export type OutcomeSentences = { readonly [O in Outcome]: Sentence };

/** What a check is called, and what each of its outcomes means; `{ organisation?, proven?, spelling?, read?, key? }`: whether the
 * badge is proven to be its issuer's, the first evidence's kind, and whether one is a key. */
export interface CheckWords {
  readonly name: string;
  readonly outcomes: OutcomeSentences;
}

/** What stands above a report. `label` is a word or two; `sentence` takes `{ date, here?, organisation?, until?, published?, mistaken? }`:
 * whether anybody can sign with its key, and whose it may be taken for. */
export interface HeadlineWords {
  readonly label: string;
  readonly sentence: Sentence;
}

/** What `CheckEvidence.kind` can be; another kind is shown as it came. */
export type EvidenceKind =
  | 'assertion'
  | 'achievement'
  | 'issuer'
  | 'key'
  | 'status-list'
  | 'image'
  | 'known-issuers'
  | 'claim'
  | 'context'
  | 'credential'
  | 'listing'
  | 'place';

/** Words of the element itself. */
export interface ElementWords {
  readonly verify: string;
  readonly verifyAgain: string;
  /** The one action of `view="verify"`. */
  readonly checkNow: string;
  readonly checking: string;
  /** `{ check }`: the check that has just been made. */
  readonly checked: Sentence;
  readonly issuedBy: Sentence;
  /** `{ date }` */
  readonly issuedOn: Sentence;
  /** `{ date }` */
  readonly validUntil: Sentence;
  /** `{ date }`: past. */
  readonly expiredOn: Sentence;
  /** `{ date }` */
  readonly checkedOn: Sentence;
  /** `{ date, stored? }`: the browser got no answer from the issuer; `stored`: not even the badge's own file, and the report is the site's. */
  readonly unreachable: Sentence;
  /** `{ hosts }`: whose answers came through the earner's relay. */
  readonly relayed: Sentence;
  /** `{ date }`: there is nothing that a browser could check. */
  readonly siteOnly: Sentence;
  /** The check itself broke. */
  readonly broke: string;
  readonly selfReported: string;
  readonly openRecord: string;
  readonly report: string;
  /** The document that was verified, byte for byte. */
  readonly rawCredential: string;
  readonly recipient: {
    readonly label: string;
    readonly hint: string;
    readonly action: string;
  };
}

/**
 * All words of one language, outside the site's own. A new language is one file of this shape and a line in `languages.ts`;
 * one that lacks a sentence for a check, an outcome or a problem does not compile.
 */
export interface Locale {
  /** BCP 47 primary language: `en`. */
  readonly language: string;
  /** Its own name for itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47 tag that `Intl` formats dates with: `en-GB` writes 21 November 2026. */
  readonly dateLocale: string;
  readonly questions: { readonly [Q in Question]: string };
  /**
   * Whole sentences; the deciding problem's own sentence follows them. They take the outcome of each check behind the question under
   * its id, each oddity under its code, `unproven` where what decided is no change, but that nothing shows there was none, `read`, the
   * first that the proof was checked against, `unlisted` where the issuer keeps no list of what it took back, `selfReported`,
   * and with an `organisation` the day of our list, `asOf`.
   */
  readonly answers: { readonly [Q in Question]: OutcomeSentences };
  /** One word or two for an outcome, beside its icon. */
  readonly outcomes: { readonly [O in Outcome]: string };
  readonly checks: { readonly [Id in CheckId]: CheckWords };
  /** They take `outcome` and `check` where the problem is why a check has it; an oddity beside one has neither. */
  readonly problems: { readonly [Code in ProblemCode]: Sentence };
  readonly headlines: { readonly [H in Headline]: HeadlineWords };
  readonly evidence: { readonly [Kind in EvidenceKind]: string };
  /** `{ problem }`: what is wrong with a further proof, in a whole sentence. */
  readonly otherProof: Sentence;
  /** Beside an address, why nothing was read there. */
  readonly unread: { readonly [Code in LoadErrorCode]: string };
  /** `{ status }`: beside an address that answered with an HTTP error. */
  readonly answered: Sentence;
  readonly readErrors: { readonly [Code in BadgeErrorCode]: string };
  readonly readNotes: { readonly [Code in ReadNote['code']]: string };
  readonly element: ElementWords;
}

/** A sentence with its values put in. */
export function say(sentence: Sentence, values: SentenceValues = {}): string {
  return typeof sentence === 'string' ? sentence : sentence(values);
}

/**
 * A calendar day in words, such as `21 November 2026`, without a line break inside. Always the UTC day: a badge's dates are
 * calendar days, and must not move with the reader's clock. What is no date comes back as it was.
 */
export function formatDay(locale: Pick<Locale, 'dateLocale'>, value: DateOrDateTime): string {
  // A time without a zone would be the reader's own.
  const time = Date.parse(/[T ][\d:.]+$/iu.test(value) ? `${value}Z` : value);
  if (Number.isNaN(time)) return value;
  return new Intl.DateTimeFormat(locale.dateLocale, { dateStyle: 'long', timeZone: 'UTC' })
    .format(time)
    .replace(/\s/gu, '\u00a0');
}

/** A moment in words with minutes and `UTC`, for evidence: `21 November 2026, 09:30 UTC`. What is no date comes back as it was. */
export function formatMoment(locale: Pick<Locale, 'dateLocale'>, value: string): string {
  const time = Date.parse(value);
  if (Number.isNaN(time)) return value;
  const hour = new Intl.DateTimeFormat(locale.dateLocale, { timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' }).format(time);
  return `${formatDay(locale, value)}, ${hour}\u00a0UTC`;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Text from outside for use inside a sentence: what is written from right to left is isolated (U+2068, U+2069), so that it cannot
 * turn the words around it.
 */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
