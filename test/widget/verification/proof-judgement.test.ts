import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, issueDataIntegrity, issueJwt } from '../../support/issue-credential.ts';
import { makeJws, segment } from '../../support/make-jws.ts';
import { checkOf, verified } from '../../support/verified.ts';

const OB_3_0_3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

suite('what the proofs of a document come to', () => {
  test('names the suite and the contexts, and no warning where there is nothing to warn of', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const embedded = await verified(await issueDataIntegrity(issuer, draftCredential(issuer)));
    assert.deepEqual(checkOf(embedded.report, 'proof'), {
      id: 'proof',
      outcome: 'passed',
      evidence: [
        { kind: 'claim', value: 'eddsa-rdfc-2022' },
        { kind: 'context', url: OB_3_0_3, value: '2025-04-07' },
      ],
    });
    const jwt = await verified(await issueJwt(issuer, draftCredential(issuer)));
    assert.deepEqual(checkOf(jwt.report, 'proof'), {
      id: 'proof',
      outcome: 'passed',
      evidence: [{ kind: 'claim', value: 'EdDSA' }],
    });
  });

  test('is nothing to warn of where there are two good ones', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { report } = await verified(
      await issueDataIntegrity(issuer, await issueDataIntegrity(issuer, draftCredential(issuer))),
    );
    assert.equal(report.verdict, 'verified');
    assert.notProperty(checkOf(report, 'proof'), 'warnings');
  });

  test('is a proof that is missing, and an issuer that is not asked about, where there is none', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { report } = await verified(draftCredential(issuer));
    assert.deepEqual(checkOf(report, 'proof').problem, { code: 'proof.missing' });
    assert.equal(checkOf(report, 'issuer-binding').outcome, 'not-applicable');
  });

  test('names the suite in the place of a key that the proof does not name', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer), { header: { kid: undefined } });
    const { evidence = [] } = checkOf((await verified(jwt)).report, 'issuer-binding');
    assert.deepInclude(evidence, { kind: 'key', value: 'EdDSA' });
  });

  // A genuine badge of a kind that nobody here can check is not a forged one.
  test('is open where neither the signature nor the key is of a kind that is known', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed448', x: segment('x'.repeat(57)) };
    const issuer = await createIssuer({ method: 'did:web' });
    const document = { id: issuer.id, assertionMethod: [{ id: `${issuer.id}#k`, type: 'JsonWebKey', publicKeyJwk: jwk }] };
    const documents = { ...issuer.documents, [Object.keys(issuer.documents)[0] ?? '']: document };
    const byJwk = `did:jwk:${segment(JSON.stringify(jwk))}`;
    const judged = async (alg: string, id: string, kid: string) => {
      const token = makeJws({ alg, kid }, draftCredential({ ...issuer, id }));
      const { report } = await verified(token, { documents });
      const { outcome, problem } = checkOf(report, 'issuer-binding');
      return `${report.verdict}: ${outcome} ${problem?.code}`;
    };
    for (const [id, kid] of [
      [byJwk, `${byJwk}#0`],
      [issuer.id, `${issuer.id}#k`],
    ] as const) {
      assert.equal(await judged('Ed448', id, kid), 'unconfirmed: inconclusive proof.key-unresolved', kid);
      assert.equal(await judged('ES256', id, kid), 'invalid: failed proof.key-unresolved', kid);
    }
    assert.equal(await judged('Ed448', issuer.id, `${issuer.id}#other`), 'invalid: failed issuer-binding.key-not-listed');
    const stranger = await createIssuer({ method: 'did:key' });
    assert.equal(await judged('Ed448', issuer.id, stranger.keyId), 'invalid: failed issuer-binding.not-proven');
  });

  test('is open for a proof of an unknown kind by a did:key of another', async () => {
    const did =
      'did:key:zUC7ENoTnAGnoEy4EjPcRnQnsJX4t2aZ9WFgMqhMjYKbRaBQc1yMCaSWeNfYyxWAn9wGnpH6J5B8P9nTwKeV5qmyAG1eWyW8SyT1ChA6KcG1u9m';
    const issuer = { ...(await createIssuer({ method: 'did:key' })), id: did };
    const proof = {
      type: 'DataIntegrityProof',
      cryptosuite: 'bbs-2023',
      proofPurpose: 'assertionMethod',
      verificationMethod: `${did}#${did.slice(8)}`,
      proofValue: 'u2V0A',
    };
    const { report } = await verified({ ...draftCredential(issuer), proof });
    assert.equal(report.verdict, 'unconfirmed');
    assert.equal(checkOf(report, 'issuer-binding').outcome, 'inconclusive');
  });
});
