import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { accredible } from '../../../scripts/sources/accredible.ts';
import type { SourceAnswer, SourcePorts } from '../../../scripts/sources/source.ts';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import { serveBadges } from '../../support/badge-server.ts';
import type { BadgeServer, Route } from '../../support/badge-server.ts';
import { pixel } from '../../support/credly-server.ts';
import { hostedBadge } from '../../support/issue-credential.ts';
import { keepsTheContract } from '../../support/source-contract.ts';

const UUID = '0a1b2c3d-0000-4000-8000-00000000abcd';
const API = 'https://api.accredible.com';
const RECORD = `/v1/credential-net/credentials/${UUID}`;
const ASSERTION = `/v1/obi/badge_assertions/${UUID}`;
const IMAGE = '/v1/pictures/sample.png';

/** The service's own record in its shape, personal fields included. */
const record = (more: object = {}): Route => ({
  json: {
    data: {
      id: 10000005,
      uuid: UUID,
      name: 'Sample Certificate',
      description: '<p>Made for a <b>test</b> &amp; more.</p><script>alert(1)</script>',
      issued_on: '2024-03-01',
      expired_on: '2027-03-01',
      expired: false,
      private: false,
      revoked_at: null,
      url: `https://credentials.sample.example/${UUID}`,
      issuer: { id: 7, name: 'Sample Org', url: 'https://sample.example/' },
      recipient: { email: 'p*****@mail.example', name: 'Private Person', meta_data: { private: 'x' } },
      badge_image: `${API}${IMAGE}?X-Signature=private-signature&Expires=1`,
      learning_outcomes: ['Sampling', { name: 'Testing' }, 'Sampling'],
      ...more,
    },
  },
});

const { assertion, badgeClass, issuer } = hostedBadge({
  host: 'api.accredible.com',
  path: 'v1/obi',
  assertion: { id: API + ASSERTION },
});
const ROUTES: Readonly<Record<string, Route>> = {
  [RECORD]: record(),
  [ASSERTION]: { json: assertion },
  [IMAGE]: { bytes: pixel(), type: 'image/png' },
  '/v1/obi/badge.json': { json: badgeClass },
  '/issuer.json': { json: issuer },
  '/v1/obi/image.png': { bytes: pixel() },
};

async function find(server: BadgeServer, profile = UUID, more: Partial<SourcePorts> = {}): Promise<SourceAnswer> {
  const http = createHttpClient({ userAgent: 'test', allowLoopback: true, retries: 0 });
  const ports = { http, inbox: async () => [], now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined, ...more };
  return accredible.find({ source: 'accredible', profile, origin: server.origin }, ports);
}

keepsTheContract(
  'accredible',
  async (t) => {
    const server = await serveBadges(t, ROUTES);
    const sources = [{ source: 'accredible', profile: `https://www.credential.net/${UUID}`, origin: server.origin }];
    const personal = ['Private', 'private', 'p*****', 'X-Signature', 'badges@issuer.example'];
    return { server, sources, badges: ['Sample Certificate'], personal };
  },
  [RECORD, ASSERTION, IMAGE],
);

