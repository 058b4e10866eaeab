import type { APIRoute } from 'astro';
import { socialImage } from '../../pictures.ts';
import { showcase } from '../../showcase.ts';

/** One card for each badge with a picture, where the published address is known: messengers want absolute addresses. */
export async function getStaticPaths() {
  const { badges, addresses } = await showcase();
  if (addresses.absolute('/') === undefined) return [];
  return badges.filter(({ picture }) => picture).map(({ record }) => ({ params: { slug: record.slug } }));
}

/** `/social/<slug>.png` */
export const GET: APIRoute = async ({ params }) => {
  const { badges } = await showcase();
  const picture = badges.find(({ record }) => record.slug === params['slug'])?.picture;
  return picture ? new Response(Uint8Array.from(await socialImage(picture))) : new Response(null, { status: 404 });
};
