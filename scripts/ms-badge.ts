#!/usr/bin/env node
// The command itself: real streams, real signals. What it does with the arguments is in command-line.ts.
import { runCommandLine } from './command-line.ts';
import type { CommandIo } from './commands/command.ts';
import { packagePlace } from './package-place.ts';

const ended = new AbortController();
let endedAt = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Ctrl-C reaches the whole group and npm passes it on as well: only a later second signal is from somebody who will not wait.
    if (ended.signal.aborted && performance.now() - endedAt > 1000) process.exit(130);
    if (ended.signal.aborted) return;
    endedAt = performance.now();
    ended.abort(new Error(`Ended by ${signal}.`));
    setTimeout(() => process.exit(130), 5000).unref();
  });
}
// npm forwards no signal when it is killed outright; nobody would be left to end a server that it started.
if (process.env['npm_execpath'] !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.emit('SIGTERM'), 500).unref();
}
// `ms-badge ... | head` closes the pipe early, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY,
  cwd: process.cwd(),
  signal: ended.signal,
  env: process.env,
};

process.exitCode = await runCommandLine(process.argv.slice(2), io, {
  version: packagePlace().version,
  commands: {
    start: async () => (await import('./commands/start.ts')).startCommand,
    sync: async () => (await import('./commands/sync.ts')).syncCommand,
    verify: async () => (await import('./commands/verify.ts')).verifyCommand,
    doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
    check: async () => (await import('./commands/check.ts')).checkCommand,
    build: async () => (await import('./commands/build.ts')).buildCommand,
    dev: async () => (await import('./commands/dev.ts')).devCommand,
    init: async () => (await import('./commands/init.ts')).initCommand,
    bake: async () => (await import('./commands/bake.ts')).bakeCommand,
  },
});
