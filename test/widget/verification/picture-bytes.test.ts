import { suite, test } from '#test';
import { assert } from 'chai';
import { pictureBytes, pngForm } from '../../../widget/verification/picture-bytes.ts';
import { deflate, makePng, type PngChunk } from '../../support/make-png.ts';

/** A PNG of this size, color type and rows (each with its filter in front), 8 bits a sample. */
async function png(width: number, height: number, colorType: number, rows: readonly (readonly number[])[]): Promise<Uint8Array> {
  const bytes = makePng({ type: 'IDAT', data: await deflate(Uint8Array.from(rows.flat())) });
  bytes.set([0, 0, 0, width, 0, 0, 0, height, 8, colorType], 16);
  return bytes;
}

/** The picture, with the frames of an animation. */
const drawn = async (bytes: Uint8Array) => (await pictureBytes(bytes))[0];
const hex = async (bytes: Uint8Array) => Array.from(await drawn(bytes), (byte) => byte.toString(16)).join(' ');

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

  test('frames that are drawn in place of the picture are part of it, and what stands behind its end is not', async () => {
    const chunk = (type: string, ...data: readonly number[]) => ({ type, data: Uint8Array.from(data) });
    const pixels = await deflate(Uint8Array.of(0, 9, 9, 9, 9));
    const [first, rest] = [pixels.subarray(0, 4), pixels.subarray(4)].map((part) => chunk('IDAT', ...part));
    const plain = await hex(makePng(first!, rest!));
    const animated = [chunk('acTL', 0, 0, 0, 1, 0, 0, 0, 0), first!, rest!, chunk('fcTL', 7), chunk('fdAT', 8)];
    assert.notEqual(await hex(makePng(...animated)), plain);
    assert.notEqual(await hex(makePng(...animated)), await hex(makePng(...animated.slice(0, -1), chunk('fdAT', 9))));
    assert.equal(await hex(makePng(...animated, chunk('gAMA', 1))), await hex(makePng(...animated)));
    const [, still] = await pictureBytes(makePng(...animated));
    assert.deepEqual([still], [...(await pictureBytes(makePng(first!, rest!)))]);
    assert.notEqual(await hex(makePng(first!, chunk('IEND'), rest!)), plain);
    assert.equal(await hex(makePng(first!, rest!, chunk('IEND'), chunk('IDAT', 1))), plain);
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
      assert.deepEqual(await drawn(bytes), bytes);
    }
    const noise = makePng({ type: 'IDAT', data: Uint8Array.of(1, 2, 3, 4) });
    assert.deepEqual(await drawn(noise), noise);
    assert.equal(pngForm(Uint8Array.of(1)), undefined);
  });

  test('are the header, the colors and the rows without their filters, whatever else the file holds', async () => {
    const chunk = (type: string, ...data: readonly number[]): PngChunk => ({ type, data: Uint8Array.from(data) });
    const form = [0, 0, 0, 3, 0, 0, 0, 1, 8, 3, 0, 0, 0];
    const packed = await deflate(Uint8Array.from([1, 0, 1, 1]));
    const made = (...chunks: readonly PngChunk[]): Uint8Array => {
      const bytes = makePng(...chunks);
      bytes.set(form, 16);
      return bytes;
    };
    const data = { type: 'IDAT', data: packed };
    const parts = [
      { type: 'IDAT', data: packed.subarray(0, 3) },
      { type: 'IDAT', data: packed.subarray(3) },
    ];
    const plain = [0, 1, 2];
    const palette = [9, 8, 7, 6, 5, 4];
    for (const [bytes, expected] of [
      [made(data), [...form, ...plain]],
      [made(...parts), [...form, ...plain]],
      [made(chunk('tEXt', 65, 0, 66), parts[0]!, chunk('iTXt', 65), parts[1]!), [...form, ...plain]],
      [made(chunk('PLTE', ...palette), chunk('tRNS', 255, 0), data), [...form, ...palette, 255, 0, ...plain]],
      [made(chunk('tRNS', 255, 0), chunk('PLTE', ...palette), data), [...form, ...palette, 255, 0, ...plain]],
      [Uint8Array.from([...made(data), 0, 0, 0]), [...form, ...plain]],
    ] as const) {
      assert.deepEqual(Array.from(await drawn(bytes)), [...expected]);
      assert.equal(pngForm(bytes), form.join(' '));
      // As part of a longer run of bytes it is the same picture.
      const within = Uint8Array.from([7, 7, 7, ...bytes]).subarray(3);
      assert.deepEqual(Array.from(await drawn(within)), [...expected]);
    }
  });

  test('of every color type look back by a pixel of its own size', async () => {
    for (const [colorType, rows, plain] of [
      [0, [[1, 1, 1]], [1, 2]],
      [3, [[1, 1, 1]], [1, 2]],
      [4, [[1, 1, 2, 10, 20]], [1, 2, 11, 22]],
      [6, [[1, 1, 2, 3, 4, 10, 20, 30, 40]], [1, 2, 3, 4, 11, 22, 33, 44]],
    ] as const) {
      assert.deepEqual(Array.from((await drawn(await png(2, 1, colorType, rows))).subarray(13)), [...plain], `${colorType}`);
    }
  });

  test('with less or more than a byte a sample look back by whole bytes', async () => {
    const deep = async (width: number, depth: number, rows: readonly (readonly number[])[]): Promise<number[]> => {
      const bytes = await png(width, rows.length, 0, rows);
      bytes[24] = depth;
      return Array.from((await drawn(bytes)).subarray(13));
    };
    assert.deepEqual(await deep(9, 1, [[1, 5, 5], [2, 1, 1]]), [5, 10, 6, 11]); // prettier-ignore
    assert.deepEqual(await deep(3, 4, [[1, 5, 5], [2, 1, 1]]), [5, 10, 6, 11]); // prettier-ignore
    assert.deepEqual(await deep(2, 16, [[1, 1, 2, 10, 20]]), [1, 2, 11, 22]);
  });

  test('choose the nearest of three neighbours as PNG says', async () => {
    for (const [above, below, plain] of [
      [
        [0, 20, 0],
        [4, 10, 1],
        [30, 1],
      ],
      [
        [0, 10, 30],
        [4, 10, 1],
        [20, 31],
      ],
      [
        [0, 10, 20],
        [4, 0, 1],
        [10, 21],
      ],
      [
        [0, 30, 10],
        [4, 0, 1],
        [30, 11],
      ],
      [
        [0, 20, 30],
        [4, 246, 1],
        [10, 21],
      ],
      [
        [0, 20, 10],
        [4, 20, 1],
        [40, 41],
      ],
      [
        [0, 1, 2],
        [5, 7, 8],
        [7, 8],
      ],
      [
        [3, 10, 10],
        [3, 10, 10],
        [15, 25],
      ],
    ] as const) {
      const bytes = await drawn(await png(2, 2, 0, [above, below]));
      assert.deepEqual(Array.from(bytes.subarray(15)), [...plain], JSON.stringify([above, below]));
    }
  });

  test('have no neighbour beyond the edge of the row', async () => {
    const bytes = await drawn(await png(2, 3, 0, [[0, 100, 200], [0, 5, 6], [4, 1, 1]])); // prettier-ignore
    assert.deepEqual(Array.from(bytes.subarray(17)), [6, 7]);
  });

  test('of an interlaced picture are its rows as they are packed', async () => {
    const bytes = await png(2, 1, 0, [[1, 10, 10]]);
    bytes[28] = 1;
    assert.deepEqual(Array.from((await drawn(bytes)).subarray(13)), [1, 10, 10]);
  });

  test('are the whole file where a row is missing or to spare, a chunk runs over the end, or the header is another', async () => {
    const whole = await png(2, 2, 0, [[0, 1, 2], [0, 3, 4]]); // prettier-ignore
    const over = Uint8Array.from(whole);
    over[over.length - 9] = 1;
    const unsigned = Uint8Array.from(whole);
    unsigned[7] = 0x0b;
    const headless = Uint8Array.from(whole);
    headless[12] = 0x69;
    for (const bytes of [
      await png(2, 1, 0, [[0, 1, 2], [0, 3, 4]]), // prettier-ignore
      await png(2, 3, 0, [[0, 1, 2], [0, 3, 4]]), // prettier-ignore
      await png(2, 2, 0, [[0, 1, 2], [0, 3, 4, 5]]), // prettier-ignore
      await png(2, 1, 7, [[0]]),
      over,
      unsigned,
      headless,
      Uint8Array.from([...whole.subarray(0, 8), 0, 0, 0, 12, ...whole.subarray(12)]),
    ]) {
      assert.deepEqual(await drawn(bytes), bytes);
    }
    for (const bytes of [over, unsigned, headless]) assert.isUndefined(pngForm(bytes));
  });
});
