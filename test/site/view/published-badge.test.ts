import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { publishedBadge } from '../../../site/view/published-badge.ts';
import { readPublishedBadge } from '../../../widget/verification/record-schema.ts';
import { makeRecord } from '../../support/badge-record.ts';

const to = { page: '/badges/first-aid/', image: '/images/a.png' };
const sha256 = 'a'.repeat(64);
const personal = makeRecord({
  badge: {
    earnerName: 'Sample Person',
    evidence: [{ name: 'Report', narrative: 'By Sample Person' }],
  },
  checks: [
    {
      id: 'recipient',
      outcome: 'failed',
      problem: { code: 'recipient.no-match', values: { typed: 'sample@person.example', type: 'email' } },
      evidence: [
        { kind: 'claim', value: `sha256$${sha256}` },
        { kind: 'claim', url: 'https://issuer.example/?for=sample@person.example' },
      ],
    },
  ],
});

suite('the public badge file', () => {
  test('is what the element reads', () => {
    const file = publishedBadge({ record: makeRecord({ provenance: { recordUrl: 'https://issuer.example/r/1' } }) }, to, {});
    assert.deepEqual(readPublishedBadge(JSON.parse(JSON.stringify(file))), file);
    assert.equal(file.recordUrl, 'https://issuer.example/r/1');
    assert.equal(file.image, '/images/a.png');
  });

  test('tells no name, no evidence, no e-mail and no hash of one, unless the earner chose to', () => {
    const text = JSON.stringify(publishedBadge({ record: personal }, to, {}));
    for (const word of ['Sample Person', 'Report', 'sample@person.example', `sha256$`]) assert.ok(!text.includes(word), word);
  });

  test('shows name and evidence where the earner chose to, and still no e-mail', () => {
    const file = publishedBadge({ record: personal }, to, { show: { earnerName: true, evidence: true } });
    assert.equal(file.badge.earnerName, 'Sample Person');
    assert.equal(file.badge.evidence.length, 1);
    assert.ok(!JSON.stringify(file).includes('sample@person.example'));
  });

  test('passes on no field that it does not know', () => {
    const record = makeRecord();
    const grown = { ...record, badge: { ...record.badge, email: 'a@b.example' }, secret: 1 };
    const text = JSON.stringify(publishedBadge({ record: grown }, to, {}));
    assert.ok(!text.includes('a@b.example') && !text.includes('secret'));
  });

  test('names nothing of the source, its key or the time it was read', () => {
    const text = JSON.stringify(publishedBadge({ record: makeRecord({ provenance: { key: 'private-key-of-source' } }) }, to, {}));
    assert.ok(!text.includes('private-key-of-source') && !text.includes('readAt'));
  });

  test('offers the issuer’s own hosted record of Open Badges 2, and only of that', () => {
    const json = { credential: { sha256, extension: 'json' as const } };
    const hosted = makeRecord({ badge: { specVersion: '2.0' }, rest: json });
    assert.deepEqual(publishedBadge({ record: hosted }, to, {}).credential, {
      url: 'https://issuer.example/assertions/first-aid',
      kind: 'hosted',
    });
    assert.equal(publishedBadge({ record: makeRecord({ rest: json }) }, to, {}).credential, undefined);
    const signed = makeRecord({ badge: { specVersion: '2.0' }, rest: { credential: { sha256, extension: 'jwt' } } });
    assert.equal(publishedBadge({ record: signed }, to, {}).credential, undefined);
    const urn = makeRecord({ badge: { specVersion: '2.0', id: 'urn:uuid:1' }, rest: json });
    assert.equal(publishedBadge({ record: urn }, to, {}).credential, undefined);
  });

  test('offers the credential itself where it is published', () => {
    const file = publishedBadge(
      { record: makeRecord({ badge: { specVersion: '2.0' } }) },
      { ...to, credential: () => '/credentials/a.jwt' },
      {},
    );
    assert.deepEqual(file.credential, { url: '/credentials/a.jwt', kind: 'published' });
  });

  test('tells every proof of a badge that was found more than once, the strongest first', () => {
    const second = makeRecord({
      slug: 'second',
      badge: { id: 'urn:uuid:2' },
      provenance: { recordUrl: 'https://issuer.example/r/2' },
    });
    const record = makeRecord();
    const file = publishedBadge({ record, proofs: [record, second, personal] }, to, {});
    assert.deepEqual(readPublishedBadge(JSON.parse(JSON.stringify(file))), file);
    assert.deepEqual(
      file.proofs?.map(({ id, recordUrl }) => [id, recordUrl]),
      [
        ['https://issuer.example/assertions/first-aid', undefined],
        ['urn:uuid:2', 'https://issuer.example/r/2'],
        ['https://issuer.example/assertions/first-aid', undefined],
      ],
    );
    assert.ok(!JSON.stringify(file).includes('sample@person.example'));
    assert.equal(publishedBadge({ record }, to, {}).proofs, undefined);
  });

  test('names no borrowed picture beside a credential that would contradict it', () => {
    const record = makeRecord();
    const credential = () => '/credentials/a.jwt';
    assert.equal(publishedBadge({ record, isPictureBorrowed: true }, { ...to, credential }, {}).image, undefined);
    assert.equal(publishedBadge({ record, isPictureBorrowed: true }, to, {}).image, '/images/a.png');
  });

  test('carries the issuers that the earner vouches for, and says what the earner entered', () => {
    const row = { id: 'did:web:a.example', organisation: 'Sample Guild', source: 'https://a.example/', asOf: '2026-01-01' };
    const file = publishedBadge({ record: makeRecord({ provenance: { selfReported: true } }) }, to, { knownIssuers: [row] });
    assert.deepEqual(file.knownIssuers, [row]);
    assert.equal(file.selfReported, true);
  });
});
