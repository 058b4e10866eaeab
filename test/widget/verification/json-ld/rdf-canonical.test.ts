import { suite, test } from '#test';
import { assert } from 'chai';
import { hashFunction } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { parseNQuads } from '../../../../scripts/conformance/n-quads.ts';
import { newEffort, type Effort } from '../../../../widget/verification/json-ld/effort.ts';
import { canonicalizeQuads } from '../../../../widget/verification/json-ld/rdf-canonical.ts';

/** `a-b` for `_:a <p:p> _:b`, with another letter behind a colon for another predicate, and `@g` for the graph `_:g`. */
function edges(text: string): readonly string[] {
  return text.split(' ').map((edge) => {
    const [, from, to, letter = 'p', graph] = /^(.+?)-([^:@]+)(?::(.))?(?:@(.+))?$/u.exec(edge) ?? [];
    return `_:${from} <p:${letter}> _:${to} ${graph === undefined ? '' : `_:${graph} `}.`;
  });
}

/** The same edges once more, between other nodes, behind themselves. */
function twice(text: string): string {
  return `${text} ${text.replaceAll(/(?<!:)[a-z]/gu, '$&2')}`;
}

async function canonical(lines: readonly string[], algorithm?: 'SHA-384'): Promise<readonly string[]> {
  return (await canonicalizeQuads(parseNQuads(lines.join('\n')), hashFunction(algorithm))).lines;
}

/** Canonical edges in the short spelling of `edges`, without `c14n`. */
async function shape(text: string, algorithm?: 'SHA-384'): Promise<string> {
  const lines = await canonical(edges(text), algorithm);
  return lines.map((line) => line.replace(EDGE, '$1-$3:$2@$4').replace(':p', '').replace(/@$/u, '')).join(' ');
}

const EDGE = /^_:c14n(\d+) <p:(.)> _:c14n(\d+)(?: _:c14n(\d+))? \.\n$/u;

/** The same dataset, written backwards under other names. */
function disguised(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll(/_:([a-z])/gu, (_, name: string) => `_:n${219 - name.charCodeAt(0)}x`)).toReversed();
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

// Of each shape two, so that nothing is told apart by what is said of it alone; with SHA-256 and with SHA-384.
const PAIRS = [
  ['a-b a-c b-d c-e d-f', '0-1 0-2 1-3 10-11 2-4 4-5 6-7 6-8 7-9 8-10', '0-5 1-0 1-2 2-3 3-4 6-11 7-6 7-8 8-9 9-10'],
  [
    'a-b:q a-c:q b-d c-e d-f',
    '0-5 1-0:q 1-2:q 2-3 3-4 6-11 7-6:q 7-8:q 8-9 9-10',
    '0-5 1-0:q 1-2:q 2-3 3-4 6-11 7-6:q 7-8:q 8-9 9-10',
  ],
  [
    'a-b:r a-c:r b-d c-e d-f',
    '1-0 10-11 2-1 3-2:r 3-4:r 4-5 7-6 8-7 9-10:r 9-8:r',
    '0-5 1-0:r 1-2:r 2-3 3-4 6-11 7-6:r 7-8:r 8-9 9-10',
  ],
  [
    'a-b a-c b-d:s c-e:s d-f',
    '1-0:s 10-11 2-1 2-3 3-4:s 4-5 7-6:s 8-7 8-9 9-10:s',
    '1-0:s 10-11 2-1 2-3 3-4:s 4-5 7-6:s 8-7 8-9 9-10:s',
  ],
  [
    'a-b a-c b-d c-e d-f f-a',
    '1-0 10-9 11-10 2-1 2-5 3-2 4-3 5-4 7-6 8-11 8-7 9-8',
    '0-3 0-4 1-0 10-11 2-1 3-2 4-5 6-10 6-9 7-6 8-7 9-8',
  ],
  [
    'a-b a-c a-d b-e c-f d-g e-h f-i i-j',
    '1-0 11-10 12-11 13-12 13-14 13-15 14-16 15-19 16-17 17-18 2-1 3-2 3-4 3-5 4-6 5-9 6-7 7-8',
    '0-1 0-2 0-3 1-4 10-11 10-12 10-13 11-14 12-15 13-17 15-16 17-18 18-19 2-5 3-7 5-6 7-8 8-9',
  ],
  [
    'a-b:q a-c:q a-d:q b-e c-f d-g e-h f-i i-j',
    '0-8 1-0:q 1-2:q 1-3:q 10-18 11-10:q 11-12:q 11-13:q 12-14 13-15 15-16 16-17 18-19 2-4 3-5 5-6 6-7 8-9',
    '0-9 1-0:q 1-2:q 1-3:q 10-19 11-10:q 11-12:q 11-13:q 12-14 13-16 14-15 16-17 17-18 2-4 3-6 4-5 6-7 7-8',
  ],
  ['a-x@g', '2-0@1 5-3@4', '2-1@0 5-4@3'],
  ['a-x:q@g', '1-2:q@0 4-5:q@3', '1-2:q@0 4-5:q@3'],
  ['a-x:r@g', '1-0:r@2 4-3:r@5', '0-2:r@1 3-5:r@4'],
  ['a-x:s@g', '2-1:s@0 5-4:s@3', '1-0:s@2 4-3:s@5'],
  ['a-x@g a-y@g y-z', '0-4 3-0@1 3-2@1 5-9 8-5@6 8-7@6', '0-1@2 0-3@2 3-4 5-6@7 5-8@7 8-9'],
  ['a-x:q@g a-y:q@g y-z:q', '0-1:q 4-0:q@2 4-3:q@2 5-6:q 9-5:q@7 9-8:q@7', '0-4:q 1-0:q@2 1-3:q@2 5-9:q 6-5:q@7 6-8:q@7'],
] as const;

suite('things without a name', () => {
  test('are told apart by the least of the ways that lead on from them, in any order and under any names', async () => {
    for (const [written, expected, expected384] of PAIRS) {
      assert.equal(await shape(twice(written)), expected, written);
      assert.equal(await shape(twice(written), 'SHA-384'), expected384, written);
      const lines = edges(twice(written));
      assert.deepEqual(await canonical(disguised(lines)), await canonical(lines), written);
    }
  });

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

  test('are told apart within a bound that long properties are counted by', async () => {
    const nodes = [...'abc'];
    const spend = async (property: string, effort: Effort): Promise<unknown> => {
      const lines = nodes.flatMap((one) =>
        nodes.filter((other) => other !== one).map((other) => `_:${one} <${property}> _:${other} .`),
      );
      return canonicalizeQuads(parseNQuads(lines.join('\n')), hashFunction(), undefined, effort).then(
        () => 'none',
        (error: unknown) => error instanceof Error && error.message,
      );
    };
    const left = newEffort();
    assert.equal(await spend('p:p', left), 'none');
    const work = 10 * (newEffort().work - left.work);
    assert.equal(await spend('p:q', { ...newEffort(), work }), 'none');
    assert.equal(await spend(`p:${'p'.repeat(20_000)}`, { ...newEffort(), work }), 'too-complex: _:');
  });

  test('are 5,000 at most', async () => {
    const many = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `_:n${at} <p:p> "${at}" .`);
    assert.lengthOf(await canonical(many(5_000)), 5_000);
    const error: unknown = await canonical(many(5_001)).catch((thrown: unknown) => thrown);
    assert.propertyVal(error, 'message', 'too-complex: _:');
  });
});
