import { suite, test } from '#test';
import { assert } from 'chai';
import { hashDataIntegrity } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { respellingIn } from '../../../../widget/verification/data-integrity/respelling.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { checkProofs } from '../../../../widget/verification/proofs.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import { createIssuer, documentsLoader, draftCredential, type JsonDocument } from '../../../support/issue-credential.ts';

const PASSED = { outcome: 'passed' };
const left = (code: string, problem: object) => ({ outcome: 'inconclusive', problem: { code, ...problem } });

const issuer = await createIssuer({ method: 'did:key' });
const credential = draftCredential(issuer, { achievement: { image: { id: 'https://sample.example/a.png', type: 'Image' } } });
const contexts = [credential['@context']].flat();
const subject = credential['credentialSubject'] as JsonDocument;
const achievement = subject['achievement'] as JsonDocument;
const { image, ...faceless } = achievement;

/** What is said of the signature of a document that was signed in another spelling. */
async function answerTo(
  document: JsonDocument,
  { over = document, suite = 'eddsa-rdfc-2022' }: { over?: JsonDocument; suite?: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' } = {},
): Promise<unknown> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: suite,
    proofPurpose: 'assertionMethod',
    verificationMethod: issuer.keyId,
  };
  const proofValue = encodeMultibase(await sign(issuer.keys, await hashDataIntegrity(over, proof, { suite })));
  const ports = { loadDocument: documentsLoader({}), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  return (await checkProofs({ form: 'data-integrity', document: { ...document, proof: { ...proof, proofValue } } }, ports))[0]!
    .signature;
}

const respelled = (changed: unknown): Promise<unknown> =>
  answerTo({ ...credential, credentialSubject: { ...subject, achievement: changed } }, { over: credential });

