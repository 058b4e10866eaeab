import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { issuerDomain, issuerPlace } from '../../../site/view/issuer-domain.ts';
import { FINDINGS, makeRecord } from '../../support/badge-record.ts';

suite('the domain that stands for an issuer', () => {
  const table: readonly (readonly [string | undefined, string | undefined])[] = [
    ['https://www.school.example/issuers/7', 'school.example'],
    ['https://badges.school.example:8443/', 'badges.school.example:8443'],
    ['did:web:school.example:staff:anna', 'school.example'],
    ['did:web:localhost%3A4321', 'localhost:4321'],
    ['https://mіcrosoft.example/', 'xn--mcrosoft-thh.example'],
    ['did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', undefined],
    ['urn:uuid:1', undefined],
    ['javascript://school.example/', undefined],
    ['https://', undefined],
    [undefined, undefined],
  ];
  for (const [id, domain] of table) test(`of ${id}: ${domain}`, () => assert.equal(issuerDomain(id), domain));
});

suite('what stands beside the name of an issuer', () => {
  const unbound = { id: 'issuer-binding', outcome: 'failed', problem: { code: 'issuer-binding.not-proven' } } as const;

  test('is its domain where the badge was tied to it, or its platform lists the badge', () => {
    assert.deepEqual(issuerPlace(makeRecord()), { domain: 'issuer.example' });
    const listed = [FINDINGS.listed, { id: 'issuer-binding', outcome: 'not-applicable' }] as const;
    assert.deepEqual(issuerPlace(makeRecord({ checks: listed })), { domain: 'issuer.example' });
  });

  test('is no domain that a badge only names, and no key that nobody checked', () => {
    assert.deepEqual(issuerPlace(makeRecord({ checks: [unbound] })), { none: 'unproven' });
    const issuer = { id: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', name: 'Sample School' };
    assert.deepEqual(issuerPlace(makeRecord({ badge: { issuer } })), { none: 'noDomain' });
    assert.deepEqual(issuerPlace(makeRecord({ badge: { issuer }, checks: [unbound] })), { none: 'unproven' });
    assert.deepEqual(issuerPlace(makeRecord({ provenance: { selfReported: true } })), { none: 'said' });
  });
});
