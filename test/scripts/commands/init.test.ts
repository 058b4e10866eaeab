import assert from 'node:assert/strict';
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import type { CommandIo } from '../../../scripts/commands/command.ts';
import { initCommand } from '../../../scripts/commands/init.ts';
import { readProfile } from '../../../widget/badge/profile.ts';
import { serveBadges } from '../../support/badge-server.ts';
import { pixel } from '../../support/credly-server.ts';

async function folderFor(t: TestContext): Promise<{ cwd: string; io: CommandIo; told: () => string }> {
  const cwd = await mkdtemp(join(tmpdir(), 'ms-badge-init-'));
  t.after(() => rm(cwd, { recursive: true, force: true }));
  let told = '';
  const write = (text: string): void => void (told += text);
  const io: CommandIo = { stdout: write, stderr: write, isTerminal: false, cwd, signal: new AbortController().signal, env: {} };
  return { cwd, io, told: () => told };
}

suite('ms-badge init', () => {
  test('writes a profile that every other command reads', async (t) => {
    const { cwd, io } = await folderFor(t);
    const code = await initCommand.run(
      ['--name', 'Sample Person', '--credly', 'https://www.credly.com/users/sample-person/badges'],
      io,
    );
    assert.equal(code, 0);
    const profile = readProfile(await readFile(join(cwd, 'content', 'profile.json'), 'utf8'));
    assert.equal(profile.name, 'Sample Person');
    assert.deepEqual(profile.sources, [{ source: 'credly', profile: 'sample-person' }, { source: 'inbox' }]);
    assert.equal(profile.$schema, './profile.schema.json');
    await access(join(cwd, 'content', 'profile.schema.json'));
    assert.match(await readFile(join(cwd, 'content', '.gitignore'), 'utf8'), /^\/\.sync\/\n\/\.sync\.lock\*$/m);
    await access(join(cwd, 'content', 'inbox'));
    await access(join(cwd, 'content', 'notes'));
  });

  test('asks nothing where nobody watches', async (t) => {
    const { cwd, io } = await folderFor(t);
    assert.equal(await initCommand.run([], io), 0);
    assert.equal(readProfile(await readFile(join(cwd, 'content', 'profile.json'), 'utf8')).name, 'Your name');
  });

  test('tells a machine which files it wrote, and nothing else', async (t) => {
    const { cwd, io, told } = await folderFor(t);
    assert.equal(await initCommand.run(['--json', '--workflow', 'cron'], io), 0);
    const answer: unknown = JSON.parse(told());
    assert.ok(typeof answer === 'object' && answer !== null && 'files' in answer && 'print' in answer);
    assert.deepEqual(answer.files, [
      { file: join(cwd, 'content', 'profile.json'), written: true },
      { file: join(cwd, 'content', 'profile.schema.json'), written: true },
      { file: join(cwd, 'content', '.gitignore'), written: true },
    ]);
    assert.match(String(answer.print), /ms-badge/);
  });

  test('keeps what is there, byte by byte', async (t) => {
    const { cwd, io, told } = await folderFor(t);
    await initCommand.run(['--workflow', 'github'], io);
    for (const file of ['content/profile.json', 'content/profile.schema.json', '.github/workflows/badges.yml']) {
      await writeFile(join(cwd, file), 'mine');
    }
    assert.equal(await initCommand.run(['--name', 'Another', '--workflow', 'github'], io), 0);
    for (const file of ['content/profile.json', 'content/profile.schema.json', '.github/workflows/badges.yml']) {
      assert.equal(await readFile(join(cwd, file), 'utf8'), 'mine');
    }
    assert.match(told(), /kept {2}content\/profile\.json/);
  });

  test('writes a pipeline for GitLab, and prints a line for cron', async (t) => {
    const { cwd, io, told } = await folderFor(t);
    await initCommand.run(['--workflow', 'gitlab', '--pages'], io);
    assert.match(await readFile(join(cwd, '.gitlab-ci.yml'), 'utf8'), /^pages:$/m);
    await writeFile(join(cwd, '.gitlab-ci.yml'), 'mine');
    await initCommand.run(['--workflow', 'gitlab'], io);
    assert.equal(await readFile(join(cwd, '.gitlab-ci.yml'), 'utf8'), 'mine');
    assert.match(told(), /kept {2}\.gitlab-ci\.yml\n {6}It was there already/);
    await initCommand.run(['--workflow', 'cron'], io);
    assert.ok(told().includes(`\n17 4 * * * cd '${cwd}' && { npx `), told());
  });

  test('writes the workflow at the root of the repository that the folder lies in', async (t) => {
    const { cwd, io } = await folderFor(t);
    await mkdir(join(cwd, '.git'));
    await initCommand.run(['--content', 'me/badges', '--workflow', 'github'], { ...io, cwd });
    assert.match(await readFile(join(cwd, '.github', 'workflows', 'badges.yml'), 'utf8'), /CONTENT: 'me\/badges'/);
  });

  for (const args of [
    ['--workflow'],
    ['--workflow', 'jenkins'],
    ['--pages'],
    ['--workflow', 'cron', '--pages'],
    ['--workflow', 'github', '--content', 'a\nb'],
    ['--workflow', 'github', '--content', '${{ secrets.X }}'],
  ]) {
    test(`refuses ${JSON.stringify(args)} before anything is written`, async (t) => {
      const { cwd, io } = await folderFor(t);
      await assert.rejects(initCommand.run(args, io), { name: 'UsageError' });
      assert.deepEqual(await readdir(cwd), []);
    });
  }

  test('refuses a name that is no Credly profile', async (t) => {
    const { io } = await folderFor(t);
    await assert.rejects(initCommand.run(['--credly', '../../etc'], io), { name: 'UsageError' });
  });
});

