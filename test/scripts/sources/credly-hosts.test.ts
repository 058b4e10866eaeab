import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { atOrigin, credlyName, isCredlyUrl } from '../../../scripts/sources/credly-hosts.ts';

suite('the name of a Credly profile', () => {
  for (const [profile, name] of [
    ['sample-earner', 'sample-earner'],
    ['  sample-earner ', 'sample-earner'],
    ['sample.earner.1a2b3c4d', 'sample.earner.1a2b3c4d'],
    ['a1a1a1a1-0000-4000-8000-000000000003', 'a1a1a1a1-0000-4000-8000-000000000003'],
    ['https://www.credly.com/users/sample-earner', 'sample-earner'],
    ['https://www.credly.com/users/sample-earner/', 'sample-earner'],
    ['https://www.credly.com/users/sample-earner/badges', 'sample-earner'],
    ['https://www.credly.com/users/sample-earner/badges/', 'sample-earner'],
    ['https://www.credly.com/users/sample-earner/badges.json?page=2', 'sample-earner'],
    ['https://www.credly.com/users/sample-earner/badges?sort=-state_updated_at#x', 'sample-earner'],
    ['http://credly.com/users/sample-earner', 'sample-earner'],
    ['www.credly.com/users/sample-earner', 'sample-earner'],
    ['credly.com/users/sample-earner/badges', 'sample-earner'],
    ['https://www.youracclaim.com/users/sample-earner', 'sample-earner'],
    ['https://www.credly.com/users/%D0%B8%D0%B2%D0%B0%D0%BD', 'иван'],
  ] as const) {
    test(`${profile} is ${name}`, () => assert.equal(credlyName(profile), name));
  }

  test('may be an address at the origin that stands for Credly', () => {
    assert.equal(credlyName('http://127.0.0.1:4711/users/me/badges', 'http://127.0.0.1:4711'), 'me');
  });

  for (const profile of [
    'me@mail.example',
    'https://evil.example/users/a?email=me%40mail.example',
    'https://me:secret@evil.example/users/a',
    'https://www.credly.com/badges/1?identity__email=me%40mail.example',
  ]) {
    test(`is not repeated where it may be a mail address or a password: ${profile}`, () => {
      assert.throws(
        () => credlyName(profile),
        (error: Error) => !/mail\.example|secret|\bme\b/.test(error.message),
      );
    });
  }

  for (const profile of [
    undefined,
    '',
    '   ',
    '..',
    '../admin',
    'a/../b',
    'a\\b',
    'a b',
    'a?b=c',
    'a%2fb',
    '-dash-first',
    'me@mail.example',
    'x'.repeat(200),
    'https://www.credly.com/users/../admin',
    'https://www.credly.com/users/..%2fadmin',
    'https://www.credly.com/users/%2e%2e',
    'https://www.credly.com/users/%zz',
    'https://www.credly.com/users/a%00b',
    'https://www.credly.com/users/',
    'https://www.credly.com/badges/00000000-0000-4000-8000-000000000001',
    'https://www.credly.com/organizations/sample',
    'https://credly.com.evil.example/users/sample-earner',
    'https://evil.example/users/sample-earner',
    'ftp://www.credly.com/users/sample-earner',
  ]) {
    test(`${String(profile).slice(0, 60) || '(nothing)'} is refused, with an example of what is expected`, () => {
      assert.throws(() => credlyName(profile), {
        name: 'SourceError',
        code: 'SOURCE_PROFILE_INVALID',
        message: /^credly: .*expected a name, or an address such as/,
      });
    });
  }
});

suite('an origin that stands for Credly', () => {
  const origin = 'http://127.0.0.1:4711/';

  test('is asked for the paths of all its hosts', () => {
    assert.equal(atOrigin('https://www.credly.com/a?b=c', origin), 'http://127.0.0.1:4711/a?b=c');
    assert.equal(atOrigin('https://images.credly.com/images/1/blob', origin), 'http://127.0.0.1:4711/images/1/blob');
    assert.equal(atOrigin('https://api.youracclaim.com/v1/x', origin), 'http://127.0.0.1:4711/v1/x');
  });

  test('is not asked for anything else', () => {
    for (const url of ['https://credly.com.evil.example/a', 'https://sample.example/a', 'no url'])
      assert.equal(atOrigin(url, origin), url);
  });

  test('changes nothing when there is none', () => {
    assert.equal(atOrigin('https://api.credly.com/v1/x'), 'https://api.credly.com/v1/x');
  });

  test('counts as Credly, look-alikes do not', () => {
    assert.equal(isCredlyUrl('http://127.0.0.1:4711/x', origin), true);
    assert.equal(isCredlyUrl('https://images.credly.com/x'), true);
    assert.equal(isCredlyUrl('https://images-credly.com/x', origin), false);
    assert.equal(isCredlyUrl('http://127.0.0.1:4712/x', origin), false);
  });
});
