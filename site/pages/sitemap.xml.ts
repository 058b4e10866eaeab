import type { APIRoute } from 'astro';
import { showcase } from '../showcase.ts';
import { sitemap } from '../view/sitemap.ts';

/** Every page in every language; hidden badges have none. Empty where the site is not to be listed. */
export const GET: APIRoute = async () => {
  const { addresses, profile, badges } = await showcase();
  const slugs = profile.noindex ? [] : badges.map(({ record }) => record.slug);
  const xml = sitemap(slugs, addresses, { isListed: profile.noindex !== true });
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
