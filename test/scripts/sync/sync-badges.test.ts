import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkContent } from '../../../scripts/sync/content-check.ts';
import { disk } from '../../../scripts/sync/file-system.ts';
import { assertionPath, credlyBadge, idOf, importedBadge, pixel } from '../../support/credly-server.ts';
import { FAULTS } from '../../support/faults.ts';
import { NAME, numbers, profileOf, worldOf } from '../../support/credly-world.ts';
import { summary } from '../../support/sync-world.ts';

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

  test("verifies a badge against the issuer through the origin, under the issuer's own names", async (t) => {
    const { server, content, sync } = await worldOf(t, profileOf([1]));
    await sync();
    const [record] = await content.records();
    assert.equal(record?.badge.id, `https://www.credly.com${assertionPath(idOf(1))}`);
    assert.ok(!JSON.stringify(record.report).includes(server.origin), 'an origin that stands for Credly is no redirect');
    const outcomes = new Map(record.report.checks.map(({ id, outcome }) => [id, outcome]));
    assert.deepEqual(
      [outcomes.get('proof'), outcomes.get('issuer-binding'), outcomes.get('status')],
      ['passed', 'passed', 'passed'],
    );
  });

  test('asks for nothing twice', async (t) => {
    const { server, sync } = await worldOf(t, profileOf([1, 2, 3]));
    await sync();
    const asked = server.requests.map(({ path }) => path);
    assert.deepEqual(asked, [...new Set(asked)]);
  });

  test('reads pictures while documents are still to be read: no part of the work waits for all of another', async (t) => {
    const { server, sync } = await worldOf(t, profileOf(numbers(40)));
    await sync();
    const asked = server.requests.map(({ path }) => path);
    const firstPicture = asked.findIndex((path) => path.startsWith('/images/'));
    const lastDocument = asked.findLastIndex((path) => path.includes('/badge_assertions/'));
    assert.ok(firstPicture < lastDocument, `the first picture came after ${lastDocument} requests`);
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
    assert.deepEqual(
      server.requests.filter(({ path }) => path.startsWith('/images')),
      [],
    );
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
    const { server, content, sync } = await worldOf(t, {
      name: NAME,
      badges: [1, 2].map((number) => credlyBadge(number, { name: 'Same' })),
    });
    await sync();
    const slugs = (await content.records()).map(({ slug, provenance }) => [provenance.key, slug]).sort();
    assert.deepEqual(slugs, [
      [idOf(1), 'same'],
      [idOf(2), 'same-sample-org'],
    ]);
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
    assert.deepEqual(
      result.keptReports.map(({ slug }) => slug),
      ['sample-badge-1'],
    );
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
