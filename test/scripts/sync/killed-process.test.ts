import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withContentStore } from '../../../scripts/sync/content-store.ts';
import { tempContent } from '../../support/temp-content.ts';

const SYNC = fileURLToPath(new URL('../../support/stopped-sync.ts', import.meta.url));

/** Starts a writer, waits until it stands at its n-th rename, and kills it with SIGKILL. */
async function killedAt(folder: string, edition: string, rename: number): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SYNC, folder, edition, String(rename)]);
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => assert.fail(`it ended by itself with ${String(code)}`)),
  ]);
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  assert.deepEqual(await exit, [null, 'SIGKILL']);
}

suite('a process that is killed with SIGKILL while it writes', () => {
  // The first rename decides: it puts the journal in place.
  for (const [rename, edition, what] of [
    [1, 'old', 'before all is decided leaves everything as it was'],
    [2, 'new', 'after all is decided, and before anything moved, is carried out by the next'],
    [3, 'new', 'with a part in place is carried out by the next'],
    [4, 'new', 'with all but one in place is carried out by the next'],
  ] as const) {
    test(what, async (t) => {
      const content = await tempContent(t, {}, { 'images/a.png': 'old', 'images/b.png': 'old', 'credentials/c.json': 'old' });
      await killedAt(content.folder, 'new', rename);
      await withContentStore(content.folder, async () => undefined);
      const { 'profile.json': _profile, ...left } = Object.fromEntries(await content.texts());
      assert.deepEqual(left, { 'images/a.png': edition, 'images/b.png': edition, 'credentials/c.json': edition });
    });
  }
});
