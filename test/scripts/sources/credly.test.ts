import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { credly } from '../../../scripts/sources/credly.ts';
import { SourceError } from '../../../scripts/sources/source-error.ts';
import type { SourceErrorCode } from '../../../scripts/sources/source-error.ts';
import type { SourceAnswer } from '../../../scripts/sources/source.ts';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import type { Route } from '../../support/badge-server.ts';
import {
  assertionPath,
  credlyBadge,
  idOf,
  importedBadge,
  importedPath,
  listingPath,
  serveCredly,
} from '../../support/credly-server.ts';
import { FAULTS } from '../../support/faults.ts';
import type { CredlyProfile, CredlyServer } from '../../support/credly-server.ts';

const UUID = '99999999-0000-4000-8000-000000000001';
const NAME = 'sample-earner';

function profileOf(count: number, more: Partial<CredlyProfile> = {}): CredlyProfile {
  return { name: NAME, badges: Array.from({ length: count }, (_, index) => credlyBadge(index + 1)), ...more };
}

async function ask(server: CredlyServer, profile = NAME): Promise<SourceAnswer> {
  const http = createHttpClient({
    userAgent: 'test',
    allowLoopback: true,
    timeoutMs: 300,
    sleep: () => Promise.resolve(),
    retries: 1,
  });
  const now = () => '2026-11-01T12:00:00.000Z';
  return credly.find(
    { source: 'credly', profile, origin: server.origin },
    { http, inbox: async () => [], now, progress: () => undefined },
  );
}

const keys = (answer: SourceAnswer): readonly string[] => answer.found.map(({ key }) => key);

