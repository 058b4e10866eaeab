import { suite, test } from '#test';
import { assert } from 'chai';
import { imageDimensions, imageType } from '../../../widget/badge/image-type.ts';
import { makePng } from '../../support/make-png.ts';
import { bytesOf } from '../../support/refusal.ts';

const bytes = (text: string, ...rest: number[]): Uint8Array =>
  Uint8Array.from([...Array.from(text, (character) => character.charCodeAt(0)), ...rest]);

const gif = bytes('GIF89a', 16, 0, 9, 0, 0, 0);
const jpeg = bytes('\xff\xd8', 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xff, 0xc0, 0, 17, 8, 0, 9, 0, 16);
const lossy = bytes('RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a', 16, 0, 9, 0);
const lossless = bytes('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f', 15, 0, 2, 0);
const extended = bytes('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0', 15, 0, 0, 8, 0, 0);
const svg = (head: string): Uint8Array => bytesOf(`${head}<rect/></svg>`);

suite('imageType', () => {
  test('tells each picture by its first bytes', () => {
    assert.equal(imageType(makePng()), 'image/png');
    assert.equal(imageType(gif), 'image/gif');
    assert.equal(imageType(jpeg), 'image/jpeg');
    for (const webp of [lossy, lossless, extended]) assert.equal(imageType(webp), 'image/webp');
    assert.equal(imageType(svg('<svg>')), 'image/svg+xml');
  });

  test('finds an SVG root behind a declaration, comments and a document type', () => {
    const head = `\ufeff<?xml version="1.0"?>\n<!-- <svg> --><!DOCTYPE svg PUBLIC "a>" "b" [<!ENTITY x "]>"><!-- ]> -->]>\n<s:svg xmlns:s="x">`;
    assert.equal(imageType(bytesOf(head)), 'image/svg+xml');
  });

  test('does not call a page, a text or half a signature a picture', () => {
    const others = [
      '<html><svg></svg></html>',
      'text <svg>',
      '<!-- <svg> -->',
      '{"a":1}',
      '',
      '<svgx>',
      '<!DOCTYPE svg [',
      '\x89PNG',
    ];
    for (const other of others) assert.isUndefined(imageType(bytesOf(other)), other);
  });

  test('gives up on a root that lies behind megabytes', () => {
    assert.isUndefined(imageType(bytesOf(`<!--${'-'.repeat(2_000_000)} --><svg>`)));
  });
});

suite('imageDimensions', () => {
  test("reads the size from each picture's header", () => {
    assert.deepEqual(imageDimensions(makePng()), { width: 1, height: 1 });
    for (const picture of [gif, jpeg, lossy, lossless, extended])
      assert.deepEqual(imageDimensions(picture), { width: 16, height: 9 });
  });

  test('reads the size of an SVG from its own size or its view box', () => {
    assert.deepEqual(imageDimensions(svg('<svg width="12px" height="7.5">')), { width: 12, height: 7.5 });
    assert.deepEqual(imageDimensions(svg('<svg width="100%" height="50%" viewBox="-5, -5 30 40">')), { width: 30, height: 40 });
    assert.isUndefined(imageDimensions(svg('<svg viewBox="0 0 -1 5">')));
    assert.isUndefined(imageDimensions(svg('<svg viewBox="evil">')));
  });

  test('gives none for a picture that is cut off before its size', () => {
    for (const picture of [gif, jpeg, lossy, lossless, extended, makePng()])
      assert.isUndefined(imageDimensions(picture.subarray(0, 7)));
    assert.isUndefined(imageDimensions(jpeg.subarray(0, 12)));
    assert.isUndefined(imageDimensions(bytes('\xff\xd8', 0xff, 0xe0, 0, 0)));
  });

  test('reads from a view into a larger buffer', () => {
    const inside = new Uint8Array([9, 9, 9, ...makePng()]).subarray(3);
    assert.deepEqual(imageDimensions(inside), { width: 1, height: 1 });
  });
});
