import type { APIRoute } from 'astro';
import { pictureBytes, pictureFiles } from '../../pictures.ts';
import { showcase } from '../../showcase.ts';

/** Every picture that a page refers to; a hidden badge's picture is not among them. */
export async function getStaticPaths() {
  await showcase();
  return pictureFiles().map((file) => ({ params: { file } }));
}

/** `/images/<sha256>.<ext>`: the issuer's own bytes, or a smaller rendition of them. */
export const GET: APIRoute = async ({ params }) => {
  await showcase();
  return new Response(Uint8Array.from(await pictureBytes(params['file'] ?? '')));
};
