import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { EX, refusalOf, statementsOf } from '../../../support/json-ld.ts';

const W = `${EX}w`;
const V = `${EX}v`;
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>';

const about = (context: unknown, members: JsonObject = { word: 'a' }): JsonObject => ({
  '@context': context,
  '@id': 'x:y',
  ...members,
});
const said = (context: unknown, members?: JsonObject): Promise<readonly string[]> => statementsOf(about(context, members));

suite('a context', () => {
  for (const [what, context, expected] of [
    ['is of version 1.1', { '@version': 1.1, word: W }, '<w> "a"'],
    ['may stand within an object of its own', { '@context': [{ word: V }, { word: W }] }, '<w> "a"'],
    ['may say what every type is kept as', { '@type': { '@container': '@set', '@protected': true }, word: W }, '<w> "a"'],
    ['brings a vocabulary', { '@vocab': EX }, '<word> "a"'],
    ['brings a vocabulary that continues the former', [{ '@vocab': EX }, { '@vocab': 'of/' }], '<of/word> "a"'],
    ['brings a vocabulary as a shortened address', [{ p: EX }, { '@vocab': 'p:of/' }], '<of/word> "a"'],
    ['brings a vocabulary as a word', [{ vocabulary: EX }, { '@vocab': 'vocabulary' }], '<word> "a"'],
    ['keeps the former vocabulary', [{ '@vocab': EX }, { other: V }], '<word> "a"'],
    ['leaves no vocabulary, and its words', [{ '@vocab': EX, word: 'w' }, { '@vocab': null }], '<w> "a"'],
    ['brings a language', { '@language': 'de-AT-1996', word: W }, '<w> "a"@de-at-1996'],
    ['keeps the former language', [{ '@language': 'de' }, { word: W }], '<w> "a"@de'],
    ['leaves no language', [{ '@language': 'de' }, { '@language': null, word: W }], '<w> "a"'],
    ['that is none leaves nothing of those before it', [{ '@language': 'de', word: V }, null, { word: W }], '<w> "a"'],
  ] as const) {
    test(what, async () => {
      assert.deepEqual(await said(context), [`<x:y> ${expected}`]);
    });
  }

  test('that is none takes the words away', async () => {
    assert.equal(await refusalOf(about([{ word: W }, null])), 'unsigned-terms: word');
    assert.equal(await refusalOf(about([{ '@vocab': EX }, null])), 'unsigned-terms: word');
    assert.equal(await refusalOf(about([{ '@vocab': EX }, { '@vocab': null }])), 'unsigned-terms: word');
  });

  test('is refused, and named, where it breaks a rule', async () => {
    for (const [context, refusal] of [
      [5, 'invalid: @context'],
      [true, 'invalid: @context'],
      [[[{ word: W }]], 'invalid: @context'],
      ['https://words.example/context', 'context-unknown: https://words.example/context'],
      [{ '@version': 1 }, 'invalid: @version'],
      [{ '@version': '1.1' }, 'invalid: @version'],
      [{ '@vocab': 5 }, 'invalid: @vocab'],
      [{ '@vocab': 'relative' }, 'invalid: @vocab'],
      [{ '@vocab': '@made' }, 'invalid: @vocab'],
      [{ '@language': 5 }, 'invalid: @language'],
      [{ '@language': ['de'] }, 'invalid: @language'],
      [{ '@language': '!de' }, 'invalid: @language'],
      [{ '@language': 'de!' }, 'invalid: @language'],
      [{ '@language': 'de-' }, 'invalid: @language'],
      [{ '@language': 'languages' }, 'invalid: @language'],
      [{ '@language': 'de-languages' }, 'invalid: @language'],
      [{ '@base': EX }, 'unsupported: @base'],
      [{ '@direction': 'ltr' }, 'unsupported: @direction'],
      [{ '@import': EX }, 'unsupported: @import'],
      [{ '@propagate': false }, 'unsupported: @propagate'],
      [[{ '@protected': true, word: W }, { other: V }, null], 'invalid: @context'],
      [[{ other: V, word: { '@id': W, '@protected': true } }, null], 'invalid: @context'],
    ] as const) {
      assert.equal(await refusalOf(about(context)), refusal, JSON.stringify(context));
    }
  });

  test('is one of 32 in a list at most', async () => {
    const list = (length: number): readonly unknown[] => Array.from({ length }, () => ({ word: W }));
    assert.equal(await refusalOf(about(list(32))), 'none');
    assert.equal(await refusalOf(about(list(33))), 'too-complex: @context');
  });

  test('has words of 4,000 characters at most, also where each is made of the one before', async () => {
    const long = (length: number): string => 'a:'.padEnd(length, 'b');
    for (const context of [
      (iri: string) => ({ word: W, other: iri }),
      (iri: string) => ({ word: { '@id': W, '@type': iri } }),
      (iri: string) => ({ word: W, '@vocab': iri }),
    ]) {
      assert.equal(await refusalOf(about(context(long(4_000)))), 'none');
      assert.match(await refusalOf(about(context(long(4_001)))), /^too-complex: /);
    }
    const chain = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`p${at + 1}`, `p${at}:and-so-on/`]));
    assert.match(await refusalOf(about({ word: W, p0: 'a:/', ...chain })), /^too-complex: p/);
  });

  test('brings 100,000 words at most, counted once however often it is used', async () => {
    const words = (count: number): JsonObject => Object.fromEntries(Array.from({ length: count }, (_, at) => [`a:${at}`, null]));
    assert.equal(await refusalOf(about(words(100_000), { 'b:c': 1 })), 'none');
    assert.equal(await refusalOf(about(words(100_001), { 'b:c': 1 })), 'too-complex: @context');
    assert.equal(await refusalOf(about([words(40_000), words(30_000)], { 'b:c': 1 })), 'too-complex: @context');
    const part = { '@id': `${EX}part`, '@context': { ...words(900), word: W } };
    const parts = Array.from({ length: 300 }, (_, at) => ({ '@id': `a:${at}`, word: 'b' }));
    assert.equal(await refusalOf(about({ part }, { part: parts })), 'none');
  });
});

