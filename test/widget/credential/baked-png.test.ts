import { suite, test } from '#test';
import { assert } from 'chai';
import { extractBaked } from '../../../widget/credential/baked-image.ts';
import { deflate, internationalText, makePng, plainTextChunk } from '../../support/make-png.ts';
import { bytesOf, refusal, refusalAt } from '../../support/refusal.ts';

const json = '{"id":"https://issuer.example/a/1","name":"Größe 👩"}';
const other = '{"id":"https://issuer.example/a/2"}';
const jws = 'eyJhbGciOiJFUzI1NiJ9.e30.AA';
const codeOf = (bytes: Uint8Array): Promise<string> => refusal(() => extractBaked(bytes));
const refusedAs = (bytes: Uint8Array): Promise<string> => refusalAt(() => extractBaked(bytes));

/** What is found, its keyword first, its notes last. */
async function found(bytes: Uint8Array): Promise<readonly string[]> {
  const { keyword, text, notes } = await extractBaked(bytes);
  return [keyword, text, ...notes.map(({ code }) => code)];
}

suite('a baked PNG', () => {
  test('carries its credential in UTF-8, of either version', async () => {
    assert.deepEqual(await found(makePng(internationalText('openbadges', json))), ['openbadges', json]);
    assert.deepEqual(await found(makePng(internationalText('openbadgecredential', jws))), ['openbadgecredential', jws]);
  });

  test('may carry the legacy address instead', async () => {
    const url = 'https://issuer.example/a/1';
    assert.deepEqual(await found(makePng(plainTextChunk('openbadges', url))), ['openbadges', url]);
  });

  test('may have a document in the legacy chunk, in Latin-1 or in UTF-8', async () => {
    const latin = '{"name":"Größe \u0080\u009f\u00ff"}';
    assert.deepEqual(await found(makePng(plainTextChunk('openbadges', latin))), ['openbadges', latin]);
    const utf8 = String.fromCharCode(...new TextEncoder().encode(json));
    assert.deepEqual(await found(makePng(plainTextChunk('openbadges', utf8))), ['openbadges', json]);
  });

  test('counts by its first chunk when there are two, and says so', async () => {
    const bytes = makePng(internationalText('openbadges', json), internationalText('openbadges', other));
    assert.deepEqual(await found(bytes), ['openbadges', json, 'repeated-badge-chunk']);
  });

  test('counts by Open Badges 3 when it carries both, in whatever order', async () => {
    const chunks = [internationalText('openbadges', json), internationalText('openbadgecredential', jws)];
    for (const order of [chunks, chunks.toReversed()]) {
      assert.deepEqual(await found(makePng(...order)), ['openbadgecredential', jws, 'other-version-baked-too']);
    }
  });

  test('is read with a note when its text is compressed or its checksum wrong', async () => {
    const compressed = internationalText('openbadges', await deflate(new TextEncoder().encode(json)), 1);
    assert.deepEqual(await found(makePng(compressed)), ['openbadges', json, 'compressed-badge-chunk']);
    assert.deepEqual(await found(makePng({ ...internationalText('openbadges', json), crc: 7 })), [
      'openbadges',
      json,
      'broken-chunk-checksum',
    ]);
  });

  test('may name any method of compression where nothing is compressed', async () => {
    const { type, data } = internationalText('openbadges', json);
    const odd = { type, data: data.with('openbadges'.length + 2, 9) };
    assert.deepEqual(await found(makePng(odd)), ['openbadges', json]);
    const packed = internationalText('openbadges', await deflate(new TextEncoder().encode(json)), 1);
    assert.equal(await codeOf(makePng({ type, data: packed.data.with('openbadges'.length + 2, 9) })), 'BADGE_IMAGE_BROKEN');
  });

  test('is refused when its compressed text would not end: a bomb stays small', async () => {
    const bomb = await deflate(new Uint8Array(30_000_000));
    assert.isBelow(bomb.length, 100_000);
    assert.equal(await refusedAs(makePng(internationalText('openbadges', bomb, 1))), 'BADGE_TOO_LARGE iTXt');
  });

  test('is refused when its text is too long, not UTF-8, or broken', async () => {
    const broken = [Uint8Array.of(0x78, 0x9c, 0xff), new Uint8Array()].map((data) => internationalText('openbadges', data, 1));
    for (const chunk of broken) assert.equal(await refusedAs(makePng(chunk)), 'BADGE_IMAGE_BROKEN iTXt');
    assert.equal(await codeOf(makePng(internationalText('openbadges', Uint8Array.of(0xff)))), 'BADGE_NOT_UTF8');
    const longest = 'x'.repeat(1_000_000);
    assert.deepEqual(await found(makePng(internationalText('openbadges', longest))), ['openbadges', longest]);
    assert.equal(await refusedAs(makePng(internationalText('openbadges', `${longest}x`))), 'BADGE_TOO_LARGE iTXt');
    assert.equal(await codeOf(makePng(internationalText('openbadges', json, 2))), 'BADGE_IMAGE_BROKEN');
    for (const data of ['', '\0\0', '\0\0en', '\0\0en\0', '\u0001\u0001\0\0{}', '\0\0\0no-translated-end']) {
      assert.equal(
        await refusedAs(makePng({ type: 'iTXt', data: bytesOf(`openbadges\0${data}`) })),
        'BADGE_IMAGE_BROKEN iTXt',
        data,
      );
    }
  });

  test('is refused when it is cut off anywhere, or its lengths lie', async () => {
    const whole = makePng(internationalText('openbadges', json));
    for (let length = 8; length < whole.length; length++)
      assert.equal(await codeOf(whole.subarray(0, length)), 'BADGE_IMAGE_BROKEN', String(length));
    for (const length of [0xffffffff, 0x7fffffff, json.length + 500]) {
      assert.equal(await codeOf(makePng({ ...internationalText('openbadges', json), length })), 'BADGE_IMAGE_BROKEN');
    }
    for (const type of ['IEND', '1234', 'ab c', 'iTX\u00e9']) {
      const bytes = makePng(internationalText('openbadges', json), {
        type,
        data: new Uint8Array(),
        ...(type === 'IEND' && { length: 500 }),
      });
      assert.equal(await codeOf(bytes), 'BADGE_IMAGE_BROKEN', type);
    }
  });

  test('is refused when it has more pieces than a picture needs', async () => {
    const whole = makePng(internationalText('openbadges', json));
    const piece = makePng({ type: 'aaAa', data: new Uint8Array() }).subarray(33, 45);
    const withPieces = (count: number) => {
      const bytes = new Uint8Array(whole.length + count * piece.length);
      bytes.set(whole.subarray(0, 33));
      for (let index = 0; index < count; index++) bytes.set(piece, 33 + index * piece.length);
      bytes.set(whole.subarray(33), 33 + count * piece.length);
      return bytes;
    };
    // Beside them there are the header, the badge and the end.
    assert.deepEqual(await found(withPieces(100_000 - 3)), ['openbadges', json]);
    assert.equal(await codeOf(withPieces(100_000 - 2)), 'BADGE_IMAGE_BROKEN');
  });

  test('is refused when it does not begin with its header', async () => {
    const whole = makePng(internationalText('openbadges', json));
    assert.equal(await codeOf(Uint8Array.from([...whole.subarray(0, 8), ...whole.subarray(33)])), 'BADGE_IMAGE_BROKEN');
  });

  test('carries nothing in other chunks, other keywords, or behind its end', async () => {
    const { data } = internationalText('openbadges', json);
    for (const type of ['zTXt', 'eXIf']) assert.equal(await codeOf(makePng({ type, data })), 'BADGE_IMAGE_WITHOUT_BADGE');
    assert.equal(await codeOf(makePng(plainTextChunk('openbadgecredential', jws))), 'BADGE_IMAGE_WITHOUT_BADGE');
    for (const keyword of ['OpenBadges', 'openbadge', 'openbadgesX', 'XML:com.adobe.xmp']) {
      assert.equal(await codeOf(makePng(internationalText(keyword, json))), 'BADGE_IMAGE_WITHOUT_BADGE', keyword);
    }
    const behind = makePng(internationalText('openbadges', json)).subarray(33);
    assert.equal(await codeOf(Uint8Array.from([...makePng(), ...behind])), 'BADGE_IMAGE_WITHOUT_BADGE');
  });
});
