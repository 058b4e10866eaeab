import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, issueJwt, toDataModel1 } from '../../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../../support/issue-credential.ts';
import { checked, found, says } from '../../../../support/verified.ts';
import { BUNDLED_CONTEXTS } from '../../../../../widget/verification/contexts/bundled-contexts.ts';
import { CONTEXT_URLS } from '../../../../../widget/verification/contexts/context-urls.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

type Fields = Parameters<typeof draftCredential>[1];

/** A credential with these members, in a JWT. */
const signed = async (more: JsonDocument, fields: Fields = {}) => {
  const issuer = await createIssuer({ method: 'did:key' });
  return issueJwt(issuer, { ...draftCredential(issuer, fields), ...more });
};

const structure = async (more: JsonDocument, fields: Fields = {}) => checked('structure', await signed(more, fields));

/** Findings of the schema at these places. */
const departing = (...places: readonly string[]) => places.map((at) => ({ code: 'structure.schema', at }) as const);

suite('structure of an Open Badges 3.0 credential', () => {
  test('as the specification has it, nothing is odd', async () => {
    says(await structure({}), { outcome: 'passed' });
    const issuer = await createIssuer({ method: 'did:key' });
    const older = await issueJwt(issuer, draftCredential(issuer), { vcdm: '1.1' });
    says(await checked('structure', older), { outcome: 'passed' });
    says(await structure({ type: ['VerifiableCredential', 'AchievementCredential'] }), { outcome: 'passed' });
  });

  test('what departs from the schema is told and takes nothing away: real badges do', async () => {
    const subject = '/credentialSubject';
    const achievement = `${subject}/achievement`;
    const alignment = { type: 'Alignment', targetName: 'Sample', targetUrl: 'https://sample.example/', targetDescription: null };
    const identifier = [{ type: 'IdentityObject', hashed: true, identityHash: 'x' }, 'text', { type: 7 }];
    const named = { type: 'IdentityObject', hashed: false, identityHash: 'a@b.example', identityType: 'emailAddress' };
    const parentOrg = { id: 'https://p.example', type: ['Company'], otherIdentifier: {}, parentOrg: { type: 'deeper' } };
    for (const [more, fields, places] of [
      [{ evidence: { type: 'Evidence' }, proof: {} }, {}, ['/evidence', '/proof', '/evidence/type']],
      [{ evidence: [{ type: ['Evidence'] }, { type: ['Photo'] }, {}] }, {}, ['/evidence/1/type', '/evidence/2/type']],
      [{ id: undefined, description: null }, {}, ['/description', '/id']],
      [{ id: ['urn:uuid:1', 'urn:uuid:2'] }, {}, ['/id']],
      [{ id: 7 }, { achievement: { id: { '@value': 'urn:uuid:1' } } }, ['/id', `${achievement}/id`]],
      [{ '@context': V2 }, {}, ['/@context', '/@context/1']],
      [{ '@context': [V2] }, {}, ['/@context/1']],
      [{ '@context': [V2, 'https://w3id.org/security/data-integrity/v2', OB3] }, {}, ['/@context/1']],
      [{ type: ['VerifiableCredential', 'AchievementCredential'], evidence: 'text' }, {}, ['/evidence']],
      [{ type: 'VerifiableCredential OpenBadgeCredential'.split(' '), '@context': [V2, OB3], name: null }, {}, ['/name']],
      [{ validFrom: undefined }, {}, ['/validFrom']],
      [{ validFrom: undefined, issuanceDate: '2025-01-01T00:00:00Z' }, {}, []],
      [{}, { achievement: { criteria: undefined } }, [`${achievement}/criteria`]],
      [{}, { achievement: { type: 'Achievement', tag: 'one' } }, [`${achievement}/type`, `${achievement}/tag`]],
      [
        {},
        { achievement: { alignment: [alignment] } },
        [`${achievement}/alignment/0/targetDescription`, `${achievement}/alignment/0/type`],
      ],
      [{}, { achievement: { image: 'https://sample.example/1.png' } }, []],
      [{}, { achievement: { image: { id: 'https://sample.example/1.png' } } }, [`${achievement}/image/type`]],
      [{}, { subject: { type: [] } }, [`${subject}/type`]],
      [{}, { subject: { id: undefined } }, [`${subject}/id`]],
      [{}, { subject: { id: undefined, identifier: [] } }, [`${subject}/id`]],
      [{}, { subject: { id: undefined, identifier: [named] } }, []],
      [
        {},
        { subject: { identifier } },
        [
          `${subject}/identifier/0/identityType`,
          `${subject}/identifier/2/type`,
          `${subject}/identifier/2/hashed`,
          `${subject}/identifier/2/identityHash`,
          `${subject}/identifier/2/identityType`,
        ],
      ],
      [{}, { profile: { type: ['School'] } }, ['/issuer/type']],
      [{}, { profile: { parentOrg } }, ['/issuer/parentOrg/type', '/issuer/parentOrg/otherIdentifier']],
    ] as const) {
      const warnings = departing(...places);
      says(await structure(more, fields), { outcome: 'passed', ...(warnings.length > 0 && { warnings }) });
    }
  });

  test('what is no Open Badge is not measured by its schema', async () => {
    says(await structure({ type: ['VerifiableCredential'], evidence: {}, validFrom: undefined }), { outcome: 'passed' });
  });

  test('a report lists twenty findings, not a thousand', async () => {
    const evidence = Array.from({ length: 1000 }, () => ({ type: null }));
    const check = await structure({ evidence });
    assert.deepEqual(check.warnings, departing(...Array.from({ length: 20 }, (_, index) => `/evidence/${index}/type`)));
  });

  test('without an issuer nobody stands behind it', async () => {
    says(await checked('structure', { ...draftCredential({ id: '', name: '' }), issuer: undefined }), {
      outcome: 'failed',
      problem: { code: 'structure.incomplete', at: '/issuer' },
      warnings: departing('/issuer'),
    });
  });

  test('without a subject nothing is claimed of anybody', async () => {
    for (const credentialSubject of [undefined, null, {}, [], [{}], 'did:example:earner', [['x']]]) {
      const { outcome, problem } = await structure({ credentialSubject });
      const failure = { code: 'structure.incomplete', at: '/credentialSubject' };
      assert.deepEqual({ outcome, problem }, { outcome: 'failed', problem: failure }, JSON.stringify(credentialSubject));
    }
    assert.equal((await structure({ credentialSubject: [{}, { id: 'did:example:earner' }] })).outcome, 'passed');
  });

  test('something that is no credential fails, whatever else is odd', async () => {
    says(await structure({ type: ['OpenBadgeCredential'], evidence: 'text' }), {
      outcome: 'failed',
      problem: { code: 'structure.type-missing', at: '/type' },
      warnings: departing('/evidence'),
    });
    for (const context of [[OB3, V2], [], [{ '@vocab': 'https://sample.example/' }, V2]]) {
      says(await structure({ '@context': context, evidence: 'text' }), {
        outcome: 'failed',
        problem: { code: 'structure.context-unknown', at: '/@context/0' },
        warnings: departing('/evidence', '/@context/1'),
      });
    }
  });
});

