import { httpUrl } from '../badge/http-url.ts';
import { readWithin } from './capped-stream.ts';
import { isInternalName, isLoopbackHost } from './internal-name.ts';
import type { Followed } from './redirects.ts';

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
  /** Accept this machine (`localhost`, 127.0.0.0/8, ::1), with plain http too. Default false. */
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

/**
 * A loader over the platform's `fetch`: https only (an http address without a port is asked over https), without credentials, referrer or
 * cache, capped in bytes, time and redirects. Private addresses that are written out are refused at every hop; a name that resolves to one is only stopped
 * by a loader that resolves (the command's own).
 */
export function createDocumentLoader(options: DocumentLoaderOptions = {}): LoadDocument {
  const { timeoutMs = 10_000, now = () => new Date() } = options;
  return async (url, { accept = 'application/json', maxBytes = 1_000_000 } = {}) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const [response, finalUrl] = await follow({ ...options, url, accept, signal });
      const { status, headers, body } = response;
      // A body that says it is too long is let go at its first piece.
      const bytes = await readWithin(body, Number(headers.get('content-length')) > maxBytes ? 0 : maxBytes);
      if (!bytes) throw new LoadError('too-large', url);
      const mediaType = (headers.get('content-type') ?? '').replace(/;.*/, '').trim().toLowerCase();
      return { status, bytes, finalUrl, mediaType, at: now().toISOString() };
    } catch (cause) {
      if (cause instanceof LoadError) throw cause;
      throw new LoadError(signal.aborted ? 'timeout' : 'unreachable', url, { cause });
    }
  };
}

async function follow(request: Request): Promise<Followed> {
  const ask = async (to: string, base?: string): Promise<Followed> => {
    const url = await allowed(to, request, base);
    const response = await send(url, request, 'manual');
    if (response.type !== 'opaqueredirect') return [response, url];
    // A browser shows nothing of a redirect: it has to follow, and where that ended is looked at afterwards.
    const followed = await send(url, request, 'follow');
    return [followed, await allowed(followed.url, request)];
  };
  const first = await ask(request.url);
  // Loaded where a redirect can be seen, which is in no browser.
  return first[0].headers.has('location') ? (await import('./redirects.ts')).followRedirects(first, ask, request) : first;
}

function send(url: string, { fetch: send = fetch, accept, signal }: Request, redirect: RequestRedirect): Promise<Response> {
  const headers = { accept };
  return send(url, { redirect, signal, headers, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
}

async function allowed(url: string, request: Request, base?: string): Promise<string> {
  const target = httpUrl(url, base);
  if (target) {
    const loopback = request.allowLoopback && isLoopbackHost(target.hostname);
    // Addresses of the years before TLS are asked over it: what that host says so is worth more than what they ask for.
    if (!loopback && target.port === '') target.protocol = 'https:';
    if (loopback || (target.protocol === 'https:' && (await isPublicHost(target.hostname)))) return target.href;
  }
  throw new LoadError('blocked', request.url);
}

// Loaded when a host is an address: hardly any document names one. The URL standard writes every IPv4 address with a digit at its end.
async function isPublicHost(host: string): Promise<boolean> {
  if (!/[\d\]]\.?$/.test(host)) return !isInternalName(host);
  return !(await import('./private-address.ts')).isPrivateHost(host);
}