suite('ms-badge init, what Credly has of a person', () => {
  const PERSON = {
    id: 'sample-person',
    synthetic_id: '00000000-0000-4000-8000-000000000001',
    profile_is_public: true,
    first_name: 'Sample',
    middle_name: null,
    last_name: 'Person',
    bio: 'Builds  things.\nAnd mends them.',
    photo_url: 'https://images.credly.com/images/1/photo.png',
    city: 'Private City',
    current_organization_name: 'Private Employer',
  };

  async function taken(t: TestContext, take: readonly string[], person: object = PERSON) {
    const routes = { '/users/sample-person': { json: { data: person } }, '/images/1/photo.png': { bytes: pixel(3) } };
    const server = await serveBadges(t, routes);
    const folder = await folderFor(t);
    const at = ['--credly', 'sample-person', '--origin', server.origin, '--allow-loopback'];
    const code = await initCommand.run([...at, ...take], folder.io);
    const text = await readFile(join(folder.cwd, 'content', 'profile.json'), 'utf8');
    const files = await readdir(join(folder.cwd, 'content'));
    return { code, server, text, profile: readProfile(text), files, told: folder.told() };
  }

  test('is offered, and nobody is asked for it without a word of the earner', async (t) => {
    const { code, server, profile, files, told } = await taken(t, []);
    assert.equal(code, 0);
    assert.match(told, /--take name,bio,photo/);
    assert.deepEqual(
      [server.requests.length, profile.name, profile.headline, profile.portrait],
      [0, 'Your name', undefined, undefined],
    );
    assert.ok(!files.some((name) => name.startsWith('portrait')));
  });

  test('is copied as far as it was asked for, and nothing else of it', async (t) => {
    const all = await taken(t, ['--take', 'name,bio,photo']);
    assert.deepEqual(
      [all.profile.name, all.profile.headline, all.profile.portrait],
      ['Sample Person', 'Builds things. And mends them.', 'portrait.png'],
    );
    assert.ok(all.files.includes('portrait.png'));
    assert.doesNotMatch(all.text + all.told, /Private/);
    const bio = await taken(t, ['--take', 'bio', '--name', 'Somebody']);
    assert.deepEqual([bio.profile.name, bio.profile.portrait, bio.server.requests.length], ['Somebody', undefined, 1]);
  });

  test('may be missing, or private', async (t) => {
    const { profile } = await taken(t, ['--take', 'name,bio,photo'], { id: 'sample-person', bio: null, photo_url: null });
    assert.deepEqual([profile.name, profile.headline, profile.portrait], ['Your name', undefined, undefined]);
    await assert.rejects(taken(t, ['--take', 'bio'], { ...PERSON, profile_is_public: false }), /credly: .* is private/);
  });

  test('is no other part than those three, and comes from a profile that is named', async (t) => {
    await assert.rejects(taken(t, ['--take', 'city']), /expected some of name,bio,photo/);
    const { io } = await folderFor(t);
    await assert.rejects(initCommand.run(['--take', 'bio'], io), /add --credly/);
  });
});
