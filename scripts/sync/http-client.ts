import { lookup } from 'node:dns';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { webUrlOf } from '../../widget/badge/http-url.ts';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadedDocument, LoadOptions } from '../../widget/credential/document-loader.ts';
import { isLoopbackHost } from '../../widget/credential/internal-name.ts';
import { HostQueue } from './host-queue.ts';
import { openConnections, requestOnce } from './http-request.ts';
import type { Connections, HttpAnswer } from './http-request.ts';
import { bareHost } from './public-address.ts';
import type { Resolve } from './public-address.ts';

/** What a host calls the state of a document, so that it can be asked for a newer one only (RFC 9110, section 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A document with its validators. */
export interface HttpDocument extends LoadedDocument, Validators {}

/** What may be asked of a load in Node. */
export interface HttpLoadOptions extends LoadOptions {
  /** What is known already, and the URL that it came from: the answer may then be 304 with an empty body. */
  readonly unless?: Validators & { readonly finalUrl: string };
  /** The disk's answer is known to be out of date. */
  readonly fresh?: boolean;
  /** It is a badge's own document or picture, and no list of a person's: a sync that is cut off may keep it for the next. */
  readonly kept?: boolean;
}

/** Loads one document; serves wherever a `LoadDocument` does. */
export type HttpLoad = (url: string, options?: HttpLoadOptions) => Promise<HttpDocument>;

/** Reads from the network for Node: https only, private addresses refused at every hop, polite, capped. */
export interface HttpClient {
  readonly load: HttpLoad;
}

/** How a client behaves. Everything has a default but the name it goes by. */
export interface HttpClientOptions {
  /** `User-Agent`: who is asking, and where to read about it. */
  readonly userAgent: string;
  /** Allows plain http and the loopback addresses, at the loopback only. Default false. */
  readonly allowLoopback?: boolean;
  /** Limit for one request, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
  /** Limit for one load with its redirects, retries and pauses, in milliseconds. Default 60,000. */
  readonly totalMs?: number;
  /** Redirects that are followed. Default 3. */
  readonly maxRedirects?: number;
  /** Further attempts after a 429, a 5xx, a time-out or a broken connection. Default 3. */
  readonly retries?: number;
  /** Requests at the same time to one host. Default 4. */
  readonly concurrency?: number;
  /** Ends everything under way. */
  readonly signal?: AbortSignal;
  /** Finds the addresses of a name. Default: the system's. */
  readonly resolve?: Resolve;
  /** Waits, in milliseconds. Default: a timer. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Between 0 and 1, for the jitter. Default `Math.random`. */
  readonly random?: () => number;
  /** Now, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

type Settled = Required<Omit<HttpClientOptions, 'signal'>> & {
  readonly signal: AbortSignal | undefined;
  readonly connections: Connections;
};

const RETRIED_STATUSES: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Waiting does not bring these to life within one sync. */
const LASTING_FAILURES: ReadonlySet<string> = new Set(['ENOTFOUND', 'ECONNREFUSED', 'CERT_HAS_EXPIRED']);
const FIRST_BACKOFF_MS = 500;

/** Cap on a body where a load names none, in bytes: what {@link LoadOptions} promises. */
export const DEFAULT_MAX_BYTES = 1_000_000;

/** Makes the one client that sync reads the network through. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const settled = withDefaults(options);
  const queue = new HostQueue(settled.concurrency);
  return { load: (url, loadOptions) => loadPersistently(url, loadOptions ?? {}, settled, queue) };
}

function withDefaults(options: HttpClientOptions): Settled {
  const signal = options.signal;
  return {
    userAgent: options.userAgent,
    allowLoopback: options.allowLoopback ?? false,
    timeoutMs: options.timeoutMs ?? 10_000,
    totalMs: options.totalMs ?? 60_000,
    maxRedirects: options.maxRedirects ?? 3,
    retries: options.retries ?? 3,
    concurrency: options.concurrency ?? 4,
    signal,
    sleep: options.sleep ?? (async (ms) => void (await pauseFor(ms, undefined, signal ? { signal } : {}))),
    random: options.random ?? Math.random,
    now: options.now ?? Date.now,
    resolve: options.resolve ?? lookup,
    connections: openConnections(),
  };
}

/** Tries again while that can help and the time allows; the last answer or error is what the caller gets. */
async function loadPersistently(url: string, options: HttpLoadOptions, client: Settled, queue: HostQueue): Promise<HttpDocument> {
  const parsed = parseUrl(url);
  const giveUpAt = client.now() + client.totalMs;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await queue.run(parsed.host, () => attemptOnce(parsed, options, client));
    const waitMs = attempt < client.retries ? waitBefore(outcome, attempt, client) : undefined;
    if (waitMs === undefined || client.signal?.aborted || client.now() + waitMs > giveUpAt) return unwrap(outcome);
    const pause = client.sleep(waitMs);
    if (isAskedToWait(outcome)) queue.pause(parsed.host, pause);
    await pause;
  }
}

