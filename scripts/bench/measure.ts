/**
 * The first verification of a fresh process, for `scripts/bench.ts`, which starts this file once for each measurement:
 * `node measure.ts <contest> <side>` with the credential on standard input. Prints milliseconds.
 */
import { text } from 'node:stream/consumers';
import { CONTESTS } from './contestants.ts';

const [, , name, side] = process.argv;
const contestant = CONTESTS.find((contest) => contest.name === name)?.contestants.find((each) => each.side === side);
if (!contestant) throw new Error(`no such contestant: ${name} ${side}`);
const credential = await text(process.stdin);
const verify = await contestant.prepare();
const started = performance.now();
await verify(credential);
process.stdout.write(String(performance.now() - started));
