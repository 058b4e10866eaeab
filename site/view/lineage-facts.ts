import { formatDay } from '../../widget/locales/locale.ts';
import type { SiteWords } from '../i18n/site-words.ts';
import { badgeTitle, type PageLanguage } from './badge-words.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

/** One line of the label that leads to other badges. */
export interface LineageFact {
  readonly term: string;
  readonly links: readonly { readonly slug: string; readonly text: string }[];
}

/** What came before and after a badge, for the label: by its date alone where it has the same name. */
export function lineageFacts(
  badge: ShowcaseBadge,
  all: readonly ShowcaseBadge[],
  { words, page }: { readonly words: SiteWords; readonly page: PageLanguage },
): readonly LineageFact[] {
  const title = badgeTitle(badge, page).text;
  const linkTo = (slug: string) =>
    all
      .filter(({ record }) => record.slug === slug)
      .map((other) => {
        const name = badgeTitle(other, page).text;
        const { validFrom } = other.record.badge;
        const day = validFrom === undefined ? undefined : formatDay(words.locale, validFrom);
        if (day === undefined) return { slug, text: name };
        return { slug, text: name === title ? day : `${name}, ${day}` };
      });
  const { earlier = [], later = [] } = badge.lineage ?? {};
  return [
    { term: words.label.earlier, links: earlier.flatMap(linkTo) },
    { term: words.label.later, links: later.flatMap(linkTo) },
  ].filter(({ links }) => links.length > 0);
}
