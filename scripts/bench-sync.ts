/**
 * `node scripts/bench-sync.ts`: how long a sync takes with a stand-in service, against requests x latency / 4 (four at a time is
 * what a polite client may have) and against a bare loop of as many requests in the same minute, how many requests a second sync
 * makes, for the lists and for the badges, and the most memory that the sync's process had.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    badges: { type: 'string', default: '1000' },
    latency: { type: 'string', default: '50' },
    'picture-bytes': { type: 'string', default: '60000' },
  },
});
const AT_ONCE = 4;

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

async function portOf(service: ChildProcess): Promise<string> {
  return new Promise((resolve) => service.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim())));
}

/** Runs the command in a process of its own, and asks that process for the most memory it ever had. */
async function sync(content: string): Promise<{ readonly ms: number; readonly megabytes: number }> {
  const report = `process.on('exit', () => process.stderr.write('rss=' + process.resourceUsage().maxRSS))`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(report)}`, file('./ms-badge.ts'), 'sync'];
  const started = performance.now();
  const env = { ...process.env, XDG_CACHE_HOME: join(content, '..', 'cache') };
  const child = spawn(process.execPath, [...args, '--content', content, '--allow-loopback'], { env });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const ms = performance.now() - started;
  const kilobytes = /rss=(\d+)/.exec(err)?.[1];
  process.stdout.write(out);
  return { ms, megabytes: Number(kilobytes) / 1024 };
}

interface Count {
  readonly all: number;
  readonly lists: number;
}

const countOf = async (origin: string): Promise<Count> => (await (await fetch(`${origin}/count`)).json()) as Count; // our own stand-in

async function bareLoop(origin: string, requests: number): Promise<number> {
  return Number(await text(spawn(process.execPath, [file('./bench/bare-requests.ts'), origin, String(requests)]).stdout));
}

const service = spawn(process.execPath, [
  file('./bench/credly-service.ts'),
  ...[values.badges, values.latency, values['picture-bytes']],
]);
const folder = await mkdtemp(join(tmpdir(), 'ms-badge-bench-'));
try {
  const origin = `http://localhost:${await portOf(service)}`;
  const content = join(folder, 'content');
  await mkdir(content);
  const sources = [{ source: 'credly', profile: 'sample-earner', origin }];
  await writeFile(join(content, 'profile.json'), JSON.stringify({ name: 'Sample Earner', sources }));
  for (const which of ['first', 'second']) {
    const before = await countOf(origin);
    const { ms, megabytes } = await sync(content);
    const after = await countOf(origin);
    const requests = after.all - before.all;
    const lists = after.lists - before.lists;
    const ideal = (requests * Number(values.latency)) / AT_ONCE;
    const bare = await bareLoop(origin, requests);
    process.stdout.write(
      `${which} sync: ${(ms / 1000).toFixed(1)} s, ${requests} requests (${lists} for lists, ${requests - lists} for badges), ` +
        `requests x latency / ${AT_ONCE} = ${(ideal / 1000).toFixed(1)} s, ratio ${(ms / ideal).toFixed(2)}; ` +
        `bare loop ${(bare / 1000).toFixed(1)} s, ratio ${(ms / bare).toFixed(2)}; memory ${megabytes.toFixed(0)} MB\n`,
    );
  }
} finally {
  service.kill();
  await rm(folder, { recursive: true, force: true });
}
