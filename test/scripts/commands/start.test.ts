import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { freePort } from '../../../scripts/showcase/free-port.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', '..', 'scripts', 'ms-badge.ts');

interface Started {
  /** Resolves with the first match in what it prints; rejects when it ends without one. */
  readonly told: (pattern: RegExp) => Promise<string>;
  readonly ended: Promise<{ code: number | null; output: string }>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

async function start(t: TestContext, args: readonly string[], env: Record<string, string>): Promise<Started> {
  const cwd = await mkdtemp(join(tmpdir(), 'ms-badge-start-'));
  await mkdir(join(cwd, 'content'));
  await writeFile(join(cwd, 'content', 'profile.json'), '{ "name": "Sample Person" }');
  const cache = join(cwd, '.cache');
  const child = spawn(process.execPath, [SCRIPT, 'start', ...args], {
    cwd,
    env: { ...process.env, MS_BADGE_CACHE: cache, ...env },
  });
  let output = '';
  const ended = new Promise<{ code: number | null; output: string }>((done) => {
    child.on('close', (code) => {
      done({ code, output });
    });
  });
  const told = async (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(output)?.[0];
        if (found !== undefined) resolve(found);
      };
      child.stdout.on('data', look);
      void ended.then(() => {
        reject(new Error(`ended without ${String(pattern)}:\n${output}`));
      });
    });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(cwd, { recursive: true, force: true });
  });
  return { told, ended, kill: (signal) => void child.kill(signal) };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

suite('ms-badge start', () => {
  test('gives a machine the address in one line of JSON', async (t) => {
    const { told, ended, kill } = await start(t, ['--json'], { PORT: '0' });
    const line = await told(/^\{.*\}$/m);
    const answer: unknown = JSON.parse(line);
    assert.ok(typeof answer === 'object' && answer !== null && 'url' in answer && 'showing' in answer);
    assert.equal(answer.showing, 'own');
    assert.ok(await answers(String(answer.url)));
    kill('SIGTERM');
    assert.equal((await ended).code, 0);
  });

  test('prints an address that answers, and SIGTERM ends it all', async (t) => {
    const started = await start(t, [], { PORT: '0' });
    const url = await started.told(/^http:\/\/localhost:\d+\/$/m);
    assert.match(await (await fetch(url)).text(), /Sample Person/);
    started.kill('SIGTERM');
    assert.equal((await started.ended).code, 0);
    assert.equal(await answers(url), false);
  });

  test('lets pages name their address where the port was chosen, and only there', async (t) => {
    const port = await freePort(45_000 + Math.floor(Math.random() * 5000));
    const chosen = await start(t, [], { PORT: String(port) });
    const url = await chosen.told(/^http:\/\/localhost:\d+\/$/m);
    assert.match(await (await fetch(url)).text(), new RegExp(`rel="canonical" href="http://localhost:${port}/"`));
    const any = await start(t, [], { PORT: '0' });
    assert.doesNotMatch(await (await fetch(await any.told(/^http:\/\/localhost:\d+\/$/m))).text(), /rel="canonical"/);
  });

  test('says that the port it was given is taken, before it does anything else', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    t.after(() => other.close());
    await new Promise((done) => other.once('listening', done));
    const address = other.address();
    assert.ok(typeof address === 'object' && address !== null);
    const started = await start(t, [], { PORT: String(address.port) });
    const { code, output } = await started.ended;
    assert.equal(code, 1);
    assert.match(output, new RegExp(`Port ${address.port} is taken`));
    assert.doesNotMatch(output, /Building/);
  });

  test('exits 2 for a port that is none', async (t) => {
    const { code, output } = await (await start(t, ['--port', 'eighty'], {})).ended;
    assert.equal(code, 2);
    assert.match(output, /"eighty" is no port/);
  });
});
