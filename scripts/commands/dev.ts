import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import { packagePlace } from '../package-place.ts';
import { astroCache, tellSite } from '../showcase/build-showcase.ts';
import { askedPort, chooseContent, CONTENT_OPTIONS } from '../showcase/content-choice.ts';
import { elementBundle } from '../showcase/element-bundle.ts';
import { mediaType } from '../showcase/media-type.ts';
import { prepareContent } from '../showcase/prepare-content.ts';
import { type Command, type CommandIo, parseCommand } from './command.ts';

/** `ms-badge dev`: the site while it is being written. */
export const devCommand: Command = {
  name: 'dev',
  summary: 'serve the site and follow changes, for work on it',
  help: `Usage: ms-badge dev [--content <folder> | --credly <name>] [--port <number>]

Serves the site from its sources and follows changes of the site, the widget and the content folder.
The options are those of "ms-badge start".

Exit codes: 0 ended by Ctrl-C or SIGTERM, 1 it could not be started, 2 a mistake in the arguments.
`,
  run,
};

async function run(args: readonly string[], terminal: CommandIo): Promise<number> {
  const { values } = parseCommand(args, { options: CONTENT_OPTIONS });
  const io = values.json === true ? { ...terminal, stdout: terminal.stderr } : terminal;
  const port = askedPort(values.port, io.env['PORT']) ?? 4321;
  const place = packagePlace();
  const choice = await chooseContent(values, io.cwd, place);
  const prepared = await prepareContent({ choice, place, io, allowLoopback: values['allow-loopback'] === true });
  tellSite(place, prepared.content);
  const { dev } = await import('astro');
  const element = await elementBundle(place);
  const server = await dev({
    root: place.root,
    cacheDir: astroCache(place, prepared.content),
    base: '/',
    server: { port },
    integrations: [followContent(prepared.content)],
    vite: { plugins: [serveElement(element)] },
  });
  const url = `http://localhost:${server.address.port}/`;
  const answer = { url, showing: choice.kind, content: prepared.content };
  terminal.stdout(values.json === true ? `${JSON.stringify(answer)}\n` : `${url}\n`);
  await new Promise((done) => {
    if (io.signal.aborted) done(undefined);
    else io.signal.addEventListener('abort', done, { once: true });
  });
  await Promise.all([server.stop(), prepared.close()]);
  return 0;
}

/** Reads the content again when one of its files changed; many files at once, as a sync writes them, are read once. */
function followContent(content: string): AstroIntegration {
  return {
    name: 'ms-badge:content',
    hooks: {
      'astro:server:setup': ({ server, refreshContent }) => {
        let timer: NodeJS.Timeout | undefined;
        server.watcher.add(content);
        server.watcher.on('all', (_event, path) => {
          if (!path.startsWith(content)) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            const read = refreshContent?.({}) ?? Promise.resolve();
            void read.finally(() => {
              // The site reads its content once; its modules have to be run again.
              for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
              server.ws.send({ type: 'full-reload' });
            });
          }, 200);
        });
      },
    },
  };
}

/** The built element lies beside the built site; while the site is being written it is answered from where it was built. */
function serveElement(folder: string): DevPlugin {
  return {
    name: 'ms-badge:element',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        const file = join(folder, path.includes('/chunks/') ? 'chunks' : '', basename(path));
        if (!/^\/(?:chunks\/)?[\w.-]+\.js$/u.test(path) || !existsSync(file)) {
          next();
          return;
        }
        response.setHeader('Content-Type', mediaType(file));
        createReadStream(file).pipe(response);
      });
    },
  };
}

type DevPlugin = Pick<Plugin, 'name'> & { configureServer(server: ViteDevServer): void };
