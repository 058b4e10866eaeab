// An issuer (or a service) on an OS port of the loopback, open to every origin, with switches for each way to fail.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What one path answers. Without `json`, `text` and `bytes` the body is empty. */
export interface Route {
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  /** Default: `application/json` for `json`, `text/plain` for `text`, `application/octet-stream` for `bytes`. */
  readonly type?: string;
  /** Default 200, or 302 with `redirect`. */
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  /** Wait before answering. */
  readonly delayMs?: number;
  /** `Location`, absolute or relative. */
  readonly redirect?: string;
  /** Redirect to the very address that was asked for, for ever. */
  readonly loop?: boolean;
  /** Cut the connection without an answer. */
  readonly reset?: boolean;
  /** Promise the whole body, send half, and cut the connection. */
  readonly truncate?: boolean;
  /** False: no `Access-Control-Allow-Origin`, so a browser may not read it. Default true. */
  readonly cors?: boolean;
}

/** Path with its query -> answer. A path without a match on the query is found by the path alone. */
export type Routes = { readonly [path: string]: Route | ((request: ServedRequest) => Route) };

/** One request that came in. */
export interface ServedRequest {
  readonly method: string;
  /** Path with the query. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
}

/** A running stand-in. */
export interface BadgeServer {
  /** `http://localhost:<port>` */
  readonly origin: string;
  readonly requests: ServedRequest[];
  /** What it answers at a path: undefined where it answers 404. */
  answerAt(path: string): Routes[string] | undefined;
  /** Adds or replaces answers while it runs. */
  answer(routes: Routes): void;
  close(): Promise<void>;
}

/**
 * Serves until the test ends. `routes` may be a function of the origin, because documents name themselves by it. A path that is
 * not listed answers 404. `t`: anything with `after`, such as the context of a Node test.
 */
export async function serveBadges(
  t: { after(cleanUp: () => Promise<void>): void },
  routes: Routes | ((origin: string) => Routes) = {},
): Promise<BadgeServer> {
  const answers = new Map<string, Routes[string]>();
  const requests: ServedRequest[] = [];
  const answerAt = (path: string) => answers.get(path) ?? answers.get(path.replace(/\?.*/, ''));
  const server = createServer((incoming, response) => {
    const request = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers };
    requests.push(request);
    const route = answerAt(request.path) ?? { status: 404, text: 'not found' };
    void respond(incoming, response, typeof route === 'function' ? route(request) : route);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  const origin = `http://localhost:${address.port}`;
  const answer = (more: Routes): void => {
    for (const [path, route] of Object.entries(more)) answers.set(path, route);
  };
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  answer(typeof routes === 'function' ? routes(origin) : routes);
  t.after(close);
  return { origin, requests, answerAt, answer, close };
}

async function respond(incoming: IncomingMessage, response: ServerResponse, route: Route): Promise<void> {
  if (route.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, route.delayMs).unref());
  if (route.reset === true) return void incoming.socket.destroy();
  const body = bodyOf(route);
  const location = route.loop === true ? incoming.url : route.redirect;
  response.writeHead(route.status ?? (location === undefined ? 200 : 302), {
    'content-type': route.type ?? defaultType(route),
    'content-length': String(body.length),
    ...(location === undefined ? {} : { location }),
    ...(route.cors === false ? {} : { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }),
    ...route.headers,
  });
  if (route.truncate !== true) return void response.end(body);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => incoming.socket.destroy());
}

function bodyOf({ json, text, bytes }: Route): Uint8Array {
  if (bytes !== undefined) return bytes;
  return Buffer.from(json === undefined ? (text ?? '') : JSON.stringify(json));
}

function defaultType({ json, bytes }: Route): string {
  if (bytes !== undefined) return 'application/octet-stream';
  return json === undefined ? 'text/plain; charset=utf-8' : 'application/json';
}
