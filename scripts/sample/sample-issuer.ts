import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { readOwnFile } from './own-file.ts';
import type { ServedAnswer, ServedAnswers } from './served-answers.ts';

/** The file in the sample's folder that holds all answers. */
export const ANSWERS_FILE = 'issuer.json';

/** A running sample issuer. */
export interface RunningIssuer {
  /** `http://localhost:<port>` */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the sample issuers on the loopback, open to every origin, from what `prepareSample` wrote into the folder; it may
 * start before there is anything. The file is read for each request, so that nothing stale is ever served.
 * @param options.port default: one that the system picks
 */
export async function startSampleIssuer(options: { readonly port?: number; readonly folder: string }): Promise<RunningIssuer> {
  const server = createServer((request, response) => {
    answer(options.folder, request, response).catch(() => response.destroy());
  });
  server.listen(options.port ?? 0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('sample issuer: the server has no port');
  return {
    origin: `http://localhost:${address.port}`,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const common = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'cache-control': 'no-store',
    vary: 'Accept',
  };
  if (request.method === 'OPTIONS') return void response.writeHead(204, common).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, common).end();
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const answers = await readOwnFile<ServedAnswers>(join(folder, ANSWERS_FILE), {});
  const found = Object.hasOwn(answers, pathname) ? answers[pathname] : undefined;
  const isForPeople = search === '' && (request.headers.accept ?? '').includes('text/html');
  if (found === undefined) return void response.writeHead(404, common).end();
  const { type, bytes } = bodyOf(found, isForPeople);
  response.writeHead(200, { ...common, 'content-type': type, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function bodyOf({ type, body, encoding, page }: ServedAnswer, isForPeople: boolean): { type: string; bytes: Buffer } {
  if (isForPeople && page !== undefined) return { type: 'text/html; charset=utf-8', bytes: Buffer.from(page) };
  return { type, bytes: Buffer.from(body, encoding ?? 'utf8') };
}
