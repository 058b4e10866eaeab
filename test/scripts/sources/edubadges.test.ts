import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { edubadges } from '../../../scripts/sources/edubadges.ts';
import type { SourceAnswer } from '../../../scripts/sources/source.ts';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import { serveBadges } from '../../support/badge-server.ts';
import type { BadgeServer, Route } from '../../support/badge-server.ts';
import { pixel } from '../../support/credly-server.ts';
import { hostedBadge } from '../../support/issue-credential.ts';
import { keepsTheContract } from '../../support/source-contract.ts';

const ID = 'k7Xw2pQmR4eT9vLsYbNcDg';
const PATH = `/public/assertions/${ID}`;
const API = 'https://api.edubadges.nl';

const { assertion, badgeClass, issuer } = hostedBadge({
  host: 'api.edubadges.nl',
  path: 'public',
  assertion: { id: API + PATH, recipient: { type: 'id', hashed: true, salt: 'salt', identity: 'sha256$private0hash' } },
});
const ROUTES: Readonly<Record<string, Route>> = {
  [PATH]: { json: assertion },
  '/public/badge.json': { json: badgeClass },
  '/issuer.json': { json: issuer },
  '/public/image.png': { bytes: pixel() },
};

async function find(server: BadgeServer, profile: string): Promise<SourceAnswer> {
  const http = createHttpClient({ userAgent: 'test', allowLoopback: true, retries: 0 });
  const ports = { http, inbox: async () => [], now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined };
  return edubadges.find({ source: 'edubadges', profile, origin: server.origin }, ports);
}

keepsTheContract(
  'edubadges',
  async (t) => {
    const server = await serveBadges(t, ROUTES);
    const sources = [{ source: 'edubadges', profile: `https://edubadges.nl${PATH}`, origin: server.origin }];
    return { server, sources, badges: ['Sample Badge'], personal: ['private0hash', 'badges@issuer.example'] };
  },
  [PATH],
);

suite('an edubadge', () => {
  for (const link of [`https://edubadges.nl${PATH}`, `${API}${PATH}`, `www.edubadges.nl${PATH}/`, `${API}${PATH}.json?x=1#y`]) {
    test(`is found by ${link}, at the host of the data`, async (t) => {
      const server = await serveBadges(t, ROUTES);
      const { found, problems } = await find(server, link);
      assert.deepEqual(problems, []);
      assert.deepEqual([found[0]?.key, found[0]?.document?.from], [ID, API + PATH]);
      assert.equal(found[0]?.recordUrl, `https://edubadges.nl${PATH}`, 'people are led to the page, not to the data');
    });
  }

  for (const link of ['', ID, 'https://edubadges.nl/', 'https://edubadges.nl/public/badges/x', `https://evil.example${PATH}`]) {
    test(`is not at "${link}"`, async (t) => {
      const server = await serveBadges(t);
      await assert.rejects(find(server, link), { code: 'SOURCE_PROFILE_INVALID', message: /^edubadges: .*expected an address/ });
    });
  }
});
