import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { url } from '../../../scripts/sources/url.ts';
import type { SourceAnswer, SourcePorts } from '../../../scripts/sources/source.ts';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import { serveBadges } from '../../support/badge-server.ts';
import type { BadgeServer, Route } from '../../support/badge-server.ts';
import { pixel } from '../../support/credly-server.ts';
import {
  createIssuer,
  draftCredential,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
  toBytes,
} from '../../support/issue-credential.ts';
import { keepsTheContract } from '../../support/source-contract.ts';

const badgeAt = (origin: string) => hostedBadge({ host: new URL(origin).host, assertion: { '@language': 'en' } });

async function find(server: BadgeServer, path: string, ports: Partial<SourcePorts> = {}): Promise<SourceAnswer> {
  const http = createHttpClient({ userAgent: 'test', allowLoopback: true, retries: 0 });
  const fixed = { http, inbox: async () => [], now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined };
  return url.find({ source: 'url', profile: `${server.origin}${path}` }, { ...fixed, ...ports });
}

const page = (head: string, body = ''): Route => ({
  text: `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
  type: 'text/html; charset=utf-8',
});

/** A badge at `/badges/1/...`, and more answers. */
const serve = async (t: Parameters<typeof serveBadges>[0], more: (origin: string) => Record<string, Route> = () => ({})) =>
  serveBadges(t, (origin) => {
    const { documents } = badgeAt(origin);
    const routes = Object.entries(documents).map(([at, json]) => [new URL(at).pathname, { json }] as const);
    return { ...Object.fromEntries(routes), '/badges/1/image.png': { bytes: pixel() }, ...more(origin) };
  });

const ASSERTION = '/badges/1/assertion.json';

keepsTheContract(
  'url',
  async (t) => {
    const head = `<link rel="openbadges-assertion" href="${ASSERTION}?email=private%40mail.example">`;
    const server = await serve(t, () => ({ '/page?v=2': page(head) }));
    return {
      server,
      sources: [{ source: 'url', profile: `${server.origin}/page?identity__email=private%40mail.example&v=2` }],
      badges: ['Sample Badge'],
      personal: ['private', 'identity__email', 'badges@issuer.example'],
    };
  },
  ['/page?v=2', ASSERTION],
);

suite('a badge by its address', () => {
  test('is read in each form that one may have there', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const signed = await issueDataIntegrity(issuer, draft);
    const jwt = await issueJwt(issuer, draft);
    const server = await serve(t, () => ({
      '/credential': { json: signed, type: 'application/vc+ld+json' },
      '/token': { text: jwt, type: 'application/vc+jwt' },
      '/baked.png': { bytes: bakeImage(pixel(), JSON.stringify(signed), 'openbadgecredential'), type: 'image/png' },
    }));
    for (const path of [ASSERTION, '/credential', '/token', '/baked.png']) {
      const answer = await find(server, path);
      assert.deepEqual(answer.problems, [], path);
      assert.equal(answer.found[0]?.key, server.origin + path);
      assert.equal(answer.found[0].document?.from, server.origin + path);
    }
  });

  test('that does not say where it lies, as the oldest do not, lies where it was read', async (t) => {
    const badge = { version: '0.5.0', name: 'Knots', issuer: { origin: 'https://issuer.example', name: 'Sample School' } };
    const server = await serveBadges(t, { '/old': { json: { recipient: 'somebody', badge } } });
    const [found] = (await find(server, '/old')).found;
    assert.equal(found?.hostedUrl, `${server.origin}/old`);
    const kept = found.document;
    assert.equal(new TextDecoder().decode(kept?.bytes), `${server.origin}/old`);
  });

  test('is asked for as a document first, and then as a picture or a token', async (t) => {
    const baked = bakeImage(pixel(), JSON.stringify(hostedBadge().assertion), 'openbadges');
    const server = await serveBadges(t);
    for (const other of [{ status: 406, text: 'no' }, page('')]) {
      server.answer({
        '/badge': ({ headers }) => (String(headers['accept']).includes('json') ? other : { bytes: baked, type: 'image/png' }),
      });
      const answer = await find(server, '/badge');
      assert.deepEqual(answer.problems, []);
      assert.equal(answer.found.length, 1);
    }
    assert.doesNotMatch(String(server.requests[0]?.headers['accept']), /html|\*/);
  });

  const relations: readonly (readonly [string, string, string])[] = [
    ['link rel="openbadges-assertion"', `<link rel="openbadges-assertion" href="${ASSERTION}">`, ''],
    ['an alternate of type ld+json', `<LINK REL='alternate' TYPE='application/ld+json' HREF=${ASSERTION}>`, ''],
    ['an alternate of type json', `<link rel="alternate" type="application/json; charset=utf-8" href="${ASSERTION}"/>`, ''],
    ['data-assertion', '', `<div class=badge data-assertion="${ASSERTION}">`],
    ['a link of its own host', '', `<a rel="openbadges" href="${ASSERTION}">data</a>`],
    ['a base', '<base href="/badges/1/"><link rel="openbadges-assertion" href="assertion.json">', ''],
  ];
  for (const [what, head, body] of relations) {
    test(`is found on a web page that links it (${what})`, async (t) => {
      const server = await serve(t, () => ({ '/page': page(head, body) }));
      const answer = await find(server, '/page');
      assert.deepEqual(answer.problems, []);
      assert.equal(answer.found[0]?.document?.from, `${server.origin}${ASSERTION}`);
      assert.equal(answer.found[0].key, `${server.origin}/page`);
      assert.equal(answer.found[0].recordUrl, `${server.origin}/page`);
    });
  }

  test('is not mistaken for other data that its page links', async (t) => {
    const head = `<link rel="alternate" type="application/ld+json" href="/post.json"><link rel="alternate" type="application/json" href="${ASSERTION}">`;
    const server = await serve(t, () => ({ '/page': page(head), '/post.json': { json: { title: 'A post' } } }));
    assert.equal((await find(server, '/page')).found[0]?.document?.from, `${server.origin}${ASSERTION}`);
  });

  test('is not guessed where a page links several: they are named', async (t) => {
    const server = await serve(t, () => ({ '/page': page('', '<b data-assertion="/a"></b><b data-assertion="/b"></b>') }));
    const { found, problems } = await find(server, '/page');
    assert.deepEqual(found, []);
    assert.match(problems[0]?.error.message ?? '', /links 2 badges, and does not say which is meant: .*\/a, .*\/b$/);
  });

  test('that was taken back is looked at again when it is on disk, and is only told when it is not', async (t) => {
    const server = await serveBadges(t, { '/gone': { status: 410, json: {} } });
    const stored = await find(server, '/gone', { isStored: (key) => key === `${server.origin}/gone` });
    assert.deepEqual(stored.found, [{ key: `${server.origin}/gone`, hostedUrl: `${server.origin}/gone` }]);
    assert.equal(stored.problems[0]?.harmless, true);
    const unknown = await find(server, '/gone');
    assert.deepEqual(unknown.found, []);
    assert.match(unknown.problems[0]?.error.message ?? '', /^url: http.*\/gone answered 410: the badge was taken back$/);
  });

  const refused: readonly (readonly [string, Route, string])[] = [
    ['a bare address', { text: 'https://evil.example/assertion' }, 'SOURCE_NO_BADGE'],
    ['a badge class', { json: badgeAt('http://localhost:1').badgeClass }, 'SOURCE_NO_BADGE'],
    ['a plain picture', { bytes: pixel() }, 'SOURCE_NO_BADGE'],
    ['a page that links nothing', page('<title>x</title>'), 'SOURCE_NO_BADGE'],
    [
      'a page that only talks of links',
      page(`<!-- <link rel="openbadges-assertion" href="${ASSERTION}"> -->`),
      'SOURCE_NO_BADGE',
    ],
    [
      'a page whose script holds links',
      page(`<script>'<link rel="openbadges-assertion" href="${ASSERTION}">'</script>`),
      'SOURCE_NO_BADGE',
    ],
    ['a page that links itself', page('<link rel="openbadges-assertion" href="#">'), 'SOURCE_NO_BADGE'],
    ['a page that links a script', page('<link rel="openbadges-assertion" href="javascript:alert(1)">'), 'SOURCE_NO_BADGE'],
    ['a page of half a megabyte of opened tags', page('<a b="'.repeat(80_000)), 'SOURCE_NO_BADGE'],
    ['a page that links a page', page('<link rel="openbadges-assertion" href="/loop">'), 'SOURCE_NO_BADGE'],
    [
      "a page that leads into the cloud's inside",
      page('<link rel="openbadges-assertion" href="https://169.254.169.254/">'),
      'SOURCE_BLOCKED',
    ],
    ['a very deep document', { text: '['.repeat(100_000), type: 'application/json' }, 'SOURCE_TOO_LARGE'],
  ];
  for (const [what, route, code] of refused) {
    test(`is not ${what}, and that is said`, async (t) => {
      const server = await serve(t, () => ({ '/x': route, '/loop': page('<link rel="openbadges-assertion" href="/x">') }));
      const { found, problems, complete } = await find(server, '/x');
      assert.deepEqual([found, complete], [[], true]);
      assert.equal(problems[0]?.key, `${server.origin}/x`);
      assert.equal((problems[0].error as { code?: string }).code, code); // what a source reports is a SourceError
      assert.match(problems[0].error.message, /^url: http/);
    });
  }

  for (const profile of [undefined, '', 'sample', 'ftp://x.example/', 'javascript:alert(1)', 'https://me:secret@x.example/']) {
    test(`is not "${profile}"`, async () => {
      const http = { load: () => Promise.reject(new Error('nobody is asked')) };
      const ports = { http, inbox: async () => [], now: () => '', progress: () => undefined };
      const settings = { source: 'url', ...(profile === undefined ? {} : { profile }) };
      await assert.rejects(url.find(settings, ports), {
        code: 'SOURCE_PROFILE_INVALID',
        message: /^url: .*expected the address of a badge/,
      });
    });
  }

  test('is published with its bytes as they came', async (t) => {
    const server = await serve(t);
    const answer = await find(server, ASSERTION);
    assert.deepEqual(answer.found[0]?.document?.bytes, Buffer.from(toBytes(badgeAt(server.origin).assertion)));
    assert.equal(answer.found[0].hostedUrl, `${server.origin}${ASSERTION}`);
  });
});