suite('a credential of Accredible', () => {
  test('is read in the words of the model, with its document and a copy of its picture', async (t) => {
    const { found, problems } = await find(await serveBadges(t, ROUTES));
    assert.deepEqual(problems, []);
    assert.deepEqual(found[0]?.listed, {
      specVersion: 'none',
      name: 'Sample Certificate',
      description: 'Made for a test & more.\nalert(1)',
      issuer: { name: 'Sample Org', url: 'https://sample.example/' },
      validFrom: '2024-03-01',
      validUntil: '2027-03-01',
      skills: ['Sampling', 'Testing'],
      alignments: [],
      evidence: [],
      image: { id: API + IMAGE },
    });
    assert.equal(found[0].hostedUrl, API + ASSERTION);
    assert.deepEqual(found[0].image?.bytes, Buffer.from(pixel()));
    assert.equal(found[0].recordUrl, `https://credentials.sample.example/${UUID}`);
  });

  const names: readonly (readonly [string, string])[] = [
    [UUID, UUID],
    [UUID.toUpperCase(), UUID],
    ['10000005', '10000005'],
    [`https://www.credential.net/${UUID}`, UUID],
    [`https://credentials.sample.example/${UUID}?email=private%40mail.example#acc.x`, UUID],
    [`https://api.accredible.com${ASSERTION}`, UUID],
    ['https://www.credential.net/10000005', '10000005'],
  ];
  for (const [profile, key] of names) {
    test(`is found by ${profile}`, async (t) => {
      const server = await serveBadges(t, { ...ROUTES, '/v1/credential-net/credentials/10000005': record() });
      assert.equal((await find(server, profile)).found[0]?.key, key);
    });
  }

  for (const profile of [
    '',
    'sample',
    'https://www.credential.net/',
    'https://www.credential.net/profile/sample/wallet',
    '../10',
  ]) {
    test(`is not named by "${profile}"`, async (t) => {
      const server = await serveBadges(t);
      const refused = profile === '../10' ? { code: undefined } : { code: 'SOURCE_PROFILE_INVALID', message: /^accredible: / };
      if (refused.code !== undefined) await assert.rejects(find(server, profile), refused);
      assert.ok(server.requests.every(({ path }) => !path.includes('..')));
    });
  }

  test('that is private says so and gives nothing away', async (t) => {
    const { found, problems } = await find(await serveBadges(t, { ...ROUTES, [RECORD]: record({ private: true }) }));
    assert.deepEqual(found, []);
    assert.match(problems[0]?.error.message ?? '', /^accredible: .* says that the credential is private$/);
  });

  test('that was revoked says so, and is asked about where it is hosted', async (t) => {
    for (const status of [404, 410]) {
      const revoked = record({ revoked_at: '2025-01-02T03:04:05Z' });
      const { found, problems } = await find(await serveBadges(t, { ...ROUTES, [RECORD]: revoked, [ASSERTION]: { status } }));
      assert.equal(found[0]?.hostedUrl, API + ASSERTION);
      assert.equal(found[0].listing, undefined);
      assert.match(problems[0]?.error.message ?? '', /says that it was revoked on 2025-01-02$/);
    }
  });

  test('without an Open Badge is listed by the service, and that is all its proof', async (t) => {
    const expired = record({ expired: true });
    const { found, problems } = await find(await serveBadges(t, { ...ROUTES, [RECORD]: expired, [ASSERTION]: { status: 404 } }));
    assert.deepEqual(problems, []);
    assert.deepEqual(found[0]?.listing, { host: `${API}/`, standing: 'expired' });
    assert.equal(found[0].hostedUrl, undefined);
  });

  test('is not another one that the service answers in its place', async (t) => {
    const other = record({ uuid: UUID.replace('0a', 'ff') });
    const { found, problems } = await find(await serveBadges(t, { ...ROUTES, [RECORD]: other }));
    assert.deepEqual(found, []);
    assert.match(problems[0]?.error.message ?? '', /answered another credential, ff1b2c3d/);
  });

  test('whose picture is on disk is not asked for it again, though its link has changed', async (t) => {
    const server = await serveBadges(t, { ...ROUTES, [RECORD]: record({ badge_image: `${API}${IMAGE}?X-Signature=other` }) });
    const storedImage = async (url: string) => (url === API + IMAGE ? new Uint8Array([1]) : undefined);
    assert.deepEqual((await find(server, UUID, { storedImage })).found[0]?.image?.bytes, new Uint8Array([1]));
    assert.ok(server.requests.every(({ path }) => !path.startsWith(IMAGE)));
  });

  for (const data of [undefined, null, [], {}, { uuid: UUID }, { uuid: '../x', name: 'x' }, { uuid: UUID, name: '' }]) {
    test(`is not ${JSON.stringify(data)}`, async (t) => {
      const { found, problems } = await find(await serveBadges(t, { ...ROUTES, [RECORD]: { json: { data } } }));
      assert.deepEqual(found, []);
      assert.match(problems[0]?.error.message ?? '', /^accredible: .* answered JSON that is no credential$/);
    });
  }

  test('with nonsense in its members is read without it', async (t) => {
    const nonsense = {
      description: 7,
      issued_on: '2024-02-31',
      expired_on: {},
      issuer: null,
      learning_outcomes: 'x',
      badge_image: 'javascript:x',
    };
    const { found } = await find(await serveBadges(t, { ...ROUTES, [RECORD]: record(nonsense) }));
    const { name, issuer: by, validFrom, validUntil, skills, image } = found[0]?.listed ?? {};
    assert.deepEqual(
      [name, by, validFrom, validUntil, skills, image],
      ['Sample Certificate', { name: 'Unknown issuer' }, undefined, undefined, [], undefined],
    );
  });
});
