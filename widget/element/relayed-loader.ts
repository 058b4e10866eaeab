import { createDocumentLoader, LoadError, type LoadDocument } from '../credential/document-loader.ts';
import { RELAY_FINAL_URL, RELAY_OUTCOME } from '../credential/relay-headers.ts';

/** A loader that asks the earner's relay where an issuer lets no browser read, and remembers for whom it did. */
export interface RelayedLoader {
  readonly load: LoadDocument;
  /** Hosts of which something was read through the relay: as good as the relay's word. */
  readonly hosts: ReadonlySet<string>;
}

/** What a relayed loader is made from. */
export interface RelayOptions {
  /** Asked first; only where it finds a host unreachable is the relay asked. */
  readonly direct: LoadDocument;
  /** Absolute URL of the relay; `?url=` is added. */
  readonly relay: string;
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch;
}

/**
 * Reads directly, and through the relay what cannot be read directly. A relay that is down, refuses, or is none leaves the direct
 * error as it was.
 */
export function relayedLoader({ direct, relay, fetch: send = fetch }: RelayOptions): RelayedLoader {
  const hosts = new Set<string>();
  const load: LoadDocument = async (url, options) => {
    try {
      return await direct(url, options);
    } catch (error) {
      if (!(error instanceof LoadError) || error.code !== 'unreachable') throw error;
      const document = await throughRelay(url, options).catch(() => undefined);
      if (!document) throw error;
      hosts.add(new URL(url).host);
      return document;
    }
  };
  async function throughRelay(...[url, options]: Parameters<LoadDocument>): ReturnType<LoadDocument> {
    let told = new Headers();
    const ask = createDocumentLoader({
      fetch: async (input, init) => {
        const response = await send(input, init);
        told = response.headers;
        return response;
      },
    });
    const question = new URL(relay);
    question.searchParams.set('url', url);
    const document = await ask(question.href, options);
    const finalUrl = told.get(RELAY_FINAL_URL);
    if (told.get(RELAY_OUTCOME) !== 'answered' || finalUrl === null) throw new LoadError('unreachable', url);
    return { ...document, finalUrl: new URL(finalUrl).href };
  }
  return { load, hosts };
}
