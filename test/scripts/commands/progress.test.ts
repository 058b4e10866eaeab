import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createProgress } from '../../../scripts/commands/progress.ts';

function told(isTerminal: boolean, quiet = false): string {
  let [err, now] = ['', 0];
  const io = { stdout: () => assert.fail('standard output is for results'), stderr: (text: string) => void (err += text) };
  const rest = { isTerminal, cwd: '/', signal: new AbortController().signal, env: {} };
  const progress = createProgress({ ...io, ...rest }, quiet, () => now);
  for (let done = 1; done <= 12; done += 1) {
    now += 1000;
    progress.tell({ source: 'sample', done, ...(done > 6 ? { all: 12 } : {}) });
  }
  progress.end();
  return err;
}

suite('progress', () => {
  test('rewrites one line for a person who watches, and clears it', () => {
    const text = told(true);
    assert.ok(text.startsWith('\r\u001b[Ksample: 1\r\u001b[Ksample: 2'));
    assert.ok(text.endsWith('sample: 12 of 12\r\u001b[K'));
    assert.ok(!text.includes('\n'));
  });

  test('is a plain line now and then in a log', () => assert.equal(told(false), 'sample: 5\nsample: 10 of 12\n'));

  test('is nothing where it would be in the way', () => assert.equal(told(true, true) + told(false, true), ''));
});
