import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SyncResult } from '../../../scripts/sync/sync-badges.ts';
import { credlyBadge, idOf, importedBadge, importedPath, listingPath } from '../../support/credly-server.ts';
import { FAULTS } from '../../support/faults.ts';
import { NAME, numbers, profileOf, UUID, worldOf } from '../../support/credly-world.ts';
import { hostedBadge } from '../../support/issue-credential.ts';
import { summary, syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';

const decisionOf = (result: SyncResult): string => {
  const [{ decision } = {}] = result.sources;
  return decision?.kind === 'refused' ? decision.reason : 'accepted';
};

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
    assert.deepEqual(
      result.plan.failed.map(({ key }) => key),
      [idOf(3)],
    );
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
    assert.deepEqual(
      result.sources.map(({ decision }) => decision.kind),
      ['refused', 'accepted'],
    );
  });

  test('(trouble with the one named badge) is no empty answer: nothing is asked about, and nothing goes', async (t) => {
    const { server, content } = await worldOf(t, profileOf([]));
    const { url, documents } = hostedBadge({ host: new URL(server.origin).host });
    for (const [at, json] of Object.entries(documents)) server.answer({ [new URL(at).pathname]: { json } });
    await content.put('profile.json', { name: 'Sample Earner', sources: [{ source: 'url', profile: url }] });
    await syncFolder(content);
    const before = await content.hashes();
    server.answer({ [new URL(url).pathname]: FAULTS.unavailable });
    const result = await syncFolder(content);
    assert.equal(decisionOf(result), 'accepted');
    assert.deepEqual([result.plan.withdrawn, result.plan.failed.length], [[], 1]);
    assert.deepEqual(await content.hashes(), before);
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
