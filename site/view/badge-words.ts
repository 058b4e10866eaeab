import type { OwnLanguage } from '../../widget/badge/own-words.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

/** A text and the BCP 47 tag of the language it is written in, where that is known. */
export interface TaggedText {
  readonly text: string;
  readonly language?: string | undefined;
}

/** The page's language, and the site's own: what the earner wrote without naming a language is in the latter. */
export interface PageLanguage {
  readonly language: OwnLanguage;
  readonly own: OwnLanguage;
}

/** What a badge is called on a page: the earner's title in its language, the earner's title, or the issuer's name for it. */
export function badgeTitle({ note, record, translations }: ShowcaseBadge, { language, own }: PageLanguage): TaggedText {
  const translated = translations?.[language]?.title;
  if (translated !== undefined) return { text: translated, language };
  if (note.title !== undefined) return { text: note.title, language: own };
  return { text: record.badge.name, language: record.badge.language };
}

/** The earner's story for a page, Markdown: in its language where there is one, else as it was written. Empty for none. */
export function badgeStory({ story, translations }: ShowcaseBadge, { language, own }: PageLanguage): TaggedText {
  const translated = translations?.[language]?.story ?? '';
  return translated === '' ? { text: story, language: own } : { text: translated, language };
}
