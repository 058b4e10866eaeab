import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { artworkCaption, drawArtwork } from '../../../scripts/sources/microsoft-learn-artwork.ts';
import type { LearnArtworkKind } from '../../../scripts/sources/microsoft-learn-artwork.ts';
import { CERTIFICATIONS, CERTIFICATION_TIERS } from '../../../scripts/sources/tables/microsoft-certifications.ts';
import { imageDimensions, imageType } from '../../../widget/badge/image-type.ts';

const KINDS: readonly LearnArtworkKind[] = [...CERTIFICATION_TIERS, 'applied-skill', 'exam'];
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

suite('the artwork for Microsoft Learn', () => {
  for (const kind of KINDS) {
    test(`draws ${kind} as a plain SVG that loads nothing and says whose it is`, () => {
      const bytes = drawArtwork({ kind, code: 'AZ-104' });
      assert.equal(imageType(bytes), 'image/svg+xml');
      assert.deepEqual(imageDimensions(bytes), { width: 600, height: 600 });
      assert.match(text(bytes), /<title>[^<]*not Microsoft’s artwork/u);
      assert.doesNotMatch(
        text(bytes).replace('http://www.w3.org/2000/svg', ''),
        /https?:|<script|<image|<use|<text|NaN|undefined/u,
      );
    });
  }

  test('tells every kind from every other', () => {
    assert.equal(new Set(KINDS.map((kind) => text(drawArtwork({ kind })))).size, KINDS.length);
  });

  test('draws the same every time', () => {
    assert.deepEqual(drawArtwork({ kind: 'expert', code: 'SC-100' }), drawArtwork({ kind: 'expert', code: 'SC-100' }));
  });

  test('can write the code of every exam in the table', () => {
    const codes = [
      ...CERTIFICATIONS.certifications.flatMap(({ exams }) => exams),
      ...CERTIFICATIONS.exams.map(({ code }) => code),
    ];
    for (const code of codes) assert.ok(drawArtwork({ kind: 'associate', code }).length > 0);
  });

  test('can write every letter and digit that a code may have', () => {
    for (const code of ['ABCD-EFGHIJ', 'KLMN-OPQRST', 'UVWX-YZ0123', '4567-89ABCD']) {
      assert.doesNotMatch(text(drawArtwork({ kind: 'exam', code })), /NaN/u);
    }
  });

  test('is described in a caption', () => {
    assert.equal(
      artworkCaption({ kind: 'associate', code: 'AZ-104' }),
      'Certification, associate (AZ-104). Drawn by ms-badge; not Microsoft’s artwork.',
    );
  });
});
