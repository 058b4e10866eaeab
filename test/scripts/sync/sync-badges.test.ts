import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkContent } from '../../../scripts/sync/content-check.ts';
import { disk } from '../../../scripts/sync/file-system.ts';
import type { SyncResult } from '../../../scripts/sync/sync-badges.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import type { VerificationReport } from '../../../widget/verification/report.ts';
import {
  assertionPath,
  credlyBadge,
  FAULTS,
  idOf,
  importedBadge,
  importedPath,
  listingPath,
  pixel,
  serveCredly,
} from '../../support/credly-server.ts';
import type { CredlyProfile, CredlyServer } from '../../support/credly-server.ts';
import { createIssuer, draftCredential, hostedBadge, issueDataIntegrity } from '../../support/issue-credential.ts';
import { summary, syncFolder } from '../../support/sync-world.ts';
import type { SyncWorld } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';
import type { TempContent } from '../../support/temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];
const UUID = '99999999-0000-4000-8000-000000000001';
const NAME = 'sample-earner';
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

const profileOf = (shown: readonly number[], more: Partial<CredlyProfile> = {}): CredlyProfile => ({
  name: NAME,
  badges: shown.map((number) => credlyBadge(number)),
  ...more,
});

interface World {
  readonly server: CredlyServer;
  readonly content: TempContent;
  readonly sync: (world?: SyncWorld) => Promise<SyncResult>;
}

async function worldOf(t: Owner, profile: CredlyProfile, more: { readonly [key: string]: unknown } = {}): Promise<World> {
  const server = await serveCredly(t, profile);
  const sources = [{ source: 'credly', profile: NAME, origin: server.origin }, { source: 'inbox' }];
  const content = await tempContent(t, { sources, ...more });
  return { server, content, sync: (world) => syncFolder(content, world) };
}

const decisionOf = (result: SyncResult): string => {
  const [{ decision } = {}] = result.sources;
  return decision?.kind === 'refused' ? decision.reason : 'accepted';
};

suite('a first sync', () => {
  test('writes a record, a picture and a credential for each badge, and everything is in order', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1, 2, 3]));
    const result = await sync();
    assert.deepEqual(summary(result).added, ['sample-badge-1', 'sample-badge-2', 'sample-badge-3']);
    assert.deepEqual(await checkContent(disk, content.folder, ['credly', 'inbox']), { badges: 3, notes: 0, problems: [] });
    const paths = [...(await content.hashes()).keys()];
    assert.deepEqual(
      ['badges', 'credentials', 'images'].map((folder) => paths.filter((path) => path.startsWith(`${folder}/`)).length),
      [3, 3, 3],
    );
  });

  test('verifies a badge against the issuer through the origin, under the issuer\'s own names', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    const [record] = await content.records();
    assert.equal(record?.badge.id, `https://www.credly.com${assertionPath(idOf(1))}`);
    const outcomes = new Map(record.report.checks.map(({ id, outcome }) => [id, outcome]));
    assert.deepEqual([outcomes.get('proof'), outcomes.get('issuer-binding'), outcomes.get('status')], ['passed', 'passed', 'passed']);
  });

  test('asks for nothing twice', async (t) => {
    const { server, sync } = await worldOf(t, profileOf([1, 2, 3]));
    await sync();
    const asked = server.requests.map(({ path }) => path);
    assert.deepEqual(asked, [...new Set(asked)]);
  });

  test('shows imported badges as what they are', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1], { imported: [importedBadge(7)] }));
    await sync();
    const record = (await content.records()).find(({ slug }) => slug === 'imported-badge-7');
    assert.equal(record?.provenance.selfReported, true);
    assert.equal(record.provenance.recordUrl, 'https://learn.microsoft.com/api/credentials/share/en-us/x/1?sharingId=2');
    assert.equal(record.credential, undefined);
    assert.equal(record.report.verdict, 'unconfirmed');
  });

  test('says what a revoked badge is', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1], { assertions: { [idOf(1)]: FAULTS.gone } }));
    await sync();
    assert.equal((await content.records())[0]?.report.verdict, 'revoked');
  });

  test('believes the listing about dates: what it leaves out does not expire', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    const [record] = await content.records();
    assert.deepEqual([record?.badge.validFrom, record?.badge.validUntil], ['2024-03-01', undefined]);
  });
});

