import type { Locale } from './locale.ts';

/** Every language there are words for, each loaded only when somebody reads it. */
export const LANGUAGES: { readonly [language: string]: () => Promise<Locale> } = {
  en: async () => (await import('./en.ts')).en,
  ru: async () => (await import('./ru.ts')).ru,
};

/** The language that stands in for one without words. */
const DEFAULT_LANGUAGE = 'en';

/** The nearest language with words: `ru-RU` gives `ru`, `sr-Latn` gives `en`, nothing gives `en`. Never throws. */
export function nearestLanguage(tag: string | null | undefined): string {
  const [primary = ''] = (tag ?? '').trim().toLowerCase().split(/[-_]/u);
  return Object.hasOwn(LANGUAGES, primary) ? primary : DEFAULT_LANGUAGE;
}

/** The words of the nearest language. Rejects only when the file of words itself cannot be loaded. */
export function loadLocale(tag: string | null | undefined): Promise<Locale> {
  const load = LANGUAGES[nearestLanguage(tag)];
  return load ? load() : Promise.reject(new RangeError('no default language'));
}
