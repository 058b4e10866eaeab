import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { chooseCoding, encodeFile, findSiteFile, readSiteFile, type SiteFile } from './site-file.ts';

/** A small server for a built site on the loopback. */
export interface SiteServer {
  /** The port on which it listens. */
  readonly port: number;
  /** The address for people: `http://localhost:<port>/`. */
  readonly url: string;
  /** Chooses the folder that is served; until then every path answers 503. */
  readonly show: (folder: string) => void;
  /** Ends it, open connections included. */
  readonly close: () => Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** How many ports to try one after another when one is taken. Default 1. */
  readonly tries?: number;
}

/** The port that was asked for belongs to somebody else. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/**
 * Listens on the loopback, in both its forms: "localhost" may mean either, and another server may hold one of them.
 * @throws PortTakenError
 */
export async function listenForSite(options: ListenOptions): Promise<SiteServer> {
  let folder: string | undefined;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    respond(folder, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, 'The server failed.', request);
      else response.destroy(error instanceof Error ? error : undefined);
    });
  };
  const { port, servers } = await listenBoth(options, answer);
  return {
    port,
    url: `http://localhost:${port}/`,
    show: (shown) => void (folder = shown),
    close: async () => void (await Promise.all(servers.map(close))),
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

async function listenBoth({ port, tries = 1 }: ListenOptions, answer: Listener): Promise<{ port: number; servers: Server[] }> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const first = await listen(createServer(answer), port === 0 ? 0 : port + attempt, '127.0.0.1');
    if (first === undefined) continue;
    const address = first.address();
    const chosen = typeof address === 'object' && address !== null ? address.port : port;
    const second = await listen(createServer(answer), chosen, '::1');
    if (second !== undefined) return { port: chosen, servers: [first, second].filter((server) => server.listening) };
    await close(first);
  }
  const last = tries > 1 ? ` to ${port + tries - 1}` : '';
  throw new PortTakenError(
    `Port ${port}${last} is taken. End what listens there, or choose another: PORT=${port + tries + 1000}.`,
  );
}

/** @returns the server; one that does not listen where the machine has no such address; undefined where the port is taken */
async function listen(server: Server, port: number, host: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(server);
      else if (error.code === 'EACCES') reject(new PortTakenError(`Port ${port} may not be used here: choose one above 1023.`));
      else reject(error);
    });
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  if (server.listening) await new Promise((done) => server.close(done));
}

async function respond(folder: string | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return send(response, 405, 'Only GET and HEAD are answered here.', request);
  }
  if (folder === undefined) {
    response.setHeader('Retry-After', '2');
    return send(response, 503, 'The site is being built.', request);
  }
  const [path = '/', query] = (request.url ?? '/').split(/\?(.*)/su);
  const found = await findSiteFile(folder, path);
  if (found === undefined) return sendNotFound(folder, request, response);
  if ('redirect' in found) {
    response.setHeader('Location', query === undefined ? found.redirect : `${found.redirect}?${query}`);
    return send(response, 301, '', request);
  }
  await sendFile(
    { file: await readSiteFile(found.file), status: 200, immutable: path.startsWith('/_astro/') },
    request,
    response,
  );
}

async function sendNotFound(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = await readSiteFile(join(folder, '404.html')).catch(() => undefined);
  if (page === undefined) return send(response, 404, 'There is nothing here.', request);
  await sendFile({ file: page, status: 404, immutable: false }, request, response);
}

interface Sending {
  readonly file: SiteFile;
  readonly status: number;
  readonly immutable: boolean;
}

async function sendFile({ file, status, immutable }: Sending, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const coding = chooseCoding(request.headers['accept-encoding'], file);
  // A strong tag names one sequence of bytes: each coding has its own (RFC 9110 Section 8.8.3.3).
  const etag = coding === undefined ? file.etag : `${file.etag.slice(0, -1)}-${coding}"`;
  setCommonHeaders(response);
  response.setHeader('Content-Type', file.type);
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (file.policy !== undefined) response.setHeader('Content-Security-Policy', file.policy);
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  if (status === 200 && known.includes(etag)) return void response.writeHead(304).end();
  const bytes = coding === undefined ? file.bytes : await encodeFile(file, coding);
  if (coding !== undefined) response.setHeader('Content-Encoding', coding);
  response.writeHead(status, { 'Content-Length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes);
}

function send(response: ServerResponse, status: number, text: string, request: IncomingMessage): void {
  setCommonHeaders(response);
  const bytes = Buffer.from(text === '' ? '' : `${text}\n`);
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Everything here is public and meant to be embedded: badge files and the element are read by pages of other origins. */
function setCommonHeaders(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
}