suite('vocabularies of an Open Badges 3.0 credential', () => {
  const strange = 'https://attacker.example/ctx.json';
  const unknown = (at: string, type: string) => ({ code: 'structure.context-unknown', at, values: { type } }) as const;

  test('one that is not carried leaves its words unknown, and is never fetched', async () => {
    for (const context of [
      strange,
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.4.json',
      'https://attacker.example/https://purl.imsglobal.org/spec/ob/v3p0/context.json',
      `${OB3}?attacker`,
    ]) {
      says(await structure({ '@context': [V2, OB3, context], evidence: 'text' }), {
        outcome: 'inconclusive',
        problem: unknown('/@context/2', context),
        warnings: departing('/evidence'),
      });
    }
  });

  test('every one that is carried is known, and so is the draft of Open Badges', async () => {
    const draft = 'https://imsglobal.github.io/openbadges-specification/context.json';
    for (const context of [...CONTEXT_URLS, draft])
      says(await structure({ '@context': [V2, OB3, context] }), { outcome: 'passed' });
    says(await structure({ '@context': [V2, draft] }), { outcome: 'passed' });
    const issuer = await createIssuer({ method: 'did:key' });
    const older = { ...toDataModel1(draftCredential(issuer)), '@context': ['https://www.w3.org/2018/credentials/v1', OB3] };
    found(await checked('structure', await issueJwt(issuer, older)), 'passed');
  });

  test('one that is written into the document is judged with its proof: here it is told', async () => {
    for (const inline of [{ '@vocab': 'https://sample.example/' }, 7, ['list']]) {
      says(await structure({ '@context': [V2, OB3, inline], evidence: 'text' }), {
        outcome: 'passed',
        warnings: [...departing('/evidence'), unknown('/@context/2', 'inline')],
      });
    }
  });

  test('without a proof no words count in the first place: it is told', async () => {
    const unsigned = { ...draftCredential({ id: 'did:example:1', name: 'Sample' }), '@context': [V2, OB3, strange] };
    says(await checked('structure', unsigned), { outcome: 'passed', warnings: [unknown('/@context/2', strange)] });
  });

  test('the list of carried ones is that of the bundled ones', () => {
    assert.deepEqual([...CONTEXT_URLS].sort(), [...new Set(BUNDLED_CONTEXTS.map(([url]) => url))].sort());
  });
});
