import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { EX, refusalOf, statementsOf } from '../../../support/json-ld.ts';

const about = (context: unknown, members: JsonObject): JsonObject => ({ '@context': context, '@id': 'x:y', ...members });

const W = `${EX}w`;
const V = `${EX}v`;
const INTEGER = '<http://www.w3.org/2001/XMLSchema#integer>';

suite('a word of a context', () => {
  for (const [what, context, members, expected] of [
    ['another word that is defined behind it', { word: 'other', other: W }, { word: 'a' }, '<w> "a"'],
    ['a shortened address, whose prefix is defined behind it', { word: 'p:w', p: EX }, { word: 'a' }, '<w> "a"'],
    ['its own spelling under a vocabulary', { '@vocab': EX, word: { '@type': '@id' } }, { word: 'a:b' }, '<word> <a:b>'],
    ['a text of the vocabulary', { '@vocab': EX, word: 'rel/ative' }, { word: 'a' }, '<rel/ative> "a"'],
    ['its own shortened address', { 'p:w': { '@type': '@id' }, p: EX }, { 'p:w': 'a:b' }, '<w> <a:b>'],
    ['its own address', { 'a:w': { '@type': '@id' } }, { 'a:w': 'a:b' }, '<a:w> <a:b>'],
    ['the address that it is itself', { [W]: { '@id': W, '@type': '@id' } }, { [W]: 'a:b' }, '<w> <a:b>'],
    ['the address that it shortens', { p: EX, 'p:w': { '@id': W, '@type': '@id' } }, { 'p:w': 'a:b' }, '<w> <a:b>'],
    ['a path of the vocabulary', { '@vocab': EX, 'a/b': { '@id': `${EX}a/b`, '@type': '@id' } }, { 'a/b': 'a:b' }, '<a/b> <a:b>'],
    ['an address, with a colon at its end', { 'w:': W }, { 'w:': 'a' }, '<w> "a"'],
    ['an address, with a sign in front that keywords have', { '@w1': W, 'w@w': V }, { '@w1': 'a' }, '<w> "a"'],
    ['a sign that keywords have within', { '@w1': W, 'w@w': V }, { 'w@w': 'a' }, '<v> "a"'],
    ['what the last context says', [{ word: V }, { word: W }], { word: 'a' }, '<w> "a"'],
    ['a new prefix, once it was an address', [{ 'p:w': 'p:w' }, { p: EX, 'p:w': W }], { 'p:w': 'a' }, '<w> "a"'],
    ['nothing of a type in a vocabulary', { '@vocab': EX, word: { '@type': '@none' } }, { word: 'a' }, '<word> "a"'],
    ['a type of the vocabulary', { '@vocab': EX, word: { '@type': 't' } }, { word: 'a' }, '<word> "a"^^<t>'],
    ['a type that is a word', { word: { '@id': W, '@type': 'kind' }, kind: `${EX}t` }, { word: 'a' }, '<w> "a"^^<t>'],
    ['a number where addresses stand', { word: { '@id': W, '@type': '@id' } }, { word: 5 }, `<w> "5"^^${INTEGER}`],
    ['a number where words stand', { word: { '@id': W, '@type': '@vocab' } }, { word: 5 }, `<w> "5"^^${INTEGER}`],
    ['a number of no type', { word: { '@id': W, '@type': '@none' } }, { word: 5 }, `<w> "5"^^${INTEGER}`],
    ['an address among words', { '@vocab': EX, word: { '@type': '@vocab' } }, { word: 'rel' }, '<word> <rel>'],
    ['a text in the language of all', { '@language': 'de', word: W }, { word: 'a' }, '<w> "a"@de'],
    [
      'a text in its own language',
      { '@language': 'de', word: { '@id': W, '@language': 'EN-gb' } },
      { word: 'a' },
      '<w> "a"@en-gb',
    ],
    ['a text in no language', { '@language': 'de', word: { '@id': W, '@language': null } }, { word: 'a' }, '<w> "a"'],
    ['a type, and never a language', { '@language': 'de', word: { '@id': W, '@type': 'a:t' } }, { word: 'a' }, '<w> "a"^^<a:t>'],
    ['no type rather than a language', { word: { '@id': W, '@type': '@none', '@language': 'de' } }, { word: 'a' }, '<w> "a"'],
    ['a set of one', { word: { '@id': W, '@container': '@set' } }, { word: 'a' }, '<w> "a"'],
    [
      'texts by language, as a set',
      { word: { '@id': W, '@container': ['@language', '@set'] } },
      { word: { de: 'a' } },
      '<w> "a"@de',
    ],
  ] as const) {
    test(`means ${what}`, async () => {
      assert.deepEqual(await statementsOf(about(context, members)), [`<x:y> ${expected}`]);
    });
  }

  test('shortens an address where its own ends as addresses part, or where it is said to', async () => {
    for (const end of [':', '/', '?', '#', '[', ']', '@']) {
      assert.deepEqual(await statementsOf(about({ p: `a:b${end}` }, { 'p:w': 'a' })), [`<x:y> <a:b${end}w> "a"`]);
    }
    const said = { '@id': W, '@prefix': true };
    assert.deepEqual(await statementsOf(about({ p: said }, { 'p:w': 'a' })), ['<x:y> <ww> "a"']);
    for (const other of [W, null, { '@id': EX }, { '@id': EX, '@prefix': false }, { '@reverse': EX }]) {
      assert.deepEqual(await statementsOf(about({ p: other }, { 'p:w': 'a' })), ['<x:y> <p:w> "a"'], JSON.stringify(other));
    }
    assert.deepEqual(await statementsOf(about({ p: EX, 'p:/': EX + '/' }, { 'p:/:w': 'a' })), ['<x:y> </:w> "a"']);
  });

  test('stands in front of no address that has an authority, and of no nameless thing', async () => {
    const context = { p: EX, _: { '@id': EX, '@prefix': true }, word: W };
    assert.deepEqual(await statementsOf({ '@context': context, '@id': 'p://a', word: 'b' }), ['<p://a> <w> "b"']);
    assert.deepEqual(await statementsOf({ '@context': context, '@id': '_:a', word: 'b' }), ['_:c14n0 <w> "b"']);
    assert.deepEqual(await statementsOf({ '@context': context, '@id': 'p:a', word: 'b' }), ['<a> <w> "b"']);
  });

  test('stands for a keyword', async () => {
    const context = { id: '@id', kind: '@type', val: { '@id': '@value' }, Thing: `${EX}Thing`, word: W };
    assert.deepEqual(await statementsOf({ '@context': context, id: 'x:y', kind: 'Thing', word: { val: 'a' } }), [
      '<x:y> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <Thing>',
      '<x:y> <w> "a"',
    ]);
  });

  test('is refused where it can mean nothing', async () => {
    for (const word of [
      'word',
      'other',
      'relative',
      '@context',
      '@made',
      5,
      ['a:b'],
      { '@type': '@id' },
      { '@id': 5 },
      { '@id': 'gone' },
      { '@id': W, '@type': 5 },
      { '@id': W, '@type': '_:t' },
      { '@id': W, '@type': 'gone' },
      { '@id': W, '@type': '@made' },
      { '@id': W, '@type': 'relative' },
      { '@id': W, '@container': ['@set', 5] },
      { '@id': W, '@container': ['@index', '@bag'] },
      { '@id': W, '@prefix': 'yes' },
      { '@id': W, '@protected': 'yes' },
    ]) {
      const context = { gone: null, word, other: 'word' };
      const refusals = ['invalid: word', ...(word === 'other' ? ['invalid: other'] : [])];
      assert.include(refusals, await refusalOf(about(context, {})), JSON.stringify(word));
    }
    assert.equal(await refusalOf(about({ '@vocab': EX, '': { '@type': '@id' } }, { word: 'a' })), 'invalid: ');
    assert.equal(await refusalOf(about({ '@vocab': EX }, { '@made': 'a' })), 'unsigned-terms: @made');
    assert.equal(await refusalOf(about({ '@vocab': EX, word: '@made' }, { word: 'a' })), 'invalid: word');
    assert.equal(await refusalOf(about({ word: { '@id': W, '@made-up': 1 } }, { word: 'a' })), 'invalid: word');
    assert.equal(await refusalOf(about({ '@vocab': EX, word: 'other', other: 'word' }, { word: 'a' })), 'invalid: word');
  });

  test('is refused where it looks like another address than it means', async () => {
    for (const [term, context] of [
      [W, { [W]: V }],
      ['p:w', { p: EX, 'p:w': V }],
      ['a:w', { 'a:w': W }],
      ['a/b', { 'a/b': `${EX}a/b` }],
      ['@made', { '@made': W }],
    ] as const) {
      assert.equal(await refusalOf(about(context, {})), `invalid: ${term}`);
    }
  });

  test('names a language in letters that a language can have, so that no statement hides in it', async () => {
    for (const language of [5, ['de'], '', 'no language', 'de .\n<a:b> <a:c> "d', 'de!']) {
      const context = { word: { '@id': W, '@language': language } };
      assert.equal(await refusalOf(about(context, { word: 'a' })), 'invalid: @language', String(language));
    }
  });

  test('is refused once it is used, and not before, where it is of a part that is left out', async () => {
    for (const part of [
      { '@reverse': W },
      { '@id': W, '@index': 'word' },
      { '@id': W, '@nest': '@nest' },
      { '@id': W, '@direction': 'ltr' },
      { '@id': W, '@container': '@index' },
      { '@id': W, '@container': ['@id'] },
      { '@id': W, '@container': ['@type', '@set'] },
    ]) {
      const context = { word: part, other: V };
      assert.deepEqual(await statementsOf(about(context, { other: 'a' })), ['<x:y> <v> "a"']);
      assert.equal(await refusalOf(about(context, { word: 'a' })), 'unsupported: word', JSON.stringify(part));
    }
  });
});

