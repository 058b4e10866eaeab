import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, issueDataIntegrity, issueJwt } from '../../support/issue-credential.ts';
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
});
