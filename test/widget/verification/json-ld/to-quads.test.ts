import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { EX, refusalOf, statementsOf } from '../../../support/json-ld.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const W = `${EX}w`;

const CONTEXT = {
  word: W,
  other: `${EX}o`,
  ref: { '@id': `${EX}r`, '@type': '@id' },
  list: { '@id': `${EX}l`, '@container': '@list' },
  graph: { '@id': `${EX}g`, '@container': '@graph' },
  texts: { '@id': `${EX}t`, '@container': '@language' },
  json: { '@id': `${EX}j`, '@type': '@json' },
  Thing: `${EX}Thing`,
  id: '@id',
  kind: '@type',
  val: '@value',
  items: '@list',
  none: '@none',
};

const about = (members: JsonObject): JsonObject => ({ '@context': CONTEXT, '@id': 'x:y', ...members });
const short = (line: string): string => line.replaceAll(RDF, 'rdf:').replaceAll('_:c14n', '_:');
const said = async (members: JsonObject): Promise<readonly string[]> => (await statementsOf(about(members))).map(short);

suite('a thing', () => {
  test('is stated with its types and its words, under their whole addresses too', async () => {
    assert.deepEqual(await said({ '@type': 'Thing', word: 'a', 'a:w': 'b', [`${EX}v`]: { [`${EX}v`]: 'c' } }), [
      '<x:y> <a:w> "b"',
      '<x:y> <rdf:type> <Thing>',
      '<x:y> <v> _:0',
      '<x:y> <w> "a"',
      '_:0 <v> "c"',
    ]);
    assert.deepEqual(await said({ '@type': ['Thing', 'a:Thing', '_:kind'] }), [
      '<x:y> <rdf:type> <a:Thing>',
      '<x:y> <rdf:type> <Thing>',
      '<x:y> <rdf:type> _:0',
    ]);
  });

  test('without a name is the same thing wherever it is called the same', async () => {
    const one = { '@id': '_:n', word: 'a' };
    assert.deepEqual(await said({ other: one, ref: ['_:n', '_:m'] }), [
      '<x:y> <o> _:0',
      '<x:y> <r> _:0',
      '<x:y> <r> _:1',
      '_:0 <w> "a"',
    ]);
    assert.deepEqual(await said({ other: [{ word: 'a' }, { other: 'b' }] }), [
      '<x:y> <o> _:0',
      '<x:y> <o> _:1',
      '_:0 <o> "b"',
      '_:1 <w> "a"',
    ]);
  });

  test('is refused where it has no name that can be one, or two', async () => {
    for (const [members, refusal] of [
      [{ '@id': 5 }, 'invalid: @id'],
      [{ '@id': null }, 'invalid: @id'],
      [{ '@id': ['x:y'] }, 'invalid: @id'],
      [{ '@id': '@made' }, 'invalid: @id'],
      [{ '@id': 'word' }, 'unsigned-terms: word'],
      [{ '@id': '' }, 'unsigned-terms: '],
      [{ id: 'x:z' }, 'invalid: @id'],
      [{ '@type': 5 }, 'invalid: @type'],
      [{ '@type': [['Thing']] }, 'invalid: @type'],
      [{ '@type': 'Unknown' }, 'unsigned-terms: Unknown'],
      [{ '@type': '@made' }, 'unsigned-terms: @made'],
      [{ ref: 'word' }, 'unsigned-terms: word'],
      [{ ref: '@made' }, 'unsigned-terms: @made'],
      [{ '_:word': 'a' }, 'unsigned-terms: _:word'],
      [{ 'made up': 'a' }, 'unsigned-terms: made up'],
      [{ '@made': 'a' }, 'unsigned-terms: @made'],
    ] as const) {
      assert.equal(await refusalOf(about({ word: 'a', ...members })), refusal, JSON.stringify(members));
    }
  });

  test('is refused where nothing is stated of it and nothing refers to it', async () => {
    for (const [document, refusal] of [
      [{ '@context': CONTEXT }, 'unsigned-terms: @id'],
      [about({}), 'unsigned-terms: @id'],
      [{ '@context': CONTEXT, id: 'x:y' }, 'unsigned-terms: id'],
      [about({ word: null }), 'unsigned-terms: @id'],
      [about({ list: null }), 'unsigned-terms: @id'],
      [about({ texts: null }), 'unsigned-terms: @id'],
      [about({ graph: {} }), 'unsigned-terms: graph'],
      [about({ graph: { '@id': 'a:b' } }), 'unsigned-terms: @id'],
      [{ '@context': CONTEXT, '@value': 'a' }, 'unsigned-terms: @value'],
      [{ '@context': CONTEXT, '@list': ['a'] }, 'unsigned-terms: @value'],
    ] as const) {
      assert.equal(await refusalOf(document), refusal, JSON.stringify(document));
    }
    assert.deepEqual(await said({ other: {}, word: { '@id': 'a:b' } }), ['<x:y> <o> _:0', '<x:y> <w> <a:b>']);
  });

  test('is refused where it is of a part of JSON-LD that is left out', async () => {
    for (const keyword of (
      '@base @container @default @embed @explicit @graph @included @index @json @nest @none @omitDefault ' +
      '@prefix @preserve @protected @requireAll @reverse @version @vocab'
    ).split(' ')) {
      assert.equal(await refusalOf(about({ word: 'a', [keyword]: {} })), `unsupported: ${keyword}`);
    }
  });

  test('stands within a hundred others at most, and beside any number', async () => {
    const nested = (depth: number): JsonObject => ({
      '@id': `a:${depth}`,
      ...(depth === 1 ? { word: 'a' } : { other: nested(depth - 1) }),
    });
    assert.equal(await refusalOf({ '@context': CONTEXT, ...nested(100) }), 'none');
    assert.equal(await refusalOf({ '@context': CONTEXT, ...nested(101) }), 'too-complex: @context');
    assert.equal(await refusalOf(about({ other: Array.from({ length: 200 }, (_, at) => ({ '@id': `a:${at}` })) })), 'none');
  });

  test('has 50,000 statements with all that it holds, at most', async () => {
    const numbers = Array.from({ length: 50_000 }, (_, at) => at);
    assert.equal(await refusalOf(about({ word: numbers })), 'none');
    assert.equal(await refusalOf(about({ word: [...numbers, -1] })), 'too-complex: @graph');
  });

  test('has statements of ten million characters with all that it holds, at most: each repeats what it is about', async () => {
    const named = (length: number, statements: number): Promise<string> => {
      const words = Array.from({ length: statements }, (_, at) => at);
      return refusalOf(about({ '@id': `x:${'y'.repeat(length)}`, word: words }));
    };
    assert.equal(await named(9_000, 1_000), 'none');
    assert.equal(await named(10_000, 1_000), 'too-complex: @graph');
    assert.equal(await named(500_000, 20_000), 'too-complex: @graph');
    assert.equal(await refusalOf(about({ word: 'a'.repeat(900_000) })), 'none');
  });
});

