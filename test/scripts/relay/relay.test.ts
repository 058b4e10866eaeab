import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { relay, type RelayOptions } from '../../../scripts/relay/relay.ts';

const SITE = 'https://mira.sample.example';
const RELAY = 'https://relay.sample.example/';

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** An issuer that answers by URL; what it was asked is kept. */
function issuer(answers: { readonly [url: string]: () => Response | Promise<Response> }) {
  const asked: Asked[] = [];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push({ url, init });
    const answer = answers[url];
    if (answer === undefined) throw new TypeError('no such host');
    return answer();
  };
  const options: RelayOptions = { allowedIssuers: ['issuer.example', 'keys.issuer.example:8443'], siteOrigin: SITE, fetch };
  return { asked, options };
}

function ask(url: string, init: RequestInit = {}): Request {
  return new Request(`${RELAY}?url=${encodeURIComponent(url)}`, { ...init, headers: { origin: SITE, ...init.headers } });
}

async function outcome(response: Response): Promise<readonly unknown[]> {
  return [response.status, response.headers.get('x-relay-outcome'), await response.text()];
}

const json = (body: unknown, status = 200): Response => Response.json(body, { status });

suite('the relay reads for the earner’s pages', () => {
  test('a listed issuer’s record, whatever its status', async () => {
    const { options } = issuer({
      'https://issuer.example/a': () => json({ id: 1 }),
      'https://issuer.example/gone': () => json({ revoked: true }, 410),
      'https://keys.issuer.example:8443/did.json': () => json({ id: 2 }),
    });
    assert.deepEqual(await outcome(await relay(ask('https://issuer.example/a'), options)), [200, 'answered', '{"id":1}']);
    assert.deepEqual(await outcome(await relay(ask('https://issuer.example/gone'), options)), [
      410,
      'answered',
      '{"revoked":true}',
    ]);
    assert.deepEqual(await outcome(await relay(ask('https://keys.issuer.example:8443/did.json'), options)), [
      200,
      'answered',
      '{"id":2}',
    ]);
  });

  test('over TLS where its address is from the years before', async () => {
    const { asked, options } = issuer({ 'https://issuer.example/a': () => json({ id: 1 }) });
    assert.deepEqual(await outcome(await relay(ask('http://issuer.example/a'), options)), [200, 'answered', '{"id":1}']);
    const elsewhere = await relay(ask('http://keys.issuer.example:8443/did.json'), options);
    assert.equal(elsewhere.headers.get('x-relay-outcome'), 'blocked');
    assert.deepEqual(
      asked.map(({ url }) => url),
      ['https://issuer.example/a'],
    );
  });

  test('where hosts and origin were written as people do', async () => {
    const { options } = issuer({
      'https://xn--bcher-kva.example/a': () => json({ id: 1 }),
      'https://issuer.example/a': () => json({ id: 2 }),
    });
    const written = { ...options, allowedIssuers: ['Bücher.example', 'ISSUER.example:443'], siteOrigin: `${SITE}/` };
    assert.deepEqual(await outcome(await relay(ask('https://bücher.example/a'), written)), [200, 'answered', '{"id":1}']);
    assert.deepEqual(await outcome(await relay(ask('https://issuer.example/a'), written)), [200, 'answered', '{"id":2}']);
    for (const allowedIssuers of [['issuer.example/b'], ['https://issuer.example'], ['']])
      assert.equal((await relay(ask('https://issuer.example/a'), { ...written, allowedIssuers })).status, 403);
  });

  test('with the earner’s origin named, and the address that answered', async () => {
    const { options } = issuer({
      'https://issuer.example/a': () => new Response(null, { status: 302, headers: { location: '/b' } }),
      'https://issuer.example/b': () => json({}),
    });
    const { headers } = await relay(ask('https://issuer.example/a'), options);
    assert.equal(headers.get('access-control-allow-origin'), SITE);
    assert.equal(headers.get('x-relay-final-url'), 'https://issuer.example/b');
    assert.equal(headers.get('vary'), 'Origin');
  });

  test('passing on nothing of the visitor but what is accepted', async () => {
    const { options, asked } = issuer({ 'https://issuer.example/a': () => json({}) });
    const headers = {
      accept: 'application/vc+jwt',
      cookie: 'secret',
      authorization: 'secret',
      referer: 'https://visitor.example/',
    };
    await relay(ask('https://issuer.example/a', { headers }), options);
    assert.deepEqual({ ...Object(asked[0]?.init.headers) }, { accept: 'application/vc+jwt' });
  });

  test('and as data that no browser opens as a page', async () => {
    const page = '<script>alert(1)</script>';
    const { options } = issuer({
      'https://issuer.example/a': () => new Response(page, { headers: { 'content-type': 'text/html', 'set-cookie': 'a=b' } }),
      'https://issuer.example/b.svg': () => new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml' } }),
    });
    for (const url of ['https://issuer.example/a', 'https://issuer.example/b.svg']) {
      const { headers } = await relay(ask(url), options);
      assert.equal(headers.get('content-type'), 'application/octet-stream');
      assert.equal(headers.get('content-disposition'), 'attachment');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox");
      assert.equal(headers.get('set-cookie'), null);
    }
  });
});

