import { LANGUAGE_CODES, type LanguageCode } from '../i18n/site-words.ts';
import type { Addresses } from './addresses.ts';

type PathOf = (language: LanguageCode) => string;

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);

function entries(pathOf: PathOf, addresses: Addresses): readonly string[] {
  const all = LANGUAGE_CODES.flatMap((code) => {
    const address = addresses.absolute(pathOf(code));
    return address === undefined ? [] : [{ code, address: escaped(address) }];
  });
  const alternates = all
    .map(({ code, address }) => `<xhtml:link rel="alternate" hreflang="${code}" href="${address}"/>`)
    .join('');
  return all.map(({ address }) => `<url><loc>${address}</loc>${alternates}</url>`);
}

/** A sitemap of the home page and these badges' pages, in every language. Needs the published address; empty without it. */
export function sitemap(slugs: readonly string[], addresses: Addresses, { isListed }: { readonly isListed: boolean }): string {
  const pages: readonly PathOf[] = [
    addresses.home,
    ...slugs.map(
      (slug): PathOf =>
        (language) =>
          addresses.badge(slug, language),
    ),
  ];
  const urls = isListed ? pages.flatMap((pathOf) => entries(pathOf, addresses)) : [];
  const namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${namespaces}>\n${urls.join('\n')}\n</urlset>\n`;
}
