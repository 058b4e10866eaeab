import { suite, test } from '#test';
import { assert } from 'chai';
import { EX, refusalOf, statementsOf } from '../../../support/json-ld.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const W = `${EX}w`;

/** What a document says of `x:y` with the value under a word of that definition. */
async function said(value: unknown, definition: unknown = W): Promise<string | undefined> {
  const [line] = await statementsOf({ '@context': { word: definition }, '@id': 'x:y', word: value });
  return line?.replace('<x:y> <w> ', '').replace(XSD, 'xsd:');
}

async function refused(value: unknown, definition: unknown = W): Promise<string> {
  return refusalOf({ '@context': { word: definition }, '@id': 'x:y', word: value });
}

suite('a value in a statement', () => {
  for (const [what, value, expected] of [
    ['no number but none', 0, '"0"^^<xsd:integer>'],
    ['a whole number below nothing', -5, '"-5"^^<xsd:integer>'],
    ['the greatest whole number', 999_999_999_999_999_900_000, '"999999999999999868928"^^<xsd:integer>'],
    ['a number that is too great for one', 1e21, '"1.0E21"^^<xsd:double>'],
    ['a number that is too small for one', -1e21, '"-1.0E21"^^<xsd:double>'],
    ['a fraction', 1 / 3, '"3.333333333333333E-1"^^<xsd:double>'],
    ['a fraction with digits to spare', 1.25, '"1.25E0"^^<xsd:double>'],
    ['a great fraction', 123456.5, '"1.234565E5"^^<xsd:double>'],
    ['a fraction that ECMAScript writes without a point', 3e-7, '"3.0E-7"^^<xsd:double>'],
    ['a truth', true, '"true"^^<xsd:boolean>'],
    ['an empty text', '', '""'],
    ['signs that have letters of their own', '\b\t\n\f\r"\\', '"\\b\\t\\n\\f\\r\\"\\\\"'],
    ['signs that have none', '\u0000\u001f\u007f', '"\\u0000\\u001F\\u007F"'],
    ['everything else', " ~'\u0080é€😀", '" ~\'\u0080é€😀"'],
  ] as const) {
    test(`is ${what}`, async () => {
      assert.equal(await said(value), expected);
    });
  }

  test('keeps a text that its own type spells, and writes numbers and truths of any type', async () => {
    const typed = (type: string): unknown => ({ '@id': W, '@type': type });
    for (const [type, value, expected] of [
      ['a:t', '05', '"05"^^<a:t>'],
      ['a:t', 5, '"5"^^<a:t>'],
      ['a:t', 0.5, '"5.0E-1"^^<a:t>'],
      ['a:t', 1e21, '"1.0E21"^^<a:t>'],
      ['a:t', false, '"false"^^<a:t>'],
      [`${XSD}string`, 'a', '"a"'],
      [`${XSD}string`, 5, '"5"'],
      [`${XSD}integer`, '05', '"05"^^<xsd:integer>'],
      [`${XSD}boolean`, true, '"true"^^<xsd:boolean>'],
      [`${XSD}double`, 5, '"5.0E0"^^<xsd:double>'],
      [`${XSD}double`, '5', '"5.0E0"^^<xsd:double>'],
      [`${XSD}double`, '-12.5e1', '"-1.25E2"^^<xsd:double>'],
      [`${XSD}double`, '+.5', '"5.0E-1"^^<xsd:double>'],
      [`${XSD}double`, '1.E+30', '"1.0E30"^^<xsd:double>'],
      [`${XSD}double`, false, '"false"^^<xsd:double>'],
    ] as const) {
      assert.equal(await said(value, typed(type)), expected, `${JSON.stringify(value)} as ${type}`);
    }
  });

  test('is refused where two that differ would be spelled alike', async () => {
    const double = { '@id': W, '@type': `${XSD}double` };
    for (const value of ['', ' ', '5 ', ' 5', '5abc', 'a5', '.', 'e5', '5e', '0x10', '1e999', 'NaN'])
      assert.equal(await refused(value, double), 'invalid: @value', value);
    for (const value of [{ a: 1 }, ['5'], Infinity])
      assert.equal(await refused({ '@value': value, '@type': `${XSD}double` }), 'invalid: @value', JSON.stringify(value));
    for (const value of [{ a: 1 }, ['5'], -Infinity]) assert.equal(await refused({ '@value': value }), 'invalid: @value');
  });

  test('is refused where it is no Unicode text, which in UTF-8 would be spelled like another', async () => {
    for (const text of ['\ud800', 'a\udc00b', '\udc00\ud800'])
      assert.deepEqual(
        [await refused(text), await refused(`x:${text}`, { '@id': W, '@type': '@id' })],
        ['invalid: @value', 'invalid: @id'],
      );
    assert.equal(await said('\ud83d\udc69 \ufffd'), '"\u{1f469} \ufffd"');
  });

  test('writes an address so that nothing of it ends it', async () => {
    const reference = { '@id': W, '@type': '@id' };
    assert.equal(await said('a:<>"{}|^`\\b', reference), '<a:\\u003C\\u003E\\u0022\\u007B\\u007D\\u007C\\u005E\\u0060\\u005Cb>');
    assert.equal(await said('a:\u0001', reference), '<a:\\u0001>');
    assert.equal(await said('a:é€', reference), '<a:é€>');
    assert.equal(await said('5', { '@id': W, '@type': 'a:"t' }), '"5"^^<a:\\u0022t>');
  });

  test('is an address where it has a scheme, and nothing white', async () => {
    const reference = { '@id': W, '@type': '@id' };
    for (const text of ['a:b', 'A1+.-:b', 'a:', 'a:b:c', 'z9:']) assert.equal(await said(text, reference), `<${text}>`);
    for (const text of ['b', ':b', '1a:b', 'a b:c', 'a:b c', ' a:b', 'a:b ', 'a:\nb', 'a_b:c', '__:b', 'é:b'])
      assert.equal(await refused(text, reference), `unsigned-terms: ${text}`);
  });

  test('is read as a number in one look, however many digits it has', async () => {
    const double = { '@id': W, '@type': `${XSD}double` };
    const digits = '1'.repeat(900_000);
    assert.equal(await refused(`${digits}x`, double), 'invalid: @value');
    assert.equal(await said(`0.${digits}`, double), '"1.111111111111111E-1"^^<xsd:double>');
  });
});