suite('a second sync', () => {
  test('of unchanged data changes no byte, whatever the clock says', async (t) => {
    const { content, sync } = await worldOf(t, profileOf(numbers(5), { imported: [importedBadge(7)] }));
    await sync();
    const before = await content.hashes();
    const result = await sync({ now: '2026-11-07T00:00:00.000Z' });
    assert.equal(summary(result).unchanged?.length, 6);
    assert.deepEqual(result.changes, []);
    assert.deepEqual(await content.hashes(), before);
  });

  test('of the same badges in another order changes no byte', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf(numbers(5)));
    await sync();
    const before = await content.hashes();
    server.show(profileOf([...numbers(5)].reverse()));
    await sync();
    assert.deepEqual(await content.hashes(), before);
  });

  test('makes reports again when they are as old as the profile says', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]), { recheckAfterDays: 3 });
    await sync();
    assert.deepEqual(summary(await sync({ now: '2026-11-04T12:00:00.000Z' })).changed, ['sample-badge-1']);
    const [record] = await content.records();
    assert.equal(record?.report.checkedAt, '2026-11-04T12:00:00.000Z');
    assert.equal(record.provenance.readAt, '2026-11-01T12:00:00.000Z', 'what was read has not changed');
  });

  test('does not ask again for the pictures', async (t) => {
    const { server, sync } = await worldOf(t, profileOf([1, 2]));
    await sync();
    server.requests.length = 0;
    await sync();
    assert.deepEqual(server.requests.filter(({ path }) => path.startsWith('/images')), []);
  });

  test('restores a picture and a credential that were damaged or deleted', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1, 2]));
    await sync();
    const before = await content.hashes();
    for (const path of before.keys()) if (/^(?:images|credentials)/.test(path)) await content.put(path, 'damaged');
    await sync();
    assert.deepEqual(await content.hashes(), before);
  });

  test('keeps the slug of a badge that was renamed, and of its twin', async (t) => {
    const { server, content, sync } = await worldOf(t, { name: NAME, badges: [1, 2].map((number) => credlyBadge(number, { name: 'Same' })) });
    await sync();
    const slugs = (await content.records()).map(({ slug, provenance }) => [provenance.key, slug]).sort();
    assert.deepEqual(slugs, [[idOf(1), 'same'], [idOf(2), 'same-sample-org']]);
    server.show({ name: NAME, badges: [credlyBadge(2, { name: 'Other' }), credlyBadge(1, { name: 'Same, revised' })] });
    assert.deepEqual(summary(await sync()).changed, ['same', 'same-sample-org']);
    assert.deepEqual((await content.records()).map(({ slug, provenance }) => [provenance.key, slug]).sort(), slugs);
  });

  test('keeps the dated report, the picture and the credential when the issuer cannot be reached', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf([1, 2]));
    await sync();
    const before = await content.hashes();
    server.fail(assertionPath(idOf(1)), FAULTS.unavailable);
    server.fail(`/images/${idOf(1)}/blob`, FAULTS.unavailable);
    const result = await sync({ now: '2026-11-20T12:00:00.000Z' });
    assert.deepEqual(result.keptReports.map(({ slug }) => slug), ['sample-badge-1']);
    const after = await content.hashes();
    assert.equal(after.get('badges/sample-badge-1.json'), before.get('badges/sample-badge-1.json'));
    assert.match(result.notices[0]?.message ?? '', /answered 503/);
  });

  test('replaces a picture that the issuer replaced', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    const before = (await content.records())[0]?.badge.image?.sha256;
    server.show({ name: NAME, badges: [credlyBadge(1, { image_url: 'https://images.credly.com/images/new/blob' })] });
    server.answer({ '/images/new/blob': { bytes: pixel(99) } });
    await sync();
    assert.notEqual((await content.records())[0]?.badge.image?.sha256, before);
  });
});

