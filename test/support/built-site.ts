// The site built from content of a test's own: once for the same content and the same sources, and kept between runs.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.ts';
import { packagePlace } from '../../scripts/package-place.ts';
import { inputHash } from '../../scripts/showcase/input-hash.ts';
import { listenForSite } from '../../scripts/showcase/site-server.ts';
import type { SiteContent } from './site-content.ts';

const { root, cache } = packagePlace();
const shelf = join(cache, 'test-sites');

/** What a build came to. */
export interface SiteBuild {
  readonly code: number | null;
  /** What it printed. */
  readonly output: string;
}

/** Runs Astro over a content folder as the command does, in a process of its own. */
function runBuild(content: string, out: string): Promise<SiteBuild> {
  const env = {
    ...process.env,
    MS_BADGE_CONTENT: content,
    MS_BADGE_OUT: out,
    MS_BADGE_CACHE: join(dirname(content), 'cache'),
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
  const child = spawn(process.execPath, [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build'], { cwd: root, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, output })));
}

async function writeContent(folder: string, content: SiteContent): Promise<void> {
  for (const [path, value] of Object.entries(content)) {
    const target = join(folder, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, value);
  }
}

/** A build that is thrown away: for content that must not build, and what is said about it. */
export async function tryBuild(content: SiteContent): Promise<SiteBuild> {
  await mkdir(shelf, { recursive: true });
  const folder = await mkdtemp(join(shelf, 'trying-'));
  try {
    await writeContent(join(folder, 'content'), content);
    return await runBuild(join(folder, 'content'), join(folder, 'out'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const KEPT_MS = 2 * 3_600_000;

/** Every change of the sources makes another site: those that no run of the last hours made are thrown away. */
async function clearShelf(): Promise<void> {
  for (const name of await readdir(shelf)) {
    const made = await stat(join(shelf, name)).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > KEPT_MS) await rm(join(shelf, name), { recursive: true, force: true });
  }
}

/**
 * The folder of a site built from this content.
 * @throws Error with what the build printed.
 */
export async function builtSite(content: SiteContent): Promise<string> {
  const words = Object.entries(content).flatMap(([path, value]) => [path, createHash('sha256').update(value).digest('hex')]);
  const inputs = ['site', 'widget', 'astro.config.mjs', 'package-lock.json'].map((path) => join(root, path));
  const final = join(shelf, (await inputHash(inputs, words)).slice(0, 20));
  if (existsSync(final)) return join(final, 'out');
  await mkdir(shelf, { recursive: true });
  await clearShelf();
  const folder = await mkdtemp(join(shelf, 'building-'));
  await writeContent(join(folder, 'content'), content);
  const { code, output } = await runBuild(join(folder, 'content'), join(folder, 'out'));
  if (code !== 0) throw new Error(`The site of the test could not be built:\n${output}`);
  await rename(folder, final).catch(() => rm(folder, { recursive: true, force: true }));
  return join(final, 'out');
}

/** A built site, served, and a Chromium to look at it with. */
export interface SiteVisit {
  /** A page in a context of its own. `path` is below the root of the host. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Requests of any page to another host than the site's. */
  readonly stray: readonly string[];
  close(): Promise<void>;
}

/** Serves the folder at the base path of its profile, and opens a browser. Use it in `before`, and `close()` in `after`. */
export async function visitSite(folder: string, base: string): Promise<SiteVisit> {
  const { path, args, env } = await findBrowser();
  const host = await mkdtemp(join(shelf, 'host-'));
  await cp(folder, join(host, base), { recursive: true });
  const server = await listenForSite({ port: 0 });
  server.show(host);
  const browser = await chromium.launch({ executablePath: path, args, env });
  const stray: string[] = [];
  return {
    stray,
    open: async (address, options) => {
      const context = await browser.newContext(options);
      await context.route(
        (url) => url.origin !== new URL(server.url).origin,
        async (route) => {
          stray.push(route.request().url());
          await route.abort();
        },
      );
      const page = await context.newPage();
      await page.goto(new URL(address, server.url).href);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(host, { recursive: true, force: true });
    },
  };
}
