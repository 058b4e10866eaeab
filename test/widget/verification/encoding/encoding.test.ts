import { suite, test } from '#test';
import { assert } from 'chai';
import { encodeBase58, encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { decodeBase58 } from '../../../../widget/verification/encoding/base58.ts';
import { decodeBase64url, encodeBase64url } from '../../../../widget/credential/base64url.ts';
import { decodeCbor } from '../../../../widget/verification/encoding/cbor.ts';
import { canonicalizeJson } from '../../../../widget/verification/encoding/json-canonical.ts';

const samples = [[], [0], [0, 0, 1], [255, 255], [...'Hello World!'].map((each) => each.charCodeAt(0)), new Array(200).fill(7)];

suite('bytes as text', () => {
  test('come back as they were', () => {
    for (const sample of samples) {
      const bytes = Uint8Array.from(sample);
      assert.deepEqual(decodeBase58(encodeBase58(bytes)), bytes);
      assert.deepEqual(decodeBase64url(encodeBase64url(bytes)), bytes);
      assert.equal(encodeMultibase(bytes), `z${encodeBase58(bytes)}`);
    }
  });

  test('are written as the standards write them', () => {
    assert.equal(encodeBase58(new TextEncoder().encode('Hello World!')), '2NEpo7TZRRrLZSi2U');
    assert.equal(encodeBase58(Uint8Array.from([0, 0, 40, 127, 180, 205])), '11233QC4');
    assert.equal(encodeBase64url(Uint8Array.from([251, 255, 254])), '-__-');
  });

  test('are refused in a foreign alphabet, a length that cannot be, or more than a key can be', () => {
    for (const text of ['0', 'O', 'I', 'l', ' ', 'z'.repeat(2_001)]) assert.isUndefined(decodeBase58(text));
    for (const text of ['a', 'a+b=', 'ab==', 'a b']) assert.isUndefined(decodeBase64url(text));
    assert.deepEqual(decodeBase58('1'.repeat(2_000)), new Uint8Array(2_000));
    assert.deepEqual(decodeBase58(''), new Uint8Array());
  });
});

suite('canonical JSON', () => {
  test('sorts by UTF-16 code units at every depth and writes numbers as ECMAScript does', () => {
    assert.equal(canonicalizeJson({ b: [3, { z: 1, a: null }], a: 'x' }), '{"a":"x","b":[3,{"a":null,"z":1}]}');
    assert.equal(
      canonicalizeJson({ '\u20ac': 1, '\r': 2, '\ud83d\ude00': 3, '\ufb33': 4 }),
      '{"\\r":2,"\u20ac":1,"\ud83d\ude00":3,"\ufb33":4}',
    );
    assert.equal(canonicalizeJson([1e30, 4.5, 2e-3, -0, 1e21]), '[1e+30,4.5,0.002,0,1e+21]');
  });

  test('leaves out members that are undefined, and tells empty things apart', () => {
    assert.equal(canonicalizeJson({ a: undefined, b: { c: undefined } }), '{"b":{}}');
    assert.equal(canonicalizeJson([[], {}, null, '', 0, true, false]), '[[],{},null,"",0,true,false]');
    assert.equal(canonicalizeJson({ aa: 1, a: 2, '': 3, B: 4 }), '{"":3,"B":4,"a":2,"aa":1}');
    assert.equal(canonicalizeJson('\u2028\u0007\ud83d\ude00"\\/'), '"\u2028\\u0007\ud83d\ude00\\"\\\\/"');
  });

  test('refuses what JSON cannot hold, at any depth, and says what it is', () => {
    for (const [value, reason] of [
      [NaN, 'number is not finite'],
      [-Infinity, 'number is not finite'],
      [[{ a: Infinity }], 'number is not finite'],
      ['\ud800', 'string has a lone surrogate'],
      ['\ude00\ud83d', 'string has a lone surrogate'],
      [{ '\udc00': 1 }, 'string has a lone surrogate'],
      [undefined, 'value has no JSON form'],
      [[undefined], 'value has no JSON form'],
      [{ a: () => 1 }, 'value has no JSON form'],
      [Symbol('a'), 'value has no JSON form'],
    ] as const) {
      assert.throws(() => canonicalizeJson(value), TypeError, reason);
    }
  });
});

suite('CBOR', () => {
  const decoded = (...bytes: readonly number[]): unknown => decodeCbor(Uint8Array.from(bytes));
  const nested = (depth: number): readonly number[] => [...new Array<number>(depth).fill(0x81), 0];

  test('reads numbers of one, two, three and five bytes', () => {
    for (const [bytes, value] of [
      [[0x00], 0],
      [[0x17], 23],
      [[0x18, 24], 24],
      [[0x18, 255], 255],
      [[0x19, 0x01, 0x02], 258],
      [[0x1a, 0x01, 0x02, 0x03, 0x04], 0x01020304],
      [[0x1a, 0xff, 0xff, 0xff, 0xff], 0xffffffff],
    ] as const) {
      assert.equal(decoded(...bytes), value);
    }
  });

  test('reads bytes, lists and maps, and passes tags over', () => {
    assert.deepEqual(decoded(0x40), new Uint8Array());
    assert.deepEqual(decoded(0x58, 2, 9, 8), Uint8Array.from([9, 8]));
    assert.deepEqual(decoded(0x80), []);
    assert.deepEqual(decoded(0x82, 0x01, 0x42, 9, 8), [1, Uint8Array.from([9, 8])]);
    assert.deepEqual(decoded(0x82, 0x81, 0x01, 0x02), [[1], 2]);
    assert.deepEqual(decoded(0xa0), new Map());
    assert.deepEqual(decoded(0xa2, 0x01, 0x41, 5, 0x02, 0x00), new Map<unknown, unknown>([[1, Uint8Array.from([5])], [2, 0]])); // prettier-ignore
    assert.deepEqual(decoded(0xd8, 0x40, 0x41, 5), Uint8Array.from([5]));
    assert.deepEqual(decoded(0xc1, 0xc2, 0x05), 5);
  });

  test('reads eight lists within each other, and not nine', () => {
    assert.isDefined(decoded(...nested(8)));
    assert.isUndefined(decoded(...nested(9)));
    assert.isDefined(decoded(...new Array<number>(8).fill(0xc1), 0));
    assert.isUndefined(decoded(...new Array<number>(9).fill(0xc1), 0));
  });

  test('refuses other kinds, open lengths, bytes left over and false lengths', () => {
    const hostile = [
      [],
      [0x20],
      [0x60],
      [0x61, 97],
      [0xe0],
      [0xf5],
      [0x9f, 0xff],
      [0x1b, 0, 0, 0, 0, 0, 0, 0, 1],
      [0x1c],
      [0x1f],
      [0x18],
      [0x19, 1],
      [0x1a, 1, 2, 3],
      [1, 1],
      [0x42, 1],
      [0x42, 1, 2, 3],
      [0x58],
      [0x81],
      [0x81, 0x20],
      [0x82, 0x01],
      [0xa1, 0x01],
      [0xa1],
      [0xc1],
      [0x9a, 255, 255, 255, 255],
      [0x5a, 255, 255, 255, 255, 1],
      new Array<number>(100).fill(0x81),
    ];
    for (const bytes of hostile) assert.isUndefined(decoded(...bytes), bytes.join());
  });
});
