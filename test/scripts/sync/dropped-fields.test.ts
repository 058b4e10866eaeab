import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { observeFields } from '../../../scripts/sync/dropped-fields.ts';
import type { AnswerFields } from '../../../scripts/sources/source.ts';
import { credlyBadge, importedBadge } from '../../support/credly-server.ts';
import { profileOf, worldOf } from '../../support/credly-world.ts';

const TABLE: AnswerFields = {
  answer: 'list',
  isAt: ({ pathname }) => pathname === '/list',
  read: ['data[].name', 'whole'],
  dropped: { 'data[].mail': 'personal' },
};

async function droppedOf(json: string, path = '/list', status = 200): Promise<readonly unknown[]> {
  const load = async (url: string) => ({
    status,
    bytes: new TextEncoder().encode(json),
    finalUrl: url,
    mediaType: 'application/json',
    at: '2026-11-01T12:00:00.000Z',
  });
  const observer = observeFields(load, 'made', [TABLE]);
  await observer.load(`https://made.example${path}`);
  return observer.dropped().map(({ source, field, reason }) => [source, field, reason]);
}

suite('the report of what is dropped', () => {
  test('names each field once, with its reason, and one that nobody has listed as such', async () => {
    const json = JSON.stringify({
      data: [
        { name: 'a', mail: 'x' },
        { name: 'b', mail: 'y', shoe: 1 },
      ],
      whole: { any: 1 },
    });
    assert.deepEqual(await droppedOf(json), [
      ['made', 'list: data[].mail', 'personal'],
      ['made', 'list: data[].shoe', 'unlisted'],
    ]);
  });

  test('does not look below what is dropped: names there may be somebody’s', async () => {
    assert.deepEqual(await droppedOf('{"people":{"ada@sample.example":{}}}'), [['made', 'list: people', 'unlisted']]);
  });

  test('is not led astray by other answers, no JSON, names of objects, or a flood', async () => {
    assert.deepEqual(await droppedOf('{"a":1}', '/other'), []);
    assert.deepEqual(await droppedOf('{"a":1}', '/list', 500), []);
    for (const body of ['', '<html>', '[]', '7', 'null']) assert.deepEqual(await droppedOf(body), []);
    assert.deepEqual(await droppedOf('{"constructor":1}'), [['made', 'list: constructor', 'unlisted']]);
    const flood = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1]));
    assert.ok((await droppedOf(JSON.stringify(flood))).length <= 2000);
    assert.deepEqual(await droppedOf(JSON.stringify({ ['x'.repeat(5000)]: 1 })), []);
  });

  test('of a Credly profile has a reason for everything, and no value', async (t) => {
    const profile = profileOf([], { badges: [credlyBadge(1)], imported: [importedBadge(7)] });
    const { sync } = await worldOf(t, profile);
    const { dropped } = await sync();
    const reasons = new Map(dropped.map(({ field, reason }) => [field, reason]));
    assert.equal(reasons.get('badges.json: data[].issued_to'), 'personal');
    assert.equal(reasons.get('badges.json: data[].evidence'), 'unless-asked');
    assert.equal(reasons.get('imported badges: data[].external_badge.credential_number'), 'personal');
    assert.deepEqual(
      dropped.filter(({ reason }) => reason === 'unlisted'),
      [],
    );
    assert.doesNotMatch(JSON.stringify(dropped), /Private Person|4711|0815/);
  });
});
