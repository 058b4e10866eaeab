import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { WORDS, localeParameters } from '../../../site/i18n/languages.ts';
import { badgeFacts } from '../../../site/view/badge-facts.ts';
import { makeShowcaseBadge } from '../../support/badge-record.ts';

const { en, ru } = WORDS;
const none = { sources: [], checkedOn: undefined };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

suite('the line of facts', () => {
  test('in English', () => {
    assert.equal(plain(en.facts({ total: 0, current: 0, ...none })), 'No badges yet.');
    assert.equal(plain(en.facts({ total: 1, current: 1, ...none })), '1 badge, current.');
    assert.equal(plain(en.facts({ total: 2, current: 0, ...none })), '2 badges, none confirmed as current.');
    assert.equal(
      plain(en.facts({ total: 14, current: 11, sources: ['Credly', 'Microsoft Learn'], checkedOn: '21 November 2026' })),
      '14 badges, 11 current. Read from Credly and Microsoft Learn, last checked on 21 November 2026.',
    );
  });

  const forms: readonly (readonly [number, number, string])[] = [
    [1, 1, '1 значок, действует.'],
    [2, 1, '2 значка, действует 1.'],
    [5, 5, '5 значков, действуют все.'],
    [11, 2, '11 значков, действуют 2.'],
    [21, 0, '21 значок, ни один не подтверждён как действующий.'],
    [22, 21, '22 значка, действует 21.'],
    [112, 111, '112 значков, действуют 111.'],
  ];
  for (const [total, current, sentence] of forms) {
    test(`in Russian: ${sentence}`, () => assert.equal(plain(ru.facts({ total, current, ...none })), sentence));
  }

  test('in Russian ends a date that ends in «г.» with one full stop', () => {
    const line = plain(ru.facts({ total: 5, current: 5, sources: ['Credly'], checkedOn: '21 ноября 2026 г.' }));
    assert.equal(line, '5 значков, действуют все. Источники: Credly. Последняя проверка — 21 ноября 2026 г.');
  });
});

suite('the label beside the picture', () => {
  const badge = makeShowcaseBadge({
    badge: { validUntil: '2028-03-14', level: 'Advanced', achievementType: 'Certification', earnerName: 'Sample Person' },
  });
  const lines = (words: typeof en, options: Parameters<typeof badgeFacts>[2]) =>
    badgeFacts(badge, words, options).map(({ term, text }) => plain(`${term}: ${text}`));

  test('says dates in words of the language, without a line break inside', () => {
    assert.deepEqual(lines(en, { state: 'current' }), [
      'Issued: 14 March 2026',
      'Valid until: 14 March 2028',
      'Level: Advanced',
      'Kind: Certification',
    ]);
    assert.deepEqual(lines(ru, { state: 'expired' }).slice(0, 2), ['Выдан: 14 марта 2026 г.', 'Действовал до: 14 марта 2028 г.']);
    assert.match(badgeFacts(badge, ru, { state: 'current' })[0]?.text ?? '', /^14\u00a0марта\u00a02026\u00a0г\.$/u);
  });

  test('names the earner only where the earner chose to', () => {
    assert.ok(!lines(en, { state: 'current' }).some((line) => line.includes('Sample Person')));
    assert.ok(lines(en, { state: 'current', earnerName: true }).includes('Issued to: Sample Person'));
  });

  test('says from when a badge can be renewed, until it has expired, and whose the picture is', () => {
    const renewable = makeShowcaseBadge({
      badge: { validUntil: '2027-05-06', renewableFrom: '2026-11-07', image: { substitute: true } },
    });
    const said = (words: typeof en, state: 'listed' | 'expired'): readonly string[] =>
      badgeFacts(renewable, words, { state }).map(({ term, text }) => plain(`${term}: ${text}`));
    assert.deepEqual(said(en, 'listed').slice(2), ['Renew from: 7 November 2026', 'Picture: our own drawing, not the issuer’s']);
    assert.deepEqual(said(ru, 'listed').slice(2), ['Продлить с: 7 ноября 2026 г.', 'Рисунок: наш, не организации']);
    assert.equal(said(en, 'expired').length, 3);
  });

  test('is honest about what has no date, and silent about a kind that has no words', () => {
    const bare = makeShowcaseBadge({ badge: { validFrom: undefined, achievementType: 'ext:Spell' } as never });
    assert.deepEqual(badgeFacts(bare, en, { state: 'current' }), [
      { term: 'Issued', text: 'not dated' },
      { term: 'Valid', text: 'without an end date' },
    ]);
  });
});

test('a name that brings quotation marks stands in those of the language', () => {
  assert.match(en.moved('The “Sample” badge'), /“The "Sample" badge”$/u);
  assert.match(ru.moved('Курс «Образец»'), /«Курс „Образец“»$/u);
  assert.match(en.badgeDescription('A “B”', 'Sample Org', 'Sample Person'), /^“A "B"”, issued by/u);
  assert.match(ru.badgeDescription('А «Б»', 'Sample Org', 'Sample Person'), /^«А „Б“»: кто выдал/u);
});

test('the default language has no folder', () => {
  assert.deepEqual(
    localeParameters('ru').map(({ params, code }) => [params.locale, code]),
    [
      ['en', 'en'],
      [undefined, 'ru'],
    ],
  );
});
