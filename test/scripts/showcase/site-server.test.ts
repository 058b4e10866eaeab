import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { listenForSite, PortTakenError, type SiteServer } from '../../../scripts/showcase/site-server.ts';

const POLICY = "default-src 'none'; img-src 'self'";
const PAGE = `<!doctype html><meta http-equiv="content-security-policy" content="${POLICY}"><p>${'A sample page. '.repeat(40)}`;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks with the path exactly as given: `fetch` would resolve the dots itself. */
async function ask(
  server: SiteServer,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function serve(t: TestContext): Promise<SiteServer> {
  const top = await mkdtemp(join(tmpdir(), 'ms-badge-site-'));
  const site = join(top, 'site');
  await mkdir(join(site, 'badges', 'sample'), { recursive: true });
  await mkdir(join(site, '_astro'));
  await writeFile(join(top, 'secret.txt'), 'secret');
  await writeFile(join(site, '.env'), 'secret');
  await writeFile(join(site, 'index.html'), PAGE);
  await writeFile(join(site, '404.html'), '<!doctype html><p>Not here');
  await writeFile(join(site, 'badges', 'sample', 'index.html'), PAGE);
  await writeFile(join(site, 'badges', 'sample.json'), '{}');
  await writeFile(join(site, '_astro', 'style.abc.css'), 'p{}');
  await writeFile(join(site, 'picture.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await symlink(join(top, 'secret.txt'), join(site, 'link.txt'));
  const server = await listenForSite({ port: 0 });
  server.show(site);
  t.after(async () => {
    await server.close();
    await rm(top, { recursive: true, force: true });
  });
  return server;
}

suite('the site server', () => {
  test('answers a folder with its page, its type and the policy that the page itself carries', async (t) => {
    const { status, headers } = await ask(await serve(t), '/');
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['content-security-policy'], POLICY);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  });

  test('lets pages of other origins read it', async (t) => {
    const { headers } = await ask(await serve(t), '/badges/sample.json');
    assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(headers['access-control-allow-origin'], '*');
  });

  test('leads a folder without its slash to the one with it, with the query', async (t) => {
    const { status, headers } = await ask(await serve(t), '/badges/sample?x=1');
    assert.equal(status, 301);
    assert.equal(headers['location'], '/badges/sample/?x=1');
  });

  test('leads nobody to another host', async (t) => {
    const { headers } = await ask(await serve(t), '//badges/sample');
    assert.equal(headers['location'], '/badges/sample/');
  });

  test('answers what is not there with the 404 page', async (t) => {
    const { status, body } = await ask(await serve(t), '/nothing');
    assert.equal(status, 404);
    assert.match(body.toString(), /Not here/);
  });

  const outside = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/badges/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/.env',
    '/link.txt',
    '/%00',
    '/%',
  ];
  for (const path of outside) {
    test(`keeps ${path} to itself`, async (t) => {
      const { status, body } = await ask(await serve(t), path);
      assert.equal(status, 404);
      assert.doesNotMatch(body.toString(), /secret/);
    });
  }

  test('compresses for who asks, and names each form by its own tag', async (t) => {
    const server = await serve(t);
    const plain = await ask(server, '/');
    const packed = await ask(server, '/', { headers: { 'accept-encoding': 'gzip;q=0, br' } });
    assert.equal(packed.headers['content-encoding'], 'br');
    assert.deepEqual(brotliDecompressSync(packed.body), plain.body);
    assert.notEqual(packed.headers['etag'], plain.headers['etag']);
    const again = await ask(server, '/', {
      headers: { 'accept-encoding': 'br', 'if-none-match': String(packed.headers['etag']) },
    });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
  });

  test('keeps for ever only what carries its hash in its name', async (t) => {
    const server = await serve(t);
    assert.match(String((await ask(server, '/_astro/style.abc.css')).headers['cache-control']), /immutable/);
    assert.equal((await ask(server, '/')).headers['cache-control'], 'no-cache');
  });

  test('lets a picture that is opened by itself run nothing', async (t) => {
    const { headers } = await ask(await serve(t), '/picture.svg');
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*sandbox/);
  });

  test('answers HEAD without a body and refuses every other method', async (t) => {
    const server = await serve(t);
    const head = await ask(server, '/', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
    assert.equal((await ask(server, '/', { method: 'POST' })).status, 405);
  });

  test('answers 503 until there is a site', async (t) => {
    const server = await listenForSite({ port: 0 });
    t.after(server.close);
    assert.equal((await ask(server, '/')).status, 503);
  });
});

suite('listening', () => {
  test('tells that a port is taken', async (t) => {
    const first = await listenForSite({ port: 0 });
    t.after(first.close);
    await assert.rejects(listenForSite({ port: first.port }), PortTakenError);
  });

  test('takes a later port where it may', async (t) => {
    const first = await listenForSite({ port: 0 });
    t.after(first.close);
    const second = await listenForSite({ port: first.port, tries: 20 });
    t.after(second.close);
    assert.ok(second.port > first.port);
  });
});
