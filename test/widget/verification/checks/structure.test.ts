import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, hostedBadge, issueJwt } from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, found, says, warned } from '../../../support/verified.ts';
import { BUNDLED_CONTEXTS } from '../../../../widget/verification/contexts/bundled-contexts.ts';
import { CONTEXT_URLS } from '../../../../widget/verification/contexts/context-urls.ts';

/** The check of a signed credential with these members. */
const structure = async (more: JsonDocument, fields: Parameters<typeof draftCredential>[1] = {}) => {
  const issuer = await createIssuer({ method: 'did:key' });
  return checked('structure', await issueJwt(issuer, { ...draftCredential(issuer, fields), ...more }));
};

/** Where its schema findings are. */
const findings = async (more: JsonDocument, fields: Parameters<typeof draftCredential>[1] = {}) =>
  (await structure(more, fields)).warnings?.map(({ at }) => at) ?? [];

suite('structure of an Open Badges 3.0 credential', () => {
  test('as the specification has it, nothing is odd', async () => {
    const check = await structure({});
    found(check, 'passed');
    assert.deepEqual(warned(check), []);
  });

  test('what departs from the schema is told and takes nothing away: real badges do', async () => {
    const alignment = { type: 'Alignment', targetName: 'Sample', targetUrl: 'https://sample.example/', targetDescription: null };
    const odd = { evidence: { type: 'Evidence' }, proof: {} };
    found(await structure(odd), 'passed');
    assert.deepEqual(await findings(odd), ['/evidence', '/proof', '/evidence/type']);
    const at = '/credentialSubject/achievement';
    assert.deepEqual(await findings({}, { achievement: { alignment: [alignment] } }), [
      `${at}/alignment/0/targetDescription`,
      `${at}/alignment/0/type`,
    ]);
    assert.deepEqual(await findings({}, { achievement: { criteria: undefined } }), [`${at}/criteria`]);
    assert.deepEqual(await findings({}, { profile: { parentOrg: { id: 'https://p.example', type: ['Company'] } } }), [
      '/issuer/parentOrg/type',
    ]);
  });

  test('a report lists some findings, not a thousand', async () => {
    const evidence = Array.from({ length: 1000 }, () => ({ type: null }));
    assert.isAtMost((await findings({ evidence })).length, 20);
  });

  test('without an issuer nobody stands behind it', async () => {
    found(
      await checked('structure', { ...draftCredential({ id: '', name: '' }), issuer: undefined }),
      'failed',
      'structure.schema',
    );
  });

  test('something that is no credential fails', async () => {
    found(await structure({ type: ['OpenBadgeCredential'] }), 'failed', 'structure.type-missing');
    found(
      await structure({ '@context': ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'] }),
      'failed',
      'structure.context-unknown',
    );
  });

  test('a vocabulary that is not carried leaves its words unknown, and is never fetched', async () => {
    const context = [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://attacker.example/ctx.json',
    ];
    const check = await structure({ '@context': context });
    found(check, 'inconclusive', 'structure.context-unknown');
    assert.equal(check.problem?.at, '/@context/2');
    assert.equal(check.problem?.values?.['type'], 'https://attacker.example/ctx.json');
  });

  test('the list of carried vocabularies is that of the bundled ones', () => {
    assert.deepEqual([...CONTEXT_URLS].sort(), [...new Set(BUNDLED_CONTEXTS.map(([url]) => url))].sort());
  });
});

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

  test('a class of an extension beside its own is fine, and so are the older words', async () => {
    for (const type of [
      ['Profile', 'https://sample.example/School'],
      ['Issuer', 'extensions:School'],
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
});
