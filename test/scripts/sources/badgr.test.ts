import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { badgr } from '../../../scripts/sources/badgr.ts';
import type { SourceAnswer } from '../../../scripts/sources/source.ts';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import { serveBadges } from '../../support/badge-server.ts';
import type { BadgeServer, Route } from '../../support/badge-server.ts';
import { pixel } from '../../support/credly-server.ts';
import { keepsTheContract } from '../../support/source-contract.ts';

const API = 'https://api.badgr.io';
const [FIRST, SECOND] = ['AbCdEfGhIjKlMnOpQrStUv', 'Zy_xWvUtSrQpOnMlKjIhGf'];
const COLLECTION = '/public/collections/0123456789abcdef0123456789abcdef';
const pathOf = (id: string): string => `/public/assertions/${id}`;

/** An assertion as the service gives it, personal members included. */
const assertionOf = (id: string, api = API) => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `${api}${pathOf(id)}`,
  badge: `${api}/public/badges/class-${id}`,
  recipient: { type: 'email', hashed: true, salt: 'salt', identity: `sha256$${'0'.repeat(64)}` },
  verification: { type: 'HostedBadge' },
  issuedOn: '2025-01-01T00:00:00Z',
  'extensions:recipientProfile': { '@context': 'x', type: ['Extension'], name: 'Private Person' },
});

function routesOf(id: string, name: string): Record<string, Route> {
  const [badge, issuer] = [`/public/badges/class-${id}`, '/public/issuers/sample'];
  const own = { '@context': 'https://w3id.org/openbadges/v2' };
  return {
    [pathOf(id)]: { json: assertionOf(id) },
    [badge]: {
      json: {
        ...own,
        type: 'BadgeClass',
        id: API + badge,
        name,
        description: 'Made for a test.',
        image: `${API}${badge}/image`,
        criteria: { narrative: 'Run the test.' },
        issuer: API + issuer,
      },
    },
    [`${badge}/image`]: { bytes: pixel(), type: 'image/png' },
    [issuer]: {
      json: { ...own, type: 'Issuer', id: API + issuer, name: 'Sample Org', url: API, email: 'private@mail.example' },
    },
  };
}

const listing = (badges: readonly unknown[]): Route => ({
  json: { type: 'Collection', name: 'All', owner: { firstName: 'Private', lastName: 'Person' }, badges },
});

const ALL = { ...routesOf(FIRST, 'First'), ...routesOf(SECOND, 'Second') };
const BOTH = listing([assertionOf(FIRST), { id: `${API}${pathOf(SECOND)}?identity__email=private%40mail.example` }]);

async function find(server: BadgeServer, profile: string): Promise<SourceAnswer> {
  const http = createHttpClient({ userAgent: 'test', allowLoopback: true, retries: 0 });
  const ports = { http, inbox: async () => [], now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined };
  return badgr.find({ source: 'badgr', profile, origin: server.origin }, ports);
}

keepsTheContract(
  'badgr',
  async (t) => {
    const server = await serveBadges(t, { ...ALL, [COLLECTION]: BOTH });
    const profile = `https://badgr.com${COLLECTION}?identity__email=private%40mail.example`;
    const sources = [{ source: 'badgr', profile, origin: server.origin }];
    return { server, sources, badges: ['First', 'Second'], personal: ['private', 'Private', 'Person', 'identity__'] };
  },
  [COLLECTION, pathOf(FIRST)],
);

