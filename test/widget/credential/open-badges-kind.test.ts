import { suite, test } from '#test';
import { assert } from 'chai';
import { openBadgesKind } from '../../../widget/credential/open-badges-kind.ts';

suite('openBadgesKind', () => {
  test('tells a document by its type', () => {
    const kinds = {
      Assertion: 'Assertion',
      BadgeClass: 'BadgeClass',
      Issuer: 'Issuer',
      Profile: 'Issuer',
      CryptographicKey: 'CryptographicKey',
      RevocationList: 'RevocationList',
      Endorsement: 'Endorsement',
    };
    for (const [type, kind] of Object.entries(kinds)) assert.equal(openBadgesKind({ type: ['Extension', type] }), kind);
  });

  test('tells a document without a known type by its members', () => {
    assert.equal(
      openBadgesKind({ type: 'OtherAssertion', badge: 'https://issuer.example/b', issuedOn: '2025-01-01' }),
      'Assertion',
    );
    assert.equal(openBadgesKind({ verify: { url: 'https://issuer.example/a' } }), 'Assertion');
    assert.equal(openBadgesKind({ id: 'https://issuer.example/a', revoked: true }), 'Assertion');
    assert.equal(openBadgesKind({ name: 'Knots', issuer: 'https://issuer.example/i' }), 'BadgeClass');
    assert.equal(openBadgesKind({ name: 'Guild', url: 'https://issuer.example' }), 'Issuer');
    assert.equal(openBadgesKind({ name: 'Guild', origin: 'https://issuer.example' }), 'Issuer');
    assert.equal(openBadgesKind({ revokedAssertions: [] }), 'RevocationList');
    assert.equal(openBadgesKind({ publicKeyPem: '' }), 'CryptographicKey');
  });

  test('does not guess at anything else', () => {
    for (const document of [
      {},
      { id: 1, name: 'x' },
      { type: 'constructor' },
      { alg: 'RS256' },
      { revoked: true },
      { name: 'x', url: 'y', badge: 'z' },
    ])
      assert.isUndefined(openBadgesKind(document));
  });
});
