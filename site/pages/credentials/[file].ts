import type { APIRoute } from 'astro';
import { readBytes } from '../../content-folder.ts';
import { showcase } from '../../showcase.ts';
import { credentialFileName } from '../../view/credential-file.ts';

/** The credential files of the badges that are built, and none unless the earner asked for it. */
export async function getStaticPaths() {
  const { profile, badges } = await showcase();
  if (!profile.publishCredentials) return [];
  return badges.flatMap(({ record, proofs = [record] }) =>
    proofs.flatMap(({ credential }) =>
      credential
        ? [
            {
              params: { file: credentialFileName(credential) },
              props: { stored: `${credential.sha256}.${credential.extension}` },
            },
          ]
        : [],
    ),
  );
}

/** `/credentials/<sha256>.<ext>`: the bytes that verification reads again. */
export const GET: APIRoute<{ stored: string }> = async ({ props }) => {
  const bytes = await readBytes('credentials', props.stored);
  return bytes ? new Response(Uint8Array.from(bytes)) : new Response(null, { status: 404 });
};
