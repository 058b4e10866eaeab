import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { curvedLettering, lettering } from '../../../scripts/artwork/lettering.ts';

const STYLE = { height: 10, color: '#000' };

suite('lettering', () => {
  test('sets a line about its middle, or from its start', () => {
    assert.match(lettering('HH', [100, 50], { ...STYLE, tracking: 0.2 }), /translate\(-8 -10\).*translate\(1 -10\)/);
    assert.match(
      lettering('HH', [100, 50], { ...STYLE, tracking: 0.2, align: 'start' }),
      /translate\(0 -10\).*translate\(9 -10\)/,
    );
  });

  test('draws Cyrillic letters that look like Latin ones as those', () => {
    assert.equal(lettering('СОР', [0, 0], STYLE), lettering('COP', [0, 0], STYLE));
  });

  test('leaves a space without drawing it', () => {
    assert.equal(lettering('A B', [0, 0], STYLE).match(/<path/g)?.length, 2);
  });

  test('stands upright at the top of a circle, and on its head or not at the bottom', () => {
    const place = { centre: [0, 0], radius: 100 } as const;
    assert.match(curvedLettering('I', place, STYLE), /translate\(0 -100\) rotate\(0\)/);
    assert.match(curvedLettering('I', { ...place, angle: 180 }, STYLE), /translate\(0 100\) rotate\(180\)/);
    assert.match(curvedLettering('I', { ...place, angle: 180, upright: true }, STYLE), /translate\(0 100\) rotate\(0\)/);
  });

  test('says which letter nobody drew', () => {
    assert.throws(() => lettering('NAÏVE', [0, 0], STYLE), /no letter is drawn for "Ï"/);
    assert.throws(() => lettering('constructor', [0, 0], STYLE), RangeError);
  });
});
