import { suite, test } from '#test';
import { assert } from 'chai';
import { shownValue } from '../../../widget/badge/shown-value.ts';

suite('a value by others, for a message,', () => {
  test('is its JSON, and where there is none says so', () => {
    const json = '{"a":[1,null,{"b":"c"}],"__proto__":{}}';
    assert.equal(shownValue(JSON.parse(json), 60), json);
    for (const [value, shown] of [
      ['', '""'],
      [0, '0'],
      [null, 'null'],
      [undefined, 'nothing'],
    ] as const)
      assert.equal(shownValue(value, 60), shown);
  });

  test('is cut, and the same as far as it goes, however deep it is', () => {
    for (const levels of [59, 60, 61, 200]) {
      const lists: unknown = JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
      assert.equal(shownValue(lists, 60), `${JSON.stringify(lists).slice(0, 60)}...`);
    }
    const members: unknown = JSON.parse(`${'{"":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
    assert.equal(shownValue(members, 9), '{"":{"":{...');
  });
});