suite('a Credly profile', () => {
  test('gives every badge with its assertion, its picture and the page about it', async (t) => {
    const server = await serveCredly(t, profileOf(2));
    const answer = await ask(server);
    assert.deepEqual(answer.problems, []);
    assert.equal(answer.complete, true);
    const [first] = answer.found;
    assert.equal(first?.key, idOf(1));
    const document = await first.loadDocument?.();
    assert.equal(document?.from, `https://www.credly.com${assertionPath(idOf(1))}`);
    assert.equal(first.hostedUrl, document.from);
    assert.equal(first.recordUrl, `https://www.credly.com/badges/${idOf(1)}`);
    assert.equal((await first.loadImage?.())?.from, `https://images.credly.com/images/${idOf(1)}/blob`);
  });

  test('of three pages gives all of them, in the order of the profile', async (t) => {
    const server = await serveCredly(t, profileOf(120));
    assert.deepEqual(
      keys(await ask(server)),
      Array.from({ length: 120 }, (_, index) => idOf(index + 1)),
    );
  });

  test('is asked for JSON only: with a web page acceptable it would answer one', async (t) => {
    const server = await serveCredly(t, profileOf(1));
    for (const { loadDocument } of (await ask(server)).found) await loadDocument?.();
    const accepts = server.requests.filter(({ path }) => !path.startsWith('/images')).map(({ headers }) => headers['accept']);
    assert.deepEqual([...new Set(accepts)], ['application/json']);
  });

  test('is found by its address in any form, and by its UUID', async (t) => {
    const server = await serveCredly(t, profileOf(1), { ...profileOf(1), name: UUID });
    for (const profile of [`https://www.credly.com/users/${NAME}/badges`, `${server.origin}/users/${NAME}/`, UUID]) {
      assert.deepEqual(keys(await ask(server, profile)), [idOf(1)]);
    }
  });

  test('lists imported badges too, as self-reported and without a document', async (t) => {
    const server = await serveCredly(t, profileOf(1, { imported: [importedBadge(7)] }));
    const imported = (await ask(server)).found[1];
    assert.equal(imported?.key, `external:${idOf(7)}`);
    assert.equal(imported.selfReported, true);
    assert.deepEqual([imported.document, imported.loadDocument], [undefined, undefined]);
    assert.equal(imported.hostedUrl, undefined);
  });

  test('leaves out what is not public, or not accepted', async (t) => {
    const badges = [
      credlyBadge(1),
      credlyBadge(2, { public: false }),
      credlyBadge(3, { is_private_badge: true }),
      credlyBadge(4, { state: 'pending' }),
    ];
    const server = await serveCredly(t, { name: NAME, badges });
    assert.deepEqual(keys(await ask(server)), [idOf(1)]);
  });

  test('takes a revoked or missing assertion for a fact about the badge, not for a problem', async (t) => {
    const server = await serveCredly(t, profileOf(3));
    server.fail(assertionPath(idOf(1)), FAULTS.gone);
    server.fail(assertionPath(idOf(2)), FAULTS['not found']);
    const answer = await ask(server);
    assert.deepEqual(answer.problems, []);
    const documents = await Promise.all(answer.found.map(async ({ loadDocument }) => loadDocument?.()));
    assert.deepEqual(
      documents.map((document) => document !== undefined),
      [false, false, true],
    );
    assert.deepEqual(
      answer.found.map(({ hostedUrl }) => hostedUrl !== undefined),
      [true, true, true],
    );
  });

  test('does not ask again for a picture that is on disk', async (t) => {
    const server = await serveCredly(t, profileOf(1));
    const http = createHttpClient({ userAgent: 'test', allowLoopback: true });
    const storedImage = async (url: string) => (url.endsWith(`${idOf(1)}/blob`) ? new Uint8Array([1]) : undefined);
    const ports = { http, inbox: async () => [], now: () => '', progress: () => undefined, storedImage };
    const answer = await credly.find({ source: 'credly', profile: NAME, origin: server.origin }, ports);
    assert.deepEqual((await answer.found[0]?.loadImage?.())?.bytes, new Uint8Array([1]));
    assert.ok(server.requests.every(({ path }) => !path.startsWith('/images')));
  });

  test('whose picture lies on a foreign host goes without it', async (t) => {
    const server = await serveCredly(t, { name: NAME, badges: [credlyBadge(1, { image_url: 'https://evil.example/x.png' })] });
    const answer = await ask(server);
    assert.equal(answer.found.length, 1);
    await assert.rejects(answer.found[0]?.loadImage?.() ?? Promise.resolve(), /evil\.example.*not on Credly's hosts/);
  });

  for (const id of ['../../etc/passwd', '..', 'a/b', 'x'.repeat(65), '', 7, null]) {
    test(`leaves out a badge with the id ${JSON.stringify(id).slice(0, 30)}, says so, and is sure of nothing that is gone`, async (t) => {
      const server = await serveCredly(t, { name: NAME, badges: [credlyBadge(1), { ...credlyBadge(2), id }] });
      const answer = await ask(server);
      assert.deepEqual(keys(answer), [idOf(1)]);
      assert.deepEqual(answer.unsure, ['']);
      assert.match(answer.problems[0]?.error.message ?? '', /^credly: a badge has the unusable id .*; it is left out$/);
      assert.ok(server.requests.every(({ path }) => !path.includes('passwd')));
    });
  }

  test('leaves out a badge without a name, and names its id', async (t) => {
    const server = await serveCredly(t, { name: NAME, badges: [credlyBadge(1), credlyBadge(2, { name: '' })] });
    const answer = await ask(server);
    assert.deepEqual(keys(answer), [idOf(1)]);
    assert.equal(answer.problems[0]?.key, idOf(2));
  });

  test('that is private says so, whichever way the service shows it', async (t) => {
    const server = await serveCredly(t, profileOf(0));
    const user = { json: { data: { synthetic_id: UUID, profile_is_public: false } } };
    server.fail(`/users/${NAME}`, user);
    await assert.rejects(ask(server), { code: 'SOURCE_PRIVATE', message: /is private/ });
    server.fail(`${listingPath(NAME)}?page=1`, FAULTS['not found']);
    await assert.rejects(ask(server), { code: 'SOURCE_PRIVATE' });
    server.fail(`${listingPath(NAME)}?page=1`, FAULTS.forbidden);
    await assert.rejects(ask(server), { code: 'SOURCE_PRIVATE' });
  });

  test('that nobody has says so', async (t) => {
    const server = await serveCredly(t);
    await assert.rejects(ask(server, 'nobody'), {
      code: 'SOURCE_NOT_FOUND',
      message: `credly: ${server.origin}/users/nobody/badges.json?page=1 answered 404: there is no public profile "nobody"`,
    });
  });
});

const CODES: { readonly [Fault in keyof typeof FAULTS]: SourceErrorCode } = {
  'not found': 'SOURCE_NOT_FOUND',
  gone: 'SOURCE_NOT_FOUND',
  'sign in': 'SOURCE_PRIVATE',
  forbidden: 'SOURCE_PRIVATE',
  'too many requests': 'SOURCE_LIMITED',
  'too many requests, come back': 'SOURCE_LIMITED',
  'server error': 'SOURCE_UNAVAILABLE',
  unavailable: 'SOURCE_UNAVAILABLE',
  'no answer': 'SOURCE_TIMEOUT',
  reset: 'SOURCE_UNREACHABLE',
  'reset in mid-body': 'SOURCE_UNREACHABLE',
  'a web page': 'SOURCE_NOT_JSON',
  'a web page that says it is JSON': 'SOURCE_NOT_JSON',
  'truncated JSON': 'SOURCE_NOT_JSON',
  'wrong encoding': 'SOURCE_NOT_JSON',
  'not what it says it is packed as': 'SOURCE_UNREACHABLE',
  'empty 200': 'SOURCE_NOT_JSON',
  'JSON that is no listing': 'SOURCE_NOT_JSON',
  'no data': 'SOURCE_UNEXPECTED',
  'redirect loop': 'SOURCE_UNREACHABLE',
  'redirect to a private address': 'SOURCE_BLOCKED',
  '50 MB': 'SOURCE_TOO_LARGE',
  '50 MB, packed small': 'SOURCE_TOO_LARGE',
};

const faults = Object.entries(CODES).map(([name, code]) => ({ name, code, route: FAULTS[name as keyof typeof FAULTS] })); // its own key

suite('a fault of Credly', () => {
  for (const { name, code, route } of faults) {
    test(`in the listing (${name}) is an error that names the address`, async (t) => {
      const server = await serveCredly(t, profileOf(2));
      server.fail(`${listingPath(NAME)}?page=1`, route);
      await assert.rejects(ask(server), (error: SourceError) => {
        assert.equal(error.code, code);
        const url = code === 'SOURCE_PRIVATE' ? `/users/${NAME}` : listingPath(NAME);
        assert.ok(error.message.startsWith(`credly: ${server.origin}${url}`), error.message);
        return true;
      });
    });

    test(`on a later page (${name}) makes the answer incomplete`, async (t) => {
      const server = await serveCredly(t, profileOf(3, { perPage: 1 }));
      server.fail(`${listingPath(NAME)}?page=2`, route);
      const answer = await ask(server);
      assert.equal(answer.complete, false);
      assert.match(answer.problems[0]?.error.message ?? '', /page=2 .*the answer is incomplete$/);
    });

    test(`in one assertion or picture (${name}) keeps no badge from going through`, async (t) => {
      const server = await serveCredly(t, profileOf(2));
      server.fail(assertionPath(idOf(1)), route);
      server.fail(`/images/${idOf(2)}/blob`, route);
      const answer = await ask(server);
      assert.deepEqual(keys(answer), [idOf(1), idOf(2)]);
      assert.equal(answer.complete, true);
      assert.deepEqual(answer.problems, []);
      const [broken, whole] = answer.found;
      const loaded = broken?.loadDocument?.() ?? Promise.reject(new Error('there is nothing to load'));
      if (code === 'SOURCE_NOT_FOUND') assert.equal(await loaded, undefined);
      // JSON of another kind is for whoever reads it to refuse.
      else if (code === 'SOURCE_UNEXPECTED') assert.ok(await loaded);
      else await assert.rejects(loaded, { code });
      assert.ok(await whole?.loadDocument?.());
      const refused = await whole?.loadImage?.().catch((error: unknown) => error);
      // What a picture holds is looked at where it is read.
      assert.ok(code === 'SOURCE_NOT_JSON' || code === 'SOURCE_UNEXPECTED' || refused instanceof SourceError);
    });

    test(`in the imported badges (${name}) leaves the others, and nothing of it is taken for gone`, async (t) => {
      const server = await serveCredly(t, profileOf(2, { imported: [importedBadge(7)] }));
      server.fail(`${importedPath(UUID)}?page=1&page_size=48`, route);
      const answer = await ask(server);
      assert.deepEqual(keys(answer), [idOf(1), idOf(2)]);
      assert.deepEqual(answer.unsure, ['external:']);
      assert.equal(answer.problems.length, 1);
    });
  }
});

suite('a listing that contradicts itself is incomplete', () => {
  const page = (numbers: readonly number[], metadata: object): Route => ({
    json: { data: numbers.map((number) => credlyBadge(number)), metadata },
  });
  const cases: readonly (readonly [string, readonly Route[], RegExp])[] = [
    [
      'page 2 repeats page 1',
      [page([1, 2], { total_count: 4, total_pages: 2 }), page([1, 2], {})],
      /page=2 repeats an earlier page/,
    ],
    ['page 2 is empty', [page([1], { total_count: 1, total_pages: 2 }), page([], {})], /page=2 is empty, though it is counted/],
    ['more are counted than listed', [page([1, 2], { total_count: 61, total_pages: 1 })], /counts 61 badges, and lists 2/],
    ['fewer are counted than listed', [page([1, 2], { total_count: 1, total_pages: 1 })], /counts 1 badges, and lists 2/],
    [
      'a next page is named, and not counted',
      [page([1], { total_count: 1, total_pages: 1, next_page_url: '/x' })],
      /names a further page/,
    ],
    ['a billion pages are claimed', [page([1], { total_count: 1, total_pages: 1e9 })], /claims 1000000000 pages/],
    ['nothing is counted', [page([1], {})], /does not say how many/],
    ['there is no metadata', [{ json: { data: [credlyBadge(1)] } }], /does not say how many/],
    [
      'an entry is no badge',
      [{ json: { data: [null, credlyBadge(1)], metadata: { total_count: 2, total_pages: 1 } } }],
      /lists 1/,
    ],
  ];
  for (const [what, pages, message] of cases) {
    test(`when ${what}`, async (t) => {
      const server = await serveCredly(t, profileOf(0));
      for (const [index, route] of pages.entries()) server.fail(`${listingPath(NAME)}?page=${index + 1}`, route);
      const answer = await ask(server);
      assert.equal(answer.complete, false);
      assert.deepEqual(answer.found, []);
      assert.match(answer.problems[0]?.error.message ?? '', message);
    });
  }
});
