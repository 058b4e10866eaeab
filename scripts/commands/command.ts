import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from './near-miss.ts';

/** Where a command writes and what it may know of its surroundings; a test hands in its own. */
export interface CommandIo {
  /** Writes to standard output as given: the command adds its own line ends. */
  readonly stdout: (text: string) => void;
  /** Writes to standard error as given. */
  readonly stderr: (text: string) => void;
  /** Whether a person watches: progress that rewrites its line is for them only. */
  readonly isTerminal: boolean;
  /** Absolute folder in which the user stands; relative arguments are resolved against it. */
  readonly cwd: string;
  /** Aborted on Ctrl-C and SIGTERM: a command ends what it started and returns. */
  readonly signal: AbortSignal;
  /** `--verbose` was given to the command line: tell everything. Default false. */
  readonly verbose?: boolean;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One subcommand of `ms-badge`. */
export interface Command {
  /** The word that selects it. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole text of `--help`, with the exit codes. */
  readonly help: string;
  /**
   * Does the work.
   * @returns the exit code: 0 fine, 1 a finding, 2 usage (`verify` adds 3)
   * @throws UsageError when the arguments make no sense
   */
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

/** Thrown when the arguments make no sense; `ms-badge` prints the message, in the language of `--locale`, and exits 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** The message in Russian, where a command that speaks it can meet the error. */
  readonly ru: string | undefined;

  constructor(message: string, { ru, cause }: { readonly ru?: string; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.ru = ru;
  }
}

/** The flags of a command, as `node:util` parseArgs takes them. */
export type CommandOptions = NonNullable<ParseArgsConfig['options']>;

interface Parsing<T extends CommandOptions> {
  readonly options: T;
  /** How many words without a dash it takes, at most. Default 0. */
  readonly maxPositionals?: number;
}

type Parsed<T extends CommandOptions> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>
>;

/**
 * Reads the arguments of a command.
 * @throws UsageError that names the unknown flag and the known one nearest to it
 */
export function parseCommand<const T extends CommandOptions>(args: readonly string[], parsing: Parsing<T>): Parsed<T> {
  refuseMistaken(args, parsing.options);
  const parsed = parse(args, parsing.options);
  const tooMany = parsed.positionals[parsing.maxPositionals ?? 0];
  if (tooMany !== undefined)
    throw new UsageError(`"${tooMany}" is one argument too many.`, { ru: `«${tooMany}» — лишний аргумент.` });
  return parsed;
}

function parse<const T extends CommandOptions>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function refuseMistaken(args: readonly string[], options: CommandOptions): void {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (known === undefined) throw unknownOption(token, Object.keys(options));
    if (known.type === 'boolean' && token.value !== undefined)
      throw new UsageError(`--${token.name} takes no value.`, { ru: `У --${token.name} значений не бывает.` });
    // "--content --json": the value was forgotten, and the next flag taken for it.
    const isFlag = token.value?.startsWith('-') === true && !token.inlineValue;
    if (known.type === 'string' && (token.value === undefined || token.value === '' || isFlag))
      throw new UsageError(`--${token.name} needs a value${isFlag ? `, and is followed by ${token.value}` : ''}.`, {
        ru: `После --${token.name} нужно значение${isFlag ? `, а стоит ${token.value}` : ''}.`,
      });
  }
}

function unknownOption(token: { readonly name: string; readonly rawName: string }, known: readonly string[]): UsageError {
  const near = nearest(token.name, known);
  return new UsageError(`There is no option ${token.rawName}.${near === undefined ? '' : ` Did you mean --${near}?`}`, {
    ru: `Параметра ${token.rawName} нет.${near === undefined ? '' : ` Может быть, --${near}?`}`,
  });
}

/** Whether the arguments ask for help: `--help` or `-h` anywhere before `--`. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  return own.includes('--help') || own.includes('-h');
}
