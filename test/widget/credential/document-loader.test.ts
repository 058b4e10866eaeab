import { suite, test } from '#test';
import { assert } from 'chai';
import type { DocumentLoaderOptions } from '../../../widget/credential/document-loader.ts';
import { createDocumentLoader, LoadError } from '../../../widget/credential/document-loader.ts';

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>;

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A `fetch` that answers from a function, and what was asked of it. */
function fakeFetch(answer: Answer): { readonly fetch: typeof fetch; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const fake: typeof fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push({ url, init });
    return answer(url, init);
  };
  return { fetch: fake, asked };
}

/** The code of the LoadError that a load ends in, or its status. */
async function outcome(
  url: string,
  answer: Answer,
  options: DocumentLoaderOptions & { maxBytes?: number } = {},
): Promise<string | number> {
  const load = createDocumentLoader({ fetch: fakeFetch(answer).fetch, ...options });
  try {
    return (await load(url, options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes })).status;
  } catch (error) {
    if (error instanceof LoadError) return error.code;
    throw error;
  }
}

const ok: Answer = () => new Response('{"a":1}', { headers: { 'content-type': 'Application/JSON; charset=utf-8' } });
const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } });

/** A body that never ends, and whether it was cancelled. */
function endlessBody(): { readonly response: Response; readonly cancelled: () => boolean } {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
    cancel: () => {
      cancelled = true;
    },
  });
  return { response: new Response(body), cancelled: () => cancelled };
}

suite('a loaded document', () => {
  test('is its bytes, its address, its type and its time', async () => {
    const load = createDocumentLoader({ fetch: fakeFetch(ok).fetch, now: () => new Date('2026-11-22T00:00:00Z') });
    const { bytes, ...rest } = await load('https://issuer.example/a');
    assert.equal(new TextDecoder().decode(bytes), '{"a":1}');
    assert.deepEqual(rest, {
      status: 200,
      finalUrl: 'https://issuer.example/a',
      mediaType: 'application/json',
      at: '2026-11-22T00:00:00.000Z',
    });
  });

  test('may be any answer: 404, 410 and 503 mean something to a verifier', async () => {
    for (const status of [404, 410, 503])
      assert.equal(await outcome('https://issuer.example/a', () => new Response('gone', { status })), status);
    assert.equal(await outcome('https://issuer.example/a', () => new Response(null, { status: 204 })), 204);
  });

  test('is asked for without telling who asks', async () => {
    const { fetch, asked } = fakeFetch(ok);
    await createDocumentLoader({ fetch })('https://issuer.example/a', { accept: 'application/did+json' });
    const init = asked[0]?.init;
    assert.equal(init?.credentials, 'omit');
    assert.equal(init?.referrerPolicy, 'no-referrer');
    assert.equal(init?.cache, 'no-store');
    assert.deepEqual(init?.headers, { accept: 'application/did+json' });
    await createDocumentLoader({ fetch })('https://issuer.example/a');
    assert.deepEqual(asked[1]?.init.headers, { accept: 'application/json' });
  });

  test('has no type where nobody says one', async () => {
    const { fetch } = fakeFetch(() => new Response(new Uint8Array(1)));
    assert.equal((await createDocumentLoader({ fetch })('https://issuer.example/a')).mediaType, '');
  });

  test('has its type before the first semicolon, also where a header of spaces comes before it', async () => {
    for (const between of ['', ' ', ' '.repeat(200_000)]) {
      const headers = new Headers({ 'content-type': `Application/JSON${between};q=1` });
      const { fetch } = fakeFetch(() => new Response('{}', { headers }));
      assert.equal((await createDocumentLoader({ fetch })('https://issuer.example/a')).mediaType, 'application/json');
    }
    const headers = { 'content-type': `a${' '.repeat(200_000)}b` };
    const { fetch } = fakeFetch(() => new Response('{}', { headers }));
    const { mediaType } = await createDocumentLoader({ fetch })('https://issuer.example/a');
    assert.lengthOf(mediaType, 200_002);
  });
});

suite('an address of the years before TLS', () => {
  test('is asked over it, also where a redirect leads to one, and at the default port alone', async () => {
    for (const url of ['http://issuer.example/a?b', 'HTTP://issuer.example:80/a?b']) {
      const { fetch, asked } = fakeFetch(ok);
      const document = await createDocumentLoader({ fetch, allowLoopback: true })(url);
      assert.deepEqual(
        [document.finalUrl, ...asked.map((each) => each.url)],
        ['https://issuer.example/a?b', 'https://issuer.example/a?b'],
      );
    }
    const { fetch, asked } = fakeFetch((url) => (url.endsWith('/a') ? redirect('http://other.example/b') : ok(url, {})));
    assert.equal((await createDocumentLoader({ fetch })('https://issuer.example/a')).finalUrl, 'https://other.example/b');
    assert.deepEqual(
      asked.map((each) => each.url),
      ['https://issuer.example/a', 'https://other.example/b'],
    );
  });
});

