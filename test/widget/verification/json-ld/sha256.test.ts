import { suite, test } from '#test';
import { assert } from 'chai';
import { sha256, sha256Text } from '../../../../widget/verification/json-ld/sha256.ts';

suite('the SHA-256 of RDFC-1.0', () => {
  test('is the SHA-256 of WebCrypto at every length around a block', async () => {
    for (const text of [
      '',
      'abc',
      'ü€😀',
      ...[55, 56, 63, 64, 65, 119, 120, 1_000, 100_000].map((length) => 'a'.repeat(length)),
    ]) {
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
      assert.deepEqual(sha256(text), bytes);
      assert.equal(sha256Text(text), Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
    }
  });
});
