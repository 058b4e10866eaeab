import { suite, test } from '#test';
import { assert } from 'chai';
import { relay } from '../../../scripts/relay/relay.ts';
import { createDocumentLoader, LoadError } from '../../../widget/credential/document-loader.ts';
import '../../../widget/define.ts';
import { relayedLoader } from '../../../widget/element/relayed-loader.ts';
import type { PublishedBadge } from '../../../widget/verification/badge-record.ts';
import { CREDENTIAL, FILE, press, publish, show, textOf, unplug } from '../../support/badge-page.ts';
import { createIssuer, draftCredential, issueJwt } from '../../support/issue-credential.ts';

const RELAY = 'https://me.example/relay';
const ISSUER = 'https://issuer.example/keys';

afterEach(unplug);

/** A page's network: what is named may be read, and the relay reads `issuers` for it. Every other address is closed to browsers. */
function network(pages: { readonly [url: string]: unknown }, issuers: { readonly [url: string]: unknown }): typeof fetch {
  const serve =
    (documents: { readonly [url: string]: unknown }): typeof fetch =>
    async (input) => {
      const body = documents[input instanceof Request ? input.url : String(input)];
      if (body === undefined) throw new TypeError('Failed to fetch');
      if (body instanceof Response) return body.clone();
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
        headers: { 'content-type': 'application/json' },
      });
    };
  const options = { allowedIssuers: ['issuer.example'], siteOrigin: location.origin, fetch: serve(issuers) };
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith(`${RELAY}?`)) return relay(new Request(url, { ...init, headers: { origin: location.origin } }), options);
    return serve(pages)(input, init);
  };
}

/** A loader whose host is closed to browsers, with the relay's answer as given. */
function loaderWith(answer: typeof fetch) {
  const closed: typeof fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  return relayedLoader({ direct: createDocumentLoader({ fetch: closed }), relay: RELAY, fetch: answer });
}

async function codeOf(loading: Promise<unknown>): Promise<string> {
  return loading.then(
    () => 'loaded',
    (error: unknown) => (error instanceof LoadError ? `${error.code} ${error.url}` : String(error)),
  );
}

suite('a relayed loader', () => {
  test('asks the relay only where the issuer lets no browser read', async () => {
    const fetch = network({ 'https://open.example/': { open: true } }, { [ISSUER]: { key: 1 } });
    const { load, hosts } = relayedLoader({ direct: createDocumentLoader({ fetch }), relay: RELAY, fetch });
    assert.equal(new TextDecoder().decode((await load('https://open.example/')).bytes), '{"open":true}');
    assert.deepEqual([...hosts], []);
    const { bytes, finalUrl, status } = await load(ISSUER);
    assert.deepEqual([new TextDecoder().decode(bytes), finalUrl, status], ['{"key":1}', ISSUER, 200]);
    assert.deepEqual([...hosts], ['issuer.example']);
  });

  test('passes on the issuer’s own 404 and 410, and where a redirect led', async () => {
    const moved = new Response(null, { status: 302, headers: { location: '/moved' } });
    const fetch = network({}, { [ISSUER]: moved, 'https://issuer.example/moved': new Response('{}', { status: 410 }) });
    const { status, finalUrl } = await loaderWith(fetch).load(ISSUER);
    assert.deepEqual([status, finalUrl], [410, 'https://issuer.example/moved']);
  });

  test('keeps the direct error where the relay refuses, is down, or is no relay at all', async () => {
    const answers: readonly (typeof fetch)[] = [
      network({}, {}),
      async () => new Response('<!doctype html>', { status: 200 }),
      async () => new Response('{}', { headers: { 'x-relay-outcome': 'answered' } }),
      async () => new Response('{}', { headers: { 'x-relay-outcome': 'answered', 'x-relay-final-url': 'nowhere' } }),
    ];
    for (const answer of answers) {
      const { load, hosts } = loaderWith(answer);
      assert.equal(await codeOf(load('https://issuer.example/absent')), 'unreachable https://issuer.example/absent');
      assert.deepEqual([...hosts], []);
    }
    const elsewhere = loaderWith(network({}, { 'https://stranger.example/': {} }));
    assert.equal(await codeOf(elsewhere.load('https://stranger.example/')), 'unreachable https://stranger.example/');
  });

  test('never asks the relay for an address that is refused here', async () => {
    const asked: string[] = [];
    const { load } = loaderWith(async (input) => {
      asked.push(input instanceof Request ? input.url : input.toString());
      return new Response('{}', { headers: { 'x-relay-outcome': 'answered', 'x-relay-final-url': ISSUER } });
    });
    assert.equal(await codeOf(load('https://10.0.0.1/')), 'blocked https://10.0.0.1/');
    assert.deepEqual(asked, []);
  });
});

suite('a badge whose issuer lets no browser read', () => {
  async function verify(more: Partial<PublishedBadge>): Promise<string> {
    const issuer = await createIssuer({ method: 'did:web', alg: 'ES256', name: 'Sample School' });
    const row = { id: issuer.id, organisation: 'Sample School', source: 'https://issuer.example/about', asOf: '2026-11-01' };
    const credential = { url: './credential.json', kind: 'published' } as const;
    const file = publish({ issuer: { id: issuer.id, name: issuer.name } }, { credential, knownIssuers: [row], ...more });
    const jwt = await issueJwt(issuer, draftCredential(issuer, { name: 'Sample First Aid' }));
    globalThis.fetch = network({ [FILE]: file, [CREDENTIAL]: jwt }, issuer.documents);
    const badge = await show();
    await press(badge);
    return textOf(badge, '.status');
  }

  test('is verified through the earner’s relay, and the page says whose word that part is', async () => {
    const said = await verify({ relay: RELAY });
    assert.include(said, 'Checked in your browser on');
    assert.include(said, 'this site’s own relay (issuer.example): for that part you have this site’s word');
  });

  test('is said to be out of reach without one', async () => {
    assert.include(await verify({}), 'We could not reach the issuer from your browser');
  });
});
