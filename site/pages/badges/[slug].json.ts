import type { APIRoute } from 'astro';
import { showcase } from '../../showcase.ts';
import { publishedBadge } from '../../view/published-badge.ts';

/** One public badge file for each badge that is built. */
export async function getStaticPaths() {
  const { badges } = await showcase();
  return badges.map(({ record }) => ({ params: { slug: record.slug } }));
}

/** `/badges/<slug>.json`: what `<ms-badge src>` reads. */
export const GET: APIRoute = async ({ params }) => {
  const { badges, profile, addresses, language } = await showcase();
  const badge = badges.find(({ record }) => record.slug === params['slug']);
  if (!badge) return new Response(null, { status: 404 });
  const { record, picture } = badge;
  const file = profile.publishCredentials && record.credential;
  const published = publishedBadge(
    record,
    {
      page: addresses.badge(record.slug, language),
      ...(picture && { image: addresses.image(picture.file) }),
      ...(file && { credential: addresses.credential(`${file.sha256}.${file.extension}`) }),
    },
    profile,
  );
  return new Response(`${JSON.stringify(published, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
