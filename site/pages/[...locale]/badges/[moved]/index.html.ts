import type { APIRoute } from 'astro';
import { localeParameters, WORDS } from '../../../../i18n/languages.ts';
import type { LanguageCode } from '../../../../i18n/site-words.ts';
import { showcase } from '../../../../showcase.ts';
import { badgeTitle } from '../../../../view/badge-words.ts';
import { movedPage } from '../../../../view/moved-page.ts';

/** One page at each address of a badge that is shown as another proof of one: no link dies. */
export async function getStaticPaths() {
  const { moved, language } = await showcase();
  return localeParameters(language).flatMap(({ params, code }) =>
    [...moved].map(([slug, shown]) => ({ params: { ...params, moved: slug }, props: { shown, code } })),
  );
}

/** `/badges/<slug>/`: leads to the page of the badge that shows it. */
export const GET: APIRoute<{ shown: string; code: LanguageCode }> = async ({ props: { shown, code } }) => {
  const { badges, addresses, language: own } = await showcase();
  const badge = badges.find(({ record }) => record.slug === shown);
  if (!badge) return new Response(null, { status: 404 });
  const path = addresses.badge(shown, code);
  const text = WORDS[code].moved(badgeTitle(badge, { language: code, own }).text);
  const page = movedPage({ path, canonical: addresses.absolute(path), language: code, text });
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
