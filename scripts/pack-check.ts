// `npm run pack-check`: the package as npm would publish it, installed into an empty folder, shows a content folder of its own.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePlace } from './package-place.ts';

const { root } = packagePlace();
const folder = await mkdtemp(join(tmpdir(), 'ms-badge-pack-'));
try {
  await run(root, ['pack', '--loglevel=error', '--pack-destination', folder]);
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error('npm pack made no archive.');
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await run(folder, ['install', `./${archive}`, '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline']);
  await writeContent(join(folder, 'content'));
  await checkShowcase();
  process.stdout.write('1 passed, 0 failed\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A folder as an earner would have it: a profile and one dropped file, an unsigned badge made here. */
async function writeContent(content: string): Promise<void> {
  await mkdir(join(content, 'inbox'), { recursive: true });
  await writeFile(join(content, 'profile.json'), JSON.stringify({ name: 'Sample Packager', sources: [{ source: 'inbox' }] }));
  const badge = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:6f1a2c0e-8f5e-4a53-9c3e-0d5b9f1e7a11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Sample Packaging',
    issuer: { id: 'https://badges.example.org/issuer', type: ['Profile'], name: 'Sample Institute' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://badges.example.org/achievements/packaging',
        type: ['Achievement'],
        name: 'Sample Packaging',
        description: 'Packed, installed and shown.',
        criteria: { narrative: 'Be packed.' },
      },
    },
  };
  await writeFile(join(content, 'inbox', 'sample-packaging.json'), JSON.stringify(badge));
}

async function checkShowcase(): Promise<void> {
  const env = { ...process.env, PORT: '0', INIT_CWD: folder };
  const child = spawn(...npm(['exec', '--', 'ms-badge', 'start', '--content', './content']), {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        const found = /^http:\/\/localhost:\d+\/$/mu.exec(told)?.[0];
        if (found !== undefined) resolve(found);
      });
      void ended.then((code) => {
        reject(new Error(`ms-badge start ended with ${String(code)} in the installed package:\n${told}`));
      });
    });
    await checkPages(url);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function checkPages(url: string): Promise<void> {
  const home = await read(url, 'text/html');
  if (!home.includes('Sample Packager')) throw new Error(`${url} does not show the profile's name.`);
  const link = /href="\/?(badges\/[^"/]+\/)"/u.exec(home)?.[1];
  if (link === undefined) throw new Error(`${url} links to no badge.`);
  const page = await read(new URL(link, url).href, 'text/html');
  if (!page.includes('Sample Packaging')) throw new Error(`${link} does not show the badge's name.`);
  await read(new URL('ms-badge.js', url).href, 'text/javascript');
}

async function read(url: string, type: string): Promise<string> {
  const response = await fetch(url);
  const got = response.headers.get('content-type') ?? '';
  if (!response.ok || !got.startsWith(type)) throw new Error(`${url} answered ${response.status} ${got}.`);
  return response.text();
}

/** npm as this run was started by, under this very Node; or whatever npm the path holds. */
function npm(args: readonly string[]): [file: string, args: string[]] {
  const cli = process.env['npm_execpath'];
  return cli?.endsWith('npm-cli.js') === true ? [process.execPath, [cli, ...args]] : ['npm', [...args]];
}

async function run(cwd: string, args: readonly string[]): Promise<void> {
  const child = spawn(...npm(args), { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${String(code)}.`);
}
