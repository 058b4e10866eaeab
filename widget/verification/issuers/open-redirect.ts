import { webUrlOf } from '../json-value.ts';

/** Where a document of the issuer's was asked for, and the other host that answered. */
export interface Redirect {
  readonly asked: URL;
  readonly to: URL;
}

// `https://stranger.example`, also with one slash or the other kind, as browsers take it; `//stranger.example`; `http` in base64.
const ADDRESS = /:[\\/]|[\\/]{2}|aHR0c/;

/**
 * Whether an address itself chose where to go, so that whoever redirects there said nothing:
 * `https://issuer.example/login?next=https://stranger.example/badge`. It does if it names where that ended, and if it has any address in
 * it: from there anybody leads on to where they like.
 */
export function namesTarget({ asked, to }: Redirect): true | undefined {
  const said = saidBy(asked);
  const names = said.split(/[^\p{L}\p{M}\p{N}.-]+/u);
  const isNamed = said.toLowerCase().includes(to.host) || names.some((name) => webUrlOf(`https://${name}`)?.host === to.host);
  return isNamed || ADDRESS.test(said) || undefined;
}

/** Whether an address has another one in it: what is answered there may have been fetched from anywhere, without a redirect to see. */
export function holdsAddress(url: URL): boolean {
  return ADDRESS.test(saidBy(url));
}

// Behind the host.
function saidBy({ href, origin }: URL): string {
  return unescaped(href.slice(origin.length));
}

// Escapes may be escaped once more, on their way through a form or two.
function unescaped(text: string, times = 3): string {
  const plain = text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
  return times === 0 || plain === text ? plain : unescaped(plain, times - 1);
}