type Attempt = { readonly answer: HttpAnswer; readonly finalUrl: URL; readonly atMs: number } | { readonly error: LoadError };

async function attemptOnce(url: URL, options: HttpLoadOptions, client: Settled): Promise<Attempt> {
  try {
    return await followRedirects(url, options, client);
  } catch (error) {
    if (error instanceof LoadError) return { error };
    throw error;
  }
}

async function followRedirects(start: URL, options: HttpLoadOptions, client: Settled): Promise<Attempt> {
  // A public host must not send us to the loopback, even where the loopback may be asked by name.
  const allowLoopback = client.allowLoopback && isLoopbackHost(bareHost(start));
  let url = overTls(start, allowLoopback);
  for (let hop = 0; ; hop += 1) {
    const answer = await requestOnce({
      url,
      accept: options.accept ?? 'application/json',
      // What is known is known of one address: where a redirect leads elsewhere by now, all of it is read.
      ...(options.unless?.finalUrl === url.href ? { unless: options.unless } : {}),
      maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
      timeoutMs: client.timeoutMs,
      userAgent: client.userAgent,
      connections: client.connections,
      resolve: client.resolve,
      allowLoopback,
      signal: client.signal,
    });
    const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
    if (location === undefined) return { answer, finalUrl: url, atMs: client.now() };
    if (hop >= client.maxRedirects) throw new LoadError('too-many-redirects', start.href);
    url = overTls(redirected(url, location), allowLoopback);
  }
}

// As the element's loader: an address of the years before TLS is asked over it.
function overTls(url: URL, allowLoopback: boolean): URL {
  const secure = new URL(url);
  if (url.port === '' && !(allowLoopback && isLoopbackHost(bareHost(url)))) secure.protocol = 'https:';
  return secure;
}

// Whether what lies there may be asked for is for the next hop to say.
function redirected(url: URL, location: string): URL {
  try {
    return new URL(location, url);
  } catch (cause) {
    throw new LoadError('unreachable', url.href, { cause });
  }
}

function waitBefore(outcome: Attempt, attempt: number, client: Settled): number | undefined {
  const backoff = FIRST_BACKOFF_MS * 2 ** attempt * (0.5 + client.random());
  if ('error' in outcome) return isPassing(outcome.error, attempt) ? backoff : undefined;
  if (!RETRIED_STATUSES.has(outcome.answer.status)) return undefined;
  return Math.max(retryAfterMs(outcome.answer, outcome.atMs) ?? 0, backoff);
}

/** A reset or a dropped body may pass; a time-out gets one more chance, since each costs the whole limit. */
function isPassing(error: LoadError, attempt: number): boolean {
  if (error.code === 'timeout') return attempt === 0;
  if (error.code !== 'unreachable') return false;
  const code = errorCode(error.cause);
  return code !== undefined && !LASTING_FAILURES.has(code) && !code.startsWith('Z_') && !code.startsWith('ERR_TLS');
}

function errorCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

const isAskedToWait = (outcome: Attempt): boolean =>
  'answer' in outcome && (outcome.answer.status === 429 || outcome.answer.headers['retry-after'] !== undefined);

/** `Retry-After` as milliseconds from now: a number of seconds or an HTTP date (RFC 9110, section 10.2.3). */
function retryAfterMs(answer: HttpAnswer, nowMs: number): number | undefined {
  const value = answer.headers['retry-after']?.trim();
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function unwrap(outcome: Attempt): HttpDocument {
  if ('error' in outcome) throw outcome.error;
  const { answer, finalUrl, atMs } = outcome;
  return {
    status: answer.status,
    bytes: answer.bytes,
    finalUrl: finalUrl.href,
    mediaType: (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    at: new Date(atMs).toISOString(),
    ...validator('etag', answer.headers.etag),
    ...validator('lastModified', answer.headers['last-modified']),
  };
}

/** Kept only as what RFC 9110 allows in such a header: short, and printable. */
function validator(key: keyof Validators, value: string | undefined): Validators {
  return value !== undefined && /^[\x20-\x7e]{1,200}$/.test(value) ? { [key]: value } : {};
}

function parseUrl(url: string): URL {
  const parsed = webUrlOf(url);
  if (!parsed) throw new LoadError('blocked', url);
  parsed.hash = '';
  return parsed;
}
