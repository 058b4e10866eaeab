import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { refusalOf } from '../../../support/json-ld.ts';

suite('a word that decides whether a credential counts', () => {
  const VC = 'https://www.w3.org/2018/credentials#';
  const EXPIRES = 'https://w3id.org/security#expiration';
  const context = {
    vc: VC,
    validUntil: 'vc:validUntil',
    until: 'vc:validUntil',
    expires: EXPIRES,
    ends: EXPIRES,
    id: '@id',
    name: '@id',
  };
  const refused = async (members: JsonObject): Promise<string> => refusalOf({ '@context': context, 'a:b': 'c', ...members });

  test('stands under its own name, and is refused under any other that means the same', async () => {
    for (const key of ['validUntil', 'expires', 'id', '@id']) assert.equal(await refused({ [key]: 'x:y' }), 'none', key);
    for (const key of ['until', 'vc:validUntil', `${VC}validUntil`, `${VC}credentialStatus`, 'ends', EXPIRES, 'name'])
      assert.equal(await refused({ [key]: 'x:y' }), `respelled: ${key}`, key);
  });

  test('and any other is refused as an address where there is a word for it', async () => {
    const own = { ...context, face: 'a:face' };
    const refusedAs = (key: string): Promise<string> => refusalOf({ '@context': own, [key]: 'c' });
    assert.deepEqual(
      [await refusedAs('face'), await refusedAs('a:face'), await refusedAs('a:other')],
      ['none', 'respelled: a:face', 'none'],
    );
  });

  test('is stated by the document of itself, and is refused where something in it leads back to it', async () => {
    const inside = async (members: JsonObject, id = 'x:y'): Promise<string> =>
      refused({ id: 'x:y', 'a:of': [{ id, ...members }] });
    for (const key of ['validUntil', 'expires']) {
      assert.equal(await inside({ [key]: '2026' }), `respelled: ${key}`);
      assert.equal(await inside({ 'a:of': { id: 'x:y', [key]: '2026' } }, 'x:z'), `respelled: ${key}`);
      assert.equal(await inside({ [key]: '2026' }, 'x:z'), 'none', key);
    }
    assert.equal(await inside({ 'a:b': 'd' }), 'none');
  });

  test('has its words looked up once, however many there are', async () => {
    const words = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`A${at}`, `a:${at}`]));
    const stated = Object.fromEntries(Object.keys(words).map((word) => [word, 1]));
    assert.equal(await refusalOf({ '@context': words, '@id': 'x:y', ...stated }), 'none');
    const twice = { ...words, b: 'a:19999' };
    assert.equal(await refusalOf({ '@context': twice, '@id': 'x:y', ...stated }), 'respelled: A19999');
  });
});
