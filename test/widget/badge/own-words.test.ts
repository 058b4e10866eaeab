import { suite, test } from '#test';
import { assert } from 'chai';
import { wordsIn } from '../../../widget/badge/own-words.ts';
import { ProfileError, readProfile } from '../../../widget/badge/profile.ts';

suite("the earner's own words", () => {
  test('are shown as they were written where they name no language', () => {
    assert.deepEqual(wordsIn('Engineer', 'ru', 'en'), { text: 'Engineer', language: 'en' });
  });

  test("are shown in the language of the page, else in the site's, else in any", () => {
    const both = { en: 'Engineer', ru: 'Инженер' };
    assert.deepEqual(wordsIn(both, 'ru', 'en'), { text: 'Инженер', language: 'ru' });
    assert.deepEqual(wordsIn({ en: 'Engineer' }, 'ru', 'en'), { text: 'Engineer', language: 'en' });
    assert.deepEqual(wordsIn({ ru: 'Инженер' }, 'en', 'en'), { text: 'Инженер', language: 'ru' });
  });

  test('are read from a profile in both ways', () => {
    const name = { en: 'Mira Sample', ru: 'Мира Семпл' };
    assert.deepEqual(readProfile(JSON.stringify({ name })).name, name);
    assert.equal(readProfile('{"name":"Mira Sample"}').name, 'Mira Sample');
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [undefined, 'name'],
    [{}, 'must name a language'],
    [{ de: 'Mira' }, 'a text for each language'],
    [7, 'a text for each language'],
    [{ ru: '' }, 'name.ru: must not be empty'],
    [{ en: 'x'.repeat(301) }, 'name.en: is longer than 300 characters'],
  ];
  for (const [name, said] of wrong) {
    test(`refuse ${name === undefined ? 'nothing' : JSON.stringify(name).slice(0, 20)}, and say why`, () => {
      assert.throws(() => readProfile(JSON.stringify({ name })), ProfileError, said);
    });
  }
});
