import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import type { PackagePlace } from '../../../scripts/package-place.ts';
import { askedPort, chooseContent } from '../../../scripts/showcase/content-choice.ts';
import { readProfile } from '../../../widget/badge/profile.ts';

async function standing(t: TestContext): Promise<{ cwd: string; place: PackagePlace }> {
  const cwd = await mkdtemp(join(tmpdir(), 'ms-badge-choice-'));
  t.after(() => rm(cwd, { recursive: true, force: true }));
  return {
    cwd,
    place: {
      root: cwd,
      version: '0.0.0',
      installed: false,
      cache: join(cwd, '.cache'),
      workshop: join(cwd, '.cache', 'building'),
    },
  };
}

async function profileIn(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'profile.json'), '{"name":"Sample Person"}');
}

suite('whose badges are shown', () => {
  test('the sample earner, where nobody has a profile', async (t) => {
    const { cwd, place } = await standing(t);
    assert.equal((await chooseContent({}, cwd, place)).kind, 'sample');
  });

  test('the profile in content/', async (t) => {
    const { cwd, place } = await standing(t);
    await profileIn(join(cwd, 'content'));
    assert.deepEqual(await chooseContent({}, cwd, place), { kind: 'own', content: join(cwd, 'content') });
  });

  test('the folder that is named, from where the user stands', async (t) => {
    const { cwd, place } = await standing(t);
    await profileIn(join(cwd, 'elsewhere'));
    assert.equal((await chooseContent({ content: './elsewhere' }, cwd, place)).content, join(cwd, 'elsewhere'));
  });

  test('nothing, where the folder that is named has no profile: the message says what to do', async (t) => {
    const { cwd, place } = await standing(t);
    await assert.rejects(chooseContent({ content: 'elsewhere' }, cwd, place), /ms-badge init --content elsewhere/);
  });

  test('a Credly profile by name or address, in a folder of its own', async (t) => {
    const { cwd, place } = await standing(t);
    await profileIn(join(cwd, 'content'));
    const choice = await chooseContent(
      { credly: 'https://www.credly.com/users/sample-person.1a2b3c4d', origin: 'http://127.0.0.1:4555' },
      cwd,
      place,
    );
    assert.ok(choice.content.startsWith(place.cache));
    const profile = readProfile(await readFile(join(choice.content, 'profile.json'), 'utf8'));
    assert.equal(profile.name, 'Sample Person');
    assert.equal(profile.sources?.[0]?.origin, 'http://127.0.0.1:4555');
  });

  test('two servers that answer like Credly are two folders', async (t) => {
    const { cwd, place } = await standing(t);
    const one = await chooseContent({ credly: 'sample' }, cwd, place);
    const two = await chooseContent({ credly: 'sample', origin: 'https://badges.example.org' }, cwd, place);
    assert.notEqual(one.content, two.content);
  });

  for (const name of ['../../etc', '', 'a b', 'x'.repeat(60_000), '<script>']) {
    test(`no profile is called ${JSON.stringify(name.slice(0, 20))}`, async (t) => {
      const { cwd, place } = await standing(t);
      await assert.rejects(chooseContent({ credly: name }, cwd, place), { name: 'UsageError' });
    });
  }

  test('not two earners at once', async (t) => {
    const { cwd, place } = await standing(t);
    await assert.rejects(chooseContent({ credly: 'sample', content: 'content' }, cwd, place), { name: 'UsageError' });
    await assert.rejects(chooseContent({ origin: 'https://badges.example.org' }, cwd, place), { name: 'UsageError' });
  });
});

suite('the port', () => {
  test('is that of the flag before that of the variable, and nobody asked where both are empty', () => {
    assert.equal(askedPort('4000', '5000'), 4000);
    assert.equal(askedPort(undefined, '5000'), 5000);
    assert.equal(askedPort(undefined, ''), undefined);
  });

  for (const text of ['http', '-1', '70000', '4e3', '0x10', '12.5']) {
    test(`is not ${text}`, () => {
      assert.throws(() => askedPort(text, undefined), { name: 'UsageError' });
    });
  }
});
