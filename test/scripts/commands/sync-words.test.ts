import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { describeSync } from '../../../scripts/commands/sync-words.ts';
import type { SourceOutcome, SyncNotice, SyncResult } from '../../../scripts/sync/sync-badges.ts';
import type { FailedItem, PlanItem } from '../../../scripts/sync/sync-plan.ts';

const items = (kind: string, count: number): readonly PlanItem[] =>
  Array.from({ length: count }, (_, index) => {
    const slug = `${kind}-${index + 1}`;
    return { source: 'credly', key: slug, slug, name: `${kind} ${index + 1}` };
  });
const failed = (count: number): readonly FailedItem[] =>
  items('broken', count).map(({ source, key, name }) => {
    return { source, key, code: 'SOURCE_TIMEOUT', message: `credly: ${name} did not answer in time` };
  });
const notices = (count: number, harmless: boolean): readonly SyncNotice[] =>
  failed(count).map((item) => ({ ...item, message: `credly: a remark`, harmless }));
const sources = (well: number, refused: number): readonly SourceOutcome[] => [
  ...Array.from({ length: well }, (_, index): SourceOutcome => {
    return { source: `well-${index + 1}`, decision: { kind: 'accepted', withdrawn: [] }, found: 2, had: 2 };
  }),
  ...Array.from({ length: refused }, (_, index): SourceOutcome => {
    return { source: `refused-${index + 1}`, decision: { kind: 'refused', reason: 'failed', gone: 0 }, found: 0, had: 2 };
  }),
];

/** A sync of which so many things are to be told. */
function resultOf(count: number, more: Partial<SyncResult> = {}): SyncResult {
  const plan = {
    added: items('added', count),
    changed: items('changed', count),
    unchanged: items('unchanged', count),
    withdrawn: items('withdrawn', count),
    failed: failed(count),
  };
  return {
    plan,
    sources: sources(1, 0),
    notices: [...notices(count, false), ...notices(count, true)],
    keptReports: items('kept', count),
    unlisted: items('source', count).map(({ slug }) => slug),
    changes: [],
    dropped: [],
    evidence: new Set(),
    ...more,
  };
}

const told = (result: SyncResult, verbose = false): readonly string[] =>
  describeSync(result, { dryRun: false, verbose }).trimEnd().split('\n');

suite('what a sync tells', () => {
  for (const count of [0, 1, 2, 3, 4, 50]) {
    for (const [well, refused] of [
      [0, 0],
      [1, 0],
      [3, 0],
      [9, 0],
      [2, 1],
      [4, 1],
      [5, 4],
      [0, 9],
    ] as const) {
      test(`fits on ten lines with ${count} of everything, ${well} sources that went well and ${refused} that did not`, () => {
        const lines = told(resultOf(count, { sources: sources(well, refused) }));
        assert.ok(lines.length <= 10, lines.join('\n'));
        assert.ok(lines.some((line) => /^\d+ added, \d+ changed, \d+ unchanged, \d+ withdrawn, \d+ failed\.$/.test(line)));
        if (refused > 0) assert.match(lines.join('\n'), /^refused-1: no usable answer; nothing of refused-1 was changed$/m);
        if (count > 0)
          assert.match(lines.join('\n'), /^! credly: broken 1 did not answer in time\n {2}\(badge broken-1\) try again/m);
        if (count > 1) assert.match(lines.join('\n'), /more \(--verbose lists them\)$/m);
      });
    }
  }

  test('names every source, whether it went well or not', () => {
    const lines = told(resultOf(0, { sources: sources(5, 4) })).join('\n');
    for (const { source } of sources(5, 4)) assert.ok(lines.includes(source), source);
  });

  test('names the withdrawn before the changed and the added', () => {
    const [first, second, third] = told(resultOf(2, { notices: [] })).filter(
      (line) => line.startsWith('  ') && line.includes(': '),
    );
    assert.deepEqual(
      [first, second, third].map((line) => line?.trim()),
      ['withdrawn: withdrawn 1, withdrawn 2', 'changed: changed 1, changed 2', 'added: added 1, added 2'],
    );
  });

  test('keeps nothing back with --verbose', () => {
    const lines = told(resultOf(50, { sources: sources(5, 4) }), true);
    for (const kind of ['added', 'changed', 'unchanged', 'withdrawn'])
      assert.equal(lines.filter((line) => line.startsWith(`  ${kind}: `)).length, 50);
    assert.equal(lines.filter((line) => /^[!-] /.test(line)).length, 150);
    assert.doesNotMatch(lines.join('\n'), /--verbose lists them/);
  });
});
