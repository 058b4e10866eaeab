import { suite, test } from '#test';
import { assert } from 'chai';
import { Answer, createIssuer, draftCredential, issueJwt } from '../../../support/issue-credential.ts';
import { checkOf, found, verified, warned } from '../../../support/verified.ts';

/** A credential of the issuer at `path` of issuer.example, whose document is found on `host`. */
async function redirected(method: 'https' | 'did:web', path: string, host: string, isListed = true) {
  const issuer = await createIssuer({ method, path, alg: 'ES256' });
  const keyId = `${issuer.id}#key`;
  const key = { id: keyId, controller: issuer.id, publicKeyJwk: issuer.keys.publicJwk };
  const home = method === 'https' ? issuer.id : `https://issuer.example/${path}/did.json`;
  const document = { id: issuer.id, assertionMethod: isListed ? [key] : [] };
  const token = await issueJwt(issuer, draftCredential(issuer), { header: { kid: keyId } });
  const documents = { [home]: new Answer(200, document, `https://${host}/me`) };
  const knownIssuers = [{ id: issuer.id, organisation: 'Sample Academy', source: 'test', asOf: '2026-01-01' }];
  return (await verified(token, { documents, knownIssuers })).report;
}

suite("an issuer's own document on another host", () => {
  test('is told, where the issuer chose to redirect', async () => {
    for (const method of ['https', 'did:web'] as const) {
      const report = await redirected(method, 'org/1', 'cdn.example');
      assert.equal(report.verdict, 'verified');
      assert.include(warned(checkOf(report, 'proof')), 'issuer-binding.redirected');
    }
  });

  test('counts for nothing, where its address chose to', async () => {
    for (const [method, path] of [
      ['https', 'go?to=https://forger.example/me'],
      ['https', 'go/forger%2Eexample'],
      ['did:web', 'go/forger.example'],
    ] as const) {
      const report = await redirected(method, path, 'forger.example');
      assert.equal(report.verdict, 'unconfirmed');
      assert.equal(report.knownIssuer, undefined);
      found(checkOf(report, 'proof'), 'passed');
      found(checkOf(report, 'issuer-binding'), 'inconclusive', 'issuer-binding.redirected');
    }
  });

  test('that does not list the key makes it no more the issuer’s', async () => {
    for (const path of ['org/1', 'go/forger.example']) {
      const report = await redirected('did:web', path, 'forger.example', false);
      found(checkOf(report, 'issuer-binding'), 'failed', 'issuer-binding.key-not-listed');
    }
  });
});
