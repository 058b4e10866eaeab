import assert from 'node:assert/strict';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { suite, test } from 'node:test';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import type { HttpClientOptions } from '../../../scripts/sync/http-client.ts';
import type { Resolve } from '../../../scripts/sync/public-address.ts';
import { LoadError } from '../../../widget/credential/document-loader.ts';
import type { LoadErrorCode } from '../../../widget/credential/document-loader.ts';
import { serveBadges } from '../../support/badge-server.ts';

/** A client whose pauses take no time and are written down. */
function client(options: Partial<HttpClientOptions> = {}) {
  const pauses: number[] = [];
  const sleep = async (ms: number): Promise<void> => void pauses.push(ms);
  return {
    pauses,
    ...createHttpClient({
      userAgent: 'ms-badge/test (+https://sample.example)',
      allowLoopback: true,
      sleep,
      random: () => 0.5,
      ...options,
    }),
  };
}

const failsWith = (code: LoadErrorCode) => (error: unknown) => error instanceof LoadError && error.code === code;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

suite('a request', () => {
  test('says who asks, and asks for JSON only', async (t) => {
    const server = await serveBadges(t, { '/x': { json: { a: 1 } } });
    const answer = await client().load(`${server.origin}/x#fragment`);
    assert.equal(text(answer.bytes), '{"a":1}');
    assert.equal(answer.mediaType, 'application/json');
    assert.equal(answer.finalUrl, `${server.origin}/x`);
    assert.equal(server.requests[0]?.headers['user-agent'], 'ms-badge/test (+https://sample.example)');
    assert.equal(server.requests[0].headers['accept'], 'application/json');
  });

  test('takes every status for an answer', async (t) => {
    const { origin } = await serveBadges(t, { '/gone': { status: 410, json: { revoked: true } } });
    const answer = await client().load(`${origin}/gone`);
    assert.deepEqual([answer.status, text(answer.bytes)], [410, '{"revoked":true}']);
  });

  for (const [encoding, pack] of [
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const) {
    test(`unpacks ${encoding}, and stops at the cap of what comes out of it`, async (t) => {
      const headers = { 'content-encoding': encoding };
      const { origin } = await serveBadges(t, {
        '/small': { bytes: pack('hello'), headers },
        '/bomb': { bytes: pack(Buffer.alloc(20_000_000)), headers },
      });
      assert.equal(text((await client().load(`${origin}/small`)).bytes), 'hello');
      await assert.rejects(client().load(`${origin}/bomb`), failsWith('too-large'));
    });
  }

  test('stops at the cap without reading the rest', async (t) => {
    const { origin } = await serveBadges(t, { '/x': { bytes: Buffer.alloc(1001) } });
    await assert.rejects(client().load(`${origin}/x`, { maxBytes: 1000 }), failsWith('too-large'));
    assert.equal((await client().load(`${origin}/x`, { maxBytes: 1001 })).bytes.length, 1001);
  });

  test('ends at the time limit', async (t) => {
    const { origin } = await serveBadges(t, { '/x': { delayMs: 30_000 } });
    await assert.rejects(client({ timeoutMs: 50 }).load(`${origin}/x`), failsWith('timeout'));
  });

  test('ends when it is told to', async (t) => {
    const { origin } = await serveBadges(t, { '/x': { delayMs: 30_000 } });
    await assert.rejects(client({ signal: AbortSignal.timeout(50) }).load(`${origin}/x`), failsWith('unreachable'));
  });
});

suite('an address is refused', () => {
  for (const url of [
    'http://example.com:8080/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://user:secret@example.com/',
    'https://10.0.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://localhost/',
    'http://127.0.0.1/',
    'not a url',
  ]) {
    test(url, async () => {
      await assert.rejects(client({ allowLoopback: false }).load(url), failsWith('blocked'));
    });
  }

  test('at the loopback when it is another private one, even where the loopback is allowed', async () => {
    await assert.rejects(client().load('http://192.168.0.1/'), failsWith('blocked'));
  });
});

suite('a name', () => {
  const leadingTo =
    (...addresses: readonly string[]): Resolve =>
    (_name, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  test('of the years before TLS only over it', async (t) => {
    const load = client({
      resolve: (name, ...rest) => leadingTo(name === 'example.com' ? '10.0.0.1' : '127.0.0.1')(name, ...rest),
    }).load;
    const overTls = (error: unknown): boolean =>
      error instanceof LoadError && error.code === 'blocked' && error.url === 'https://example.com/a';
    await assert.rejects(load('http://example.com/a'), overTls);
    const { origin } = await serveBadges(t, { '/x': { redirect: 'http://example.com/a' } });
    await assert.rejects(load(`${origin}/x`), overTls);
  });

  for (const addresses of [['127.0.0.1'], ['10.0.0.1'], ['93.184.215.14', '192.168.0.1'], ['::ffff:169.254.169.254'], []]) {
    test(`that leads to ${addresses.join(' and ') || 'nowhere'} is refused, and nobody is connected to`, async () => {
      const { load } = client({ resolve: leadingTo(...addresses) });
      await assert.rejects(load('https://issuer.example/'), failsWith('blocked'));
    });
  }

  test('is resolved once: the connection goes to the address that was judged', async (t) => {
    const server = await serveBadges(t, { '/x': { text: 'ok' } });
    let asked = 0;
    const resolve: Resolve = (name, options, callback) => {
      asked += 1;
      return leadingTo(...(asked === 1 ? ['127.0.0.1', '::1'] : ['10.0.0.1']))(name, options, callback);
    };
    const url = `http://issuer.localhost:${new URL(server.origin).port}/x`;
    const { load } = client({ resolve });
    assert.equal((await load(url)).status, 200);
    assert.equal(asked, 1);
  });
});

suite('a redirect', () => {
  test('is followed three times, and not four', async (t) => {
    const { origin } = await serveBadges(t, {
      '/1': { redirect: '/2' },
      '/2': { redirect: '/3', status: 301 },
      '/3': { redirect: '/end', status: 308 },
      '/0': { redirect: '/1' },
      '/end': { text: 'here' },
    });
    const answer = await client().load(`${origin}/1`);
    assert.deepEqual([text(answer.bytes), answer.finalUrl], ['here', `${origin}/end`]);
    await assert.rejects(client().load(`${origin}/0`), failsWith('too-many-redirects'));
  });

  test('in a circle ends', async (t) => {
    const { origin, requests } = await serveBadges(t, { '/x': { redirect: '/x' } });
    await assert.rejects(client().load(`${origin}/x`), failsWith('too-many-redirects'));
    assert.equal(requests.length, 4);
  });

  for (const target of [
    'http://169.254.169.254/',
    'https://10.0.0.1/',
    'http://example.com:8080/',
    'file:///etc/passwd',
    'https://[::1]:1/x%',
  ]) {
    test(`to ${target} is refused`, async (t) => {
      const { origin } = await serveBadges(t, { '/x': { redirect: target } });
      const expected = target.includes('[::1]') ? 'unreachable' : 'blocked';
      await assert.rejects(client().load(`${origin}/x`), failsWith(expected));
    });
  }
});

suite('a bad moment', () => {
  test('passes: the third attempt is answered, after longer and longer pauses', async (t) => {
    let asked = 0;
    const { origin } = await serveBadges(t, { '/x': () => ((asked += 1) < 3 ? { status: 503 } : { text: 'back' }) });
    const { load, pauses } = client();
    assert.equal(text((await load(`${origin}/x`)).bytes), 'back');
    assert.deepEqual(pauses, [500, 1000]);
  });

  test('that does not pass is the answer, after four attempts', async (t) => {
    const { origin, requests } = await serveBadges(t, { '/x': { status: 500, text: 'oops' } });
    assert.equal((await client().load(`${origin}/x`)).status, 500);
    assert.equal(requests.length, 4);
  });

  test('a pause is as long as the service asks for, in seconds or until a date', async (t) => {
    const at = Date.parse('2026-11-01T12:00:00Z');
    let asked = 0;
    const values = ['7', 'Sun, 01 Nov 2026 12:00:09 GMT'];
    const { origin } = await serveBadges(t, {
      '/x': () => {
        const value = values[asked++];
        return value === undefined ? { text: 'ok' } : { status: 429, headers: { 'retry-after': value } };
      },
    });
    const { load, pauses } = client({ now: () => at });
    assert.equal((await load(`${origin}/x`)).status, 200);
    assert.deepEqual(pauses, [7000, 9000]);
  });

  test('a pause that is longer than the whole limit is not made', async (t) => {
    const { origin, requests } = await serveBadges(t, { '/x': { status: 429, headers: { 'retry-after': '3600' } } });
    const { load, pauses } = client();
    assert.equal((await load(`${origin}/x`)).status, 429);
    assert.deepEqual([pauses, requests.length], [[], 1]);
  });

  test('a connection that breaks is tried again', async (t) => {
    let asked = 0;
    const { origin } = await serveBadges(t, {
      '/reset': () => ((asked += 1) < 2 ? { reset: true } : { text: 'ok' }),
      '/cut': { text: 'a body of some length', truncate: true },
    });
    assert.equal((await client().load(`${origin}/reset`)).status, 200);
    await assert.rejects(client({ retries: 1 }).load(`${origin}/cut`), failsWith('unreachable'));
  });

  test('nothing else is tried again', async (t) => {
    const { origin, requests } = await serveBadges(t, {
      '/404': { status: 404 },
      '/packed': { text: 'not gzip', headers: { 'content-encoding': 'gzip' } },
    });
    await client().load(`${origin}/404`);
    await assert.rejects(client().load(`${origin}/packed`), failsWith('unreachable'));
    assert.equal(requests.length, 2);
  });

  test('a host that is not there is found out once', async (t) => {
    const server = await serveBadges(t);
    await server.close();
    const { load, pauses } = client();
    await assert.rejects(load(`${server.origin}/x`), failsWith('unreachable'));
    assert.deepEqual(pauses, []);
  });
});

suite('politeness', () => {
  test('at most four requests at a time go to one host', async (t) => {
    let running = 0;
    let most = 0;
    const { origin } = await serveBadges(t, {
      '/x': () => {
        most = Math.max(most, (running += 1));
        setTimeout(() => (running -= 1), 20);
        return { delayMs: 20, text: 'ok' };
      },
    });
    const { load } = client();
    await Promise.all(Array.from({ length: 12 }, (_, index) => load(`${origin}/x?${index}`)));
    assert.ok(most <= 4, `${most} at once`);
    assert.ok(most > 1, 'and not one after the other');
  });

  test('a host that asks one request to wait is left alone by the others', async (t) => {
    let wake = (): void => undefined;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const { origin, requests } = await serveBadges(t, {
      '/a': () => (requests.length === 1 ? { status: 429, headers: { 'retry-after': '5' } } : { text: 'ok' }),
      '/b': { text: 'ok' },
    });
    let paused = (): void => undefined;
    const isPaused = new Promise<void>((resolve) => (paused = resolve));
    const { load } = client({
      sleep: () => {
        paused();
        return woken;
      },
    });
    const first = load(`${origin}/a`);
    await isPaused;
    const second = load(`${origin}/b`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(requests.length, 1);
    wake();
    await Promise.all([first, second]);
    assert.equal(requests.length, 3);
  });
});