suite('a badge of Badgr', () => {
  const links: readonly (readonly [link: string, api: string])[] = [
    [`https://api.badgr.io${pathOf(FIRST)}`, API],
    [`https://api.badgr.io${pathOf(FIRST)}.json?v=2_0&expand=badge`, API],
    [`https://badgr.com${pathOf(FIRST)}?identity__email=private%40mail.example`, API],
    [`badgr.io${pathOf(FIRST)}/`, API],
    [`https://api.badgr.io${pathOf(FIRST)}/baked`, API],
    [`https://eu.badgr.com${pathOf(FIRST)}`, 'https://api.eu.badgr.io'],
    [`https://api.au.badgr.io${pathOf(FIRST)}`, 'https://api.au.badgr.io'],
    [`https://ca.badgr.io${pathOf(FIRST)}`, 'https://api.ca.badgr.io'],
    [`https://sg.badgr.com${pathOf(FIRST)}`, 'https://api.sg.badgr.io'],
    [`https://api.badges.parchment.com${pathOf(FIRST)}`, 'https://api.badges.parchment.com'],
    [`https://badges.parchment.eu${pathOf(FIRST)}`, 'https://api.badges.parchment.eu'],
    [`https://api.badges.parchment.sg${pathOf(FIRST)}`, 'https://api.badges.parchment.sg'],
  ];
  for (const [link, api] of links) {
    test(`is found by ${link}`, async (t) => {
      const server = await serveBadges(t, { [pathOf(FIRST)]: { json: assertionOf(FIRST, api) } });
      const { found, problems } = await find(server, link);
      assert.deepEqual(problems, []);
      assert.equal(found[0]?.key, FIRST);
      assert.equal(found[0].document?.from, api + pathOf(FIRST));
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        [pathOf(FIRST)],
        'what is expanded for convenience is not what is verified',
      );
    });
  }

  test('is verified under its own names, and named by its class', async (t) => {
    const server = await serveBadges(t, ALL);
    const { found } = await find(server, `https://badgr.com${pathOf(FIRST)}`);
    assert.equal(found[0]?.hostedUrl, API + pathOf(FIRST));
    assert.equal(found[0].recordUrl, API + pathOf(FIRST));
  });

  test('that has moved keeps its key, and the move is told', async (t) => {
    const server = await serveBadges(t, { ...ALL, [pathOf(FIRST)]: { redirect: pathOf(SECOND) } });
    const { found, problems } = await find(server, API + pathOf(FIRST));
    assert.equal(found[0]?.key, FIRST);
    assert.equal(problems[0]?.harmless, true);
    assert.match(problems[0].error.message, new RegExp(`^badgr: .*${FIRST} has moved: the badge is .*${SECOND} now$`));
  });

  test('is not another one that the service answers in its place', async (t) => {
    const server = await serveBadges(t, { [pathOf(FIRST)]: { json: assertionOf(SECOND) } });
    const { found, problems } = await find(server, API + pathOf(FIRST));
    assert.deepEqual(found, []);
    assert.match(problems[0]?.error.message ?? '', new RegExp(`${FIRST} answered another badge, .*${SECOND}$`));
  });

  for (const profile of [
    '',
    'x',
    'https://evil.example/public/assertions/x',
    'https://badgr.com.evil.example/public/assertions/x',
  ]) {
    test(`is not at "${profile}"`, async (t) => {
      const server = await serveBadges(t);
      await assert.rejects(find(server, profile), { code: 'SOURCE_PROFILE_INVALID', message: /^badgr: .*expected an address/ });
      assert.deepEqual(server.requests, []);
    });
  }

  for (const path of [
    '/public/badges/x',
    '/backpack',
    '/public/assertions/',
    '/public/assertions/../x',
    `/public/assertions/${'x'.repeat(101)}`,
  ]) {
    test(`is not at the service's own ${path.slice(0, 40)}`, async (t) => {
      const server = await serveBadges(t);
      await assert.rejects(find(server, API + path), {
        code: 'SOURCE_PROFILE_INVALID',
        message: /is not the address of a badge/,
      });
    });
  }
});

suite('a collection of Badgr', () => {
  test('gives each badge once, in any form in which it is listed, and imported ones from where they lie', async (t) => {
    const server = await serveBadges(t, ALL);
    const foreign = `${server.origin}/elsewhere/1`;
    const list = [`${API}${pathOf(FIRST)}`, assertionOf(FIRST), { id: `${API}${pathOf(SECOND)}.json` }, { id: foreign }];
    server.answer({
      [COLLECTION]: listing(list),
      '/elsewhere/1': { json: { ...assertionOf(FIRST), id: foreign } },
    });
    const { found, problems, complete } = await find(server, `https://badgr.com${COLLECTION}`);
    assert.deepEqual(problems, []);
    assert.deepEqual([found.map(({ key }) => key), complete], [[FIRST, SECOND, foreign], true]);
  });

  test('that lists something unusable is sure of nothing that is gone', async (t) => {
    for (const bad of [null, 7, {}, { id: 'urn:x' }, { id: 'javascript:alert(1)' }, []]) {
      const server = await serveBadges(t, { ...ALL, [COLLECTION]: listing([assertionOf(FIRST), bad]) });
      const { found, problems, unsure } = await find(server, API + COLLECTION);
      assert.deepEqual([found.map(({ key }) => key), unsure], [[FIRST], ['']]);
      assert.match(problems[0]?.error.message ?? '', /^badgr: .* lists a badge without an address; it is left out$/);
    }
  });
});
