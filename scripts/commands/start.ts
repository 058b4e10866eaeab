import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type PackagePlace, packagePlace } from '../package-place.ts';
import { astroCache, buildShowcase } from '../showcase/build-showcase.ts';
import { askedPort, chooseContent, CONTENT_OPTIONS, type ContentFlags } from '../showcase/content-choice.ts';
import { inputHash } from '../showcase/input-hash.ts';
import { prepareContent } from '../showcase/prepare-content.ts';
import { listenForSite, type SiteServer } from '../showcase/site-server.ts';
import { type Command, type CommandIo, parseCommand } from './command.ts';
import { ownProfile } from './own-profile.ts';

const DEFAULT_PORT = 4321;
const WEEK_MS = 7 * 86_400_000;

/** `ms-badge start`: sync, build, serve. */
export const startCommand: Command = {
  name: 'start',
  summary: 'sync, build and serve: the whole showcase on this machine',
  help: `Usage: ms-badge start [--content <folder> | --credly <name>] [--port <number>]

Shows a badge showcase on this machine: syncs, builds, serves, and prints its address. Ctrl-C ends it.
Without a profile in content/ it shows a sample earner: an invented person, invented issuers, genuine signatures.

  --content <folder>  holds profile.json (default: content)
  --credly <name>     show this Credly profile (a name or an address) without writing to content/
  --origin <origin>   with --credly: another server that answers like Credly
  --allow-loopback    let sync read from this machine, by plain http too
  --port <number>     where to serve; PORT does the same (default: 4321, or the next free one)
  --json              print the address and the folder shown as one line of JSON, everything else to standard error

Exit codes: 0 ended by Ctrl-C or SIGTERM, 1 nothing could be shown, 2 a mistake in the arguments.
`,
  run,
};

async function run(args: readonly string[], terminal: CommandIo): Promise<number> {
  const { values } = parseCommand(args, { options: CONTENT_OPTIONS });
  const io = values.json === true ? { ...terminal, stdout: terminal.stderr } : terminal;
  const port = askedPort(values.port, io.env['PORT']);
  // Listening comes first: a port that is taken is told before minutes of work.
  const server = await listenForSite(port === undefined ? { port: DEFAULT_PORT, tries: 50 } : { port });
  const opened: (() => Promise<void>)[] = [server.close];
  try {
    // A port that the system chose is another one next time: what is built must not name it.
    const site = port === 0 ? undefined : server.url;
    const shown = show(values, { io, server, site, opened }).then(({ kind, content }) => {
      const answer = { url: server.url, showing: kind, content };
      terminal.stdout(values.json === true ? `${JSON.stringify(answer)}\n` : `${whose(kind)}\n${server.url}\n`);
    });
    await Promise.race([shown, untilAborted(io.signal)]);
    await untilAborted(io.signal);
    return 0;
  } finally {
    await Promise.all(opened.map(async (close) => close()));
  }
}

interface Showing {
  readonly io: CommandIo;
  readonly server: SiteServer;
  /** The address that pages may spell out and print; undefined where it does not last. */
  readonly site: string | undefined;
  /** What has to be ended; grows as things are started. */
  readonly opened: (() => Promise<void>)[];
}

/** What the server answers with. */
interface Shown {
  readonly kind: 'own' | 'credly' | 'sample';
  readonly content: string;
}

async function show(flags: ContentFlags, { io, server, site, opened }: Showing): Promise<Shown> {
  const place = packagePlace();
  const choice = await chooseContent(flags, io.cwd, place);
  if (choice.kind === 'own') await ownProfile(choice.content);
  const prepared = await prepareContent({ choice, place, io, allowLoopback: flags['allow-loopback'] === true });
  opened.push(async () => prepared.close());
  server.show(await currentSite(prepared.content, site, { place, io }));
  return { kind: choice.kind, content: prepared.content };
}

function whose(kind: Shown['kind']): string {
  if (kind === 'sample')
    return 'The sample earner is shown. "npm start -- --credly <name>" shows your badges, "ms-badge init" begins your own page.';
  return kind === 'own' ? 'Your showcase:' : 'The showcase of that Credly profile ("ms-badge init" begins a page of your own):';
}

/** The built site of a content folder; built again only when something that it is made from changed. */
async function currentSite(content: string, site: string | undefined, { place, io }: Building): Promise<string> {
  const cache = astroCache(place, content);
  // Its pages name their address, so that each port has a site of its own.
  const out = join(dirname(cache), `${cache.slice(-16)}-site${site === undefined ? '' : `-${new URL(site).port}`}`);
  const stampFile = `${out}.stamp`;
  const own = ['site', 'widget', 'dist/element/ms-badge.js', 'astro.config.mjs', 'package.json', 'package-lock.json'];
  // A page tells what expires: it is made anew each day.
  const today = new Date().toISOString().slice(0, 10);
  const stampNow = async (): Promise<string> =>
    inputHash([content, ...own.map((name) => join(place.root, name))], [today, site ?? '']);
  if (existsSync(out) && (await readFile(stampFile, 'utf8').catch(() => '')) === (await stampNow())) return out;
  io.stdout('Building the site ...\n');
  await removeOldSites(dirname(out), `${cache.slice(-16)}-site`);
  await mkdir(dirname(out), { recursive: true });
  await rm(stampFile, { force: true });
  // The showcase is served from the root here, wherever it will be published.
  await buildShowcase({
    place,
    content,
    out,
    base: '/',
    verbose: Boolean(io.env['DEBUG']),
    ...(site === undefined ? {} : { site }),
  });
  await writeFile(stampFile, await stampNow());
  return out;
}

interface Building {
  readonly place: PackagePlace;
  readonly io: CommandIo;
}

/** Sites of the same content that nobody has built for a week. */
async function removeOldSites(folder: string, prefix: string): Promise<void> {
  const stamps = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(prefix) && name.endsWith('.stamp'));
  for (const stamp of stamps) {
    const file = join(folder, stamp);
    const age = Date.now() - (await stat(file)).mtimeMs;
    if (age < WEEK_MS) continue;
    await rm(join(folder, basename(stamp, '.stamp')), { recursive: true, force: true });
    await rm(file, { force: true });
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((done) => {
    signal.addEventListener('abort', done, { once: true });
  });
}
