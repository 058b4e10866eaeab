import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { utf8Svg } from '../../../scripts/commands/utf8-svg.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const declared = (encoding: string, letters = 'é'): string =>
  `<?xml version="1.0" encoding=${encoding} standalone="no"?><svg><title>${letters}</title></svg>`;

suite('an SVG that a badge goes into', () => {
  test('is turned into UTF-8, and says so, where it says that it is something else', () => {
    for (const label of ['"ISO-8859-1"', "'windows-1252'"]) {
      const quote = label.slice(0, 1);
      assert.deepEqual(utf8Svg(latin1(declared(label))), utf8(declared(`${quote}UTF-8${quote}`)));
    }
    assert.deepEqual(utf8Svg(latin1(declared('"windows-1251"', '\xe9'))), utf8(declared('"UTF-8"', 'й')));
  });

  test('is turned into UTF-8 where it has two bytes a letter, in either order and whether it says so or not', () => {
    const wide = (text: string, big = false): Uint8Array =>
      Uint8Array.from([...text].flatMap((letter) => (big ? [0, letter.charCodeAt(0)] : [letter.charCodeAt(0), 0])));
    const bare = '<svg><title>é</title></svg>';
    for (const big of [false, true]) {
      const mark = big ? [0xfe, 0xff] : [0xff, 0xfe];
      for (const text of [declared('"UTF-16"'), declared("'ISO-8859-1'"), bare])
        for (const bytes of [wide(text, big), Uint8Array.from([...mark, ...wide(text, big)])])
          assert.deepEqual(utf8Svg(bytes), utf8(text.replace(/UTF-16|ISO-8859-1/u, 'UTF-8')));
    }
    assert.deepEqual(utf8Svg(utf8(declared('"UTF-16"'))), utf8(declared('"UTF-8"')), 'one byte a letter, whatever it says');
    const none = wide('<html>é</html>');
    assert.equal(utf8Svg(none), none);
  });

  test('stays as it is, byte by byte, where it is UTF-8, where nobody knows its encoding, and where it is no SVG', () => {
    for (const bytes of [
      utf8(declared('"utf-8"')),
      utf8('<svg><title>é</title></svg>'),
      utf8('<svg><!-- encoding="ISO-8859-1" --></svg>'),
      latin1(declared('"x-nobody"')),
      latin1('<?xml version="1.0" encoding="ISO-8859-1"?><html>é</html>'),
      latin1('\x89PNG\r\n\x1a\n'),
    ])
      assert.equal(utf8Svg(bytes), bytes);
  });
});
