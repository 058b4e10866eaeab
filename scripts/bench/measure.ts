/**
 * The first verification of a fresh process that has come to rest, for `scripts/bench.ts`, which starts this file once for each measurement:
 * `node measure.ts <contest> <side>` with the credential on standard input. Prints milliseconds.
 */
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { CONTESTS } from './contestants.ts';

/**
 * Imports count on neither side, and what they leave behind neither: Node takes the types out of our modules as it imports them, and
 * its compiler and its collector are at work in other threads for a while after that.
 */
const REST_MS = 250;

const [, , name, side] = process.argv;
const contestant = CONTESTS.find((contest) => contest.name === name)?.contestants.find((each) => each.side === side);
if (!contestant) throw new Error(`no such contestant: ${name} ${side}`);
const credential = await text(process.stdin);
const verify = await contestant.prepare();
// An import too: Node reads its own cryptography in when it is first asked for it, and what it reads arguments with at the first call,
// one that it refuses included. `@digitalbazaar/*` imports it by name, which was not counted; `jose` and ours take the global one,
// which was.
const key = await crypto.subtle.importKey('raw', new Uint8Array(), 'none', false, []).catch(() => undefined);
if (key) throw new Error('Node imported a key of no algorithm');
await setTimeout(REST_MS);
const started = performance.now();
await verify(credential);
process.stdout.write(String(performance.now() - started));
