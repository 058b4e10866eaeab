import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { badgeStory, badgeTitle } from '../../../site/view/badge-words.ts';
import { makeShowcaseBadge } from '../../support/badge-record.ts';

const english = { language: 'en', own: 'en' } as const;
const russian = { language: 'ru', own: 'en' } as const;
const badge = {
  ...makeShowcaseBadge({ badge: { language: 'nl' } }, { title: 'My first' }),
  story: 'It rained.',
  translations: { ru: { title: 'Мой первый', story: 'Шёл дождь.' } },
};

suite('the words on a badge', () => {
  test('are in the language of the page where a note has them', () => {
    assert.deepEqual(badgeTitle(badge, russian), { text: 'Мой первый', language: 'ru' });
    assert.deepEqual(badgeStory(badge, russian), { text: 'Шёл дождь.', language: 'ru' });
  });

  test('are marked with the language of the site where they are not', () => {
    assert.deepEqual(badgeTitle(badge, english), { text: 'My first', language: 'en' });
    const untranslated = { ...badge, translations: { ru: { story: '' } } };
    assert.deepEqual(badgeTitle(untranslated, russian), { text: 'My first', language: 'en' });
    assert.deepEqual(badgeStory(untranslated, russian), { text: 'It rained.', language: 'en' });
  });

  test('are the issuer’s where the earner has no title', () => {
    const plain = makeShowcaseBadge({ badge: { name: 'Eerste hulp', language: 'nl' } });
    assert.deepEqual(badgeTitle(plain, russian), { text: 'Eerste hulp', language: 'nl' });
  });
});
