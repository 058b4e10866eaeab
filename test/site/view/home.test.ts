import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { homeView } from '../../../site/view/home.ts';
import { FINDINGS, makeShowcaseBadge } from '../../support/badge-record.ts';

const now = new Date('2026-11-22T12:00:00Z');
const slugs = (badges: readonly { readonly record: { readonly slug: string } }[]) => badges.map(({ record }) => record.slug);

const newest = makeShowcaseBadge({ slug: 'newest', badge: { validFrom: '2026-05-01' } });
const older = makeShowcaseBadge({ slug: 'older', badge: { validFrom: '2021-05-01' }, provenance: { source: 'credly' } });
const undated = makeShowcaseBadge({ slug: 'undated', badge: { validFrom: 'some day' } });
const expired = makeShowcaseBadge({ slug: 'expired', badge: { validFrom: '2026-06-01' }, checks: [FINDINGS.expired] });
const pinned = makeShowcaseBadge({ slug: 'pinned' }, { pinned: true, order: 2 });
const pinnedFirst = makeShowcaseBadge({ slug: 'pinned-first' }, { pinned: true, order: 1 });

suite('the home page', () => {
  test('shows pinned badges first, in the order of the earner, and not again below', () => {
    const view = homeView([older, pinned, pinnedFirst], {}, now);
    assert.deepEqual(slugs(view.pinned), ['pinned-first', 'pinned']);
    assert.deepEqual(
      view.groups.map(({ badges }) => slugs(badges)),
      [['older']],
    );
  });

  test('hangs a single badge large', () => {
    assert.deepEqual(slugs(homeView([older], {}, now).pinned), ['older']);
    assert.deepEqual(slugs(homeView([older, newest], {}, now).pinned), []);
  });

  test('groups as the earner says, leaves out empty groups and unknown slugs, and keeps the rest', () => {
    const groups = [
      { title: 'Water', badges: ['older', 'no-such-badge', 'older'] },
      { title: 'Again', badges: ['older'] },
    ];
    const view = homeView([newest, older, expired], { groups }, now);
    assert.deepEqual(
      view.groups.map(({ kind, title, badges }) => [kind, title, slugs(badges)]),
      [
        ['named', 'Water', ['older']],
        ['other', undefined, ['expired', 'newest']],
      ],
    );
  });

  test('without groups sets apart what once held, newest first, undated last', () => {
    const view = homeView([undated, older, expired, newest], {}, now);
    assert.deepEqual(
      view.groups.map(({ kind, badges }) => [kind, slugs(badges)]),
      [
        ['all', ['newest', 'older', 'undated']],
        ['past', ['expired']],
      ],
    );
  });

  test('counts, names its sources with the own files last, and dates the latest check', () => {
    const checked = makeShowcaseBadge({ slug: 'checked', report: { checkedAt: '2026-11-22T01:00:00Z' } });
    const view = homeView([checked, newest, expired, older], {}, now);
    assert.deepEqual(
      [view.total, view.current, view.sources, view.checkedAt],
      [4, 3, ['credly', 'inbox'], '2026-11-22T01:00:00Z'],
    );
  });

  test('is there before the first badge', () => {
    assert.deepEqual(homeView([], {}, now), { total: 0, current: 0, sources: [], pinned: [], groups: [] });
  });

  test('is the same whatever the order in which files were read', () => {
    const badges = [newest, older, undated, expired];
    assert.deepEqual(homeView(badges, {}, now), homeView([...badges].reverse(), {}, now));
  });
});