suite('a load is blocked', () => {
  test('for anything but https to a public host', async () => {
    const urls = [
      'http://issuer.example:8080/',
      'http://issuer.example:443/',
      'ftp://issuer.example/',
      'file:///etc/passwd',
      'data:text/plain,x',
      'nonsense',
      'https://169.254.169.254/latest/meta-data/',
    ];
    for (const url of [
      ...urls,
      'https://localhost/',
      'https://[::1]/',
      'https://10.0.0.1/',
      'https://user@issuer.example/',
      'https://:pass@issuer.example/',
    ]) {
      const { fetch, asked } = fakeFetch(ok);
      assert.equal(await outcome(url, ok, { fetch }), 'blocked', url);
      assert.lengthOf(asked, 0, url);
    }
  });

  test('for a redirect to such an address', async () => {
    for (const location of [
      'http://issuer.example:8080/b',
      'http://10.0.0.1/',
      'https://127.0.0.1/',
      'https://[fd00::1]/',
      'file:///etc/passwd',
      'https://u@b.example/',
    ]) {
      assert.equal(
        await outcome('https://issuer.example/', (url) => (url.endsWith('.example/') ? redirect(location) : ok(url, {}))),
        'blocked',
        location,
      );
    }
  });

  test('on the loopback unless that is allowed, and then only there', async () => {
    const options = { allowLoopback: true };
    for (const url of ['http://127.0.0.1:8080/', 'http://localhost/', 'https://localhost/']) {
      assert.equal(await outcome(url, ok), 'blocked', url);
      assert.equal(await outcome(url, ok, options), 200, url);
    }
    for (const url of ['http://issuer.example:8080/', 'http://10.0.0.1/', 'https://192.168.1.1/'])
      assert.equal(await outcome(url, ok, options), 'blocked', url);
  });
});

suite('a redirect', () => {
  test('is followed, also a relative one, and the last address is told', async () => {
    const { fetch } = fakeFetch((url) => (url.endsWith('/a') ? redirect('../b?c') : ok(url, {})));
    assert.equal((await createDocumentLoader({ fetch })('https://issuer.example/x/a')).finalUrl, 'https://issuer.example/b?c');
  });

  test('is followed three times and not a fourth', async () => {
    const hops =
      (count: number): Answer =>
      (url) => {
        const at = Number(new URL(url).pathname.slice(1));
        return at < count ? redirect(`/${at + 1}`) : new Response('ok');
      };
    assert.equal(await outcome('https://issuer.example/0', hops(3)), 200);
    assert.equal(await outcome('https://issuer.example/0', hops(4)), 'too-many-redirects');
    assert.equal(await outcome('https://issuer.example/0', hops(1), { maxRedirects: 0 }), 'too-many-redirects');
  });

  test('is not read: whatever body it has is let go', async () => {
    const { response, cancelled } = endlessBody();
    const moved = new Response(response.body, { status: 301, headers: { location: '/b' } });
    assert.equal(await outcome('https://issuer.example/a', (url) => (url.endsWith('/a') ? moved : new Response('ok'))), 200);
    assert.isTrue(cancelled());
  });

  test('that a browser hides is left to the browser, and its end is looked at', async () => {
    const browser =
      (end: string): Answer =>
      (_url, { redirect: mode }) => {
        const response = new Response('ok');
        const hidden = mode === 'manual' ? { type: 'opaqueredirect', status: 0 } : { url: end };
        return new Proxy(response, { get: (target, key): unknown => Reflect.get(hidden, key) ?? Reflect.get(target, key) });
      };
    assert.equal(await outcome('https://issuer.example/', browser('https://other.example/')), 200);
    const { fetch, asked } = fakeFetch(browser('https://other.example/'));
    await createDocumentLoader({ fetch })('https://issuer.example/');
    assert.deepEqual(
      asked.map(({ url, init }) => [url, init.redirect]),
      [
        ['https://issuer.example/', 'manual'],
        ['https://issuer.example/', 'follow'],
      ],
    );
    assert.equal(await outcome('https://issuer.example/', browser('https://10.0.0.1/')), 'blocked');
  });
});

suite('a load ends', () => {
  test('as too large when a body never does, and the body is cancelled', async () => {
    const { response, cancelled } = endlessBody();
    assert.equal(await outcome('https://issuer.example/', () => response, { maxBytes: 5000 }), 'too-large');
    assert.isTrue(cancelled());
  });

  test('as too large before a byte is read when the length says so', async () => {
    const answer = (): Response => new Response('x', { headers: { 'content-length': '1000001' } });
    assert.equal(await outcome('https://issuer.example/', answer), 'too-large');
  });

  test('well with exactly as many bytes as are allowed', async () => {
    const answer = (): Response => new Response('x'.repeat(100));
    assert.equal(await outcome('https://issuer.example/', answer, { maxBytes: 100 }), 200);
    assert.equal(await outcome('https://issuer.example/', answer, { maxBytes: 99 }), 'too-large');
    const told = (): Response => new Response('x'.repeat(100), { headers: { 'content-length': '100' } });
    assert.equal(await outcome('https://issuer.example/', told, { maxBytes: 100 }), 200);
  });

  test('as a timeout when nobody answers', async () => {
    // The timer keeps Node awake, as an open connection would: a time limit alone does not.
    const never: Answer = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        const connection = setInterval(() => undefined, 1000);
        signal?.addEventListener('abort', () => {
          clearInterval(connection);
          reject(new DOMException('late', 'TimeoutError'));
        });
      });
    assert.equal(await outcome('https://issuer.example/', never, { timeoutMs: 5 }), 'timeout');
  });

  test('as unreachable when the network fails, at the start or in the middle', async () => {
    const refuse: Answer = () => Promise.reject(new TypeError('Failed to fetch'));
    assert.equal(await outcome('https://issuer.example/', refuse), 'unreachable');
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new TypeError('reset')) });
    assert.equal(await outcome('https://issuer.example/', () => new Response(broken)), 'unreachable');
  });

  test('as an error that keeps what the network said', async () => {
    const cause = new TypeError('Failed to fetch');
    const { fetch } = fakeFetch(() => Promise.reject(cause));
    const error = await createDocumentLoader({ fetch })('https://issuer.example/').then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.instanceOf(error, LoadError);
    assert.equal(error.cause, cause);
  });

  test('as an error that says which address, and why', async () => {
    const error = await createDocumentLoader()('https://127.0.0.1/').then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.instanceOf(error, LoadError);
    assert.equal(String(error), 'LoadError: https://127.0.0.1/: blocked');
  });
});
