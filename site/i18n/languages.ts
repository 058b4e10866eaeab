import { en } from './en.ts';
import { ru } from './ru.ts';
import { LANGUAGE_CODES, type LanguageCode, type SiteWords } from './site-words.ts';

/** The words of every language. */
export const WORDS: { readonly [Code in LanguageCode]: SiteWords } = { en, ru };

/** The `[...locale]` parameter of every language: none for the default one, which lives at the root. */
export function localeParameters(defaultLanguage: LanguageCode) {
  return LANGUAGE_CODES.map((code) => ({ params: { locale: code === defaultLanguage ? undefined : code }, code }));
}
