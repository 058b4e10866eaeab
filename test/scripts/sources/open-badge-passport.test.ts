import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openBadgePassport } from '../../../scripts/sources/open-badge-passport.ts';
import type { SourceAnswer } from '../../../scripts/sources/source.ts';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import { serveBadges } from '../../support/badge-server.ts';
import type { BadgeServer, Route } from '../../support/badge-server.ts';
import { pixel } from '../../support/credly-server.ts';
import { hostedBadge } from '../../support/issue-credential.ts';
import { keepsTheContract } from '../../support/source-contract.ts';

const PAGE = '/app/badge/info/4711';
const FACTORY = 'https://openbadgefactory.com';
const { url, assertion, badgeClass, issuer } = hostedBadge({ host: 'openbadgefactory.com', path: 'v1/sample' });
const ASSERTION = new URL(url).pathname;
const ROUTES: Readonly<Record<string, Route>> = {
  [PAGE]: {
    text: `<!doctype html><title>Private Person</title><link rel="alternate" type="application/ld+json" href="${url}">`,
    type: 'text/html; charset=utf-8',
  },
  [ASSERTION]: { json: assertion },
  '/v1/sample/badge.json': { json: badgeClass },
  '/issuer.json': { json: issuer },
  '/v1/sample/image.png': { bytes: pixel() },
};

async function find(server: BadgeServer, profile: string): Promise<SourceAnswer> {
  const http = createHttpClient({ userAgent: 'test', allowLoopback: true, retries: 0 });
  const ports = { http, inbox: async () => [], now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined };
  return openBadgePassport.find({ source: 'open-badge-passport', profile, origin: server.origin }, ports);
}

keepsTheContract(
  'open-badge-passport',
  async (t) => {
    const server = await serveBadges(t, ROUTES);
    const sources = [
      { source: 'open-badge-passport', profile: `https://openbadgepassport.com${PAGE}/embed`, origin: server.origin },
    ];
    return { server, sources, badges: ['Sample Badge'], personal: ['Private', 'badges@issuer.example'] };
  },
  [PAGE, ASSERTION],
);

suite('a badge of Open Badge Passport', () => {
  test('is found by its page, which links it, and keeps the address of the page as key', async (t) => {
    const { found, problems } = await find(await serveBadges(t, ROUTES), `https://openbadgepassport.com${PAGE}/embed`);
    assert.deepEqual(problems, []);
    assert.deepEqual([found[0]?.key, found[0]?.document?.from], [`https://openbadgepassport.com${PAGE}`, url]);
    assert.equal(found[0]?.recordUrl, `https://openbadgepassport.com${PAGE}`);
  });

  test('is found by its assertion, and by its baked picture', async (t) => {
    const baked = bakeImage(pixel(), JSON.stringify(assertion), 'openbadges');
    const server = await serveBadges(t, { ...ROUTES, '/v1/baked.png': { bytes: baked, type: 'image/png' } });
    for (const address of [url, `${FACTORY}/v1/baked.png`]) {
      assert.equal((await find(server, address)).found[0]?.hostedUrl, url, address);
    }
  });

  for (const address of [
    'https://openbadgepassport.com/app/profile/17',
    'https://openbadgepassport.com/',
    'https://evil.example/x',
    '',
  ]) {
    test(`is not at "${address}", and the inbox is named instead`, async (t) => {
      const server = await serveBadges(t);
      await assert.rejects(find(server, address), {
        code: 'SOURCE_PROFILE_INVALID',
        message: /^open-badge-passport: .*expected an address.*downloaded into inbox\//,
      });
    });
  }

  test('whose page links nothing is told of, with the way out', async (t) => {
    const server = await serveBadges(t, { [PAGE]: { text: '<!doctype html><div id="app"></div>', type: 'text/html' } });
    const { found, problems } = await find(server, `https://openbadgepassport.com${PAGE}`);
    assert.deepEqual(found, []);
    assert.match(problems[0]?.error.message ?? '', /answered a web page that links no badge$/);
  });
});
