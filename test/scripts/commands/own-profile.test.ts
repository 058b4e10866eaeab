import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { ownProfile } from '../../../scripts/commands/own-profile.ts';
import { tempContent } from '../../support/temp-content.ts';

suite('the profile of a content folder', () => {
  test('is read', async (t) => {
    assert.equal((await ownProfile((await tempContent(t)).folder)).name, 'Sample Earner');
  });

  test('that is missing is named, with the command that makes one', async (t) => {
    const { folder } = await tempContent(t);
    await mkdir(join(folder, 'empty'));
    await assert.rejects(ownProfile(join(folder, 'empty')), {
      message: `${join(folder, 'empty', 'profile.json')} is missing.`,
      hint: /^"ms-badge init --content \/.*empty" makes one/,
    });
    await assert.rejects(ownProfile(join(folder, 'none')), { message: `There is no folder ${join(folder, 'none')}.` });
  });

  test('in something that is no folder, or that is itself a folder, is told as such', async (t) => {
    const { folder } = await tempContent(t);
    const file = join(folder, 'profile.json');
    await assert.rejects(ownProfile(file), { message: /profile\.json cannot be used: a part of this path is a file/ });
    await mkdir(join(folder, 'odd', 'profile.json'), { recursive: true });
    await assert.rejects(ownProfile(join(folder, 'odd')), { hint: '--content names the folder that holds profile.json.' });
  });

  test('that is wrong is named with its folder, every mistake in it, and the next step', async (t) => {
    const content = await tempContent(t);
    const { folder } = content;
    await content.put('profile.json', '{ "name": 3, "sorces": [] }');
    const file = join(folder, 'profile.json');
    await assert.rejects(ownProfile(folder), (error: Error & { hint?: string }) => {
      assert.ok(error.message.startsWith(`${file}:\n  `));
      assert.match(error.message, /name: [\s\S]*"sorces": did you mean "sources"\?/);
      assert.match(error.hint ?? '', /ms-badge check/);
      return true;
    });
  });
});
