import { suite, test } from '#test';
import { assert } from 'chai';
import { identifier, plainLine, plainText, webUrl } from '../../../widget/badge/plain-text.ts';

suite('plainText', () => {
  test('takes out control, bidirectional override and invisible characters', () => {
    assert.equal(plainText('a\u0000b\u001bc\u007fd\u0085e', 20), 'abcd\ne');
    assert.equal(plainText('safe\u202egnp.exe\u2066x\u2069', 40), 'safegnp.exex');
    assert.equal(plainText('\ufeffMicro\u200bsoft\u2060', 40), 'Microsoft');
    assert.equal(plainText('Micro\u00adso\u034fft\u{e0041}', 40), 'Microsoft');
    assert.equal(plainText('\u3164\u115f\u1160\uffa0', 40), '');
  });

  test('keeps what writing needs: line feeds, joiners, other scripts', () => {
    assert.equal(plainText('one\r\ntwo\rthree\u2028four', 40), 'one\ntwo\nthree\nfour');
    assert.equal(plainText('👩\u200d💻 Ёлка שלום\u200e', 40), '👩\u200d💻 Ёлка שלום\u200e');
    assert.equal(plainText('❤\ufe0f می\u200cخواهم', 40), '❤\ufe0f می\u200cخواهم');
  });

  test('leaves markup as the text that it is', () => {
    assert.equal(plainText('<script>alert(1)</script>', 100), '<script>alert(1)</script>');
  });

  test('cuts long text without splitting a character', () => {
    assert.equal(plainText('x'.repeat(60_000), 300).length, 300);
    assert.equal(plainText('ab👩', 3), 'ab');
    assert.equal(plainText('ab👩', 4), 'ab👩');
  });

  test('still finds the text behind a run of what is taken out', () => {
    assert.equal(plainText(`${'\u0000'.repeat(50)}name`, 10), 'name');
  });

  test('replaces half characters, which no file can hold', () => {
    assert.equal(plainText('a\ud800b', 10), 'a\ufffdb');
    assert.equal(plainText('\udc00', 10), '\ufffd');
  });

  test('gives nothing for what is no text, and spells out a number', () => {
    for (const value of [undefined, null, {}, [], true, NaN, Infinity]) assert.equal(plainText(value, 10), '');
    assert.equal(plainText(104, 10), '104');
  });
});

suite('plainLine', () => {
  test('makes one line of many', () => {
    assert.equal(plainLine('  Azure\n\tAdministrator \u2029 Associate '), 'Azure Administrator Associate');
  });

  test('is at most 300 characters by default', () => {
    assert.equal(plainLine('n'.repeat(60_000)).length, 300);
  });
});

suite('identifier', () => {
  test('takes URLs, DIDs and urns as they are', () => {
    for (const id of ['https://issuer.example/1', 'did:key:z6Mk', 'urn:uuid:0b6a']) assert.equal(identifier(id), id);
  });

  test('refuses what is no identifier', () => {
    for (const value of ['', '   ', 'two words', `https://x/${'a'.repeat(5000)}`, 5, {}, undefined])
      assert.isUndefined(identifier(value));
  });
});

suite('webUrl', () => {
  test('lets http and https through, as the URL standard writes them', () => {
    assert.equal(webUrl('https://Issuer.Example'), 'https://issuer.example/');
    assert.equal(webUrl('http://issuer.example/a b"<c>'), 'http://issuer.example/a%20b%22%3Cc%3E');
  });

  test('refuses every other scheme, however it is spelled', () => {
    const refused = [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'JaVaScRiPt://x/%0aalert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
    ];
    for (const url of refused) assert.isUndefined(webUrl(url), url);
  });

  test('refuses a user name before the host, which hides the host', () => {
    assert.isUndefined(webUrl('https://www.credly.com@attacker.example/'));
  });

  test('refuses relative, overlong and broken addresses', () => {
    for (const url of ['/a', '//host/a', 'https://', `https://x.example/${'a'.repeat(5000)}`, 7, null])
      assert.isUndefined(webUrl(url));
  });
});
