import type { ReasonCode, Sight } from '../diagnosis.ts';
import type { Finding, FindingCode } from '../finding.ts';
import type { Standing } from '../seen-source.ts';

/** What it is, and what to do about it. */
export interface Advice {
  readonly what: string;
  readonly next: string;
}

/** Everything that `ms-badge doctor` says, in one language. */
export interface DoctorWords {
  readonly code: DoctorLanguage;
  /** Above the list of the sources that were asked. */
  readonly looked: string;
  /** One source: how many badges, and how many of them were imported. */
  readonly listed: (source: string, badges: number, imported: number) => string;
  readonly noAnswer: (source: string) => string;
  readonly nothingFound: string;
  readonly findings: { readonly [Code in FindingCode]: (finding: Finding) => Advice };
  /** Above the reasons that may explain a missing badge. */
  readonly mayBe: string;
  readonly reasons: { readonly [Code in ReasonCode]: Advice };
  readonly sights: { readonly [Of in Sight]: string };
  /** How badges are accepted without being asked for each. */
  readonly automatic: Advice;
  /** Before the next step. */
  readonly next: string;
  /** One badge that answers the question. */
  readonly found: (about: { readonly name: string; readonly source: string; readonly day: string | undefined }) => string;
  readonly standings: { readonly [Of in Standing]: string };
  /** The exam that was asked for gives a certification, whose badge it is. */
  readonly examLeadsTo: (exam: string, certification: string) => string;
  readonly retiredOn: (name: string, day: string | undefined) => string;
  /** How to ask about one badge. */
  readonly askAbout: string;
}

/** Languages that the doctor speaks. */
export const DOCTOR_LANGUAGES = ['en', 'ru'] as const;

/** One of `DOCTOR_LANGUAGES`. */
export type DoctorLanguage = (typeof DOCTOR_LANGUAGES)[number];

/** A calendar day in words. */
export function dayIn(language: DoctorLanguage, day: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

const SHOWN = 5;

/** Some of the names, and how many more there are. */
export function someOf(names: readonly string[], more: (count: number) => string): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} ${more(names.length - SHOWN)}` : shown;
}
