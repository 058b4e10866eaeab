import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nearest } from '../../../scripts/commands/near-miss.ts';

suite('nearest', () => {
  const known = ['content', 'credly', 'json', 'port'];

  test('finds the word in which two letters changed places', () => {
    assert.equal(nearest('contnet', known), 'content');
  });

  test('finds a word of another case', () => {
    assert.equal(nearest('JSON', known), 'json');
  });

  test('stays silent where nothing is near', () => {
    assert.equal(nearest('recipient', known), undefined);
    assert.equal(nearest('', known), undefined);
  });

  test('answers for a word of any length', () => {
    assert.equal(nearest('x'.repeat(100_000), known), undefined);
  });
});