suite('a value of a word', () => {
  for (const [what, value, expected] of [
    ['is stated once for each of a list within lists', ['a', ['b', [null, ['c']]]], ['"a"', '"b"', '"c"']],
    ['is stated once for each of a set', { '@set': ['a', ['b', { '@set': 'c' }]] }, ['"a"', '"b"', '"c"']],
    ['may be an object', { val: 'a' }, ['"a"']],
    ['may have a language', { '@value': 'a', '@language': 'De-at' }, ['"a"@de-at']],
    ['may have no language', { '@value': 'a', '@language': null }, ['"a"']],
    ['may have a type', { '@value': 'a', '@type': 'a:t' }, ['"a"^^<a:t>']],
    ['may have a type that is a word', { '@value': 'a', '@type': 'Thing' }, ['"a"^^<Thing>']],
    ['may be a number of a type', { '@value': 5, '@type': ['a:t'] }, ['"5"^^<a:t>']],
    ['may be JSON', { '@value': { b: 1, a: [] }, '@type': '@json' }, ['"{\\"a\\":[],\\"b\\":1}"^^<rdf:JSON>']],
    ['may be JSON that says nothing', { '@value': null, '@type': '@json' }, ['"null"^^<rdf:JSON>']],
  ] as const) {
    test(what, async () => {
      assert.deepEqual(
        await said({ word: value }),
        expected.map((each) => `<x:y> <w> ${each}`),
      );
    });
  }

  test('is refused where it breaks a rule', async () => {
    for (const [value, refusal] of [
      [{ '@value': 'a', val: 'b' }, 'invalid: val'],
      [{ '@value': 'a', word: 'b' }, `invalid: ${W}`],
      [{ '@value': 'a', '@id': 'a:b' }, 'invalid: @id'],
      [{ '@value': 'a', '@set': ['b'] }, 'invalid: @set'],
      [{ '@value': 'a', '@direction': 'ltr' }, 'unsupported: @direction'],
      [{ '@direction': 'ltr' }, 'unsupported: @direction'],
      [{ '@value': 'a', '@index': 'b' }, 'unsupported: @index'],
      [{ '@list': ['a'], '@index': 'b' }, 'unsupported: @index'],
      [{ '@set': ['a'], '@index': 'b' }, 'unsupported: @index'],
      [{ '@list': ['a'], '@type': 'a:t' }, 'unsigned-terms: word'],
      [{ '@language': 'de' }, 'unsigned-terms: word'],
      [{ '@value': null }, 'unsigned-terms: word'],
      [{ '@value': null, '@type': 'a:t' }, 'unsigned-terms: word'],
      [{ '@value': null, '@language': 'de' }, 'invalid: @language'],
      [{ '@value': 'a', '@type': 'a:t', '@language': 'de' }, 'invalid: @language'],
      [{ '@value': 5, '@language': 'de' }, 'invalid: @language'],
      [{ '@value': 'a', '@language': 'de!' }, 'invalid: @language'],
      [{ '@value': 'a', '@type': 5 }, 'invalid: @type'],
      [{ '@value': 'a', '@type': [] }, 'invalid: @type'],
      [{ '@value': 'a', '@type': ['a:t', 'a:u'] }, 'invalid: @type'],
      [{ '@value': 'a', '@type': 'relative' }, 'invalid: @type'],
      [{ '@value': 'a', '@type': '@made' }, 'invalid: @type'],
      [{ '@value': 'a', '@type': '@id' }, 'invalid: @type'],
      [{ '@value': 'a', '@type': '_:t' }, 'invalid: @type'],
    ] as const) {
      assert.equal(await refusalOf(about({ word: value })), refusal, JSON.stringify(value));
    }
  });

  test('is read as one of a document where the document is a set of it', async () => {
    assert.deepEqual(await statementsOf({ '@context': CONTEXT, '@set': [{ '@id': 'x:y', word: 'a' }] }), ['<x:y> <w> "a"']);
    assert.equal(await refusalOf({ '@context': CONTEXT, '@set': [{ '@value': 'a' }] }), 'unsigned-terms: @value');
  });

  test('is one of several languages, or of none', async () => {
    const texts = { de: ['a', null, 'b'], 'EN-gb': 'c', '@none': 'd', none: 'e', fr: null };
    const expected = ['"a"@de', '"b"@de', '"c"@en-gb', '"d"', '"e"'];
    assert.deepEqual(
      await said({ texts }),
      expected.map((each) => `<x:y> <t> ${each}`),
    );
    assert.deepEqual(await said({ texts: 'a' }), ['<x:y> <t> "a"']);
    assert.equal(await refusalOf(about({ texts: { de: 5 } })), 'invalid: de');
    assert.equal(await refusalOf(about({ texts: { 'de!': 'a' } })), 'invalid: @language');
  });

  test('is JSON, whatever it is, where the word says so', async () => {
    for (const value of [null, 'a', 5, [], {}, { '@id': 'a:b' }])
      assert.deepEqual(await said({ json: value }), [`<x:y> <j> ${JSON.stringify(JSON.stringify(value))}^^<rdf:JSON>`]);
  });
});

