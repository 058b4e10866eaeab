import { suite, test } from '#test';
import { assert } from 'chai';
import { BadgeError } from '../../../widget/badge/badge-error.ts';
import { listOf, objectOf, parseJson, textsOf, utf8Text } from '../../../widget/credential/json-text.ts';
import { refusal } from '../../support/refusal.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

suite('parseJson', () => {
  test('reads what JSON.parse reads', () => {
    const text = '{"a":[1,-2.5e3,true,null,"x\\"\\\\\\u0041"],"b":{"a":{}}}';
    assert.deepEqual(parseJson(text), JSON.parse(text));
  });

  test('refuses what is no JSON', async () => {
    for (const text of ['', '{', '{"a":1,}', '{a:1}', "{'a':1}", '{"a" 1}', '"', '{"\\x":1}', '[1]]', 'undefined']) {
      assert.equal(await refusal(() => parseJson(text)), 'BADGE_NOT_JSON', text);
    }
  });

  test('keeps what the parser and the decoder said', () => {
    const causeOf = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (error) {
        return error instanceof BadgeError ? error.cause : error;
      }
    };
    assert.instanceOf(
      causeOf(() => parseJson('{')),
      SyntaxError,
    );
    assert.instanceOf(
      causeOf(() => utf8Text(Uint8Array.of(0xff))),
      TypeError,
    );
  });

  test('refuses two members of one name, also when one is spelled in escapes', async () => {
    assert.equal(await refusal(() => parseJson('{"id":1,"id":2}')), 'BADGE_DATA_CONTRADICTS');
    assert.equal(await refusal(() => parseJson('{"a":{"id":1 ,\n"\\u0069d" : 2}}')), 'BADGE_DATA_CONTRADICTS');
    assert.equal(await refusal(() => parseJson('{"__proto__":1,"__proto__":2}')), 'BADGE_DATA_CONTRADICTS');
    for (const beside of ['["x"]', '["x","y"]', '[]', '{}', '[ ]', '""', '{"a":""}'])
      assert.equal(await refusal(() => parseJson(`{"list":${beside},"id":[],"id":1}`)), 'BADGE_DATA_CONTRADICTS', beside);
  });

  test('takes one name twice in two objects, and a value that looks like a member', () => {
    assert.deepEqual(parseJson('[{"id":1},{"id":{"id":2}},"id","id"]'), [{ id: 1 }, { id: { id: 2 } }, 'id', 'id']);
    assert.deepEqual(parseJson('{"a": {}, "b":[ ]}'), { a: {}, b: [] });
    assert.deepEqual(parseJson('{"a":"b\\":1,\\"a","c":"\\"a\\":"}'), { a: 'b":1,"a', c: '"a":' });
  });

  test('refuses nesting that would bury whoever walks it, at its first step too deep', async () => {
    assert.equal(await refusal(() => parseJson(nested(64))), 'read');
    assert.equal(await refusal(() => parseJson(nested(65))), 'BADGE_TOO_DEEP');
    assert.equal(await refusal(() => parseJson(nested(49_999))), 'BADGE_TOO_DEEP');
    assert.equal(await refusal(() => parseJson(nested(50_001))), 'BADGE_TOO_LARGE');
    assert.equal(await refusal(() => parseJson('{"a":'.repeat(100_000))), 'BADGE_TOO_LARGE');
  });

  test('refuses more values than a badge has', async () => {
    // The list itself is one of them.
    assert.equal(await refusal(() => parseJson(`[${'1,'.repeat(49_998)}1]`)), 'read');
    assert.equal(await refusal(() => parseJson(`[${'1,'.repeat(49_999)}1]`)), 'BADGE_TOO_LARGE');
    assert.equal(await refusal(() => parseJson(`[${'{ },'.repeat(49_998)}1]`)), 'read');
    assert.equal(await refusal(() => parseJson(`[${'{},'.repeat(49_999)}1]`)), 'BADGE_TOO_LARGE');
    assert.equal(await refusal(() => parseJson(`{${'"a":1,'.repeat(49_999)}"a":1}`)), 'BADGE_TOO_LARGE');
  });

  test('refuses more than a million characters', async () => {
    assert.equal(await refusal(() => parseJson(`"${'x'.repeat(999_998)}"`)), 'read');
    assert.equal(await refusal(() => parseJson(`"${'x'.repeat(999_999)}"`)), 'BADGE_TOO_LARGE');
  });

  test('lets no member change what all objects are', () => {
    const value = parseJson('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    assert.isUndefined(Reflect.get({}, 'polluted'));
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  });
});

suite('utf8Text', () => {
  test('takes off a byte order mark', () => {
    assert.equal(utf8Text(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)), 'A');
  });

  test('refuses bytes that are not UTF-8', async () => {
    for (const bytes of [[0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
      assert.equal(await refusal(() => utf8Text(Uint8Array.from(bytes))), 'BADGE_NOT_UTF8');
    }
  });
});

suite('values from outside', () => {
  test('are lists when one stands where many may', () => {
    assert.deepEqual([listOf(1), listOf([1]), listOf(undefined), listOf(null)], [[1], [1], [], []]);
  });

  test('are texts when they are strings, alone or among others', () => {
    assert.deepEqual([textsOf('a'), textsOf(['a', 1, null, 'b']), textsOf({})], [['a'], ['a', 'b'], []]);
  });

  test('are objects only when they have members', () => {
    for (const value of [null, undefined, [], 'x', 1]) assert.isUndefined(objectOf(value));
    assert.deepEqual(objectOf({ a: 1 }), { a: 1 });
  });
});
