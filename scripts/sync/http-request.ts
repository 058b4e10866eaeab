import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { LoadError } from '../../widget/credential/document-loader.ts';
import { isLoopbackHost } from '../../widget/credential/internal-name.ts';
import { AddressRefusedError, bareHost, isAllowedAddress, pinnedLookup } from './public-address.ts';
import type { Resolve } from './public-address.ts';

/** Connections that are used again: an address that was judged once stays judged for as long as its connection lives. */
export interface Connections {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

/** Makes the connections of one client; none of them keeps the process from ending. */
export const openConnections = (): Connections => ({
  http: new HttpAgent({ keepAlive: true }),
  https: new HttpsAgent({ keepAlive: true }),
});

/** What one request needs; no redirect is followed and nothing is tried twice here. */
export interface HttpRequest {
  readonly url: URL;
  readonly accept: string;
  /** Asks for what is newer than this only. */
  readonly unless?: { readonly etag?: string; readonly lastModified?: string } | undefined;
  /** Cap on the decoded body, in bytes. */
  readonly maxBytes: number;
  /** From finding the host's address to the last byte received. */
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly connections: Connections;
  readonly resolve: Resolve;
  readonly allowLoopback: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What one request gave. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Uint8Array;
}

/**
 * Refuses what must not be asked at all: anything but https (plain http only at an allowed loopback), credentials in the
 * URL, and literal addresses that are not public.
 * @throws LoadError `blocked`
 */
function refuseUrl(url: URL, allowLoopback: boolean): void {
  const host = bareHost(url);
  const atLoopback = isLoopbackHost(host);
  const schemeFits = url.protocol === 'https:' || (url.protocol === 'http:' && atLoopback && allowLoopback);
  const addressFits = isIP(host) === 0 || isAllowedAddress(host, allowLoopback);
  const loopbackFits = !atLoopback || allowLoopback;
  if (schemeFits && addressFits && loopbackFits && url.username === '' && url.password === '') return;
  throw new LoadError('blocked', url.href);
}

/**
 * Makes one GET request to a judged address and reads its body under a cap.
 * @throws LoadError
 */
export async function requestOnce(request: HttpRequest): Promise<HttpAnswer> {
  refuseUrl(request.url, request.allowLoopback);
  const limit = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([limit, request.signal]) : limit;
  try {
    const response = await open(request, signal);
    const bytes = await readBody(response, request);
    return { status: response.statusCode ?? 0, headers: response.headers, bytes };
  } catch (error) {
    if (error instanceof LoadError) throw error;
    if (limit.aborted) throw new LoadError('timeout', request.url.href, { cause: error });
    const refused = error instanceof AddressRefusedError;
    throw new LoadError(refused ? 'blocked' : 'unreachable', request.url.href, { cause: error });
  }
}

function open(
  { url, accept, unless, userAgent, connections, resolve: resolveName }: HttpRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  const send = isSecure ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      url,
      {
        signal,
        agent: isSecure ? connections.https : connections.http,
        // A name may lead to the loopback only when the name itself says so.
        lookup: pinnedLookup(isLoopbackHost(bareHost(url)), resolveName),
        headers: {
          accept,
          'user-agent': userAgent,
          'accept-encoding': 'gzip, br, deflate',
          ...(unless?.etag === undefined ? {} : { 'if-none-match': unless.etag }),
          ...(unless?.lastModified === undefined ? {} : { 'if-modified-since': unless.lastModified }),
        },
      },
      resolve,
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

async function readBody(response: IncomingMessage, { url, maxBytes }: HttpRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const body: AsyncIterable<Uint8Array> = decoded(response);
    for await (const bytes of body) {
      size += bytes.length;
      if (size > maxBytes) throw new LoadError('too-large', url.href);
      chunks.push(bytes);
    }
  } finally {
    // A body that was read whole leaves its connection for the next request; any other ends it.
    if (!response.complete) response.destroy();
  }
  return Buffer.concat(chunks);
}

function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase();
  const decoder = decoderOf(encoding);
  if (!decoder) return response;
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}

function decoderOf(encoding: string | undefined): Transform | undefined {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'deflate') return createInflate();
  return undefined;
}
