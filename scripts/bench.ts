/**
 * `npm run bench`: how long verification takes, compared in one run with `@digitalbazaar/vc` and `jose`. Cold is the first
 * verification of a fresh process, imports not counted; warm goes round by round, both contestants in each round, so that
 * a busy machine slows both. Ratios are medians of theirs / ours: 2 means that ours takes half the time.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CONTESTS, type Contest, type Contestant, type Verify } from './bench/contestants.ts';
import { draftCredential } from './sample/credential.ts';
import { issueDataIntegrity, issueJwt } from './sample/issue-credential.ts';
import { createIssuer } from './sample/issuer.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    cold: { type: 'string', default: '7' },
    many: { type: 'string', default: '1000' },
  },
});

interface Measured {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

setFlagsFromString('--expose-gc');
// The flag takes effect only in contexts that are made after it.
const collectGarbage = runInNewContext('gc') as () => void;

/** Credentials that one side verifies before it is the other's turn. */
const TURN = 50;

const MEASURE = fileURLToPath(new URL('./bench/measure.ts', import.meta.url));

async function issue({ form, alg }: Contest, count: number): Promise<readonly string[]> {
  const issuer = await createIssuer({ method: form === 'vc-jwt' ? 'did:jwk' : 'did:key', alg });
  const credentials: string[] = [];
  for (let made = 0; made < count; made++) {
    const draft = draftCredential(issuer, { id: `urn:uuid:${crypto.randomUUID()}`, name: `Sample Badge ${made}` });
    const text = form === 'vc-jwt' ? await issueJwt(issuer, draft) : JSON.stringify(await issueDataIntegrity(issuer, draft));
    // As read from a file. Text that was joined is put together when it is first looked at, which the first side would pay for.
    credentials.push(Buffer.from(text).toString());
  }
  return credentials;
}

async function measureCold(contest: Contest, credential: string): Promise<Measured> {
  const pairs: [number, number][] = [];
  for (let run = 0; run < Number(values.cold); run++) {
    pairs.push([await firstTime(contest, 'ours', credential), await firstTime(contest, 'theirs', credential)]);
  }
  return summarize(`${contest.name}, cold`, pairs);
}

async function firstTime(contest: Contest, side: Contestant['side'], credential: string): Promise<number> {
  const child = spawn(process.execPath, [MEASURE, contest.name, side], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(credential);
  const time = Number(await text(child.stdout));
  if (!(time > 0)) throw new Error(`${contest.name}: ${side} did not verify`);
  return time;
}

async function measureWarm(contest: Contest, credential: string): Promise<Measured> {
  const [ours, theirs] = await Promise.all([contest.contestants[0].prepare(), contest.contestants[1].prepare()]);
  for (let run = 0; run < 30; run++) {
    await ours(credential);
    await theirs(credential);
  }
  const pairs: [number, number][] = [];
  for (let run = 0; run < Number(values.rounds); run++)
    pairs.push([await timeOf(ours, [credential]), await timeOf(theirs, [credential])]);
  return summarize(`${contest.name}, warm`, pairs);
}

async function measureMany(contest: Contest, credentials: readonly string[]): Promise<Measured & { readonly memory: string }> {
  const [ours, theirs] = await Promise.all([contest.contestants[0].prepare(), contest.contestants[1].prepare()]);
  const pairs: [number, number][] = [];
  for (let from = 0; from < credentials.length; from += 2 * TURN) {
    // In turns, and each side first in every other one: whoever always goes first pays for what the compiler still does.
    const [one, next] = [credentials.slice(from, from + TURN), credentials.slice(from + TURN, from + 2 * TURN)];
    const first = await timeOf(ours, one);
    const other = (await timeOf(theirs, one)) + (await timeOf(theirs, next));
    pairs.push([first + (await timeOf(ours, next)), other]);
  }
  // After the time is taken: a collection throws compiled code away too.
  const memory = [await keptBy(ours, credentials), await keptBy(theirs, credentials)].join(' / ');
  const [own, other] = pairs.reduce(([allOurs, allTheirs], [one, two]) => [allOurs + one, allTheirs + two], [0, 0]);
  // The times of all of them, and the ratio of the median turn: the compiler is not through with either side in the first.
  return { ...summarize(`${contest.name}, ${credentials.length} of them`, pairs), ours: own, theirs: other, memory };
}

async function keptBy(verify: Verify, credentials: readonly string[]): Promise<string> {
  const before = heap();
  await timeOf(verify, credentials);
  return megabytes(heap() - before);
}

async function timeOf(verify: Verify, credentials: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const credential of credentials) await verify(credential);
  return performance.now() - started;
}

function summarize(name: string, pairs: readonly (readonly [number, number])[]): Measured {
  return {
    name,
    ours: median(pairs.map(([own]) => own)),
    theirs: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.map(([own, other]) => other / own)),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

// What is still held after a collection: garbage is the collector's business, what stays is ours.
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function print(row: Measured & { readonly memory?: string }): void {
  const cells = [row.name.padEnd(34), `${row.ours.toFixed(2)} ms`.padStart(12), `${row.theirs.toFixed(2)} ms`.padStart(12)];
  process.stdout.write(`${[...cells, row.ratio.toFixed(2).padStart(7), row.memory ?? ''].join('  ').trimEnd()}\n`);
}

process.stdout.write(
  `${['what'.padEnd(34), 'ours'.padStart(12), 'theirs'.padStart(12), 'theirs/ours', 'heap kept, ours / theirs'].join('  ')}\n`,
);
const ratios: string[] = [];
for (const contest of CONTESTS) {
  const credentials = await issue(contest, Number(values.many));
  const first = credentials[0] ?? '';
  const [cold, warm] = [await measureCold(contest, first), await measureWarm(contest, first)];
  for (const row of [cold, warm, await measureMany(contest, credentials)]) print(row);
  ratios.push(`${contest.name} cold ${cold.ratio.toFixed(2)} warm ${warm.ratio.toFixed(2)}`);
}
process.stdout.write(`\nmedian ratio theirs/ours: ${ratios.join('; ')}\n`);
