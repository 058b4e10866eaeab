import { suite, test } from '#test';
import { assert } from 'chai';
import type { KnownIssuerRow } from '../../../widget/verification/badge-record.ts';
import { knownIssuer } from '../../../widget/verification/known-issuers.ts';

const row = (id: string): KnownIssuerRow => ({ id, organisation: id, source: 'the test', asOf: '2026-11-22' });

suite('the known issuers', () => {
  test('are found by the very identifier', () => {
    const rows = [row('did:web:issuer.example:org:1'), row('https://issuer.example/issuers/1')];
    assert.equal(knownIssuer('did:web:issuer.example:org:1', rows), rows[0]);
    assert.equal(knownIssuer('https://issuer.example/issuers/1', rows), rows[1]);
    for (const other of [
      'did:web:issuer.example:org:2',
      'https://issuer.example/issuers/11',
      'https://issuer.example/issuers/1?x=1',
    ]) {
      assert.isUndefined(knownIssuer(other, rows));
    }
  });

  test('stand for all of a host where the row is the host', () => {
    const rows = [row('https://issuer.example/')];
    assert.equal(knownIssuer('https://issuer.example/any/issuer.json', rows), rows[0]);
    for (const other of [
      'https://issuer.example.evil.example/',
      'https://issuer.example@evil.example/',
      'https://issuer.example:8443/',
    ]) {
      assert.isUndefined(knownIssuer(other, rows));
    }
  });

  test('are known over plain http on this machine and nowhere else', () => {
    const rows = [
      row('http://localhost:4380/university/issuer.json'),
      row('https://issuer.example/'),
      row('http://far.example/'),
    ];
    assert.equal(knownIssuer('http://localhost:4380/university/issuer.json', rows), rows[0]);
    const others = [
      'http://localhost:4381/university/issuer.json',
      'https://localhost:4380/university/issuer.json',
      'http://issuer.example/issuer.json',
      'http://far.example/',
    ];
    for (const other of others) assert.isUndefined(knownIssuer(other, rows));
  });
});
