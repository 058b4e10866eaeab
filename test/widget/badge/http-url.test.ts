import { suite, test } from '#test';
import { assert } from 'chai';
import { httpUrl, webUrlOf } from '../../../widget/badge/http-url.ts';

suite('an address on the web', () => {
  test('is http or https, alone or against a base', () => {
    assert.equal(webUrlOf('https://issuer.example/a/../b')?.href, 'https://issuer.example/b');
    assert.equal(webUrlOf('./b', 'http://issuer.example/a/')?.href, 'http://issuer.example/a/b');
    for (const other of ['./b', 'ftp://issuer.example/', 'did:web:issuer.example', 'javascript:alert(1)', '', undefined, 7, {}])
      assert.isUndefined(webUrlOf(other));
  });

  test('has a host by the URL standard, wherever it is read', () => {
    for (const none of ['https://not a host/', 'https://a<b>/', 'https://a%20b/', 'https://', 'https://a:b/'])
      assert.isUndefined(webUrlOf(none), none);
    assert.equal(webUrlOf('https://bücher.example/%20')?.href, 'https://xn--bcher-kva.example/%20');
  });

  test('is read the ten thousandth time as it was the first, whatever letters its host has', () => {
    for (let time = 0; time < 10_000; time++)
      assert.equal(webUrlOf('https://bücher.example/')?.host, 'xn--bcher-kva.example', `${time}`);
  });

  test('may hide its host behind a user name, which is no link to show', () => {
    for (const hidden of [
      'https://issuer.example@stranger.example/',
      'https://a:b@stranger.example/',
      'https://:b@stranger.example/',
    ]) {
      assert.equal(webUrlOf(hidden)?.hostname, 'stranger.example');
      assert.isUndefined(httpUrl(hidden));
    }
    assert.equal(httpUrl('https://issuer.example/')?.href, 'https://issuer.example/');
  });
});
