import type { APIRoute } from 'astro';
import { socialImage } from '../../pictures.ts';
import { showcase } from '../../showcase.ts';

/** One card for each badge with a picture, where the published address is known: messengers want absolute addresses. */
export async function getStaticPaths() {
  const { badges } = await showcase();
  if (import.meta.env.SITE === undefined) return [];
  return badges.flatMap(({ record, picture }) => (picture ? [{ params: { slug: record.slug }, props: { picture } }] : []));
}

/** `/social/<slug>.png` */
export const GET: APIRoute = async ({ props }) => new Response(Uint8Array.from(await socialImage(props['picture'])));