suite('a document whose statements are signed, and not its words,', () => {
  test('cannot be told under a context of its own, at whatever depth', async () => {
    const own = { seal: 'https://sample.example/seal' };
    for (const document of [
      { ...credential, '@context': [...contexts, own] },
      { ...credential, credentialSubject: [{ ...subject, '@context': own }] },
    ]) {
      assert.deepEqual(await answerTo(document), left('structure.context-unknown', { at: 'inline' }));
      assert.deepEqual(await answerTo(document, { suite: 'eddsa-jcs-2022' }), PASSED);
    }
    assert.deepEqual(await answerTo({ ...credential, credentialSubject: { ...subject, '@context': contexts } }), PASSED);
  });

  test('cannot be told where words or values are spelled in another way, which signs the same and hides them', async () => {
    const key = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#image';
    for (const [changed, term] of [
      [{ ...faceless, [key]: image }, key],
      [{ '@set': [achievement] }, '@set'],
      [{ ...faceless, image: { '@set': [image] } }, '@set'],
      [[[achievement]], '[[]]'],
      [{ ...achievement, name: [null, achievement['name']] }, '[null]'],
      [[faceless, { '@id': achievement['id'], image }], 'achievement'],
    ] as const)
      assert.deepEqual(await respelled(changed), left('structure.respelled', { values: { term } }), term);
  });

  test('cannot be told in full addresses either, where a class spelled in full, or no vocabulary, has taken the words away', async () => {
    const vocabulary = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
    const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
    const { type: _type, achievement: _achievement, ...holder } = subject;
    const inFull = { ...holder, [`${vocabulary}achievement`]: achievement };
    for (const [changed, term] of [
      [{ ...inFull, type: [`${vocabulary}AchievementSubject`] }, `${vocabulary}achievement`],
      [{ [rdfType]: { id: `${vocabulary}AchievementSubject` }, ...inFull }, rdfType],
    ] as const) {
      const answer = await answerTo({ ...credential, credentialSubject: changed }, { over: credential });
      assert.deepEqual(answer, left('structure.respelled', { values: { term } }), term);
    }
  });

  test('cannot be told where a word was moved to another place that leads to the same thing', async () => {
    const id = 'https://sample.example/achievement';
    const related = { id, type: ['Related'], inLanguage: 'de' };
    const over = { ...credential, credentialSubject: { ...subject, achievement: { ...achievement, id, related } } };
    const elsewhere = { ...related, type: ['Related', 'Achievement'], image };
    const moved = { ...faceless, id, related: elsewhere };
    const answer = (changed: unknown, holder: JsonDocument = {}) =>
      answerTo({ ...credential, credentialSubject: { ...subject, ...holder, achievement: changed } }, { over });
    assert.deepEqual(await answer({ ...achievement, id, related }), PASSED);
    assert.deepEqual(await answer({ ...achievement, id, related: elsewhere }), PASSED);
    assert.deepEqual(await answer(moved), left('structure.respelled', { values: { term: 'image' } }));
  });

  test('has whatever is looked for in the holder and the achievement themselves, or nowhere', () => {
    const told = (changed: JsonDocument): string | undefined => respellingIn({ ...credential, ...changed })?.at;
    const [holder, what] = ['did:example:holder', 'https://sample.example/achievement'];
    const endorsement = (about: JsonDocument) => ({
      endorsement: [{ type: ['EndorsementCredential'], credentialSubject: about }],
    });
    const badge = (held: JsonDocument) => ({ credentialSubject: { id: holder, ...held } });
    const named = { id: what, name: 'Sample' };
    // Moved into an endorsement of the same thing.
    assert.equal(told({ ...badge({}), ...endorsement({ id: holder, achievement: named }) }), 'achievement');
    assert.equal(told({ ...badge({ achievement: named }), ...endorsement({ id: holder, identifier: {} }) }), 'identifier');
    for (const word of ['image', 'name']) {
      const about = { id: what, [word]: 'https://sample.example/a' };
      assert.equal(told({ ...badge({ achievement: { id: what } }), ...endorsement(about) }), word);
      assert.equal(told({ ...badge({ achievement: what }), ...endorsement(about) }), word);
      // Said twice, or of another thing, it hides nothing.
      assert.equal(told({ ...badge({ achievement: about }), ...endorsement(about) }), undefined);
      assert.equal(told({ ...badge({ achievement: { id: what } }), ...endorsement({ ...about, id: holder }) }), undefined);
    }
    // Shared out among several of one identifier; and one that the issuer gave none.
    const shared = [{ id: holder }, { id: holder, achievement: named }];
    assert.equal(told({ credentialSubject: shared }), 'credentialSubject');
    assert.equal(told({ credentialSubject: [{ id: holder, achievement: named }, { id: what }] }), undefined);
    for (const key of ['id', '@id']) assert.equal(told({ evidence: { [key]: '_:given' } }), key);
    // A word that only begins or ends like one that is compared as a text.
    for (const key of ['identityHashes', 'my-salt']) assert.equal(told({ [key]: {} }), undefined);
    for (const key of ['identityHash', 'salt']) assert.equal(told({ [key]: {} }), key);
  });

  test('cannot be told where what has no name was given one of its own, or a thing has its classes in two places', async () => {
    const { id: _id, ...nameless } = credential;
    const given = { id: '_:given', ...nameless };
    assert.deepEqual(await answerTo(given, { over: nameless }), left('structure.respelled', { values: { term: 'id' } }));
    const both = { ...achievement, type: ['Achievement'], '@type': 'https://sample.example/Course' };
    const one = { ...achievement, type: ['Achievement', 'https://sample.example/Course'] };
    const over = { ...credential, credentialSubject: { ...subject, achievement: one } };
    assert.deepEqual(
      await answerTo({ ...credential, credentialSubject: { ...subject, achievement: both } }, { over }),
      left('structure.respelled', { values: { term: '@type' } }),
    );
  });

  test('cannot be told where whose it is was written as no text', async () => {
    const identity = {
      type: 'IdentityObject',
      hashed: true,
      identityHash: `sha256$${'0'.repeat(64)}`,
      identityType: 'emailAddress',
    };
    const of = (changed: JsonDocument) => ({
      ...credential,
      credentialSubject: { ...subject, identifier: { ...identity, ...changed } },
    });
    const { identityHash } = identity;
    assert.deepEqual(await answerTo(of({})), PASSED);
    for (const changed of [[identityHash], { '@value': identityHash }])
      assert.deepEqual(
        await answerTo(of({ identityHash: changed }), { over: of({}) }),
        left('structure.respelled', { values: { term: 'identityHash' } }),
      );
  });

  test('cannot be told by the name of a class where older vocabularies have one identifier for it and for a property', async () => {
    const older = (version: string, changed: JsonDocument = {}) => {
      const over = { ...credential, '@context': [contexts[0], `https://purl.imsglobal.org/spec/ob/v3p0/${version}`] };
      return answerTo({ ...over, credentialSubject: { ...subject, ...changed } }, { over });
    };
    assert.deepEqual(await older('context-3.0.2.json'), PASSED);
    const { criteria, ...vague } = achievement;
    for (const [version, changed, term] of [
      ['context-3.0.2.json', { achievement: { ...faceless, Image: image } }, 'Image'],
      ['context-3.0.3.json', { achievement: { ...vague, Criteria: criteria } }, 'Criteria'],
    ] as const)
      assert.deepEqual(await older(version, changed), left('structure.respelled', { values: { term } }), version);
  });

  test('is read in lists of one, and with what belongs to a text or a thing', async () => {
    const { id, type, name, ...others } = achievement;
    for (const changed of [
      [achievement],
      { ...faceless, image: [image] },
      { ...others, '@id': id, '@type': type, name: { '@value': name } },
    ])
      assert.deepEqual(await respelled(changed), PASSED);
  });

  test('is read where several things stand side by side, each of a name of its own or of none', async () => {
    const entry = (at?: number) => ({
      ...(at !== undefined && { id: `https://sample.example/list#${at}` }),
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: `${at ?? 7}`,
      statusListCredential: 'https://sample.example/list',
    });
    for (const entries of [
      [entry(1), entry(2)],
      [entry(), entry()],
      [entry(), entry(1), entry()],
    ])
      assert.deepEqual(await answerTo({ ...credential, credentialStatus: entries }), PASSED);
    for (const entries of [
      [entry(1), entry(1)],
      [entry(), entry(1), entry(2), entry(1)],
    ])
      assert.deepEqual(
        await answerTo({ ...credential, credentialStatus: entries }),
        left('structure.respelled', { values: { term: 'credentialStatus' } }),
      );
  });

  test('may state what its contexts have no word for: nobody looks for it by another', async () => {
    assert.deepEqual(await answerTo({ ...credential, 'https://words.example/extra': 'more' }), PASSED);
  });
});
