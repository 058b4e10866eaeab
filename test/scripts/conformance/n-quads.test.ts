import { suite, test } from '#test';
import { assert } from 'chai';
import { JsonLdError } from '../../../widget/verification/json-ld/json-ld-error.ts';
import { parseNQuads } from '../../../scripts/conformance/n-quads.ts';
import { isBlank, lineOf } from '../../../widget/verification/json-ld/quads.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** The statements of a text, each in canonical spelling. */
const read = (text: string): readonly string[] => parseNQuads(text).map((quad) => lineOf(quad).trimEnd());

suite('N-Quads', () => {
  for (const [what, line, expected] of [
    ['addresses', '<a:b> <p:p> <c:d> .', '<a:b> <p:p> <c:d> .'],
    ['a graph', '<a:b> <p:p> <c:d> <g:g> .', '<a:b> <p:p> <c:d> <g:g> .'],
    ['a nameless graph', '_:a <p:p> _:b.c _:g-1 .', '_:a <p:p> _:b.c _:g-1 .'],
    ['any white space', ' \t<a:b>\t<p:p> \t_:b\t<g:g>  .  # a comment', '<a:b> <p:p> _:b <g:g> .'],
    ['no white space', '<a:b><p:p><c:d><g:g>.', '<a:b> <p:p> <c:d> <g:g> .'],
    ['a text', '<a:b> <p:p> "c" .', '<a:b> <p:p> "c" .'],
    ['an empty text', '<a:b> <p:p> "" .', '<a:b> <p:p> "" .'],
    ['a text with everything else', '<a:b> <p:p> "<c> _:d . # e" <g:g> .', '<a:b> <p:p> "<c> _:d . # e" <g:g> .'],
    ['a text in a language', '<a:b> <p:p> "c"@de-AT <g:g> .', '<a:b> <p:p> "c"@de-AT <g:g> .'],
    ['a text of a type', `<a:b> <p:p> "1"^^<${XSD}integer> .`, `<a:b> <p:p> "1"^^<${XSD}integer> .`],
    ['a fraction as it is written', `<a:b> <p:p> "1.50"^^<${XSD}double> .`, `<a:b> <p:p> "1.50"^^<${XSD}double> .`],
    ['a text of the type of texts', `<a:b> <p:p> "c"^^<${XSD}string> .`, '<a:b> <p:p> "c" .'],
    ['a text with spare signs', '<a:b> <p:p> "\\t\\b\\n\\r\\f\\"\\\'\\\\" .', '<a:b> <p:p> "\\t\\b\\n\\r\\f\\"\'\\\\" .'],
    ['signs by their numbers', '<a:b> <p:p> "\\u0041\\U0001F600\\u00e9\\u007F" .', '<a:b> <p:p> "A😀é\\u007F" .'],
    ['an address by its numbers', '<a:\\u0062> <p:\\U00000070> <c:\\u003c> .', '<a:b> <p:p> <c:\\u003C> .'],
    ['a type by its numbers', '<a:b> <p:p> "c"^^<t:\\u0074> .', '<a:b> <p:p> "c"^^<t:t> .'],
  ] as const) {
    test(`hold ${what}`, () => {
      assert.deepEqual(read(line), [expected]);
    });
  }

  test('stand a line each, whatever ends a line, with comments and empty lines between', () => {
    assert.deepEqual(read('# one\r\n<a:b> <p:p> "1" .\r\n\n \t\n\r<a:b> <p:p> "2" .\r\t# two\n'), [
      '<a:b> <p:p> "1" .',
      '<a:b> <p:p> "2" .',
    ]);
    assert.deepEqual(read(''), []);
  });

  test('are refused, with the line that is none', () => {
    for (const line of [
      '<a:b> <p:p> .',
      '<a:b> <p:p> <c:d>',
      '<a:b> <p:p> <c:d> . <e:f>',
      '<a:b> <p:p> <c:d> <g:g> <h:h> .',
      '<a:b> _:p <c:d> .',
      '"a" <p:p> <c:d> .',
      '<a:b> "p" <c:d> .',
      '<a:b> <p:p> "c" "g" .',
      '<a:b> <p:p> "c .',
      '<a:b> <p:p> "c"d" .',
      '<a:b> <p:p> "c"@ .',
      '<a:b> <p:p> <c d> .',
      '<a:b> <p:p> <c<d> .',
      'x <a:b> <p:p> <c:d> .',
      'word',
    ]) {
      assert.throws(() => parseNQuads(`<a:b> <p:p> "1" .\n${line}`), JsonLdError, `invalid: ${line}`);
    }
  });

  test('name a thing without a name by two signs', () => {
    assert.deepEqual(['_:a', '<_:a>', '"_:a"', 'a_:'].map(isBlank), [true, false, false, false]);
  });
});
