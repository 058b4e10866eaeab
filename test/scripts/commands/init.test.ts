import assert from 'node:assert/strict';
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import type { CommandIo } from '../../../scripts/commands/command.ts';
import { initCommand } from '../../../scripts/commands/init.ts';
import { readProfile } from '../../../widget/badge/profile.ts';

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
