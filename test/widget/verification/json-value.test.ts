import { suite, test } from '#test';
import { assert } from 'chai';
import { typesOf } from '../../../widget/verification/json-value.ts';

suite('the types of an object', () => {
  test('are named without the namespace in front of them', () => {
    const type = [
      'Assertion',
      'obi:Assertion',
      'https://w3id.org/openbadges#Assertion',
      'https://w3id.org/Assertion',
      'a:',
      '',
      7,
    ];
    assert.deepEqual(typesOf({ type }), ['Assertion', 'Assertion', 'Assertion', 'Assertion', '', '']);
    assert.deepEqual(typesOf({ '@type': 'a/b:c' }), ['c']);
    assert.deepEqual(typesOf(undefined), []);
  });

  test('are told of the longest name that a document can have in one look', () => {
    const long = 'a'.repeat(900_000);
    assert.deepEqual(typesOf({ type: [`${long}/`, `x:${long}`] }), ['', long]);
  });
});
