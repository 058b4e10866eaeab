import { formatDay, type Locale } from '../../widget/locales/locale.ts';
import type { SiteWords } from '../i18n/site-words.ts';
import type { BadgeState } from './badge-state.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

/** One line of the museum label. */
export interface Fact {
  readonly term: string;
  readonly text: string;
}

/** What the label beside the picture says, below name and issuer: dates in words, level, kind, and to whom, where it may. */
export function badgeFacts({ record }: ShowcaseBadge, words: SiteWords, options: FactOptions): readonly Fact[] {
  const { validFrom, validUntil, renewableFrom, level, achievementType, earnerName, image } = record.badge;
  const { label } = words;
  const kind = achievementType === undefined ? undefined : words.achievementTypes[achievementType];
  const ended = options.state === 'expired' ? label.expired : label.validUntil;
  return [
    { term: label.issued, text: validFrom === undefined ? label.noDates : day(validFrom, words.locale) },
    validUntil === undefined ? { term: label.validity, text: label.noEnd } : { term: ended, text: day(validUntil, words.locale) },
    ...(renewableFrom === undefined || options.state === 'expired'
      ? []
      : [{ term: label.renewable, text: day(renewableFrom, words.locale) }]),
    ...(level === undefined ? [] : [{ term: label.level, text: level }]),
    ...(kind === undefined ? [] : [{ term: label.type, text: kind }]),
    ...(image?.substitute === true ? [{ term: label.picture, text: label.substitute }] : []),
    ...(options.earnerName && earnerName !== undefined ? [{ term: label.issuedTo, text: earnerName }] : []),
  ];
}

/** What the label depends on beside the badge. */
export interface FactOptions {
  readonly state: BadgeState;
  /** Show the name in the issuer's record. Default false. */
  readonly earnerName?: boolean | undefined;
}

const day = (date: string, locale: Locale): string => formatDay(locale, date);
