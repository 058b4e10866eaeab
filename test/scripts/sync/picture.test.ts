import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readPicture } from '../../../scripts/sync/picture.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import { pixel } from '../../support/credly-server.ts';
import { hostedBadge, toBytes } from '../../support/issue-credential.ts';

const SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><title>é</title></svg>';
const secret = JSON.stringify({ ...hostedBadge().assertion, recipient: { type: 'email', identity: 'sha256$private' } });

suite('a picture', () => {
  for (const keyword of ['openbadges', 'openbadgecredential'] as const) {
    test(`loses the ${keyword} baked into a PNG, and no other byte`, () => {
      const picture = readPicture(bakeImage(pixel(5), secret, keyword));
      assert.deepEqual(Buffer.from(picture?.bytes ?? []), Buffer.from(pixel(5)));
      assert.deepEqual([picture?.mediaType, picture?.width, picture?.height], ['image/png', 1, 1]);
    });

    test(`loses the ${keyword} baked into an SVG, and no other byte`, () => {
      const picture = readPicture(bakeImage(toBytes(SVG), secret, keyword));
      assert.equal(new TextDecoder().decode(picture?.bytes), SVG);
      assert.deepEqual([picture?.mediaType, picture?.width, picture?.height], ['image/svg+xml', 3, 2]);
    });
  }

  test('loses badge elements whatever prefix they have, and one inside the other', () => {
    const text =
      '<svg><a:assertion xmlns:a="http://openbadges.org"><a:assertion/>secret</a:assertion><g/><credential verify="secret"/></svg>';
    assert.equal(new TextDecoder().decode(readPicture(toBytes(text))?.bytes), '<svg><g/></svg>');
  });

  test('loses the declaration that a badge brought along with the space before it, and is not searched for it again and again', () => {
    const badge = '<openbadges:assertion/>';
    const declared = `<svg a="b"\n  xmlns:openbadges="http://openbadges.org">${badge}</svg>`;
    assert.equal(new TextDecoder().decode(readPicture(toBytes(declared))?.bytes), '<svg a="b"></svg>');
    const blank = `<svg>${' '.repeat(2_000_000)}</svg>`;
    assert.equal(readPicture(toBytes(blank.replace('<svg>', `<svg>${badge}`)))?.bytes.length, blank.length);
  });

  test('loses what hides behind the end of a PNG', () => {
    const picture = readPicture(Buffer.concat([pixel(), toBytes('secret')]));
    assert.deepEqual(Buffer.from(picture?.bytes ?? []), Buffer.from(pixel()));
  });

  for (const [what, bytes] of [
    ['nothing', new Uint8Array()],
    ['a web page', toBytes('<!doctype html><html></html>')],
    ['text', toBytes('hello')],
    ['a PNG that is cut off', pixel().subarray(0, 40)],
    [
      'a PNG with a chunk that is longer than the file',
      Buffer.concat([pixel().subarray(0, 8), Buffer.from('ffffffff49484452', 'hex'), Buffer.alloc(40)]),
    ],
    ['a PNG without an end', pixel().subarray(0, pixel().length - 12)],
    ['an SVG with a badge that does not end', toBytes('<svg><a:assertion>secret</svg>')],
    ['an SVG that is not text', Buffer.concat([toBytes('<svg>'), Buffer.from([0xff, 0xfe]), toBytes('</svg>')])],
  ] as const) {
    test(`is not made of ${what}`, () => assert.equal(readPicture(bytes), undefined));
  }
});
