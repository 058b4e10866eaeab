import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { canonicalize, hashFunction } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { JsonLdError } from '../../../../widget/verification/json-ld/json-ld-error.ts';
import { parseNQuads } from '../../../../scripts/conformance/n-quads.ts';
import { canonicalizeQuads } from '../../../../widget/verification/json-ld/rdf-canonical.ts';

const EX = 'https://words.example/';

/** Canonical lines of a document over an inline context, with the vocabulary's prefix cut off. */
async function lines(document: JsonObject): Promise<readonly string[]> {
  return (await canonicalize(document)).replaceAll(EX, '').trim().split('\n');
}

async function codeOf(document: JsonObject): Promise<string> {
  try {
    await canonicalize(document);
    return 'none';
  } catch (error) {
    assert.instanceOf(error, JsonLdError);
    return error instanceof JsonLdError ? error.code : '';
  }
}

const words = (definition: unknown): JsonObject => ({ word: definition });

suite('a JSON-LD document', () => {
  for (const [what, definition, value, expected] of [
    ['a text', `${EX}w`, 'a "b"\n\u0007', ['<x:y> <w> "a \\"b\\"\\n\\u0007" .']],
    ['a whole number', `${EX}w`, 5, ['<x:y> <w> "5"^^<http://www.w3.org/2001/XMLSchema#integer> .']],
    ['a fraction', `${EX}w`, 0.5, ['<x:y> <w> "5.0E-1"^^<http://www.w3.org/2001/XMLSchema#double> .']],
    ['a truth value', `${EX}w`, false, ['<x:y> <w> "false"^^<http://www.w3.org/2001/XMLSchema#boolean> .']],
    ['a typed text', { '@id': `${EX}w`, '@type': `${EX}t` }, '1', ['<x:y> <w> "1"^^<t> .']],
    ['an identifier', { '@id': `${EX}w`, '@type': '@id' }, 'a:b', ['<x:y> <w> <a:b> .']],
    ['a word as identifier', { '@id': `${EX}w`, '@type': '@vocab' }, 'word', ['<x:y> <w> <w> .']],
    ['a text in a language', { '@id': `${EX}w`, '@language': 'EN' }, 'a', ['<x:y> <w> "a"@en .']],
    [
      'texts by language',
      { '@id': `${EX}w`, '@container': '@language' },
      { en: 'a', de: ['b'] },
      ['<x:y> <w> "a"@en .', '<x:y> <w> "b"@de .'],
    ],
    [
      'JSON as it is',
      { '@id': `${EX}w`, '@type': '@json' },
      { b: 1, a: null },
      ['<x:y> <w> "{\\"a\\":null,\\"b\\":1}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .'],
    ],
    ['the same thing twice', `${EX}w`, ['a', ['a', null]], ['<x:y> <w> "a" .']],
    ['a value object', `${EX}w`, { '@value': 'a', '@language': 'de' }, ['<x:y> <w> "a"@de .']],
  ] as const) {
    test(`states ${what}`, async () => {
      assert.deepEqual(await lines({ '@context': words(definition), '@id': 'x:y', word: value }), expected);
    });
  }

  test('states lists in order, and graphs apart', async () => {
    const list = await lines({ '@context': words({ '@id': `${EX}w`, '@container': '@list' }), '@id': 'x:y', word: ['a', 'b'] });
    assert.lengthOf(list, 5);
    const graph = await lines({
      '@context': words({ '@id': `${EX}w`, '@container': '@graph' }),
      '@id': 'x:y',
      word: { word: { '@id': 'a:b' } },
    }).catch((error: unknown) => String(error));
    assert.include(String(graph), 'unsigned-terms');
    const context = { word: { '@id': `${EX}w`, '@container': '@graph' }, name: `${EX}n` };
    assert.deepEqual(await lines({ '@context': context, '@id': 'x:y', word: { name: 'in' } }), [
      '<x:y> <w> _:c14n0 .',
      '_:c14n1 <n> "in" _:c14n0 .',
    ]);
  });

  test('takes the words of a type only where the type stands, and those of a property below it', async () => {
    const context = {
      Thing: { '@id': `${EX}Thing`, '@context': { word: `${EX}of-type` } },
      part: { '@id': `${EX}part`, '@context': { word: `${EX}of-part` } },
      other: `${EX}other`,
      word: `${EX}plain`,
    };
    const document = {
      '@context': context,
      '@id': 'x:y',
      '@type': 'Thing',
      word: 'a',
      part: { word: 'b' },
      other: { word: 'c' },
    };
    const predicates = (await lines(document)).map((line) => line.split(' ')[1]);
    assert.includeMembers(predicates, ['<of-type>', '<of-part>', '<plain>']);
  });

  test('never loses a word: what would silently be dropped is refused', async () => {
    const context = { word: `${EX}w`, ref: { '@id': `${EX}r`, '@type': '@id' }, gone: null };
    for (const member of [
      { unknown: 1 },
      { unknown: null },
      { gone: 1 },
      { '@id': 'relative' },
      { ref: 'relative' },
      { '@type': 'Unknown' },
      { word: { '@value': null } },
      { word: { '@language': 'en' } },
    ]) {
      assert.equal(
        await codeOf({ '@context': context, '@id': 'x:y', word: 1, ...member }),
        'unsigned-terms',
        JSON.stringify(member),
      );
    }
    assert.equal(await codeOf({ '@context': context, '@id': 'x:y' }), 'unsigned-terms');
  });

  test('is refused when it breaks a rule', async () => {
    const rules: readonly unknown[] = [
      { word: 'other', other: 'word' },
      { word: { '@id': `${EX}w`, '@made-up': 1 } },
      { word: 5 },
      { '@id': `${EX}w` },
      { '': `${EX}w` },
      { word: { '@id': `${EX}w`, '@container': '@bag' } },
      { word: { '@id': `${EX}w`, '@type': 'nothing' } },
      { '@vocab': 5 },
      { '@language': '!!' },
      { '@version': 1 },
      [{ '@protected': true, word: `${EX}w` }, { word: `${EX}v` }],
      [{ '@protected': true, word: `${EX}w` }, null],
    ];
    for (const context of rules) {
      assert.equal(await codeOf({ '@context': context, '@id': 'x:y', word: 'a' }), 'invalid', JSON.stringify(context));
    }
  });

  test('is refused where it uses what no credential needs, rather than half understood', async () => {
    for (const context of [
      { '@base': 'https://a.example/' },
      { '@import': 'https://a.example/' },
      { word: { '@reverse': `${EX}w` } },
      { word: '@nest' },
    ]) {
      assert.equal(
        await codeOf({ '@context': { word: `${EX}w`, ...context }, '@id': 'x:y', word: 'a' }),
        'unsupported',
        JSON.stringify(context),
      );
    }
  });

  test('uses bundled contexts only', async () => {
    assert.equal(await codeOf({ '@context': 'https://words.example/context.json', '@id': 'x:y' }), 'context-unknown');
  });

  test('is refused when it is nested, lists contexts or repeats itself beyond reason', async () => {
    const context = words(`${EX}w`);
    let deep: JsonObject = { word: 'a' };
    for (let depth = 0; depth < 200; depth++) deep = { word: deep };
    assert.equal(await codeOf({ ...deep, '@context': context }), 'too-complex');
    assert.equal(await codeOf({ '@context': Array.from({ length: 40 }, () => context), '@id': 'x:y', word: 1 }), 'too-complex');
    const many = Array.from({ length: 60_000 }, (_, at) => at);
    assert.equal(await codeOf({ '@context': context, '@id': 'x:y', word: many }), 'too-complex');
  });
});

