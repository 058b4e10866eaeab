import { LoadError } from './document-loader.ts';

/** What answered, and at which URL. */
export type Followed = readonly [response: Response, finalUrl: string];

/** What is asked: the first URL, and how many redirects may lead on from it. */
interface Asked {
  readonly url: string;
  readonly maxRedirects?: number | undefined;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Follows an answer to its end, hop by hop.
 * @param ask looks at a URL (relative to another) and asks it
 * @throws LoadError `too-many-redirects`, and what `ask` throws
 */
export async function followRedirects(
  first: Followed,
  ask: (url: string, base: string) => Promise<Followed>,
  { url: asked, maxRedirects = 3 }: Asked,
): Promise<Followed> {
  let [response, url] = first;
  for (let hops = 0; ; hops++) {
    const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null;
    if (location === null) return [response, url];
    await response.body?.cancel();
    if (hops >= maxRedirects) throw new LoadError('too-many-redirects', asked);
    [response, url] = await ask(location, url);
  }
}
