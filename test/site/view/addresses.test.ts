import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addressesOf } from '../../../site/view/addresses.ts';

suite('the addresses of the site', () => {
  test('put the default language at the root and the others in a folder', () => {
    const english = addressesOf({ base: '/', defaultLanguage: 'en' });
    assert.deepEqual([english.home('en'), english.home('ru')], ['/', '/ru/']);
    const russian = addressesOf({ base: '/', defaultLanguage: 'ru' });
    assert.deepEqual([russian.badge('a', 'en'), russian.badge('a', 'ru')], ['/en/badges/a/', '/badges/a/']);
  });

  test('stand below a base path, with or without its last slash', () => {
    for (const base of ['/me/badges', '/me/badges/']) {
      const to = addressesOf({ base, defaultLanguage: 'en' });
      assert.equal(to.badge('first-aid', 'ru'), '/me/badges/ru/badges/first-aid/');
      assert.equal(to.badgeFile('first-aid'), '/me/badges/badges/first-aid.json');
      assert.equal(to.element, '/me/badges/ms-badge.js');
    }
  });

  test('are absolute only where the host is known', () => {
    assert.equal(addressesOf({ base: '/', defaultLanguage: 'en' }).absolute('/x'), undefined);
    const to = addressesOf({ base: '/b/', origin: 'https://me.example', defaultLanguage: 'en' });
    assert.equal(to.absolute(to.home('ru')), 'https://me.example/b/ru/');
  });
});
