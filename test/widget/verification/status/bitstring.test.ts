import { suite, test } from '#test';
import { assert } from 'chai';
import { encodeBase64url } from '../../../../widget/credential/base64url.ts';
import { MAX_UNPACKED_BYTES, readBitstring } from '../../../../widget/verification/status/bitstring.ts';

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return encodeBase64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

suite('status bitstring', () => {
  test('the first entry is the highest bit of the first byte', async () => {
    const list = await readBitstring(`u${await packed(Uint8Array.of(0b1000_0001, 0b0100_0000))}`);
    assert.equal(list?.entries, 16);
    assert.deepEqual(
      Array.from({ length: 16 }, (_, index) => list?.at(index)),
      [1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0],
    );
  });

  test('entries may be several bits wide', async () => {
    const list = await readBitstring(`u${await packed(Uint8Array.of(0b1101_0010))}`);
    assert.deepEqual(
      [0, 1, 2, 3].map((index) => list?.at(index, 2)),
      [3, 1, 0, 2],
    );
    assert.deepEqual([list?.at(0, 8), list?.at(1, 8)], [0b1101_0010, undefined]);
  });

  test('there is nothing past the end, before the start or between', async () => {
    const list = await readBitstring(`u${await packed(new Uint8Array(2))}`);
    for (const index of [16, -1, 0.5, Number.NaN, 2 ** 60, Infinity]) assert.equal(list?.at(index), undefined);
  });

  test('the older form has no multibase letter, and padding does no harm', async () => {
    const text = await packed(Uint8Array.of(1, 2, 3));
    assert.equal((await readBitstring(text))?.entries, 24);
    assert.equal((await readBitstring(`${text}==`))?.entries, 24);
    // There is no more of it than that, and a list of it is looked through once.
    assert.isUndefined(await readBitstring(`${text}===`));
    assert.isUndefined(await readBitstring(`${text}${'='.repeat(900_000)}x`));
  });

  test('what is no list is none', async () => {
    const text = await packed(new Uint8Array(100));
    for (const odd of [undefined, 7, '', 'u', 'u!', 'u@@@@', 'uAAAA', `u${text.slice(0, -8)}`, `z${text}`]) {
      assert.equal(await readBitstring(odd), undefined, String(odd));
    }
  });

  test('a list that unpacks to more than the cap is refused, and one just below is read', async () => {
    assert.equal(await readBitstring(`u${await packed(new Uint8Array(MAX_UNPACKED_BYTES + 1))}`), undefined);
    assert.equal((await readBitstring(`u${await packed(new Uint8Array(MAX_UNPACKED_BYTES))}`))?.entries, MAX_UNPACKED_BYTES * 8);
  });
});