suite('the relay refuses', () => {
  const never = [
    'http://other.example/a',
    'https://other.example/a',
    'https://issuer.example.evil.example/a',
    'https://sub.issuer.example/a',
    'https://issuer.example@evil.example/a',
    'https://user:pass@issuer.example/a',
    'https://issuer.example:444/a',
    'https://127.0.0.1/a',
    'https://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'data:application/json,{}',
  ];
  for (const url of never) {
    test(`${url}, and asks nobody`, async () => {
      const { options, asked } = issuer({});
      assert.deepEqual(await outcome(await relay(ask(url), options)), [
        403,
        'issuer-not-allowed',
        '{"code":"issuer-not-allowed"}',
      ]);
      assert.deepEqual(asked, []);
    });
  }

  test('a listed host that is a private address all the same', async () => {
    const { options, asked } = issuer({});
    const response = await relay(ask('https://10.0.0.1/a'), { ...options, allowedIssuers: ['10.0.0.1'] });
    assert.deepEqual([response.status, asked], [403, []]);
  });

  test('a redirect that leaves the list', async () => {
    const { options, asked } = issuer({
      'https://issuer.example/a': () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    });
    const response = await relay(ask('https://issuer.example/a'), options);
    assert.deepEqual((await outcome(response)).slice(0, 2), [403, 'issuer-not-allowed']);
    assert.deepEqual(
      asked.map(({ url }) => url),
      ['https://issuer.example/a'],
    );
  });

  test('redirects without end', async () => {
    const { options, asked } = issuer({
      'https://issuer.example/a': () => new Response(null, { status: 302, headers: { location: '/a' } }),
    });
    const response = await relay(ask('https://issuer.example/a'), options);
    assert.deepEqual((await outcome(response)).slice(0, 2), [502, 'too-many-redirects']);
    assert.equal(asked.length, 4);
  });

  test('another site’s page, without telling it anything', async () => {
    const { options, asked } = issuer({ 'https://issuer.example/a': () => json({}) });
    for (const origin of ['https://evil.example', 'null', `${SITE}.evil.example`]) {
      const response = await relay(ask('https://issuer.example/a', { headers: { origin } }), options);
      assert.deepEqual([response.status, response.headers.get('access-control-allow-origin')], [403, null]);
    }
    assert.deepEqual(asked, []);
  });

  test('every method but GET', async () => {
    const { options, asked } = issuer({ 'https://issuer.example/a': () => json({}) });
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      assert.equal((await relay(ask('https://issuer.example/a', { method }), options)).status, 405);
    }
    assert.equal((await relay(ask('https://issuer.example/a', { method: 'OPTIONS' }), options)).status, 204);
    assert.deepEqual(asked, []);
  });

  test('a question without an address, with two, or with one too long', async () => {
    const { options } = issuer({});
    const address = encodeURIComponent('https://issuer.example/');
    for (const query of ['', '?url=', '?url=nonsense', `?url=${address}&url=${address}`, `?url=${address}${'a'.repeat(5000)}`]) {
      assert.equal((await relay(new Request(`${RELAY}${query}`), options)).status, 400);
    }
  });
});

suite('the relay says why there is no answer', () => {
  test('when the body is larger than the cap, whatever its length claims', async () => {
    const { options } = issuer({
      'https://issuer.example/a': () => new Response('x'.repeat(50), { headers: { 'content-length': '1' } }),
    });
    const response = await relay(ask('https://issuer.example/a'), { ...options, maxBytes: 10 });
    assert.deepEqual(await outcome(response), [502, 'too-large', '{"code":"too-large"}']);
  });

  test('when the issuer is not reached, or too slow', async () => {
    const { options } = issuer({});
    assert.deepEqual((await outcome(await relay(ask('https://issuer.example/a'), options))).slice(0, 2), [502, 'unreachable']);
    const slow: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        // The relay's own timer keeps no process alive; this one does, until the relay gives up.
        const waiting = setTimeout(reject, 60_000);
        init?.signal?.addEventListener('abort', () => {
          clearTimeout(waiting);
          reject(new Error('aborted'));
        });
      });
    const late = await relay(ask('https://issuer.example/a'), { ...options, fetch: slow, timeoutMs: 20 });
    assert.deepEqual((await outcome(late)).slice(0, 2), [504, 'timeout']);
  });
});