/** Seconds that are plenty on a busy machine for what is stopped in time; what is not takes more on an idle one. */
const PLENTY_SECONDS = 12;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

suite('a document that costs more than it is worth', () => {
  const terms = (count: number, prefix = '') =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}a${at}`, `${EX}${at}`]));

  test('is refused when thousands of its parts each bring a context on top of thousands of words', async () => {
    const parts = Array.from({ length: 500 }, (_, at) => ({ '@context': { own: `${EX}own${at}` }, own: 1 }));
    assert.equal(await codeOf({ '@context': [terms(1_000), words(`${EX}w`)], '@id': 'x:y', word: parts }), 'too-complex');
    assert.equal(await codeOf({ '@context': [terms(1_000), words(`${EX}w`)], '@id': 'x:y', word: parts.slice(0, 20) }), 'none');
  });

  test('is read once, however many words are written as addresses', async () => {
    const context = {
      p: EX,
      ...Object.fromEntries(Object.entries(terms(10_000, 'p:')).map(([term]) => [term, EX + term.slice(2)])),
    };
    const seconds = await secondsOf(async () => codeOf({ '@context': context, '@id': 'x:y', 'p:a1': 1 }));
    assert.isBelow(seconds, PLENTY_SECONDS);
  });

  test('is refused before long when its nameless things stand in one great ring', async () => {
    const ring = Array.from({ length: 4_500 }, (_, at) => `_:n${at} <p:p> _:n${(at + 1) % 4_500} .`).join('\n');
    const seconds = await secondsOf(async () => {
      const error: unknown = await canonicalizeQuads(parseNQuads(ring), hashFunction()).catch((thrown: unknown) => thrown);
      assert.propertyVal(error, 'code', 'too-complex');
    });
    assert.isBelow(seconds, PLENTY_SECONDS);
  });
});

suite('a dataset', () => {
  const canonical = async (text: string): Promise<string> =>
    (await canonicalizeQuads(parseNQuads(text), hashFunction())).lines.join('');

  test('has one canonical form whatever its blank nodes are called and however it is ordered', async () => {
    const one = '_:a <p:p> _:b .\n_:b <p:p> _:c .\n_:c <p:p> _:a .\n_:c <p:q> "end" .\n';
    const other = '_:x <p:q> "end" .\n_:y <p:p> _:z .\n_:z <p:p> _:x .\n_:x <p:p> _:y .\n';
    assert.equal(await canonical(one), await canonical(other));
    assert.notEqual(await canonical(one), await canonical(one.replace('_:b <p:p>', '_:b <p:q>')));
  });

  test('is told apart where its blank nodes look alike', async () => {
    const ring = '_:a <p:p> _:b .\n_:b <p:p> _:a .\n';
    assert.equal(await canonical(ring), '_:c14n0 <p:p> _:c14n1 .\n_:c14n1 <p:p> _:c14n0 .\n');
    const { labels } = await canonicalizeQuads(parseNQuads(ring), hashFunction('SHA-384'));
    assert.sameMembers([...labels.keys()], ['a', 'b']);
  });

  test('is refused when telling its blank nodes apart would take years', async () => {
    const nodes = Array.from({ length: 12 }, (_, at) => at);
    const clique = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => `_:n${a} <p:p> _:n${b} .`)).join('\n');
    const error: unknown = await canonical(clique).catch((thrown: unknown) => thrown);
    assert.instanceOf(error, JsonLdError);
    assert.propertyVal(error, 'code', 'too-complex');
  });

  test('is read from N-Quads with comments, escapes and graphs, and refused when it is none', async () => {
    const text =
      '# comment\n<a:b> <p:p> "x\\u0041\\n"@en <g:g> . # end\n\n<a:b> <p:p> "1"^^<http://www.w3.org/2001/XMLSchema#string> .\n';
    assert.equal(await canonical(text), '<a:b> <p:p> "1" .\n<a:b> <p:p> "xA\\n"@en <g:g> .\n');
    assert.throws(() => parseNQuads('<a:b> <p:p> .'), JsonLdError);
  });
});
