import { LoadError } from '../../widget/credential/document-loader.ts';
import { DEFAULT_MAX_BYTES } from './http-client.ts';
import type { HttpDocument, HttpLoad } from './http-client.ts';

interface Remembered {
  readonly maxBytes: number;
  /** Whether it is newer than what the disk has. */
  readonly fresh: boolean;
  readonly outcome: Promise<HttpDocument>;
}

/** Pictures are large and asked for again within moments or never. */
const MAX_PICTURE_BYTES = 24_000_000;

/** Documents and pictures are known apart: a host may answer either at one address. */
export const kindOf = (accept: string | undefined): 'document' | 'picture' =>
  accept === undefined || accept.includes('json') ? 'document' : 'picture';

/**
 * A loader that asks for each document once in its life: what a source read, verification need not ask for again, and a host
 * that is down is found out once. Of pictures only the latest are remembered.
 */
export function rememberDocuments(load: HttpLoad): HttpLoad {
  const memory = new Map<string, Remembered>();
  const forget = forgetsPictures(memory);
  return (url, options) => {
    const kind = kindOf(options?.accept);
    const key = `${kind} ${url}`;
    const maxBytes = options?.maxBytes ?? DEFAULT_MAX_BYTES;
    const known = memory.get(key);
    const fresh = options?.fresh === true;
    if (known && known.maxBytes >= maxBytes && (known.fresh || !fresh)) return capped(known.outcome, url, maxBytes);
    const outcome = load(url, options);
    memory.set(key, { maxBytes, fresh, outcome });
    if (kind === 'picture') void outcome.then(({ bytes }) => forget(key, bytes.length)).catch(() => undefined);
    return outcome;
  };
}

function forgetsPictures(memory: Map<string, Remembered>): (key: string, size: number) => void {
  const sizes = new Map<string, number>();
  let total = 0;
  return (key, size) => {
    total += size - (sizes.get(key) ?? 0);
    sizes.set(key, size);
    for (const [oldest, its] of sizes) {
      if (total <= MAX_PICTURE_BYTES) return;
      total -= its;
      sizes.delete(oldest);
      memory.delete(oldest);
    }
  };
}

async function capped(outcome: Promise<HttpDocument>, url: string, maxBytes: number): Promise<HttpDocument> {
  const answer = await outcome;
  if (answer.bytes.length > maxBytes) throw new LoadError('too-large', url);
  return answer;
}

/**
 * A loader that asks elsewhere: `at` says where, and answers speak of the address that was asked for, so that an origin that
 * stands for a service's hosts does not read as a redirect.
 */
export function loadElsewhere(load: HttpLoad, at: (url: string) => string): HttpLoad {
  return async (url, options) => {
    const place = at(url);
    if (place === url) return load(url, options);
    const answer = await load(place, options);
    const origin = new URL(place).origin;
    if (!answer.finalUrl.startsWith(`${origin}/`)) return answer;
    return { ...answer, finalUrl: new URL(url).origin + answer.finalUrl.slice(origin.length) };
  };
}
