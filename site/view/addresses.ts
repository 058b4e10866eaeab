import type { LanguageCode } from '../i18n/site-words.ts';

/** Where the site stands. */
export interface Place {
  /** Path below which everything lies, with a slash at both ends: `/` or `/badges/`. */
  readonly base: string;
  /** Origin of the published site, such as `https://marina.example`; undefined where it is not known. */
  readonly origin?: string;
  /** The language at the root; the others live in a folder of their own. */
  readonly defaultLanguage: LanguageCode;
}

/** Every address of the site, as a path from the root of its host. */
export interface Addresses {
  readonly home: (language: LanguageCode) => string;
  readonly badge: (slug: string, language: LanguageCode) => string;
  /** The public badge file that `<ms-badge src>` reads. */
  readonly badgeFile: (slug: string) => string;
  readonly image: (file: string) => string;
  readonly credential: (file: string) => string;
  readonly socialImage: (slug: string) => string;
  /** The element's one module. */
  readonly element: string;
  readonly file: (path: string) => string;
  /** With scheme and host, for those who read it elsewhere; undefined where the published address is not known. */
  readonly absolute: (path: string) => string | undefined;
}

/** The site's addresses for one place. Slugs and file names are safe in a URL by their own schemas. */
export function addressesOf({ base, origin, defaultLanguage }: Place): Addresses {
  const root = base.endsWith('/') ? base : `${base}/`;
  const home = (language: LanguageCode) => (language === defaultLanguage ? root : `${root}${language}/`);
  return {
    home,
    badge: (slug, language) => `${home(language)}badges/${slug}/`,
    badgeFile: (slug) => `${root}badges/${slug}.json`,
    image: (file) => `${root}images/${file}`,
    credential: (file) => `${root}credentials/${file}`,
    socialImage: (slug) => `${root}social/${slug}.png`,
    element: `${root}ms-badge.js`,
    file: (path) => `${root}${path}`,
    absolute: (path) => (origin === undefined ? undefined : new URL(path, origin).href),
  };
}
