import { BadgeError } from '../widget/badge/badge-error.ts';
import { asksForHelp, type Command, type CommandIo, UsageError } from './commands/command.ts';
import { nearest } from './commands/near-miss.ts';
import { CLEAR } from './commands/progress.ts';
import { refusalWords } from './refusal-words.ts';
import { systemProblem } from './system-problem.ts';

/** What the command line is made of. */
export interface CommandLine {
  /** The version that `--version` prints. */
  readonly version: string;
  /** Every subcommand by name, loaded only when it is asked for, so that `--version` loads nothing. */
  readonly commands: Readonly<Record<string, () => Promise<Command>>>;
}

/**
 * Picks the subcommand, runs it, prints what went wrong.
 * @returns the exit code: the command's own, 1 when it threw, 2 for a usage error
 */
export async function runCommandLine(args: readonly string[], terminal: CommandIo, line: CommandLine): Promise<number> {
  const io: CommandIo = {
    ...terminal,
    stdout: (text) => terminal.stdout(tamed(text)),
    // Progress rewrites its line by the one thing that a terminal shall obey, and begins with it.
    stderr: (text) => terminal.stderr(text.startsWith(CLEAR) ? CLEAR + tamed(text.slice(CLEAR.length)) : tamed(text)),
  };
  const verbose = args.some((arg, index) => arg === '--verbose' && isOwn(args, index));
  const [name, ...rest] = args.filter((arg, index) => !(arg === '--verbose' && isOwn(args, index)));
  try {
    if (name === '--version' || name === '-v') return print(io, line.version);
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') return print(io, await overview(line));
    const load = Object.hasOwn(line.commands, name) ? line.commands[name] : undefined;
    if (load === undefined) throw new UsageError(unknownCommand(name, Object.keys(line.commands)));
    const command = await load();
    return asksForHelp(rest) ? print(io, command.help.trimEnd()) : await command.run(rest, { ...io, verbose });
  } catch (error) {
    // Who asked for JSON parses what comes, whatever comes of it; who watches reads the rest.
    if (args.some((arg, index) => arg === '--json' && isOwn(args, index))) io.stdout(jsonOf(error));
    const told = error instanceof UsageError && asksForRussian(args) ? error.ru : undefined;
    io.stderr(told === undefined ? describeError(error, verbose || Boolean(io.env['DEBUG'])) : `ms-badge: ${told}\n`);
    if (error instanceof UsageError) io.stderr(helpLine(name, line, told !== undefined));
    return error instanceof UsageError ? 2 : 1;
  }
}

// All that a terminal obeys but tab and line feed, and what turns the direction of writing.
const OBEYED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text that a terminal only shows, whatever is told in it of files and answers: such a character as its number, which in JSON is itself. */
function tamed(text: string): string {
  return text.replace(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `--verbose` belongs to the command line itself, which tells every command of it, but a word after `--` belongs to nobody. */
function isOwn(args: readonly string[], index: number): boolean {
  const end = args.indexOf('--');
  return end === -1 || index < end;
}

function print(io: CommandIo, text: string): number {
  io.stdout(`${text}\n`);
  return 0;
}

async function overview(line: CommandLine): Promise<string> {
  const commands = await Promise.all(Object.values(line.commands).map(async (load) => load()));
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    `ms-badge ${line.version}: your Open Badges as files, as a site of your own, and as something anybody can verify.`,
    '',
    'Usage: ms-badge <command> [options]',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    '  ms-badge <command> --help    the options of a command',
    '  ms-badge --version           the version',
    '  --verbose                    tell more: every item, and where an error was thrown',
    '',
    'Exit codes: 0 fine, 1 a finding or a failure, 2 a mistake in the arguments; verify also 3, see its help.',
  ].join('\n');
}

function unknownCommand(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return `There is no command "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`} Commands: ${known.join(', ')}.`;
}

function helpLine(name: string | undefined, line: CommandLine, inRussian: boolean): string {
  const command = name !== undefined && Object.hasOwn(line.commands, name) ? `${name} ` : '';
  if (inRussian) return `  Что ожидается, говорит «ms-badge ${command}--help».\n`;
  return `  "ms-badge ${command}--help" says what is expected.\n`;
}

/** The arguments make no sense, so no command has read them: whether one of them asks for Russian is seen from the outside. */
function asksForRussian(args: readonly string[]): boolean {
  return args.some((arg, index) => {
    const [, value = args[index + 1]] = /^--locale(?:=(.*))?$/u.exec(arg) ?? [undefined, ''];
    return isOwn(args, index) && /^ru\b/iu.test(value ?? '');
  });
}

/** What went wrong and why, for `--json`: `usage`, the error's own code, or `failed`. */
function jsonOf(error: unknown): string {
  const own = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
  const code = error instanceof UsageError ? 'usage' : own;
  return `${JSON.stringify({ error: { code, message: reasonsOf(error).join(': ') } }, undefined, 2)}\n`;
}

/** What went wrong, with its causes; the stack only for who asks for it. */
function describeError(error: unknown, verbose: boolean): string {
  if (verbose && error instanceof Error) return `${error.stack ?? error.message}${causeStack(error.cause)}\n`;
  const [what = '', ...why] = reasonsOf(error);
  const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? [`  ${error.hint}`] : [];
  return `${[`ms-badge: ${what}`, ...why.map((reason) => `  because: ${reason}`), ...hint].join('\n')}\n`;
}

/** What went wrong, and what each of its causes adds to that. */
function reasonsOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const reasons = [wordsOf(error)];
  // An error that says what to do next has said what was wrong as well.
  const hinted = 'hint' in error;
  for (let cause = error.cause, depth = 0; !hinted && cause instanceof Error && depth < 4; cause = cause.cause, depth++) {
    const words = wordsOf(cause);
    if (!reasons.some((reason) => reason.includes(words))) reasons.push(words);
  }
  return reasons;
}

function wordsOf(error: Error): string {
  if (error instanceof BadgeError) return refusalWords(error);
  return systemProblem(error)?.words ?? (error.message || error.name);
}

function causeStack(cause: unknown): string {
  return cause instanceof Error ? `\ncaused by: ${cause.stack ?? cause.message}${causeStack(cause.cause)}` : '';
}
