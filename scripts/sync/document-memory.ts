import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadDocument, LoadedDocument } from '../../widget/credential/document-loader.ts';

interface Remembered {
  readonly maxBytes: number;
  readonly outcome: Promise<LoadedDocument>;
}

const DEFAULT_MAX_BYTES = 1_000_000;

/**
 * A loader that asks for each document once in its life: what a source read, verification need not ask for again, and a host
 * that is down is found out once. Documents and pictures are remembered apart: a host may answer either at one address.
 */
export function rememberDocuments(load: LoadDocument): LoadDocument {
  const memory = new Map<string, Remembered>();
  return (url, options) => {
    const kind = options?.accept === undefined || options.accept.includes('json') ? 'document' : 'picture';
    const key = `${kind} ${url}`;
    const maxBytes = options?.maxBytes ?? DEFAULT_MAX_BYTES;
    const known = memory.get(key);
    if (known && known.maxBytes >= maxBytes) return capped(known.outcome, url, maxBytes);
    const outcome = load(url, options);
    memory.set(key, { maxBytes, outcome });
    return outcome;
  };
}

async function capped(outcome: Promise<LoadedDocument>, url: string, maxBytes: number): Promise<LoadedDocument> {
  const answer = await outcome;
  if (answer.bytes.length > maxBytes) throw new LoadError('too-large', url);
  return answer;
}

/**
 * A loader that asks elsewhere: `at` says where, and answers speak of the address that was asked for, so that an origin that
 * stands for a service's hosts does not read as a redirect.
 */
export function loadElsewhere(load: LoadDocument, at: (url: string) => string): LoadDocument {
  return async (url, options) => {
    const place = at(url);
    if (place === url) return load(url, options);
    const answer = await load(place, options);
    const origin = new URL(place).origin;
    if (!answer.finalUrl.startsWith(`${origin}/`)) return answer;
    return { ...answer, finalUrl: new URL(url).origin + answer.finalUrl.slice(origin.length) };
  };
}
