// One spelling for tests that run unchanged in Node and in Chromium (`#test` in package.json picks the file).
import { describe, it } from 'node:test';

/** A group of tests. */
export const suite = (name: string, body: () => void): void => void describe(name, body);
/** One test; its name is a sentence. */
export const test = (name: string, body: () => void | Promise<void>): void => void it(name, body);
