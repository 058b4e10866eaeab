import type { Locale } from '../../widget/locales/locale.ts';
import type { CredentialPlace } from '../../widget/verification/badge-record.ts';
import type { BadgeState } from '../view/badge-state.ts';
import type { BadgeGroup } from '../view/home.ts';

/** Languages that the site is written in. */
export const LANGUAGE_CODES = ['en', 'ru'] as const;

/** One of `LANGUAGE_CODES`. */
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** What the facts line of the home page is made from; dates are in words already. */
export interface Facts {
  readonly total: number;
  readonly current: number;
  readonly sources: readonly string[];
  readonly checkedOn: string | undefined;
}

/**
 * All words of the site itself in one language; those about a report are in `widget/locales`. A language that lacks one does not
 * compile. Functions take what is already in words.
 */
export interface SiteWords {
  readonly code: LanguageCode;
  /** The words about badges and reports. */
  readonly locale: Locale;
  /** Tag for Open Graph: `en_GB`. */
  readonly openGraph: string;
  readonly skip: string;
  readonly languages: string;
  readonly badges: string;
  readonly pinned: string;
  readonly links: string;
  readonly facts: (facts: Facts) => string;
  readonly sources: { readonly [source: string]: string };
  readonly groups: { readonly [Kind in BadgeGroup['kind']]: string };
  readonly states: { readonly [State in BadgeState]: string };
  readonly currentUntil: (day: string) => string;
  readonly expiredOn: (day: string) => string;
  readonly portraitOf: (name: string) => string;
  /** `<title>` of the home page. */
  readonly homeTitle: (name: string) => string;
  readonly homeDescription: (name: string, facts: string) => string;
  readonly badgeTitle: (badge: string, name: string) => string;
  readonly badgeDescription: (badge: string, issuer: string, name: string) => string;
  readonly backTo: (name: string) => string;
  /** Where a badge went that is shown as another proof of one. */
  readonly moved: (badge: string) => string;
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
  readonly label: {
    readonly issuer: string;
    readonly noDomain: string;
    /** Beside an issuer that the badge names and that no check tied it to. */
    readonly unproven: string;
    /** Beside an issuer that only the earner names. */
    readonly said: string;
    readonly issued: string;
    readonly validUntil: string;
    readonly expired: string;
    /** What stands before `noEnd`. */
    readonly validity: string;
    readonly noEnd: string;
    /** From when on it can be renewed. */
    readonly renewable: string;
    readonly picture: string;
    /** Whose the picture is, where it is not the issuer's. */
    readonly substitute: string;
    readonly issuedTo: string;
    readonly level: string;
    readonly type: string;
    readonly noDates: string;
    /** What this one renews or replaces. */
    readonly earlier: string;
    /** What renewed or replaced it. */
    readonly later: string;
  };
  /** OB 3.0 `achievementType` in words; a type without words is not shown. */
  readonly achievementTypes: { readonly [type: string]: string };
  readonly actions: { readonly openRecord: string };
  readonly record: {
    readonly title: string;
    readonly selfReported: string;
    readonly looked: string;
    readonly raw: string;
    /** The credential: a file of this site, or at its issuer's. */
    readonly document: { readonly [Kind in CredentialPlace['kind']]: string };
    readonly hash: string;
    /** Above what else proves the same achievement. */
    readonly otherProofs: string;
    readonly readAt: (moment: string) => string;
  };
  readonly about: {
    readonly description: string;
    readonly criteria: string;
    readonly criteriaPage: (host: string) => string;
    readonly skills: string;
    readonly alignments: string;
    readonly evidence: string;
    readonly note: (name: string) => string;
  };
  readonly share: {
    readonly title: string;
    readonly embed: string;
    readonly embedHint: string;
    readonly linkedIn: string;
    readonly linkedInHint: string;
    readonly fields: {
      readonly name: string;
      readonly organisation: string;
      readonly issued: string;
      readonly expires: string;
      readonly id: string;
      readonly address: string;
    };
  };
  readonly printed: { readonly address: string; readonly record: string; readonly code: string };
  /** At the foot of every page. */
  readonly colophon: string;
}
