import { suite, test } from '#test';
import { assert } from 'chai';
import { hostedBadge } from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, found, says } from '../../../support/verified.ts';

suite('structure of Open Badges 2.0 records', () => {
  const badge = hostedBadge();
  const url = (record: JsonDocument) => String(record.id);

  test('as the specification has them, nothing is odd', async () => {
    says(await checked('structure', badge.assertion, badge), { outcome: 'passed' });
  });

  test('that cannot be read are judged by what came in the file; an address alone says nothing', async () => {
    says(await checked('structure', badge.url), {
      outcome: 'inconclusive',
      problem: { code: 'proof.hosted-unreachable', at: badge.url },
    });
    says(await checked('structure', { ...badge.assertion, recipient: undefined }), { outcome: 'passed' });
    found(
      await checked('structure', { ...badge.assertion, type: ['Assertion', 'Nonsense'] }),
      'failed',
      'structure.type-missing',
    );
  });

  test('a record of another class than it is taken for fails', async () => {
    for (const [record, at] of [
      [badge.assertion, '/type'],
      [badge.badgeClass, '/badge/type'],
      [badge.issuer, '/badge/issuer/type'],
    ] as const) {
      for (const [type, named] of [
        ['Criteria', 'Criteria'],
        ['Nonsense', 'Nonsense'],
        [['Nonsense', record['type']], 'Nonsense'],
        [['Evidence', 'Criteria'], 'Evidence, Criteria'],
        [[], ''],
      ] as const) {
        const documents = { ...badge.documents, [url(record)]: { ...record, type } };
        says(await checked('structure', badge.assertion, { documents }), {
          outcome: 'failed',
          problem: { code: 'structure.type-missing', at, values: { type: named } },
        });
      }
    }
  });

  test('a class is a class also in the words of JSON-LD', async () => {
    for (const [type, outcome] of [
      ['BadgeClass', 'passed'],
      ['Nonsense', 'failed'],
    ] as const) {
      const record = { ...badge.badgeClass, type: undefined, '@type': type };
      const check = await checked('structure', badge.assertion, {
        documents: { ...badge.documents, [url(badge.badgeClass)]: record },
      });
      assert.equal(check.outcome, outcome);
    }
  });

  test('a class of an extension beside its own is fine, and so are the older words', async () => {
    for (const type of [
      ['Profile', 'https://sample.example/School'],
      ['Issuer', 'extensions:School'],
      ['Profile', 'xobi:School', 'https://sample.example/https://w3id.org/openbadges#School'],
      ['Profile', 'Extension', 'Endorsement'],
      'obi:Profile',
      undefined,
    ]) {
      const documents = { ...badge.documents, [url(badge.issuer)]: { ...badge.issuer, type } };
      found(await checked('structure', badge.assertion, { documents }), 'passed');
    }
  });

  test('an unknown vocabulary is unknown; one written inline is not', async () => {
    const of = async (context: unknown) =>
      checked('structure', badge.assertion, {
        documents: { ...badge.documents, [badge.url]: { ...badge.assertion, '@context': context } },
      });
    for (const context of [
      'https://w3id.org/openbadges/invalid',
      'https://attacker.example/https://w3id.org/openbadges/v2',
      'ftp://w3id.org/openbadges/v2',
      'https://openbadgespec.organisation.example/',
    ]) {
      says(await of(context), { outcome: 'inconclusive', problem: { code: 'structure.context-unknown', at: '/@context' } });
    }
    for (const context of [
      undefined,
      { type: '@type' },
      ['https://w3id.org/openbadges/v2', 'https://sample.example/extension'],
      'https://w3id.org/openbadges/v1',
      'http://w3id.org/openbadges/v2',
      'https://www.openbadgespec.org/v1/context.json',
      'https://openbadgespec.org/',
      'https://openbadges.org/spec',
      'http://standard.openbadges.org/1.1/context.json',
      'https://purl.imsglobal.org/spec/ob/v2p0/context.json',
      'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld',
      'https://api.badgr.io/context',
    ]) {
      says(await of(context), { outcome: 'passed' });
    }
  });

  test('what an assertion must say and does not is told', async () => {
    const documents = { ...badge.documents, [badge.url]: { ...badge.assertion, recipient: undefined, issuedOn: undefined } };
    says(await checked('structure', badge.assertion, { documents }), {
      outcome: 'passed',
      warnings: [
        { code: 'structure.schema', at: '/recipient' },
        { code: 'structure.schema', at: '/issuedOn' },
      ],
    });
  });

  test('the day of issue has another name in Open Badges 0.5, and no other there', async () => {
    const { '@context': context, type: _type, issuedOn, ...words } = badge.assertion;
    const of = async (assertion: JsonDocument) =>
      checked('structure', badge.url, { documents: { ...badge.documents, [badge.url]: assertion } });
    says(await of({ ...words, issued_on: '2013-02-03' }), { outcome: 'passed' });
    const warnings = [{ code: 'structure.schema', at: '/issuedOn' }] as const;
    for (const nameless of [words, { ...words, '@context': context, issued_on: issuedOn }])
      says(await of(nameless), { outcome: 'passed', warnings });
  });
});
