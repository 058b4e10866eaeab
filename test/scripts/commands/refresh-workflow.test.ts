import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { parse } from 'yaml';
import { cronLine, githubWorkflow, gitlabPipeline } from '../../../scripts/commands/refresh-workflow.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly env: { readonly CONTENT: string };
  readonly jobs: Readonly<
    Record<string, { readonly permissions: unknown; readonly if?: string; readonly steps: readonly Step[] }>
  >;
}

const COMMAND = 'npx --yes ms-badge@^1.2.3';
const place = { content: 'content', command: COMMAND };
// The test says below what is in it.
const read = (text: string): Workflow => parse(text) as Workflow;

suite('the GitHub workflow', () => {
  for (const pages of [true, false]) {
    test(`runs by the clock, on a push and by hand, ${pages ? 'with' : 'without'} Pages`, () => {
      const workflow = read(githubWorkflow({ ...place, pages }));
      assert.deepEqual(Object.keys(workflow.on), ['schedule', 'push', 'workflow_dispatch']);
      assert.deepEqual(workflow.on['schedule'], [{ cron: '17 4 * * *' }]);
      assert.deepEqual(Object.keys(workflow.jobs), pages ? ['refresh', 'publish', 'tell'] : ['refresh', 'tell']);
    });
  }

  test('gives each job only what it needs', () => {
    const { permissions, jobs } = read(githubWorkflow({ ...place, pages: true }));
    assert.deepEqual(permissions, {});
    assert.deepEqual(jobs['refresh']?.permissions, { contents: 'write' });
    assert.deepEqual(jobs['publish']?.permissions, { pages: 'write', 'id-token': 'write' });
    assert.deepEqual(jobs['tell']?.permissions, {});
  });

  test('states the 60-day rule, and pins every action', () => {
    const text = githubWorkflow({ ...place, pages: true });
    assert.match(text, /60 days without activity/);
    assert.match(text, /in forks\n# from the start/);
    const { jobs } = read(text);
    const actions = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    assert.ok(actions.length > 4 && actions.every((action) => /^actions\/[a-z-]+@v\d+$/.test(action)), actions.join());
  });

  test('takes any name of a folder', () => {
    const content = `my "own's": #badges \\ $(x) %`;
    assert.equal(read(githubWorkflow({ ...place, content })).env.CONTENT, content);
  });

  test('commits what a sync changed, nothing when nothing changed, and goes on after a finding', async (t) => {
    const { repository, run, outputs } = await repositoryFor(t);
    await writeFile(join(repository, 'sync.txt'), '1');
    run();
    assert.match(git(repository, 'log', '--oneline', 'origin/main'), /chore: refresh badges\n.*first/);
    assert.equal(git(repository, 'show', '--stat', '--format=', 'HEAD').includes('sync.txt'), false);
    run();
    assert.equal(git(repository, 'rev-list', '--count', 'origin/main').trim(), '2');
    assert.deepEqual(await outputs(), ['code=1', 'code=1']);
    assert.equal(await readFile(join(repository, '_site', 'built'), 'utf8'), 'yes');
  });

  test('of this repository does nothing without a profile, and is the one that is written here', async () => {
    const own = { content: 'content', command: 'npm run --silent ms-badge --', pages: true, onlyWithProfile: true };
    const text = githubWorkflow(own);
    assert.equal(await readFile(new URL('../../../.github/workflows/refresh.yml', import.meta.url), 'utf8'), text);
    const { jobs } = read(text);
    const later = jobs['refresh']?.steps.slice(2) ?? [];
    assert.ok(later.length > 3 && later.every((step) => step.if === "steps.look.outputs.found == 'true'"));
    assert.match(jobs['publish']?.if ?? '', /found == 'true'/);
  });
});

suite('the GitLab pipeline', () => {
  test('runs by the clock, on a push and by hand, and states the 60-day rule', () => {
    for (const pages of [true, false]) {
      const text = gitlabPipeline({ ...place, content: 'a "b": #c', pages });
      const pipeline: unknown = parse(text);
      const flat = JSON.stringify(pipeline);
      for (const trigger of ['schedule', 'web', 'push']) assert.ok(flat.includes(`== \\"${trigger}\\"`), trigger);
      assert.ok(flat.includes('"value":"a \\"b\\": #c"'));
      assert.equal(flat.includes('"pages":'), pages);
      assert.match(text, /60 days without activity/);
    }
  });
});

suite('the cron line', () => {
  test('is one line that a shell reads as it was meant', () => {
    const line = cronLine({ folder: "/home/sample/it's 100%", content: 'content', command: 'npx --yes ms-badge' });
    assert.equal(
      line,
      String.raw`17 4 * * * cd '/home/sample/it'\''s 100\%' && { npx --yes ms-badge sync --content 'content'; npx --yes ms-badge build --content 'content' --out public; }`,
    );
  });
});

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });

/** A clone with a remote, and the workflow's own scripts with a stand-in for `npx`: sync copies sync.txt and ends with 1. */
async function repositoryFor(t: TestContext) {
  const base = await mkdtemp(join(tmpdir(), 'ms-badge-workflow-'));
  t.after(() => rm(base, { recursive: true, force: true }));
  const [repository, bin, output] = [join(base, 'clone'), join(base, 'bin'), join(base, 'output')];
  git(base, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote');
  git(base, 'clone', '--quiet', join(base, 'remote'), repository);
  await mkdir(join(repository, 'my badges'));
  await writeFile(join(repository, 'my badges', 'profile.json'), '{}');
  git(repository, 'checkout', '--quiet', '-B', 'main');
  git(repository, 'config', 'user.email', 'sample@mail.example');
  git(repository, 'config', 'user.name', 'Sample');
  git(repository, 'add', '.');
  git(repository, 'commit', '--quiet', '-m', 'first');
  git(repository, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  await mkdir(bin);
  const npx =
    '#!/bin/sh\nshift 2\n[ "$2" = --content ] || exit 2\nif [ "$1" = sync ]; then cp sync.txt "$3/synced"; exit 1; fi\nmkdir -p _site; printf yes > _site/built\n';
  await writeFile(join(bin, 'npx'), npx, { mode: 0o755 });
  const workflow = read(githubWorkflow({ ...place, content: 'my badges' }));
  const scripts = (workflow.jobs['refresh']?.steps ?? []).flatMap((step) => step.run ?? []);
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    GITHUB_OUTPUT: output,
    CONTENT: workflow.env.CONTENT,
  };
  const run = (): void => {
    for (const script of scripts)
      execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: repository, env, stdio: 'pipe' });
  };
  return { repository, run, outputs: async () => (await readFile(output, 'utf8')).trim().split('\n') };
}
