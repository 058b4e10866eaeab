import { createReadStream } from 'node:fs';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { MAX_CREDENTIAL_BYTES } from '../../widget/credential/read-secured.ts';

/**
 * A badge's file. One that is larger than any badge, or has no end, is read no further than shows that, and comes back cut off.
 * @throws what the system refuses
 */
export async function readBadgeFile(path: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const stream: AsyncIterable<Buffer> = createReadStream(path, { end: MAX_CREDENTIAL_BYTES });
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** A web page was named in place of a badge. */
export class WebPageError extends Error {
  override readonly name = 'WebPageError';
}

/**
 * Reads a badge that somebody named.
 * @throws WebPageError for the page that a platform shows people about one
 * @throws BadgeError for everything else that is none
 */
export async function readNamedBadge(bytes: Uint8Array): Promise<Credential> {
  try {
    return await readCredential(bytes);
  } catch (error) {
    const head = new TextDecoder().decode(bytes.subarray(0, 1000)).replace(/<!--[\s\S]*?-->/gu, '');
    if (error instanceof BadgeError && /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html[\s>]/iu.test(head))
      throw new WebPageError('it is a web page, and no badge', { cause: error });
    throw error;
  }
}
