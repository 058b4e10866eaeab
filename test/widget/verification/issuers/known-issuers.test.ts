import { suite, test } from '#test';
import { assert } from 'chai';
import type { KnownIssuerRow } from '../../../../widget/verification/badge-record.ts';
import { KNOWN_ISSUERS, knownIssuer } from '../../../../widget/verification/issuers/known-issuers.ts';

const row = (id: string): KnownIssuerRow => ({ id, organisation: id, source: 'the test', asOf: '2026-11-22' });

suite('the known issuers', () => {
  test('each have three addresses on Credly and the page that says so, or a site of their own', () => {
    const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
    const place = new RegExp(
      `^(?:did:web:www\\.credly\\.com:api:v1:obi:v3:issuers:|https://(?:www\\.credly\\.com/api|api\\.credly\\.com)/v1/obi/v2/issuers/)${uuid}$`,
    );
    const onCredly = KNOWN_ISSUERS.filter(({ id }) => place.test(id));
    const others = KNOWN_ISSUERS.filter((each) => !onCredly.includes(each));
    assert.deepEqual(
      others.map(({ id, organisation, source }) => [id, organisation, source]),
      [['https://learn.microsoft.com/', 'Microsoft', 'https://learn.microsoft.com/credentials/']],
    );
    for (const { organisation, source, asOf } of KNOWN_ISSUERS) {
      assert.match(organisation, /^[A-Z]\w+(?: [A-Z]\w+)*$/);
      assert.match(source, /^https:\/\/[a-z.]+\/(?:org\/[a-z]+(?:-[a-z]+)*|credentials\/)$/);
      assert.match(asOf, /^\d{4}-\d\d-\d\d$/);
    }
    const sources = new Set(onCredly.map(({ source }) => source));
    for (const source of sources) {
      const rows = onCredly.filter((each) => each.source === source);
      assert.lengthOf(new Set(rows.map(({ id }) => id)), 3, source);
      assert.lengthOf(new Set(rows.map(({ id }) => id.slice(-36))), 1, source);
      assert.lengthOf(new Set(rows.map(({ organisation }) => organisation)), 1, source);
    }
    assert.lengthOf(new Set(onCredly.map(({ id }) => id)), 3 * sources.size);
    const pageOf = (name: string) => onCredly.find(({ organisation }) => organisation === name)?.source;
    assert.equal(pageOf('Microsoft'), 'https://www.credly.com/org/microsoft-certification');
    assert.equal(pageOf('Amazon Web Services'), 'https://www.credly.com/org/amazon-web-services');
  });

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