suite('the context of a property', () => {
  test('may undo what is protected, and leaves it as it was beside the property', async () => {
    const part = { '@id': `${EX}part`, '@context': [null, { word: V }] };
    const context = { '@protected': true, word: W, part };
    assert.deepEqual(await said(context, { part: { '@id': 'a:b', word: 'c' }, word: 'd' }), [
      '<a:b> <v> "c"',
      '<x:y> <part> <a:b>',
      '<x:y> <w> "d"',
    ]);
  });

  test('holds for texts too, and below it', async () => {
    const context = { part: { '@id': `${EX}part`, '@context': { '@language': 'de' } }, word: W };
    assert.deepEqual(await said(context, { part: ['a', { '@id': 'a:b', word: 'c' }], word: 'd' }), [
      '<a:b> <w> "c"@de',
      '<x:y> <part> "a"@de',
      '<x:y> <part> <a:b>',
      '<x:y> <w> "d"',
    ]);
  });

  test('comes before the context of the thing itself', async () => {
    const context = { part: { '@id': `${EX}part`, '@context': { word: V, other: V } } };
    const part = { '@context': { word: W }, '@id': 'a:b', word: 'c', other: 'd' };
    assert.deepEqual(await said(context, { part }), ['<a:b> <v> "d"', '<a:b> <w> "c"', '<x:y> <part> <a:b>']);
  });
});

