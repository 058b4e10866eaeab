import * as v from 'valibot';
import { strictObject } from './strict-object.ts';

/** Languages in which the earner's own words may be given. */
export const OWN_LANGUAGES = ['en', 'ru'] as const;

/** One of `OWN_LANGUAGES`. */
export type OwnLanguage = (typeof OWN_LANGUAGES)[number];

/** A line in the language of the site, or one for each language: `"Engineer"` or `{ "en": "Engineer", "ru": "Инженер" }`. */
export type OwnWords = string | { readonly [Language in OwnLanguage]?: string };

/** Words as a page shows them, with the language in which they are written. */
export interface WordsInLanguage {
  readonly text: string;
  readonly language: OwnLanguage;
}

const MAX_LENGTH = 300;

const text = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(MAX_LENGTH, `is longer than ${MAX_LENGTH} characters`),
);

/** The schema of a line that may be given in each language: 1 to 300 characters. */
export const ownWords = (about: string) =>
  v.pipe(
    v.union(
      [
        text,
        v.pipe(
          strictObject({ en: v.exactOptional(text), ru: v.exactOptional(text) }),
          v.minEntries(1, 'must name a language: "en" or "ru"'),
        ),
      ],
      ({ input }) =>
        input === undefined ? 'is missing' : 'must be text, or a text for each language such as { "en": "...", "ru": "..." }',
    ),
    v.description(about),
  );

/**
 * The earner's words for a page in `language`: in that language where they are given, else in the site's own, else in any.
 * @param own the language of the site, in which a line without a language is written
 */
export function wordsIn(words: OwnWords, language: OwnLanguage, own: OwnLanguage): WordsInLanguage {
  if (typeof words === 'string') return { text: words, language: own };
  const found = [language, own, ...OWN_LANGUAGES].find((code) => words[code] !== undefined) ?? own;
  return { text: words[found] ?? '', language: found };
}
