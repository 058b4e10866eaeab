import { suite, test } from '#test';
import { assert } from 'chai';
import { decodeBase58, encodeBase58 } from '../../../../widget/verification/encoding/base58.ts';
import { decodeBase64url, encodeBase64url } from '../../../../widget/verification/encoding/base64url.ts';
import { decodeCbor } from '../../../../widget/verification/encoding/cbor.ts';
import { canonicalizeJson } from '../../../../widget/verification/encoding/json-canonical.ts';
import { decodeMultibase, encodeMultibase, encodeMultibase64 } from '../../../../widget/verification/encoding/multibase.ts';

const samples = [[], [0], [0, 0, 1], [255, 255], [...'Hello World!'].map((each) => each.charCodeAt(0)), new Array(200).fill(7)];

suite('bytes as text', () => {
  test('come back as they were', () => {
    for (const sample of samples) {
      const bytes = Uint8Array.from(sample);
      assert.deepEqual(decodeBase58(encodeBase58(bytes)), bytes);
      assert.deepEqual(decodeBase64url(encodeBase64url(bytes)), bytes);
      assert.deepEqual(decodeMultibase(encodeMultibase(bytes)), bytes);
      assert.deepEqual(decodeMultibase(encodeMultibase64(bytes)), bytes);
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
    for (const text of ['', 'f00', 'm', 'Z2']) assert.isUndefined(decodeMultibase(text));
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

  test('refuses what JSON cannot hold', () => {
    for (const value of [NaN, Infinity, '\ud800', { '\udc00': 1 }, undefined, () => 1])
      assert.throws(() => canonicalizeJson(value), TypeError);
  });
});

suite('CBOR', () => {
  test('reads numbers, bytes, lists and maps', () => {
    assert.equal(decodeCbor(Uint8Array.from([0x19, 0x01, 0x00])), 256);
    assert.deepEqual(decodeCbor(Uint8Array.from([0x82, 0x01, 0x42, 9, 8])), [1, Uint8Array.from([9, 8])]);
    assert.deepEqual(decodeCbor(Uint8Array.from([0xa1, 0x01, 0x41, 5])), new Map([[1, Uint8Array.from([5])]]));
    assert.deepEqual(decodeCbor(Uint8Array.from([0xd8, 0x40, 0x41, 5])), Uint8Array.from([5]));
  });

  test('refuses texts, open lengths, bytes left over, false lengths and deep nesting', () => {
    const hostile = [
      [],
      [0x61, 97],
      [0x9f, 0xff],
      [1, 1],
      [0x42, 1],
      [0x9a, 255, 255, 255, 255],
      [0x5a, 255, 255, 255, 255, 1],
      new Array(100).fill(0x81),
    ];
    for (const bytes of hostile) assert.isUndefined(decodeCbor(Uint8Array.from(bytes)), bytes.join());
  });
});
