import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { userAgent } from '../../scripts/user-agent.ts';
import { projectSources } from '../support/project-sources.ts';

suite('the name that requests go by', () => {
  test('says who asks, in which version, and where to read about it', () => {
    assert.match(userAgent(), /^ms-badge\/\d+\.\d+\.\d+\S* \(\+https:\/\/www\.npmjs\.com\/package\/ms-badge\)$/);
  });

  test('is written in one place', () => {
    const writers = projectSources().filter(({ path, code }) => path.startsWith('scripts/') && /`ms-badge\/\$/.test(code));
    assert.deepEqual(
      writers.map(({ path }) => path),
      ['scripts/user-agent.ts'],
    );
  });
});
