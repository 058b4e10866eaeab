import { suite, test } from '#test';
import { assert } from 'chai';
import { hashFunction } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { parseNQuads } from '../../../../widget/verification/json-ld/n-quads.ts';
import { canonicalizeQuads } from '../../../../widget/verification/json-ld/rdf-canonical.ts';

/** `a-b` for `_:a <p:p> _:b`, another letter behind a colon for another predicate. */
function edges(text: string): readonly string[] {
  return text.split(' ').map((edge) => {
    const [, from, to, letter = 'p'] = /^(.+)-([^:]+)(?::(.))?$/u.exec(edge) ?? [];
    return `_:${from} <p:${letter}> _:${to} .`;
  });
}

async function canonical(lines: readonly string[], algorithm?: 'SHA-384'): Promise<readonly string[]> {
  return (await canonicalizeQuads(parseNQuads(lines.join('\n')), hashFunction(algorithm))).lines;
}

/** Canonical edges in the short spelling of `edges`, without `c14n`. */
async function shape(text: string): Promise<string> {
  const lines = await canonical(edges(text));
  return lines.map((line) => line.replace(/_:c14n(\d+) <p:(.)> _:c14n(\d+) \.\n/u, '$1-$3:$2').replace(':p', '')).join(' ');
}

/** The same dataset, written backwards under other names. */
function disguised(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll(/_:([a-z])/gu, (_, name: string) => `_:n${219 - name.charCodeAt(0)}`)).toReversed();
}

// Worked out with rdf-canonize, another implementation of RDFC-1.0.
const SHAPES = [
  ['a path', 'a-b b-c c-d', '0-2 2-3 3-1'],
  ['a star with a chord', 'a-b a-c a-d b-c', '2-0 2-1 2-3 3-1'],
  ['two rings of three', 'a-b b-c c-a d-e e-f f-d', '0-2 1-0 2-1 3-5 4-3 5-4'],
  ['a ring of six', 'a-b b-c c-d d-e e-f f-a', '0-5 1-0 2-1 3-2 4-3 5-4'],
  ['a ring of two words in turn', 'a-b c-d b-c:q d-a:q', '0-1 1-2:q 2-3 3-0:q'],
  [
    'each with each of four',
    'a-b b-a a-c c-a a-d d-a b-c c-b b-d d-b c-d d-c',
    '0-1 0-2 0-3 1-0 1-2 1-3 2-0 2-1 2-3 3-0 3-1 3-2',
  ],
  ['a cube', 'a-b b-c c-d d-a e-f f-g g-h h-e a-e b-f c-g d-h', '0-1 1-2 2-3 3-0 4-3 4-5 5-0 5-6 6-1 6-7 7-2 7-4'],
  ['a ladder', 'a-b b-c c-d e-f f-g g-h a-e:q b-f:q c-g:q d-h:q', '0-7 1-2:q 3-6 3-0:q 4-2 5-1 5-4:q 6-5 6-7:q 7-4'],
  ['pairs that their ends tell apart', 'a-c b-c a-d b-d c-e:q d-f:q e-f:r', '1-0:r 2-1:q 3-2 3-5 4-2 4-5 5-0:q'],
  ['things that lead to themselves', 'a-a b-b a-b:q', '0-0 0-1:q 1-1'],
  [
    'the graph of Petersen',
    'a-b b-c c-d d-e e-a a-f b-g c-h d-i e-j f-h h-j j-g g-i i-f',
    '0-1 1-2 2-3 3-4 4-0 5-4 5-6 6-2 6-7 7-0 7-8 8-3 8-9 9-1 9-5',
  ],
] as const;

suite('things without a name', () => {
  for (const [what, written, expected] of SHAPES) {
    test(`are numbered alike in ${what}, whatever they are called and whichever is said first`, async () => {
      assert.equal(await shape(written), expected);
      assert.deepEqual(await canonical(disguised(edges(written))), await canonical(edges(written)));
    });
  }

  test('may be graphs, and are told apart by what stands in them', async () => {
    const lines = [
      '_:a <p:p> "1" _:g .',
      '_:b <p:p> "1" _:h .',
      '_:g <p:q> _:a .',
      '_:h <p:q> _:b .',
      '_:h <p:q> _:a .',
      '_:g <p:p> _:g _:g .',
    ];
    const expected = await canonical(disguised(lines));
    assert.deepEqual(await canonical(lines), expected);
    assert.deepEqual(await canonical(['_:a <p:p> _:a _:a .', '_:b <p:p> _:a _:b .']), [
      '_:c14n0 <p:p> _:c14n0 _:c14n0 .\n',
      '_:c14n1 <p:p> _:c14n0 _:c14n1 .\n',
    ]);
    assert.deepEqual(await canonical(lines.slice(0, 5)), [
      '_:c14n0 <p:q> _:c14n1 .\n',
      '_:c14n0 <p:q> _:c14n2 .\n',
      '_:c14n1 <p:p> "1" _:c14n0 .\n',
      '_:c14n2 <p:p> "1" _:c14n3 .\n',
      '_:c14n3 <p:q> _:c14n2 .\n',
    ]);
  });

  test('get the numbers that the hash gives them', async () => {
    const { labels } = await canonicalizeQuads(parseNQuads(edges('a-b b-c c-d').join('\n')), hashFunction());
    assert.deepEqual(Object.fromEntries(labels), { a: 'c14n0', d: 'c14n1', b: 'c14n2', c: 'c14n3' });
    const numbers = async (algorithm?: 'SHA-384'): Promise<string> =>
      (await canonical(edges('a-b a-c a-d b-c'), algorithm)).join('');
    assert.notEqual(await numbers('SHA-384'), await numbers());
  });

  test('count what is said twice once', async () => {
    assert.deepEqual(await canonical(edges('a-b a-b b-a a-b')), await canonical(edges('a-b b-a')));
  });

  test('are 5,000 at most', async () => {
    const many = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `_:n${at} <p:p> "${at}" .`);
    assert.lengthOf(await canonical(many(5_000)), 5_000);
    const error: unknown = await canonical(many(5_001)).catch((thrown: unknown) => thrown);
    assert.propertyVal(error, 'message', 'too-complex: _:');
  });
});
