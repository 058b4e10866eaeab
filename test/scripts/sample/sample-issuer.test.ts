import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { startSampleIssuer } from '../../../scripts/sample/sample-issuer.ts';

const RECORD = { type: 'application/json', body: '{"id":1}', page: '<h1>Record</h1>' };
const IMAGE = { type: 'image/png', body: Buffer.from([137, 80, 78, 71]).toString('base64'), encoding: 'base64' };

suite('the sample issuer', () => {
  test('answers programs with data and people with a page, at one address', async (t) => {
    const { origin } = await issuer(t, { '/record': RECORD });
    const data = await fetch(`${origin}/record`, { headers: { accept: 'application/json' } });
    const page = await fetch(`${origin}/record`, { headers: { accept: 'text/html,*/*' } });
    assert.deepEqual([data.headers.get('content-type'), await data.text()], ['application/json', '{"id":1}']);
    assert.deepEqual([page.headers.get('content-type'), await page.text()], ['text/html; charset=utf-8', '<h1>Record</h1>']);
    assert.equal(data.headers.get('vary'), 'Accept');
  });

  test('gives a person the data behind a page when asked for it', async (t) => {
    const { origin } = await issuer(t, { '/record': RECORD });
    const data = await fetch(`${origin}/record?format=data`, { headers: { accept: 'text/html' } });
    assert.equal(await data.text(), '{"id":1}');
  });

  test('lets every origin read, and serves pictures as bytes', async (t) => {
    const { origin } = await issuer(t, { '/image.png': IMAGE });
    const answer = await fetch(`${origin}/image.png`, { headers: { origin: 'https://elsewhere.example' } });
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.deepEqual([...new Uint8Array(await answer.arrayBuffer())], [137, 80, 78, 71]);
  });

  test('serves nothing before there is anything, and nothing that is not listed', async (t) => {
    const { origin, folder } = await issuer(t);
    assert.equal((await fetch(`${origin}/record`)).status, 404);
    await writeFile(join(folder, 'issuer.json'), JSON.stringify({ '/record': RECORD }));
    assert.equal((await fetch(`${origin}/record`)).status, 200);
    assert.equal((await fetch(`${origin}/constructor`)).status, 404);
    assert.equal((await fetch(`${origin}/..%2f..%2fkeys.json`)).status, 404);
  });

  test('is read only', async (t) => {
    const { origin } = await issuer(t, { '/record': RECORD });
    assert.equal((await fetch(`${origin}/record`, { method: 'POST', body: '{}' })).status, 405);
    const head = await fetch(`${origin}/record`, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('content-length'), await head.text()], [200, '8', '']);
  });

  test('can be closed twice', async (t) => {
    const running = await issuer(t);
    await running.close();
    await running.close();
    await assert.rejects(fetch(running.origin));
  });
});

async function issuer(t: TestContext, answers?: object): Promise<{ origin: string; folder: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ms-badge-issuer-'));
  t.after(async () => rm(folder, { recursive: true }));
  if (answers !== undefined) await writeFile(join(folder, 'issuer.json'), JSON.stringify(answers));
  const running = await startSampleIssuer({ folder });
  t.after(running.close);
  return { ...running, folder };
}
