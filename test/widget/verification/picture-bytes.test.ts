import { suite, test } from '#test';
import { assert } from 'chai';
import { pictureBytes, pngForm } from '../../../widget/verification/picture-bytes.ts';
import { deflate, makePng } from '../../support/make-png.ts';

/** A PNG of this size, color type and rows (each with its filter in front), 8 bits a sample. */
async function png(width: number, height: number, colorType: number, rows: readonly (readonly number[])[]): Promise<Uint8Array> {
  const bytes = makePng({ type: 'IDAT', data: await deflate(Uint8Array.from(rows.flat())) });
  bytes.set([0, 0, 0, width, 0, 0, 0, height, 8, colorType], 16);
  return bytes;
}

const hex = async (bytes: Uint8Array) => Array.from(await pictureBytes(bytes), (byte) => byte.toString(16)).join(' ');

suite('picture bytes', () => {
  test('are the same however an encoder predicted its rows', async () => {
    // 3 x 2 grey pixels: 10 20 30 / 40 60 90
    const plain = await hex(await png(3, 2, 0, [[0, 10, 20, 30], [0, 40, 60, 90]])); // prettier-ignore
    const ways = [
      [[1, 10, 10, 10], [1, 40, 20, 30]],
      [[2, 10, 20, 30], [2, 30, 40, 60]],
      [[3, 10, 15, 20], [3, 35, 30, 45]],
      [[4, 10, 10, 10], [4, 30, 20, 30]],
      [[0, 10, 20, 30], [1, 40, 20, 30]],
    ]; // prettier-ignore
    for (const rows of ways) assert.equal(await hex(await png(3, 2, 0, rows)), plain);
    assert.notEqual(await hex(await png(3, 2, 0, [[0, 10, 20, 30], [0, 40, 60, 91]])), plain); // prettier-ignore
  });

  test('several samples a pixel look back by a whole pixel', async () => {
    const plain = await hex(await png(2, 1, 2, [[0, 1, 2, 3, 11, 22, 33]]));
    assert.equal(await hex(await png(2, 1, 2, [[1, 1, 2, 3, 10, 20, 30]])), plain);
  });

  test('sums run over the end of a byte', async () => {
    assert.equal(await hex(await png(2, 1, 0, [[1, 200, 100]])), await hex(await png(2, 1, 0, [[0, 200, 44]])));
  });

  test('a picture of another size or depth has another form', async () => {
    const [one, other] = [await png(2, 1, 0, [[0, 1, 2]]), await png(1, 2, 0, [[0, 1], [0, 2]])]; // prettier-ignore
    assert.notEqual(pngForm(one), pngForm(other));
    assert.notEqual(await hex(one), await hex(other));
  });

  test('what is no PNG, or a broken one, is taken whole', async () => {
    const whole = await png(2, 1, 0, [[0, 1, 2]]);
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(1, 2, 3),
      whole.subarray(0, 40),
      await png(9, 9, 0, [[0, 1, 2]]),
      await png(2, 1, 7, [[0, 1, 2]]),
    ]) {
      assert.deepEqual(await pictureBytes(bytes), bytes);
    }
    const noise = makePng({ type: 'IDAT', data: Uint8Array.of(1, 2, 3, 4) });
    assert.deepEqual(await pictureBytes(noise), noise);
    assert.equal(pngForm(Uint8Array.of(1)), undefined);
  });
});
