import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkCommand } from '../../../scripts/commands/check.ts';
import type { ContentFindings } from '../../../scripts/sync/content-check.ts';
import { credlyBadge, serveCredly } from '../../support/credly-server.ts';
import { syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';
import type { TempContent } from '../../support/temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  let out = '';
  const io = { stdout: (text: string) => void (out += text), stderr: () => undefined, isTerminal: false, cwd: '/', env: {} };
  const code = await checkCommand.run(args, { ...io, signal: new AbortController().signal });
  return { code, out };
}

async function contentOf(t: Owner): Promise<TempContent> {
  const server = await serveCredly(t, { name: 'x', badges: [credlyBadge(1), credlyBadge(2)] });
  const content = await tempContent(t, { sources: [{ source: 'credly', profile: 'x', origin: server.origin }] });
  await syncFolder(content);
  return content;
}

suite('ms-badge check', () => {
  test('finds nothing in what sync wrote', async (t) => {
    const content = await contentOf(t);
    await content.put('notes/sample-badge-1.md', '---\npinned: true\n---\nMy story.');
    await content.put('notes/sample-badge-2.md', 'No front matter.');
    const { code, out } = await run('--content', content.folder);
    assert.deepEqual([code, out], [0, `${content.folder}: 2 badges and 2 notes, nothing wrong\n`]);
  });

  test('counts one note as one', async (t) => {
    const content = await contentOf(t);
    await content.put('notes/sample-badge-1.md', 'My story.');
    assert.match((await run('--content', content.folder)).out, /: 2 badges and 1 note, nothing wrong$/m);
  });

  const mistakes: readonly (readonly [string, string, unknown, RegExp])[] = [
    [
      'a key in the profile',
      'profile.json',
      { name: 'x', sorces: [] },
      /profile\.json .*unknown key "sorces": did you mean "sources"\?/,
    ],
    ['a profile that is cut short', 'profile.json', '{"name":', /profile\.json: is not JSON/],
    [
      'a source',
      'profile.json',
      { name: 'x', sources: [{ source: 'inbx' }] },
      /profile\.json sources\.0\.source: there is no source "inbx": did you mean "inbox"\?/,
    ],
    [
      'a badge in a group',
      'profile.json',
      { name: 'x', groups: [{ title: 'g', badges: ['sample-badge-11'] }] },
      /groups\.0\.badges\.0: there is no badge "sample-badge-11": did you mean/,
    ],
    ['a portrait', 'profile.json', { name: 'x', portrait: 'me.png' }, /portrait: there is no file "me\.png"/],
    [
      'a note for no badge',
      'notes/sample-badg-1.md',
      'x',
      /notes\/sample-badg-1\.md: there is no badge "sample-badg-1": did you mean "sample-badge-1"\?/,
    ],
    ['a note of another kind', 'notes/sample-badge-1.txt', 'x', /has to end in \.md/],
    [
      'a key in a note',
      'notes/sample-badge-1.md',
      '---\npined: true\n---\n',
      /sample-badge-1\.md pined: unknown key "pined": did you mean "pinned"\?/,
    ],
    [
      'a badge that a note names',
      'notes/sample-badge-1.md',
      '---\nsameAs: sample-badge-22\n---\n',
      /sample-badge-1\.md sameAs: there is no badge "sample-badge-22": did you mean "sample-badge-2"\?/,
    ],
    [
      'a badge that replaces itself',
      'notes/sample-badge-1.md',
      '---\nreplaces: sample-badge-1\n---\n',
      /sample-badge-1\.md replaces: names the badge itself/,
    ],
    [
      'a badge that is one with another and by itself',
      'notes/sample-badge-1.md',
      '---\nsameAs: sample-badge-2\nseparate: true\n---\n',
      /separate: contradicts sameAs/,
    ],
    [
      'a key in a note of one language',
      'notes/sample-badge-1.ru.md',
      '---\npinned: true\n---\n',
      /sample-badge-1\.ru\.md pinned: unknown key/,
    ],
    ['front matter that does not end', 'notes/sample-badge-1.md', '---\npinned: true\n', /front matter does not end/],
    ['front matter that is no YAML', 'notes/sample-badge-1.md', '---\n[unclosed\n---\n', /front matter is not YAML/],
    [
      'a record that is cut short',
      'badges/sample-badge-1.json',
      '{"version":1',
      /badges\/sample-badge-1\.json: the record is not JSON/,
    ],
    ['a record that is none', 'badges/sample-badge-1.json', { version: 1 }, /badges\/sample-badge-1\.json/],
    ['a file that is no record', 'badges/Read Me.txt', 'x', /its name is not <slug>\.json/],
  ];
  for (const [what, path, value, message] of mistakes) {
    test(`names ${what}`, async (t) => {
      const content = await contentOf(t);
      await content.put(path, value);
      const { code, out } = await run('--content', content.folder);
      assert.equal(code, 1);
      assert.match(out, message);
    });
  }

  test('names a picture and a credential that are not what they were', async (t) => {
    const content = await contentOf(t);
    for (const path of (await content.hashes()).keys())
      if (/^(?:images|credentials)/.test(path)) await content.put(path, 'damaged');
    const { code, out } = await run('--content', content.folder, '--json');
    const { problems } = JSON.parse(out) as ContentFindings; // what the command itself prints
    const files = problems.map(({ file }) => file.split('/')[0]);
    assert.deepEqual([code, files.sort()], [1, ['credentials', 'credentials', 'images', 'images']]);
  });

  test('names a record under another name than its slug, and one badge in two records', async (t) => {
    const content = await contentOf(t);
    await content.put('badges/copy.json', (await content.texts()).get('badges/sample-badge-1.json'));
    const { out } = await run('--content', content.folder);
    assert.match(out, /badges\/copy\.json slug: is "sample-badge-1", which is not the file's name/);
    assert.match(out, /is the same badge as badges\/copy\.json/);
  });

  test('says that there is no profile', async () => {
    const { code, out } = await run('--content', '/nowhere/content');
    assert.equal(code, 1);
    assert.match(out, /profile\.json: is missing; "ms-badge init" makes one/);
  });
});
