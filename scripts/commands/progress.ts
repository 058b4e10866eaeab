import type { CommandIo } from './command.ts';

/** One step of long work. */
export interface ProgressEvent {
  readonly source: string;
  readonly done: number;
  readonly all?: number;
}

/** Tells how far long work is. */
export interface Progress {
  readonly tell: (event: ProgressEvent) => void;
  /** Clears the line that a person watched. */
  readonly end: () => void;
}

/** A log gets a line as often as this, in milliseconds: enough to see that it goes on, and none for work that is short. */
const LOG_EVERY_MS = 5000;
/** Goes to the beginning of the line and clears it; what a terminal is told begins with it or has nothing that one obeys. */
export const CLEAR = '\r\u001b[K';

/**
 * Progress on standard error: a line that rewrites itself for a person who watches, now and then a plain line for a log.
 * @param quiet nothing at all, for `--json`
 * @param nowMs milliseconds since some beginning. Default: the clock
 */
export function createProgress(io: CommandIo, quiet: boolean, nowMs: () => number = () => performance.now()): Progress {
  if (quiet) return { tell: () => undefined, end: () => undefined };
  if (io.isTerminal) return { tell: (event) => io.stderr(CLEAR + lineOf(event)), end: () => io.stderr(CLEAR) };
  let last = nowMs();
  const tell = (event: ProgressEvent): void => {
    if (nowMs() - last < LOG_EVERY_MS) return;
    last = nowMs();
    io.stderr(`${lineOf(event)}\n`);
  };
  return { tell, end: () => undefined };
}

const lineOf = ({ source, done, all }: ProgressEvent): string => `${source}: ${done}${all === undefined ? '' : ` of ${all}`}`;
