import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { issuerDomain } from '../../../site/view/issuer-domain.ts';

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
