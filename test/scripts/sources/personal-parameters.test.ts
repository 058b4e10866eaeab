import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { keptAddress, quoted, withoutPersonal, withoutViewer } from '../../../scripts/sources/personal-parameters.ts';

suite('an address without what is personal in it', () => {
  const cases: readonly (readonly [address: string, clean: string])[] = [
    ['https://x.example/a?identity__email=me%40mail.example', 'https://x.example/a'],
    ['https://x.example/a?identity__email=me%40mail.example&v=2_0', 'https://x.example/a?v=2_0'],
    ['https://x.example/a?v=1&Email=me&recipient=me&userName=me&phone=1', 'https://x.example/a?v=1'],
    ['https://x.example/a?who=me%40mail.example&v=1', 'https://x.example/a?v=1'],
    ['https://x.example/a?v=1&v=2&identity__url=x', 'https://x.example/a?v=1&v=2'],
    ['https://me:secret@x.example/a', 'https://x.example/a'],
    ['https://x.example/a#me@mail.example', 'https://x.example/a'],
  ];
  for (const [address, clean] of cases) test(`of ${address} is ${clean}`, () => assert.equal(withoutPersonal(address), clean));

  for (const address of [
    'https://x.example/a?b=c%20d+e&f',
    'https://x.example/@me/a',
    'urn:uuid:me@mail.example',
    'me@mail.example',
    '',
  ]) {
    test(`of "${address}", which has none, is the same`, () => assert.equal(withoutPersonal(address), address));
  }

  test('is written again once, however many parameters are personal', (t) => {
    const writes = t.mock.method(URLSearchParams.prototype, 'delete');
    const many = Array.from({ length: 3000 }, (_, index) => `identity__${index}=1`).join('&');
    assert.equal(withoutPersonal(`https://x.example/a?${many}&v=1`), 'https://x.example/a?v=1');
    assert.equal(keptAddress(`https://x.example/a?${many}&v=1`), 'https://x.example/a?v=1');
    assert.equal(writes.mock.callCount(), 0);
  });

  test('loses each parameter of a name that is personal once, and the rest is spelled as in a form', () => {
    const clean = withoutPersonal('https://x.example/?who=me%40mail.example&who=1&b=c%20d&%7e=%27&f');
    assert.equal(clean, 'https://x.example/?b=c+d&%7E=%27&f=');
  });
});

suite('the address that an answer is kept under', () => {
  test('is the one that was asked, without its fragment and without who looks', () => {
    for (const [asked, kept] of [
      ['https://x.example/a?b=c%20d#key', 'https://x.example/a?b=c%20d'],
      ['https://x.example/a?identity__email=me%40mail.example&v=2_0', 'https://x.example/a?v=2_0'],
      ['urn:uuid:1', 'urn:uuid:1'],
    ] as const)
      assert.equal(keptAddress(asked), kept);
  });

  test('is none where what is personal may tell one record from another', () => {
    for (const asked of [
      'https://x.example/a?user=one',
      'https://x.example/a?who=me%40mail.example',
      'https://known.example@x.example/a',
      'https://x.example/a?identity__email=me&email=me',
    ])
      assert.equal(keptAddress(asked), undefined, asked);
  });
});

suite('an address without who looks', () => {
  test('is the rest of it, however the name is spelled', () => {
    for (const [address, clean] of [
      ['https://x.example/a?identity__email=me%40mail.example&v=2_0#b', 'https://x.example/a?v=2_0#b'],
      ['https://x.example/a?v=1&identity%5F%5Femail=me%40mail.example', 'https://x.example/a?v=1'],
      ['https://x.example/a?Identity__url=x', 'https://x.example/a'],
    ] as const)
      assert.equal(withoutViewer(address), clean);
  });

  test('is letter for letter the same where nobody is named in it', () => {
    for (const address of ['https://X.example:443/a?b=c%20d+e#me', 'urn:uuid:1', 'did:web:x.example', 'identity__email', ''])
      assert.equal(withoutViewer(address), address);
  });
});

suite('what the earner wrote, in a message,', () => {
  test('is quoted, and cut', () => {
    assert.equal(quoted(' sample '), '"sample"');
    assert.equal(quoted('x'.repeat(500)).length, 122);
  });

  for (const text of [
    'me@mail.example',
    'https://x.example/a?email=me%40mail.example',
    'https://me:secret@x.example/',
    'ftp://me:secret@x.example/',
  ]) {
    test(`does not give "${text}" away`, () => assert.doesNotMatch(quoted(text), /mail\.example|secret|\bme\b/));
  }
});
