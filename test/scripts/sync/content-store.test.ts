import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Source } from '../../../scripts/sources/source.ts';
import { checkContent } from '../../../scripts/sync/content-check.ts';
import type { FileChange } from '../../../scripts/sync/content-journal.ts';
import { createContentStore, withContentStore } from '../../../scripts/sync/content-store.ts';
import { disk } from '../../../scripts/sync/file-system.ts';
import type { StoreError } from '../../../scripts/sync/store-error.ts';
import { pixel } from '../../support/credly-server.ts';
import { Killed, mortalDisk } from '../../support/mortal-disk.ts';
import { syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';
import type { TempContent } from '../../support/temp-content.ts';

const PROFILE = { sources: [{ source: 'made', profile: 'up' }] };
type Owner = Parameters<typeof tempContent>[0];

/** A source of three badges, of which one changes, one goes and one comes. */
function madeUp(edition: 1 | 2): Source {
  const badge = (key: string, name: string, shade: number) => ({
    key,
    listed: { specVersion: 'none', name, issuer: { name: 'Sample Org' }, skills: [], alignments: [], evidence: [] } as const,
    image: { bytes: pixel(shade), from: `https://images.example/${shade}`, at: '2026-11-01T12:00:00.000Z' },
    selfReported: true,
  });
  const first = [badge('a', 'First', 1), badge('b', 'Second', 2), badge('c', 'Third', 3), badge('d', 'Fourth', 4)];
  const second = [badge('a', 'First', 1), badge('b', 'Second, revised', 22), badge('c', 'Third', 3), badge('e', 'Fifth', 5)];
  const found = edition === 1 ? first : second;
  return { name: 'made', find: async () => ({ found, problems: [], complete: true }), fields: () => [] };
}

const sync = (content: TempContent, edition: 1 | 2, files = disk) =>
  syncFolder(content, { sources: [madeUp(edition)], files, now: `2026-11-0${edition}T12:00:00.000Z` });

async function folderWithFirstEdition(t: Owner): Promise<TempContent> {
  const content = await tempContent(t, PROFILE, { 'notes/first.md': 'Mine.', 'inbox/.keep': '' });
  await sync(content, 1);
  return content;
}

suite('a sync that is killed', () => {
  test('at any step, before or inside it, leaves valid content and ends like an undisturbed one when run again', async (t) => {
    const undisturbed = await folderWithFirstEdition(t);
    const counting = mortalDisk();
    await sync(undisturbed, 2, counting);
    const expected = await undisturbed.hashes();
    assert.ok(counting.steps() > 15, 'the change makes steps enough to die at');
    for (let atStep = 1; atStep <= counting.steps(); atStep += 1) {
      for (const inside of [false, true]) {
        const content = await folderWithFirstEdition(t);
        const where = `${inside ? 'inside' : 'before'} step ${atStep}`;
        await assert.rejects(sync(content, 2, mortalDisk({ atStep, inside })), (error: Error) => isDeath(error), where);
        const left = await checkContent(disk, content.folder, ['made']);
        assert.deepEqual(left.problems, [], where);
        await sync(content, 2);
        assert.deepEqual(await content.hashes(), expected, where);
      }
    }
  });

  test('on its very first run leaves nothing that a build could trip over', async (t) => {
    const counting = mortalDisk();
    await sync(await tempContent(t, PROFILE), 1, counting);
    for (let atStep = 1; atStep <= counting.steps(); atStep += 1) {
      const content = await tempContent(t, PROFILE);
      await assert.rejects(sync(content, 1, mortalDisk({ atStep, inside: true })));
      assert.deepEqual((await checkContent(disk, content.folder, ['made'])).problems, []);
    }
  });
});

const isDeath = (error: unknown): boolean =>
  error instanceof Killed || (error instanceof Error && error.cause !== undefined && isDeath(error.cause));

const change = (path: string, text = 'x'): FileChange => ({ path, bytes: new TextEncoder().encode(text) });
const one = [change('images/a.png'), change('badges/one.json', '{}')];

suite('the content store', () => {
  test('leaves nothing of its own behind', async (t) => {
    const content = await folderWithFirstEdition(t);
    const names = await readdir(content.folder);
    assert.deepEqual(names.sort(), ['badges', 'images', 'inbox', 'notes', 'profile.json']);
  });

  for (const [what, code] of [
    ['ENOSPC', 'STORE_FULL'],
    ['EROFS', 'STORE_READ_ONLY'],
    ['EIO', 'STORE_FAILED'],
  ] as const) {
    test(`writes nothing at all when the disk says ${what} half-way`, async (t) => {
      const content = await tempContent(t, PROFILE);
      const before = await content.hashes();
      let created = 0;
      const create: typeof disk.create = async (path, bytes) => {
        created += 1;
        if (created < 2) return disk.create(path, bytes);
        throw Object.assign(new Error('no'), { code: what });
      };
      const store = createContentStore(content.folder, { ...disk, create });
      await assert.rejects(store.write(one), { name: 'StoreError', code });
      assert.deepEqual(await content.hashes(), before);
    });
  }

  test('says which folder is read-only before anything is decided', async (t) => {
    const content = await tempContent(t, PROFILE);
    const isWritable = async (folder: string): Promise<boolean> => !folder.endsWith('badges');
    const store = createContentStore(content.folder, { ...disk, isWritable });
    await assert.rejects(
      store.write(one),
      (error: StoreError) => error.code === 'STORE_READ_ONLY' && error.message.includes('badges'),
    );
    assert.deepEqual([...(await content.hashes()).keys()], ['profile.json']);
  });

  for (const path of [
    'profile.json',
    'notes/one.md',
    'inbox/one.json',
    'badges/../profile.json',
    'badges/../../x.json',
    '/etc/passwd',
    'badges\\x.json',
    'badges/.hidden.json',
    'other/x.json',
  ]) {
    test(`refuses to write ${path}`, async (t) => {
      const content = await tempContent(t, PROFILE);
      const before = await content.hashes();
      await assert.rejects(createContentStore(content.folder).write([...one, change(path)]), { code: 'STORE_PATH_REFUSED' });
      assert.deepEqual(await content.hashes(), before);
    });
  }

  test('names a record that cannot be used, and where', async (t) => {
    const content = await tempContent(t, PROFILE, { 'badges/broken.json': { version: 1, slug: 'broken' } });
    await assert.rejects(createContentStore(content.folder).records(), (error: StoreError) => {
      return error.code === 'STORE_RECORD_BROKEN' && error.path === join(content.folder, 'badges', 'broken.json');
    });
  });

  test('never changes what is there when a record on disk is broken', async (t) => {
    const content = await folderWithFirstEdition(t);
    await content.put('badges/first.json', '{"version":1,');
    const before = await content.hashes();
    await assert.rejects(sync(content, 2), { code: 'STORE_RECORD_BROKEN' });
    assert.deepEqual(await content.hashes(), before);
  });

  test('does not carry out a journal that is not its own', async (t) => {
    const journal = { version: 1, moves: [{ from: '00000', to: '../profile.json' }] };
    const content = await tempContent(t, PROFILE, { '.sync/journal.json': journal, '.sync/00000': 'gotcha' });
    await assert.rejects(sync(content, 1), { code: 'STORE_JOURNAL_BROKEN' });
    assert.match((await content.texts()).get('profile.json') ?? '', /Sample Earner/);
  });

  test('carries out a journal of more than 100,000 files: their names are longer than five digits', async (t) => {
    const journal = { version: 1, moves: [{ from: '100000', to: 'images/sample.png' }] };
    const content = await tempContent(t, PROFILE, {
      '.sync/journal.json': journal,
      '.sync/100000': 'drawn',
      'images/other.png': '',
    });
    await sync(content, 1);
    assert.match((await content.texts()).get('images/sample.png') ?? '', /drawn/);
  });

  test('gives back only bytes that still have their hash', async (t) => {
    const content = await folderWithFirstEdition(t);
    const [record] = await content.records();
    const { sha256 = '', mediaType = '' } = record?.badge.image ?? {};
    const store = createContentStore(content.folder);
    assert.deepEqual(Buffer.from((await store.image(sha256, mediaType)) ?? []), Buffer.from(pixel(1)));
    await content.put(`images/${sha256}.png`, 'something else');
    assert.equal(await store.image(sha256, mediaType), undefined);
  });
});

suite('two syncs at once', () => {
  test('do not write together: the second is told who is at work', async (t) => {
    const content = await tempContent(t, PROFILE);
    await withContentStore(content.folder, async () => {
      await assert.rejects(
        withContentStore(content.folder, async () => assert.fail('both are in')),
        (error: StoreError) => error.code === 'STORE_LOCKED' && error.message.includes(`process ${process.pid}`),
      );
    });
    await withContentStore(content.folder, async () => undefined);
  });

  test('a lock that a dead process left is taken over, by one of many only', async (t) => {
    const content = await tempContent(t, PROFILE);
    const left = { pid: 4242, host: 'here', nonce: 'gone' };
    await content.put('.sync.lock', left);
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    const options = { host: 'here', isAlive: (pid: number) => pid !== 4242 };
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => withContentStore(content.folder, work, options)));
    assert.equal(most, 1);
    assert.ok(results.some(({ status }) => status === 'fulfilled'));
    assert.deepEqual([...(await content.hashes()).keys()], ['profile.json']);
  });

  test('a lock from another machine holds for an hour', async (t) => {
    const content = await tempContent(t, PROFILE);
    await content.put('.sync.lock', { pid: 1, host: 'elsewhere', nonce: 'n' });
    const at = (minutes: number) => ({ host: 'here', isAlive: () => false, nowMs: () => Date.now() + minutes * 60_000 });
    await assert.rejects(
      withContentStore(content.folder, async () => undefined, at(50)),
      { code: 'STORE_LOCKED' },
    );
    await withContentStore(content.folder, async () => undefined, at(70));
  });

  test('the lock is given back when the work throws', async (t) => {
    const content = await tempContent(t, PROFILE);
    await assert.rejects(
      withContentStore(content.folder, () => Promise.reject(new Error('oops'))),
      /oops/,
    );
    assert.deepEqual([...(await content.hashes()).keys()], ['profile.json']);
  });
});
