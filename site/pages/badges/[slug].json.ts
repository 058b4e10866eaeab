import type { APIRoute } from 'astro';
import { showcase } from '../../showcase.ts';
import { publishedBadge } from '../../view/published-badge.ts';

/** One public badge file for each badge that is built, and one at each address that another proof of it once had. */
export async function getStaticPaths() {
  const { badges, moved } = await showcase();
  const own = badges.map(({ record }) => ({ params: { slug: record.slug }, props: { shown: record.slug } }));
  return [...own, ...[...moved].map(([slug, shown]) => ({ params: { slug }, props: { shown } }))];
}

/** `/badges/<slug>.json`: what `<ms-badge src>` reads. */
export const GET: APIRoute<{ shown: string }> = async ({ props }) => {
  const { badges, profile, addresses, language, credentialFile } = await showcase();
  const badge = badges.find(({ record }) => record.slug === props.shown);
  if (!badge) return new Response(null, { status: 404 });
  const { record, picture } = badge;
  const published = publishedBadge(
    badge,
    {
      page: addresses.badge(record.slug, language),
      ...(picture && { image: addresses.image(picture.file) }),
      credential: credentialFile,
    },
    profile,
  );
  return new Response(`${JSON.stringify(published, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
