import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { workThrough } from '../../../scripts/sync/worker-pool.ts';

suite('work for many items', () => {
  test('is done for so many at a time, and gives the results in the order of the items', async () => {
    let running = 0;
    let most = 0;
    const results = await workThrough([30, 1, 20, 1, 1], 2, async (ms) => {
      most = Math.max(most, (running += 1));
      await pauseFor(ms);
      running -= 1;
      return ms;
    });
    assert.deepEqual([results, most], [[30, 1, 20, 1, 1], 2]);
  });

  test('of none is none', async () => {
    assert.deepEqual(await workThrough([], 4, () => Promise.reject(new Error('never'))), []);
  });

  test('begins nothing after an error, and throws it when all that was begun has ended', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      if (item === 1) throw new Error(`broken: ${item}`);
      await pauseFor(10);
      ended.push(item);
    };
    await assert.rejects(workThrough([0, 1, 2, 3, 4], 3, work), /broken: 1/);
    assert.deepEqual(
      [begun, ended],
      [
        [0, 1, 2],
        [0, 2],
      ],
    );
  });
});
