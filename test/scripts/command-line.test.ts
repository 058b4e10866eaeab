import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { runCommandLine } from '../../scripts/command-line.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import { type Command, type CommandIo, UsageError } from '../../scripts/commands/command.ts';

interface Heard {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function hear(args: readonly string[], run: Command['run'] = async () => Promise.resolve(0)): Promise<Heard> {
  let stdout = '';
  let stderr = '';
  const io: CommandIo = {
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    isTerminal: false,
    cwd: '/',
    signal: new AbortController().signal,
    env: {},
  };
  const build: Command = { name: 'build', summary: 'build a thing', help: 'Usage: ms-badge build\n', run };
  const code = await runCommandLine(args, io, { version: '1.2.3', commands: { build: async () => Promise.resolve(build) } });
  return { code, stdout, stderr };
}

suite('the command line', () => {
  test('prints its version', async () => {
    assert.deepEqual(await hear(['--version']), { code: 0, stdout: '1.2.3\n', stderr: '' });
  });

  test('lists its commands where none is named', async () => {
    const { code, stdout } = await hear([]);
    assert.equal(code, 0);
    assert.match(stdout, /build {2}build a thing/);
  });

  test('passes the arguments on and gives back the exit code', async () => {
    let seen: readonly string[] = [];
    const { code } = await hear(['build', '--out', 'x'], async (args) => {
      seen = args;
      return Promise.resolve(3);
    });
    assert.equal(code, 3);
    assert.deepEqual(seen, ['--out', 'x']);
  });

  test('tells a command that everything is to be told, and not of what stands after --', async () => {
    const seen: unknown[] = [];
    const run: Command['run'] = async (args, io) => Promise.resolve(seen.push([args, io.verbose])).then(() => 0);
    await hear(['build', '--verbose', '--out', 'x'], run);
    await hear(['build', '--', '--verbose'], run);
    assert.deepEqual(seen, [
      [['--out', 'x'], true],
      [['--', '--verbose'], false],
    ]);
  });

  test('prints the help of a command without running it', async () => {
    const { code, stdout } = await hear(['build', '--help'], () => assert.fail('it ran'));
    assert.equal(code, 0);
    assert.equal(stdout, 'Usage: ms-badge build\n');
  });

  test('names the command that is near a mistyped one, and exits 2', async () => {
    const { code, stderr } = await hear(['biuld']);
    assert.equal(code, 2);
    assert.equal(
      stderr,
      'ms-badge: There is no command "biuld". Did you mean "build"? Commands: build.\n  "ms-badge --help" says what is expected.\n',
    );
  });

  test('knows no command by the name of a method of Object', async () => {
    assert.equal((await hear(['constructor'])).code, 2);
  });

  test('exits 2 for a usage error, 1 for any other', async () => {
    assert.equal((await hear(['build'], () => Promise.reject(new UsageError('no')))).code, 2);
    assert.equal((await hear(['build'], () => Promise.reject(new Error('no')))).code, 1);
  });

  test('leads from a mistake in the arguments to the help of that command', async () => {
    const { stderr } = await hear(['build'], () => Promise.reject(new UsageError('--out needs a value.')));
    assert.equal(stderr, 'ms-badge: --out needs a value.\n  "ms-badge build --help" says what is expected.\n');
  });

  test('says what is wrong and what to do next, and not how the system calls it', async () => {
    const hinted = Object.assign(new Error('There is no folder x.', { cause: new Error('ENOENT') }), { hint: 'Make one.' });
    assert.equal((await hear(['build'], () => Promise.reject(hinted))).stderr, 'ms-badge: There is no folder x.\n  Make one.\n');
    const system = await hear(['build'], async () => mkdir('/dev/null/x').then(() => 0));
    assert.equal(system.stderr, 'ms-badge: /dev/null/x cannot be written: a part of this path is a file, and no folder.\n');
  });

  test('says why a badge was refused, and not what the code of the refusal is', async () => {
    const refused = new Error('a.json cannot be used', { cause: new BadgeError('BADGE_NOT_JSON') });
    const { stderr } = await hear(['build'], () => Promise.reject(refused));
    assert.equal(stderr, 'ms-badge: a.json cannot be used\n  because: the text is not JSON\n');
  });

  test('prints an error with its cause and without a stack', async () => {
    const failing = () => Promise.reject(new Error('the site could not be built', { cause: new Error('no such file') }));
    assert.equal((await hear(['build'], failing)).stderr, 'ms-badge: the site could not be built\n  because: no such file\n');
  });

  test('prints the stack for who asks for it', async () => {
    const { stderr } = await hear(['build', '--verbose'], () => Promise.reject(new Error('no')));
    assert.match(stderr, /Error: no\n\s+at /);
  });

  test('prints nothing that a terminal obeys, and JSON that says the same', async () => {
    const name = '\u001b]0;x\u0007\u009b31m\u202eb\u2067\r';
    const seen = await hear(['build'], async (_args, io) => {
      io.stdout(`${JSON.stringify({ name })}\n`);
      return Promise.reject(new UsageError(`There is no ${name}.`));
    });
    for (const text of [seen.stdout, seen.stderr, (await hear([name])).stderr])
      assert.doesNotMatch(text, /(?![\n\t])\p{Cc}|[\u202e\u2067]/u);
    assert.deepEqual(JSON.parse(seen.stdout), { name });
  });

  test('lets progress clear its line, and nothing that it tells of move the rest', async () => {
    const { stderr } = await hear(['build'], async (_args, io) => {
      io.stderr('\r\u001b[Kcredly: \u001b[2J\r\u001b[K1');
      io.stderr('a \u001b]0;x\u0007\n');
      return Promise.resolve(0);
    });
    assert.equal(stderr, '\r\u001b[Kcredly: \\u001b[2J\\u000d\\u001b[K1a \\u001b]0;x\\u0007\n');
  });

  test('tells machines in JSON what went wrong, whatever it was', async () => {
    const told = async (error: Error, ...args: readonly string[]): Promise<unknown> =>
      JSON.parse((await hear(['build', ...args], () => Promise.reject(error))).stdout);
    const usage = new UsageError('--out needs a value.');
    assert.deepEqual(await told(usage, '--json'), { error: { code: 'usage', message: '--out needs a value.' } });
    const failed = new Error('no', { cause: new BadgeError('BADGE_NOT_JSON') });
    assert.deepEqual(await told(failed, '--json'), { error: { code: 'failed', message: 'no: the text is not JSON' } });
    const coded = Object.assign(new Error('no room'), { code: 'STORE_FULL' });
    assert.deepEqual(await told(coded, '--json'), { error: { code: 'STORE_FULL', message: 'no room' } });
    assert.equal((await hear(['build', '--', '--json'], () => Promise.reject(usage))).stdout, '');
    assert.match((await hear(['build', '--json'], () => Promise.reject(usage))).stderr, /--out needs a value/);
    assert.match((await hear(['biuld', '--json'])).stdout, /Did you mean \\"build\\"/);
  });

  test('tells of a mistake in the arguments in the language that they ask for, where there are words', async () => {
    const usage = () => Promise.reject(new UsageError('no', { ru: 'нет' }));
    for (const args of [['--locale', 'ru'], ['--locale=ru-RU']])
      assert.equal(
        (await hear(['build', ...args], usage)).stderr,
        'ms-badge: нет\n  Что ожидается, говорит «ms-badge build --help».\n',
      );
    for (const args of [[], ['--locale', 'en'], ['ru'], ['--locale'], ['--', '--locale', 'ru'], ['--locale', 'rum']])
      assert.match((await hear(['build', ...args], usage)).stderr, /^ms-badge: no\n {2}"ms-badge build/u, args.join(' '));
    assert.match(
      (await hear(['build', '--locale', 'ru'], () => Promise.reject(new UsageError('no')))).stderr,
      /^ms-badge: no\n/u,
    );
  });

  test('survives an error that refers to itself', async () => {
    const error = new Error('round');
    error.cause = error;
    assert.equal((await hear(['build'], () => Promise.reject(error))).stderr, 'ms-badge: round\n');
  });
});