suite('a badge that is gone', () => {
  test('is withdrawn by a complete answer: kept on disk, marked with the date', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf(numbers(6)));
    await sync();
    server.show(profileOf(numbers(4)));
    const result = await sync({ now: '2026-11-02T12:00:00.000Z' });
    assert.deepEqual(summary(result).withdrawn, ['sample-badge-5', 'sample-badge-6']);
    const record = (await content.records()).find(({ slug }) => slug === 'sample-badge-6');
    assert.equal(record?.withdrawnAt, '2026-11-02T12:00:00.000Z');
    assert.deepEqual((await sync({ now: '2026-11-03T12:00:00.000Z' })).changes, [], 'and the date stays');
  });

  test('comes back when it is listed again', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf(numbers(6)));
    await sync();
    const before = await content.hashes();
    server.show(profileOf(numbers(5)));
    await sync();
    server.show(profileOf(numbers(6)));
    await sync();
    assert.deepEqual(await content.hashes(), before);
  });

  test('with exactly a third of the others is withdrawn; with more than a third nothing is touched', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf(numbers(9)));
    await sync();
    const before = await content.hashes();
    server.show(profileOf([1, 2, 3, 4, 5, 10]));
    const refused = await sync();
    assert.equal(decisionOf(refused), 'shrunken');
    assert.deepEqual(await content.hashes(), before, 'not even what is new');
    server.show(profileOf(numbers(6)));
    assert.equal(summary(await sync()).withdrawn?.length, 3);
  });

  test('with most of the others is withdrawn when the earner says so', async (t) => {
    const { server, sync } = await worldOf(t, profileOf(numbers(9)));
    await sync();
    server.show(profileOf([1]));
    assert.equal(summary(await sync({ acceptWithdrawals: true })).withdrawn?.length, 8);
  });

  test('is not gone when it is only broken', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf(numbers(3)));
    await sync();
    const before = await content.hashes();
    server.show({ name: NAME, badges: [credlyBadge(1), credlyBadge(2), credlyBadge(3, { name: '' })] });
    const result = await sync();
    assert.deepEqual(result.plan.failed.map(({ key }) => key), [idOf(3)]);
    assert.deepEqual(await content.hashes(), before);
  });

  test('is not gone when the imported badges cannot be asked for', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf([1, 2], { imported: [importedBadge(7)] }));
    await sync();
    const before = await content.hashes();
    server.fail(`${importedPath(UUID)}?page=1&page_size=48`, FAULTS['server error']);
    await sync();
    server.fail(`/users/${NAME}`, FAULTS['a web page']);
    await sync();
    assert.deepEqual(await content.hashes(), before);
  });

  test('is not gone when its source is no longer in the profile', async (t) => {
    const { content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    await content.put('profile.json', { name: 'Sample Earner', sources: [{ source: 'inbox' }] });
    const result = await sync();
    assert.deepEqual([result.unlisted, result.changes], [['credly'], []]);
  });
});

suite('a bad day of a source', () => {
  for (const [name, route] of Object.entries(FAULTS)) {
    test(`(${name}) changes no byte, and the other sources go through`, async (t) => {
      const { server, content, sync } = await worldOf(t, profileOf(numbers(3)));
      await sync();
      const before = await content.hashes();
      server.fail(`${listingPath(NAME)}?page=1`, route);
      const refused = await sync({ timeoutMs: 300 });
      assert.equal(decisionOf(refused), 'failed');
      assert.match(refused.plan.failed[0]?.message ?? '', /^credly: http/);
      assert.deepEqual(await content.hashes(), before);
      await content.put('inbox/own.json', hostedBadge({ assertion: { badge: undefined } }).assertion);
      assert.equal(summary(await sync({ timeoutMs: 300 })).added?.length, 1);
    });
  }

  test('(an empty answer) changes no byte', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf(numbers(3)));
    await sync();
    const before = await content.hashes();
    server.show(profileOf([]));
    assert.equal(decisionOf(await sync()), 'empty');
    assert.deepEqual(await content.hashes(), before);
    assert.equal(summary(await sync({ acceptWithdrawals: true })).withdrawn?.length, 3);
  });

  test('(an empty answer) is told on the very first sync too, and an empty inbox is not', async (t) => {
    const { sync } = await worldOf(t, profileOf([]));
    const result = await sync();
    assert.deepEqual(result.sources.map(({ decision }) => decision.kind), ['refused', 'accepted']);
  });

  test('(a page missing in the middle) changes no byte, even when withdrawals are accepted', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf(numbers(6), { perPage: 2 }));
    await sync();
    const before = await content.hashes();
    server.fail(`${listingPath(NAME)}?page=2`, FAULTS['not found']);
    assert.equal(decisionOf(await sync({ acceptWithdrawals: true })), 'incomplete');
    assert.deepEqual(await content.hashes(), before);
  });

  test('(no such source) names the one that was meant', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'credley', profile: 'x' }] });
    const result = await syncFolder(content);
    assert.equal(result.plan.failed[0]?.message, 'credley: there is no such source; did you mean "credly"?');
  });
});

suite('bad input in one badge keeps no other from going through', () => {
  const cases: readonly (readonly [string, { readonly [key: string]: unknown }])[] = [
    ['a picture that is none', {}],
    ['no dates', { issued_at_date: null, expires_at_date: null }],
    ['a name of 60,000 characters', { name: 'Long '.repeat(12_000) }],
    ['control and direction characters in its name', { name: '\u202eevil\u0000\u001b[31m' }],
    ['an id that reaches for another folder', { id: '../../../escape' }],
    ['the name of another badge', { name: 'Sample Badge 2' }],
    ['markup for a name', { name: '<script>alert(1)</script>' }],
  ];
  for (const [what, about] of cases) {
    test(`${what}`, async (t) => {
      const { server, content, sync } = await worldOf(t, { name: NAME, badges: [credlyBadge(1, about), credlyBadge(2), credlyBadge(3)] });
      if (what === 'a picture that is none') server.fail(`/images/${idOf(1)}/blob`, FAULTS['a web page']);
      const result = await sync();
      assert.ok(result.plan.added.some(({ key }) => key === idOf(2)) && result.plan.added.some(({ key }) => key === idOf(3)));
      assert.deepEqual((await checkContent(disk, content.folder, ['credly', 'inbox'])).problems, []);
      for (const path of (await content.hashes()).keys()) assert.match(path, /^(?:profile\.json|(?:badges|images|credentials)\/[a-z0-9-]+\.[a-z]+)$/);
      // eslint's own rule on control characters is why this is spelled by code point.
      const named = (await content.records()).map(({ badge }) => badge.name).join('');
      assert.ok([...named].every((character) => (character.codePointAt(0) ?? 0) >= 32 && character !== '\u202e'));
    });
  }
});