suite('the context of a type', () => {
  const typed = (own: unknown, more: JsonObject = {}): JsonObject => ({
    Thing: { '@id': `${EX}Thing`, '@context': own },
    part: { '@id': `${EX}part` },
    word: W,
    ...more,
  });
  const thing = (members: JsonObject): JsonObject => ({ '@type': 'Thing', ...members });

  test('holds for the thing alone, also where it leaves nothing of the words around', async () => {
    for (const own of [{ word: V }, [null, { word: V, part: `${EX}part` }], [{ word: W }, { word: V }]]) {
      assert.deepEqual(
        await said(typed(own), thing({ word: 'a', part: { '@id': 'a:b', word: 'c', part: { '@id': 'a:c', word: 'd' } } })),
        ['<a:b> <part> <a:c>', '<a:b> <w> "c"', '<a:c> <w> "d"', `<x:y> ${TYPE} <Thing>`, '<x:y> <part> <a:b>', '<x:y> <v> "a"'],
        JSON.stringify(own),
      );
    }
    assert.equal(await refusalOf(about(typed(null), thing({ word: 'a' }))), 'unsigned-terms: word');
    assert.equal(await refusalOf(about(typed(null, { '@protected': true }), thing({ word: 'a' }))), 'invalid: @context');
  });

  test('goes back to the words around it from a thing with two types, and from one within another', async () => {
    const other = { Other: { '@id': `${EX}Other`, '@context': [null, { part: `${EX}part`, more: V }] } };
    const context = typed({ word: V }, { ...other, more: W });
    const inner = { '@id': 'a:b', word: 'c', more: 'd' };
    const lines = await said(context, { '@type': ['Other', 'Thing'], word: 'a', more: 'b', part: inner });
    assert.includeMembers([...lines], ['<x:y> <v> "a"', '<x:y> <v> "b"', '<a:b> <w> "c"', '<a:b> <w> "d"']);
  });

  test('gives way below a property to the words around it and those of the property', async () => {
    const context = typed({ word: V }, { part: { '@id': `${EX}part`, '@context': { other: `${EX}o` } } });
    const lines = await said(context, thing({ part: { '@id': 'a:b', other: 'c', word: 'd' } }));
    assert.includeMembers([...lines], ['<a:b> <o> "c"', '<a:b> <w> "d"']);
  });

  test('is taken in the order of the types\u2019 letters, whatever stands first', async () => {
    const context = {
      A: { '@id': `${EX}A`, '@context': { word: V } },
      B: { '@id': `${EX}B`, '@context': { word: W } },
      kind: '@type',
    };
    for (const types of [{ '@type': ['A', 'B'] }, { '@type': ['B', 'A'] }, { kind: 'B', '@type': 'A' }])
      assert.include(await said(context, { ...types, word: 'a' }), '<x:y> <w> "a"');
    assert.include(await said(context, { kind: 'A', '@type': 'B', word: 'a' }), '<x:y> <v> "a"');
  });

  test('does not say what the types themselves are', async () => {
    const own = { Thing: `${EX}Changed`, Other: `${EX}Changed`, word: V };
    const lines = await said(
      { ...typed(own), Other: `${EX}Other` },
      { '@type': ['Thing', 'Other'], word: { '@value': 'a', '@type': 'Other' } },
    );
    assert.deepEqual(lines, [`<x:y> ${TYPE} <Other>`, `<x:y> ${TYPE} <Thing>`, '<x:y> <v> "a"^^<Changed>']);
  });

  test('holds for values and references within the thing, which are no things of their own', async () => {
    const own = { id: '@id', val: '@value', lang: '@language', kind: '@type' };
    const within = (part: unknown): JsonObject => thing({ part });
    for (const [part, expected] of [
      [{ val: 'a' }, '"a"'],
      [{ val: 'a', lang: 'de' }, '"a"@de'],
      [{ lang: 'de', val: 'a' }, '"a"@de'],
      [{ id: 'a:b' }, '<a:b>'],
    ] as const) {
      assert.include(await said(typed(own), within(part)), `<x:y> <part> ${expected}`, JSON.stringify(part));
    }
    for (const [part, refusal] of [
      [{ id: 'a:b', word: 'c' }, 'unsigned-terms: id'],
      [{ kind: 'Thing' }, 'unsigned-terms: kind'],
      [{ val: 'a', '@context': {} }, 'unsigned-terms: val'],
      [{ val: 'a', lang: 'de', kind: 'a:b' }, 'unsigned-terms: kind'],
    ] as const) {
      assert.equal(await refusalOf(about(typed(own), within(part))), refusal, JSON.stringify(part));
    }
  });
});