suite('a list', () => {
  const cell = (at: number, value: string, rest: string): string[] => [
    `_:${at} <rdf:first> ${value}`,
    `_:${at} <rdf:rest> ${rest}`,
  ];

  test('is stated in order, one way or the other of writing it', async () => {
    const expected = ['<x:y> <l> _:1', ...cell(0, '"b"', '<rdf:nil>'), ...cell(1, '"a"', '_:0')];
    for (const list of [['a', 'b'], { '@list': ['a', 'b'] }, { items: ['a', null, 'b'] }])
      assert.deepEqual(await said({ list }), expected, JSON.stringify(list));
    assert.deepEqual(
      (await said({ word: { items: ['a', 'b'] } })).map((line) => line.replace('<w>', '<l>')),
      expected,
    );
  });

  test('may be empty, of one, of things, or of lists', async () => {
    assert.deepEqual(await said({ list: [] }), ['<x:y> <l> <rdf:nil>']);
    assert.deepEqual(await said({ list: 'a' }), ['<x:y> <l> _:0', ...cell(0, '"a"', '<rdf:nil>')]);
    assert.deepEqual(await said({ list: { '@id': 'a:b' } }), ['<x:y> <l> _:0', ...cell(0, '<a:b>', '<rdf:nil>')]);
    assert.deepEqual(await said({ list: [[]] }), ['<x:y> <l> _:0', ...cell(0, '<rdf:nil>', '<rdf:nil>')]);
    assert.deepEqual(await said({ list: [['a']] }), [
      '<x:y> <l> _:1',
      ...cell(0, '"a"', '<rdf:nil>'),
      ...cell(1, '_:0', '<rdf:nil>'),
    ]);
  });
});

suite('a graph of its own', () => {
  test('holds all that is stated in it, and each of several is another', async () => {
    const inner = { '@id': 'a:b', '@type': 'Thing', word: 'a', list: ['b'] };
    assert.deepEqual(await said({ graph: inner }), [
      '<a:b> <rdf:type> <Thing> _:1',
      '<a:b> <l> _:0 _:1',
      '<a:b> <w> "a" _:1',
      '<x:y> <g> _:1',
      '_:0 <rdf:first> "b" _:1',
      '_:0 <rdf:rest> <rdf:nil> _:1',
    ]);
    const two = await said({
      graph: [
        { '@id': 'a:b', word: 'a' },
        { '@id': 'a:b', other: 'b' },
      ],
    });
    assert.deepEqual(
      two.filter((line) => line.startsWith('<a:b>')),
      ['<a:b> <o> "b" _:1', '<a:b> <w> "a" _:0'],
    );
  });

  test('is refused where it is none', async () => {
    for (const graph of ['a', 5, [null], [{ word: 'a' }, 'b'], { '@value': 'a' }])
      assert.equal(await refusalOf(about({ graph })), 'unsigned-terms: graph', JSON.stringify(graph));
  });
});
