import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { syncCommand } from '../../../scripts/commands/sync.ts';
import { UsageError } from '../../../scripts/commands/command.ts';
import type { SyncPlan } from '../../../scripts/sync/sync-plan.ts';
import { credlyBadge, listingPath, serveCredly } from '../../support/credly-server.ts';
import { FAULTS } from '../../support/faults.ts';
import type { CredlyServer } from '../../support/credly-server.ts';
import { tempContent } from '../../support/temp-content.ts';
import type { TempContent } from '../../support/temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];
const NAME = 'sample-earner';
const badges = (count: number) => Array.from({ length: count }, (_, index) => credlyBadge(index + 1));

interface Printed {
  readonly plan: SyncPlan;
  readonly outcome: {
    readonly written: boolean;
    readonly exitCode: number;
    readonly files: readonly string[];
    readonly sources: unknown;
  };
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], more: { isTerminal?: boolean; signal?: AbortSignal } = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await syncCommand.run(args, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    isTerminal: more.isTerminal ?? false,
    cwd: '/',
    signal: more.signal ?? new AbortController().signal,
    env: {},
  });
  return { code, out, err };
}

async function world(t: Owner, count = 2): Promise<{ server: CredlyServer; content: TempContent; args: readonly string[] }> {
  const server = await serveCredly(t, { name: NAME, badges: badges(count) });
  const content = await tempContent(t, { sources: [{ source: 'credly', profile: NAME, origin: server.origin }] });
  return { server, content, args: ['--content', content.folder, '--allow-loopback'] };
}

suite('ms-badge sync', () => {
  test('tells a person what happened in at most ten lines', async (t) => {
    const { args } = await world(t, 9);
    const { code, out, err } = await run(args);
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.match(out, /^credly: 9 badges found\n9 added, 0 changed, 0 unchanged, 0 withdrawn, 0 failed\.\n/);
    assert.ok(out.split('\n').length <= 10, out);
    assert.match(out, /and 6 more \(--verbose lists them\)/);
  });

  test('lists everything with --verbose', async (t) => {
    const { args } = await world(t, 9);
    const { out } = await run([...args, '--verbose']);
    assert.equal(out.match(/^ {2}added: /gm)?.length, 9);
  });

  test('prints the plan and its outcome as JSON', async (t) => {
    const { args, content } = await world(t);
    const answer = JSON.parse((await run([...args, '--json'])).out) as Printed; // what the command itself prints
    assert.deepEqual(
      answer.plan.added.map(({ source, slug, name }) => [source, slug, name]),
      [
        ['credly', 'sample-badge-1', 'Sample Badge 1'],
        ['credly', 'sample-badge-2', 'Sample Badge 2'],
      ],
    );
    assert.equal(answer.outcome.written, true);
    assert.equal(answer.outcome.exitCode, 0);
    assert.deepEqual(answer.outcome.sources, [{ source: 'credly', found: 2, had: 0, status: 'accepted' }]);
    assert.deepEqual([...answer.outcome.files, 'profile.json'].sort(), [...(await content.hashes()).keys()].sort());
  });

  test('writes nothing with --dry-run, and says what it would write', async (t) => {
    const { args, content } = await world(t);
    const { code, out } = await run([...args, '--dry-run']);
    assert.equal(code, 0);
    assert.match(out, /Would be: 2 added, .*Nothing was written\./);
    assert.deepEqual([...(await content.hashes()).keys()], ['profile.json']);
  });

  test('says what to do about an answer that it does not trust, and ends with 1', async (t) => {
    const { args, server } = await world(t, 6);
    await run(args);
    server.show({ name: NAME, badges: badges(2) });
    const { code, out } = await run(args);
    assert.equal(code, 1);
    assert.match(
      out,
      /credly: 4 of 6 badges are gone, more than a third; nothing of credly was changed; if that is right, run again with --accept-withdrawals/,
    );
    assert.equal((await run([...args, '--accept-withdrawals'])).code, 0);
  });

  for (const [fault, words] of [
    ['not found', /! credly: .*answered 404: there is no public profile "sample-earner"\n {2}check .* in profile\.json/],
    ['forbidden', /! credly: .* is private\n {2}make .* public/],
    ['a web page', /! credly: .*answered a web page where data was expected\n {2}try again later/],
    ['redirect to a private address', /! credly: .*is refused/],
  ] as const) {
    test(`says who, what and what next when the answer is "${fault}"`, async (t) => {
      const { args, server } = await world(t);
      server.fail(`${listingPath(NAME)}?page=1`, FAULTS[fault]);
      const { code, out } = await run(args);
      assert.equal(code, 1);
      assert.match(out, words);
    });
  }

  test('reads this machine only with --allow-loopback, and says so', async (t) => {
    const { content } = await world(t);
    const { code, out } = await run(['--content', content.folder]);
    assert.equal(code, 1);
    assert.match(out, /add --allow-loopback/);
  });

  test('names a typing mistake in profile.json, and what was meant', async (t) => {
    const content = await tempContent(t, { sorces: [] });
    await assert.rejects(run(['--content', content.folder]), /profile\.json:\n.*"sorces": did you mean "sources"\?/s);
  });

  test('says where profile.json was expected', async () => {
    await assert.rejects(run(['--content', '/nowhere/content']), {
      message: 'There is no folder /nowhere/content.',
      hint: /^"ms-badge init/,
    });
  });

  test('refuses what it does not know', async () => {
    await assert.rejects(
      run(['--dryrun']),
      (error: Error) => error instanceof UsageError && error.message.includes('Did you mean --dry-run'),
    );
  });

  test('shows progress to a person who watches, and to nobody else', async (t) => {
    const { args } = await world(t);
    assert.match((await run(args, { isTerminal: true })).err, /credly: 1/);
    assert.equal((await run([...args, '--json'], { isTerminal: true })).err, '');
  });

  test('that is ended in the middle writes nothing', async (t) => {
    const { args, server, content } = await world(t);
    const ended = new AbortController();
    server.answer({
      [`${listingPath(NAME)}?page=1`]: () => {
        ended.abort(new Error('Ended by SIGINT.'));
        return { json: {}, delayMs: 100 };
      },
    });
    await assert.rejects(run(args, { signal: ended.signal }), /Ended by SIGINT/);
    assert.deepEqual([...(await content.hashes()).keys()], ['profile.json']);
  });
});
