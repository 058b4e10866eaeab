import { webUrlOf } from '../../widget/badge/http-url.ts';
import { createDocumentLoader, LoadError, type LoadErrorCode } from '../../widget/credential/document-loader.ts';
import { RELAY_FINAL_URL, RELAY_OUTCOME } from '../../widget/credential/relay-headers.ts';

/** What a relay may read, and for whom. */
export interface RelayOptions {
  /**
   * Hosts, with the port where there is one, that may be read: `www.credly.com`, in any case and script. Nothing else is, not even after
   * a redirect.
   */
  readonly allowedIssuers: readonly string[];
  /** Origin of the earner's site: the only other origin whose pages may read the answers. */
  readonly siteOrigin: string;
  /** Cap on a body, in bytes. Default 1,000,000. */
  readonly maxBytes?: number;
  /** Time for one read with its redirects, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch;
}

type Refusal = LoadErrorCode | 'bad-request' | 'method-not-allowed' | 'origin-not-allowed' | 'issuer-not-allowed';

const STATUS: { readonly [Code in Refusal]: number } = {
  'bad-request': 400,
  'method-not-allowed': 405,
  'origin-not-allowed': 403,
  'issuer-not-allowed': 403,
  blocked: 403,
  unreachable: 502,
  'too-large': 502,
  'too-many-redirects': 502,
  timeout: 504,
};

/** Types that are passed on; any other is sent as bytes that no browser opens. */
const TYPES = /^(?:application\/(?:[\w.+-]*\+)?(?:json|jwt|ld\+json)|text\/plain|image\/(?:png|jpeg|gif|webp))$/;
const ACCEPT = /^[\w*/+.,;=\s-]{1,200}$/;

/**
 * Reads an issuer's public record for a page of the earner's site: `GET ?url=<https URL>`. A Web-standard fetch handler, the same
 * on Node, Cloudflare Workers, Netlify and Deno. It reads listed hosts over https only, without credentials, within limits of bytes, time
 * and redirects, and passes on nothing of the visitor but `Accept`.
 */
export async function relay(request: Request, options: RelayOptions): Promise<Response> {
  const origin = request.headers.get('origin');
  // A page on the relay's own origin sends no `Origin`; any other page that is not the earner's is refused.
  if (origin !== null && origin !== webUrlOf(options.siteOrigin)?.origin && origin !== new URL(request.url).origin)
    return refuse('origin-not-allowed');
  const cors = corsHeaders(origin);
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { ...cors, 'access-control-allow-methods': 'GET' } });
  if (request.method !== 'GET') return refuse('method-not-allowed', { ...cors, allow: 'GET' });
  const [url, ...others] = new URL(request.url).searchParams.getAll('url');
  if (url === undefined || others.length > 0 || url.length > 4096) return refuse('bad-request', cors);
  const refusal = refusalOf(url, options);
  if (refusal) return refuse(refusal, cors);
  try {
    return await read(url, request, options, cors);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return refuse(error.cause instanceof NotAllowed ? 'issuer-not-allowed' : error.code, cors);
  }
}

type Headers = { readonly [name: string]: string };

/** A redirect led to a host that is not on the list. */
class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

async function read(url: string, request: Request, options: RelayOptions, cors: Headers): Promise<Response> {
  const { fetch: send = fetch, timeoutMs = 10_000, maxBytes = 1_000_000 } = options;
  const listedOnly: typeof fetch = async (input, init) => {
    const next = input instanceof Request ? input.url : String(input);
    if (refusalOf(next, options)) throw new NotAllowed(next);
    // Nothing but what every platform knows: Workers refuse `credentials` and `referrerPolicy`, and have neither to send.
    const { headers, signal } = init ?? {};
    return send(next, { redirect: 'manual', ...(headers && { headers }), ...(signal && { signal }) });
  };
  const load = createDocumentLoader({ fetch: listedOnly, timeoutMs });
  const accept = request.headers.get('accept') ?? '';
  const document = await load(url, { maxBytes, ...(ACCEPT.test(accept) && { accept }) });
  const headers = {
    ...cors,
    ...INERT,
    'content-type': TYPES.test(document.mediaType) ? document.mediaType : 'application/octet-stream',
    [RELAY_OUTCOME]: 'answered',
    [RELAY_FINAL_URL]: document.finalUrl,
  };
  const hasBody = ![204, 205, 304].includes(document.status);
  return new Response(hasBody ? new Uint8Array(document.bytes) : null, { status: document.status, headers });
}

/** What comes from an issuer is data: no browser is to open it as a page of the relay's origin. */
const INERT: Headers = {
  'cache-control': 'no-store',
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

function refusalOf(url: string, { allowedIssuers }: RelayOptions): Refusal | undefined {
  try {
    const { protocol, host, username, password } = new URL(url);
    // As the URL standard writes a host: lower case, ASCII, without the port of https.
    const isListed = allowedIssuers.some((issuer) => webUrlOf(`https://${issuer}`)?.href === `https://${host}/`);
    // An address of the years before TLS is asked over it, by the loader.
    return /^https?:$/.test(protocol) && username === '' && password === '' && isListed ? undefined : 'issuer-not-allowed';
  } catch {
    return 'bad-request';
  }
}

function corsHeaders(origin: string | null): Headers {
  if (origin === null) return { vary: 'Origin' };
  const exposed = `${RELAY_OUTCOME}, ${RELAY_FINAL_URL}`;
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed };
}

function refuse(code: Refusal, headers: Headers = { vary: 'Origin' }): Response {
  return Response.json({ code }, { status: STATUS[code], headers: { ...headers, ...INERT, [RELAY_OUTCOME]: code } });
}