suite('a protected word', () => {
  const all = { '@protected': true, word: W };
  const one = { word: { '@id': W, '@protected': true } };

  test('keeps its meaning: it may be said again, and not be given another', async () => {
    for (const context of [all, one]) {
      assert.deepEqual(await statementsOf(about([context, { word: W }], { word: 'a' })), ['<x:y> <w> "a"']);
      assert.deepEqual(await statementsOf(about([context, all], { word: 'a' })), ['<x:y> <w> "a"']);
      for (const other of [V, { '@id': W, '@type': '@id' }, null, { '@id': W, '@language': null }])
        assert.equal(await refusalOf(about([context, { word: other }], { word: 'a' })), 'invalid: word');
      // Said again without protection, it is protected still.
      assert.equal(await refusalOf(about([context, { word: W }, { word: V }], { word: 'a' })), 'invalid: word');
    }
  });

  test('is none where its own definition, or its context, says so', async () => {
    const exempt = { '@protected': true, word: { '@id': W, '@protected': false } };
    assert.deepEqual(await statementsOf(about([exempt, { word: V }], { word: 'a' })), ['<x:y> <v> "a"']);
    assert.deepEqual(await statementsOf(about([{ ...all, '@protected': false }, { word: V }], { word: 'a' })), ['<x:y> <v> "a"']);
  });

  test('gets another meaning from a property, and none from a type', async () => {
    const part = { '@id': `${EX}part`, '@context': { word: V } };
    assert.deepEqual(await statementsOf(about({ ...all, part }, { part: { '@id': 'a:b', word: 'c' } })), [
      '<a:b> <v> "c"',
      '<x:y> <part> <a:b>',
    ]);
    assert.equal(await refusalOf(about({ ...all, part }, { '@type': 'part', word: 'c' })), 'invalid: word');
  });
});
