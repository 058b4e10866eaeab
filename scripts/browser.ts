import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packagePlace } from './package-place.ts';

/** A Chromium that was seen to run, for tests and measurements. */
export interface Browser {
  /** Absolute path of the executable. */
  readonly path: string;
  /** Where it comes from: `CHROME_PATH`, the npm package, or the machine. */
  readonly source: 'env' | 'bundled' | 'installed';
  /** The whole environment to start it with. */
  readonly env: Record<string, string>;
  /** Arguments that it needs on this machine. */
  readonly args: string[];
}

/**
 * Looks for a Chromium: `CHROME_PATH`, then the one that comes through npm (Linux x64: the same version for everybody), then an
 * installed Chrome, Chromium or Edge.
 * @throws Error that says what to install
 */
export async function findBrowser(): Promise<Browser> {
  const path = process.env['CHROME_PATH'];
  if (path) {
    if (!existsSync(path) || !runs(path, environment())) {
      throw new Error(`CHROME_PATH is ${path}, where no browser starts. Set it to the executable of Chrome, Edge or Chromium.`);
    }
    return { path, source: 'env', env: environment(), args: platformArgs() };
  }
  const browser = (await bundled()) ?? (await installed());
  if (browser === undefined) {
    throw new Error('No Chromium was found. Install Chrome, Edge or Chromium, or set CHROME_PATH to its executable.');
  }
  return browser;
}

/** As root and in most containers Chromium refuses its sandbox, and /dev/shm is too small for it. */
function platformArgs(): string[] {
  return process.platform === 'linux' ? ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'] : [];
}

let unpacking: Promise<string> | undefined;

async function bundled(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // Once a process: unpacking moves TMPDIR, which belongs to the whole process.
  unpacking ??= unpack();
  const folder = await unpacking;
  const path = join(folder, 'chromium');
  const env = environment();
  // A bare image has neither NSS nor fonts; the package brings both.
  if (!runs(path, env))
    env['LD_LIBRARY_PATH'] = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  return runs(path, env) ? { path, source: 'bundled', env, args: platformArgs() } : undefined;
}

/** Unpacks beside the final place and renames, so that two runs at once never see half a browser. */
async function unpack(): Promise<string> {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const { version } = JSON.parse(readFileSync(join(bin, '..', 'package.json'), 'utf8')) as { version: string }; // npm's own format
  const shelf = join(packagePlace().cache, 'chromium');
  const final = join(shelf, version);
  if (existsSync(final)) return final;
  mkdirSync(shelf, { recursive: true });
  const own = mkdtempSync(join(shelf, 'unpacking-'));
  const before = process.env['TMPDIR'];
  try {
    // The package unpacks into os.tmpdir() and takes whatever "chromium" lies there already.
    process.env['TMPDIR'] = own;
    const { inflate } = await import('@sparticuz/chromium');
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map(async (file) => inflate(join(bin, file))),
    );
    renameSync(own, final);
  } catch (error) {
    if (!existsSync(final)) throw error;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(own, { recursive: true, force: true });
  }
  return final;
}

async function installed(): Promise<Browser | undefined> {
  const { Launcher } = await import('chrome-launcher');
  const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'];
  try {
    found.unshift(...Launcher.getInstallations());
  } catch {
    // It throws where none is registered; the usual places may still hold one.
  }
  const path = found.find((candidate) => existsSync(candidate) && runs(candidate, environment()));
  return path === undefined ? undefined : { path, source: 'installed', env: environment(), args: platformArgs() };
}

function runs(path: string, env: Record<string, string>): boolean {
  return process.platform === 'win32' || spawnSync(path, ['--version', '--no-sandbox'], { env, timeout: 20_000 }).status === 0;
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
