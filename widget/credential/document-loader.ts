import { readWithin } from './capped-stream.ts';
import { isInternalName, isLoopbackHost } from './internal-name.ts';

/** What a fetch gave. Every status is an answer: 404 and 410 mean something to a verifier. */
export interface LoadedDocument {
  readonly status: number;
  /** Body, at most `maxBytes` long. */
  readonly bytes: Uint8Array;
  /** The URL that answered, after redirects. */
  readonly finalUrl: string;
  readonly mediaType: string;
  /** RFC 3339, UTC: when it was received. */
  readonly at: string;
}

/** What a caller may ask of a load. */
export interface LoadOptions {
  /** `Accept` header. Default `application/json`. */
  readonly accept?: string;
  /** Cap on the body, in bytes. Default 1,000,000. */
  readonly maxBytes?: number;
}

/** Why a load gave no answer. `blocked`: the address is private, not https, or otherwise refused by policy. */
export type LoadErrorCode = 'unreachable' | 'timeout' | 'too-large' | 'too-many-redirects' | 'blocked';

/** Thrown when there was no answer at all. A browser cannot tell CORS from a dead host: both are `unreachable`. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code: LoadErrorCode;
  readonly url: string;

  constructor(code: LoadErrorCode, url: string, options: { cause?: unknown } = {}) {
    super(`${url}: ${code}`, options);
    this.code = code;
    this.url = url;
  }
}

/**
 * Fetches one document. The only way verification reaches the network, so that Node (addresses pinned), the browser, a
 * relay, stored evidence and tests are interchangeable.
 * @throws LoadError and nothing else
 */
export type LoadDocument = (url: string, options?: LoadOptions) => Promise<LoadedDocument>;

/** What a loader needs from where it runs. */
export interface DocumentLoaderOptions {
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch;
  /** The clock, for {@link LoadedDocument.at}. Default: the machine's. */
  readonly now?: () => Date;
  /** Accept `localhost` and 127.0.0.0/8, with plain http. Default false. */
  readonly allowLoopback?: boolean;
  /** Time for one load with all its redirects, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
  /** Most redirects that are followed. Default 3. A browser hides them and follows by its own count. */
  readonly maxRedirects?: number;
}

interface Request extends DocumentLoaderOptions {
  readonly url: string;
  readonly accept: string;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly response: Response;
  readonly finalUrl: string;
}

const DEFAULT_MAX_BYTES = 1_000_000;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * A loader over the platform's `fetch`: https only, without credentials, referrer or cache, capped in bytes, time and
 * redirects. Private addresses that are written out are refused at every hop; a name that resolves to one is only stopped
 * by a loader that resolves (the command's own).
 */
export function createDocumentLoader(options: DocumentLoaderOptions = {}): LoadDocument {
  const { timeoutMs = 10_000, now = () => new Date() } = options;
  return async (url, { accept = 'application/json', maxBytes = DEFAULT_MAX_BYTES } = {}) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const { response, finalUrl } = await follow({ ...options, url, accept, signal });
      const bytes = await readCapped(response, maxBytes, url);
      const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      return { status: response.status, bytes, finalUrl, mediaType, at: now().toISOString() };
    } catch (cause) {
      if (cause instanceof LoadError) throw cause;
      throw new LoadError(signal.aborted ? 'timeout' : 'unreachable', url, { cause });
    }
  };
}

async function follow(request: Request): Promise<Answer> {
  let next = await allowed(request.url, request);
  for (let hops = 0; ; hops++) {
    const response = await send(next, 'manual', request);
    if (response.type === 'opaqueredirect') {
      // A browser shows nothing of a redirect: it has to follow, and where that ended is looked at afterwards.
      const followed = await send(next, 'follow', request);
      return { response: followed, finalUrl: await allowed(followed.url, request) };
    }
    const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null;
    if (location === null) return { response, finalUrl: next };
    await response.body?.cancel();
    if (hops >= (request.maxRedirects ?? 3)) throw new LoadError('too-many-redirects', request.url);
    next = await allowed(location, request, next);
  }
}

function send(url: string, redirect: 'manual' | 'follow', { fetch: send = fetch, accept, signal }: Request): Promise<Response> {
  const headers = { accept };
  return send(url, { redirect, signal, headers, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
}

async function allowed(url: string, request: Request, base?: string): Promise<string> {
  if (!URL.canParse(url, base)) throw new LoadError('blocked', request.url);
  const { protocol, hostname, username, password, href } = new URL(url, base);
  const loopback = request.allowLoopback === true && isLoopbackHost(hostname);
  const reachable = protocol === 'https:' ? loopback || (await isPublicHost(hostname)) : protocol === 'http:' && loopback;
  if (!reachable || username !== '' || password !== '') throw new LoadError('blocked', request.url);
  return href;
}

// Loaded when a host is an address: hardly any document names one. The URL standard writes every IPv4 address with a digit at its end.
async function isPublicHost(host: string): Promise<boolean> {
  if (!/[\d\]]\.?$/.test(host)) return !isInternalName(host);
  return !(await import('./private-address.ts')).isPrivateHost(host);
}

async function readCapped({ body, headers }: Response, maxBytes: number, url: string): Promise<Uint8Array> {
  if (Number(headers.get('content-length')) > maxBytes) {
    await body?.cancel();
    throw new LoadError('too-large', url);
  }
  const bytes = await readWithin(body, maxBytes);
  if (bytes === undefined) throw new LoadError('too-large', url);
  return bytes;
}
