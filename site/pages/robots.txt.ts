import type { APIRoute } from 'astro';
import { showcase } from '../showcase.ts';

/** Everybody may read; a site that is not to be listed says so on each page, which robots must be able to see. */
export const GET: APIRoute = async () => {
  const { addresses, profile } = await showcase();
  const sitemap = profile.noindex ? undefined : addresses.absolute(addresses.file('sitemap.xml'));
  return new Response(`User-agent: *\nAllow: /\n${sitemap === undefined ? '' : `\nSitemap: ${sitemap}\n`}`);
};
