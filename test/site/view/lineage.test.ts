import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { WORDS } from '../../../site/i18n/languages.ts';
import { homeView } from '../../../site/view/home.ts';
import { lineageFacts } from '../../../site/view/lineage-facts.ts';
import { withLineage } from '../../../site/view/lineage.ts';
import type { Note } from '../../../widget/badge/note.ts';
import { FINDINGS, makeShowcaseBadge, type RecordParts } from '../../support/badge-record.ts';

const now = new Date('2026-11-22T12:00:00Z');
const nothing = new Map<string, string>();

function issued(slug: string, validFrom: string, parts: RecordParts = {}, note: Note = {}) {
  return makeShowcaseBadge({ slug, ...parts, badge: { validFrom, ...parts.badge } }, note);
}

const first = issued('first', '2020-03-14', { checks: [FINDINGS.expired] });
const second = issued('second', '2023-03-14', { checks: [FINDINGS.expired] });
const third = issued('third', '2026-03-14');

const lines = (...badges: readonly (typeof first)[]) =>
  Object.fromEntries(
    withLineage(badges, nothing, now).map(({ record, lineage }) => [
      record.slug,
      lineage && `${lineage.earlier.join()} < > ${lineage.later.join()} = ${lineage.latest}`,
    ]),
  );

suite('renewals of one achievement', () => {
  test('know what came before and after, and the latest stands for all', () => {
    assert.deepEqual(lines(second, third, first), {
      first: ' < > second,third = third',
      second: 'first < > third = third',
      third: 'first,second < >  = third',
    });
  });

  test('are shown once on the home page, and counted once', () => {
    const view = homeView(withLineage([first, second, third], nothing, now), {}, now);
    assert.deepEqual([view.total, view.current], [1, 1]);
    assert.deepEqual(
      view.pinned.map(({ record }) => record.slug),
      ['third'],
    );
  });

  test('keep their place in a group, and their pin, when they are renewed', () => {
    const shownAs = new Map([['first', 'second']]);
    const badges = withLineage([issued('first', '2020-03-14', {}, { pinned: true, order: 3 }), second], nothing, now);
    assert.deepEqual(
      homeView(badges, {}, now).pinned.map(({ record }) => record.slug),
      ['first'],
      'the one that holds',
    );
    const renewed = withLineage([first, second], nothing, now);
    const view = homeView(renewed, { groups: [{ title: 'Aid', badges: ['first'] }], shownAs }, now);
    assert.deepEqual(
      view.groups[0]?.badges.map(({ record }) => record.slug),
      ['second'],
    );
    const pinned = withLineage([issued('first', '2020-03-14', {}, { pinned: true, order: 3 }), third], nothing, now);
    assert.deepEqual(
      homeView(pinned, {}, now).pinned.map(({ record }) => record.slug),
      ['third'],
    );
  });

  test('a later one that was taken back or forged does not hide the one that holds', () => {
    const revoked = issued('revoked', '2026-05-01', { checks: [FINDINGS.revoked] });
    assert.match(lines(third, revoked)['revoked'] ?? '', /= third$/u);
    assert.equal(lines(third, issued('forged', '2026-05-01', { checks: [FINDINGS.tampered] }))['forged'], undefined);
    const entered = issued('entered', '2026-05-01', { provenance: { selfReported: true } });
    assert.match(lines(first, entered)['entered'] ?? '', /= first$/u);
  });

  test('are none where issuer, name or day says so, or the earner', () => {
    const others = [
      issued('other', '2023-01-01', { badge: { issuer: { id: 'https://other.example/', name: 'Sample School' } } }),
      issued('other', '2023-01-01', { badge: { name: 'Knots' } }),
      issued('other', '2026-03-15'),
      issued('other', 'some day'),
      issued('other', '2023-01-01', {}, { separate: true }),
    ];
    for (const other of others) assert.deepEqual(lines(third, other), { third: undefined, other: undefined });
  });
});

suite('what the earner says replaces another', () => {
  const renamed = { badge: { name: 'Sample Rescue' } };

  test('comes after it, whatever the dates say', () => {
    const before = issued('before', '2026-06-01', renamed, { replaces: 'third' });
    assert.deepEqual(lines(before, third), { before: 'third < >  = before', third: ' < > before = before' });
    assert.deepEqual(lines(issued('odd', '2019-01-01', renamed, { replaces: 'third' }), third)['odd'], 'third < >  = odd');
  });

  test('is found where it is shown as a proof of another', () => {
    const heir = issued('heir', '2026-06-01', renamed, { replaces: 'copy' });
    const line = withLineage([heir, third], new Map([['copy', 'third']]), now);
    assert.deepEqual(line[0]?.lineage?.earlier, ['third']);
  });

  test('may go in a circle, or name nobody', () => {
    const [a, b] = [issued('a', '2020-01-01', renamed, { replaces: 'b' }), issued('b', '2021-01-01', {}, { replaces: 'a' })];
    assert.equal(Object.keys(lines(a, b)).length, 2);
    assert.deepEqual(lines(issued('a', '2020-01-01', {}, { replaces: 'gone' })), { a: undefined });
  });

  test('is named on the label by its date, and by its name where that is another', () => {
    const heir = issued('heir', '2026-06-01', renamed, { replaces: 'third' });
    const all = withLineage([heir, third, second], nothing, now);
    const page = { words: WORDS.en, page: { language: 'en', own: 'en' } } as const;
    const facts = all.flatMap((badge) => (badge.record.slug === 'third' ? lineageFacts(badge, all, page) : []));
    assert.deepEqual(
      facts.map(({ term, links }) => [term, links.map(({ slug, text }) => [slug, text.replaceAll('\u00a0', ' ')])]),
      [
        ['Earlier', [['second', '14 March 2023']]],
        ['Later', [['heir', 'Sample Rescue, 1 June 2026']]],
      ],
    );
    assert.deepEqual(lineageFacts(second, [second], page), []);
  });
});