suite('the inbox', () => {
  test('gives baked badges a picture without the credential, and their own proof', async (t) => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { name: 'Baked', subject: { identifier: [{ type: 'IdentityObject', identityHash: 'private-hash', hashed: true, identityType: 'emailAddress' }] } }));
    const baked = bakeImage(pixel(3), JSON.stringify(credential), 'openbadgecredential');
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] }, { 'inbox/baked.png': baked });
    await syncFolder(content);
    const [record] = await content.records();
    assert.equal(record?.report.checks.find(({ id }) => id === 'proof')?.outcome, 'passed');
    assert.equal(record.credential?.extension, 'png');
    const texts = await content.texts();
    assert.deepEqual([...texts].filter(([, text]) => text.includes('private-hash')).map(([path]) => path.split('/')[0]), ['credentials', 'inbox']);
  });

  test('asks the issuer for the name of a badge that only has an address for it, and keeps it when the issuer is silent', async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf([1]));
    const host = new URL(server.origin).host;
    const hosted = hostedBadge({ host, badgeClass: { name: 'By Address', image: `${server.origin}/art.png` } });
    for (const [url, json] of Object.entries(hosted.documents)) server.answer({ [new URL(url).pathname]: { json } });
    server.answer({ '/art.png': { bytes: pixel(42) } });
    const { badge: _badge, ...assertion } = hosted.assertion;
    await content.put('inbox/linked.json', { ...assertion, badge: new URL(String(hosted.badgeClass['id'])).href });
    await sync();
    const record = (await content.records()).find(({ slug }) => slug === 'by-address');
    assert.equal(record?.badge.image?.mediaType, 'image/png');
    const before = await content.hashes();
    for (const url of Object.keys(hosted.documents)) server.fail(new URL(url).pathname, FAULTS.unavailable);
    server.fail('/art.png', FAULTS.unavailable);
    await sync();
    assert.deepEqual(await content.hashes(), before);
  });

  test('withdraws nothing over a file that became unreadable', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    for (const number of numbers(4)) await content.put(`inbox/${number}.json`, hostedBadge({ path: `badges/${number}` }).assertion);
    const verify = async (): Promise<VerificationReport> => ({ verdict: 'unconfirmed', checkedAt: '2026-11-01T12:00:00.000Z', checks: [] });
    await syncFolder(content, { verify });
    await content.put('inbox/4.json', '{"half":');
    const result = await syncFolder(content, { verify });
    assert.deepEqual(summary(result).withdrawn, []);
    assert.match(result.plan.failed[0]?.message ?? '', /inbox: 4\.json cannot be read/);
  });
});

suite('what is personal', () => {
  const planted = ['Private', 'PRIVATE', 'private', 'mail.example', 'Person'];

  test('reaches no record, no picture and no word of a sync; only the bytes that the issuer signed have its hash', async (t) => {
    const { content, sync, server } = await worldOf(t, profileOf([1, 2], { imported: [importedBadge(7)] }));
    server.fail(assertionPath(idOf(2)), FAULTS.unavailable);
    const result = await sync();
    const texts = await content.texts();
    for (const [path, text] of texts) {
      if (path === 'profile.json' || path.startsWith('credentials/')) continue;
      for (const value of planted) assert.ok(!text.includes(value), `${value} in ${path}`);
    }
    const { changes: _changes, ...told } = result;
    for (const value of planted) assert.ok(!JSON.stringify(told).includes(value), `${value} was told`);
    const kept = [...texts].filter(([path, text]) => path.startsWith('credentials/') && /Private|PRIVATE|mail\.example/.test(text));
    assert.deepEqual(kept, []);
  });

  test('evidence is kept for the source that asks for it, and only there', async (t) => {
    const server = await serveCredly(t, profileOf([1]));
    const source = { source: 'credly', profile: NAME, origin: server.origin };
    for (const evidence of [false, true]) {
      const content = await tempContent(t, { sources: [{ ...source, evidence }] });
      await syncFolder(content);
      assert.equal((await content.records())[0]?.badge.evidence.length, evidence ? 1 : 0);
    }
  });
});
