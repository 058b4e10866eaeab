import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { findBrowser } from '../../scripts/browser.ts';

describe('The browser of tests and measurements', () => {
  const before = process.env['CHROME_PATH'];
  afterEach(() => {
    if (before === undefined) delete process.env['CHROME_PATH'];
    else process.env['CHROME_PATH'] = before;
  });

  for (const [what, path] of [
    ['a file that is not there', join(import.meta.dirname, 'no-such-browser')],
    ['a file that does not start', import.meta.filename],
  ] as const) {
    it(`says what to do when CHROME_PATH is ${what}`, { skip: process.platform === 'win32' }, async () => {
      process.env['CHROME_PATH'] = path;

      await assert.rejects(findBrowser(), {
        message: `CHROME_PATH is ${path}, where no browser starts. Set it to the executable of Chrome, Edge or Chromium.`,
      });
    });
  }
});
