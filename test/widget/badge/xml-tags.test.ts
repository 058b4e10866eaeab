import { suite, test } from '#test';
import { assert } from 'chai';
import { decodeXml, XmlError, xmlTokens } from '../../../widget/badge/xml-tags.ts';

const read = (text: string): string[] =>
  [...xmlTokens(text)].map(({ kind, name, empty, text: inside, attributes }) =>
    [kind, name, empty ? '/' : '', inside, ...[...attributes].map(([key, value]) => `${key}=${value}`)].filter(Boolean).join(' '),
  );

suite('xmlTokens', () => {
  test('reads tags, text and CDATA in their order', () => {
    assert.deepEqual(read('<a><b/>t<![CDATA[<c>]]></a>'), ['open a', 'open b /', 'text t', 'cdata <c>', 'close a']);
  });

  test('reads attributes in both quotes, with brackets inside', () => {
    assert.deepEqual(read(`<a x="1>2" y = '"' z=""/>`), [`open a / x=1>2 y=" z=`]);
  });

  test('steps over comments, instructions and a document type with entities', () => {
    assert.deepEqual(read('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "]><c>">]><!-- <d> --><a/>'), ['open a /']);
  });

  test('says where each token stands', () => {
    const text = '<a>xy</a>';
    assert.deepEqual(
      [...xmlTokens(text)].map(({ start, end }) => text.slice(start, end)),
      ['<a>', 'xy', '</a>'],
    );
  });

  test('refuses what is cut off', () => {
    for (const text of ['<a', '<a x="1', '<!--', '<![CDATA[x', '<?x', '<!DOCTYPE a', '<a x', '<'])
      assert.throws(() => read(text), XmlError);
  });

  test('refuses tags that XML does not know', () => {
    for (const text of ['<a x=1>', '<a x="<">', '<a x="1" x="2">', '<1>', '<a x="1"y="2">', '</a x="1">', '< a>'])
      assert.throws(() => read(text), XmlError, undefined, text);
  });
});

suite('decodeXml', () => {
  test('decodes the five entities of XML and character references', () => {
    assert.equal(decodeXml('&lt;&amp;&gt;&quot;&apos;&#65;&#x1F600;'), '<&>"\'A😀');
  });

  test("refuses a document's own entities instead of expanding them", () => {
    for (const text of ['&xxe;', '&toString;', '&', '& ', '&amp', '&#0;', '&#x110000;', '&#;'])
      assert.throws(() => decodeXml(text), XmlError, undefined, text);
  });
});
