import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { portrait } from '../../../../scripts/sample/artwork/portrait.ts';
import { SAMPLE_BADGES } from '../../../../scripts/sample/sample-badges.ts';
import { imageDimensions, imageType } from '../../../../widget/badge/image-type.ts';
import { xmlTokens } from '../../../../widget/badge/xml-tags.ts';

const PICTURES = [...SAMPLE_BADGES.map(({ key, draw }) => ({ key, svg: draw() })), { key: 'portrait', svg: portrait() }];

suite('the sample pictures', () => {
  for (const { key, svg } of PICTURES) {
    test(`${key} is a well-formed SVG of a known size that says what it is`, () => {
      const bytes = new TextEncoder().encode(svg);
      assert.equal(imageType(bytes), 'image/svg+xml');
      assert.equal(imageDimensions(bytes)?.height, 600);
      const names = [...xmlTokens(svg)].map(({ name }) => name);
      assert.equal(names[0], 'svg');
      assert.ok(names.includes('title'));
    });

    test(`${key} needs no font, no script and nothing from elsewhere`, () => {
      assert.doesNotMatch(svg, /<(?:text|style|script|image|use|foreignObject)\b|href|url\((?!#)|\son\w+=/);
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
    });
  }

  test('are all different, and small', () => {
    assert.equal(new Set(PICTURES.map(({ svg }) => svg)).size, PICTURES.length);
    assert.ok(PICTURES.every(({ svg }) => svg.length < 20_000));
  });
});
