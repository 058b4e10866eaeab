import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { assertReplaceable, replaceFolder } from '../../../scripts/showcase/replace-folder.ts';

async function places(t: TestContext): Promise<{ finished: string; out: string }> {
  const top = await mkdtemp(join(tmpdir(), 'ms-badge-out-'));
  t.after(() => rm(top, { recursive: true, force: true }));
  const finished = join(top, 'finished');
  await mkdir(join(finished, 'badges'), { recursive: true });
  await writeFile(join(finished, 'index.html'), 'new');
  await writeFile(join(finished, 'ms-badge.js'), 'new');
  await writeFile(join(finished, 'badges', 'a.json'), 'new');
  return { finished, out: join(top, 'deep', 'out') };
}

async function oldSite(out: string): Promise<void> {
  await mkdir(join(out, 'badges'), { recursive: true });
  await writeFile(join(out, 'index.html'), 'old');
  await writeFile(join(out, 'ms-badge.js'), 'old');
  await writeFile(join(out, 'badges', 'withdrawn.json'), 'old');
}

suite('replacing a published folder', () => {
  test('makes the folder where there is none', async (t) => {
    const { finished, out } = await places(t);
    await assertReplaceable(out);
    await replaceFolder(finished, out);
    assert.equal(await readFile(join(out, 'badges', 'a.json'), 'utf8'), 'new');
  });

  test('leaves no page of a badge that is shown no more', async (t) => {
    const { finished, out } = await places(t);
    await oldSite(out);
    await assertReplaceable(out);
    await replaceFolder(finished, out);
    assert.deepEqual(await readdir(join(out, 'badges')), ['a.json']);
    assert.equal(await readFile(join(out, 'index.html'), 'utf8'), 'new');
  });

  test('keeps a dotfile and the CNAME of the host', async (t) => {
    const { finished, out } = await places(t);
    await oldSite(out);
    await mkdir(join(out, '.git'));
    await writeFile(join(out, '.git', 'HEAD'), 'ref');
    await writeFile(join(out, 'CNAME'), 'badges.example.org');
    await replaceFolder(finished, out);
    assert.equal(await readFile(join(out, '.git', 'HEAD'), 'utf8'), 'ref');
    assert.equal(await readFile(join(out, 'CNAME'), 'utf8'), 'badges.example.org');
  });

  test('refuses a folder of something else', async (t) => {
    const { out } = await places(t);
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'thesis.docx'), 'mine');
    await assert.rejects(assertReplaceable(out), { name: 'UsageError' });
    assert.deepEqual(await readdir(out), ['thesis.docx']);
  });

  test('refuses a file', async (t) => {
    const { finished } = await places(t);
    await assert.rejects(assertReplaceable(join(finished, 'index.html')), { name: 'UsageError' });
  });
});
