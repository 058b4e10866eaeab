import { suite, test } from '#test';
import { assert } from 'chai';
import { Answer, createIssuer, draftCredential, issueDataIntegrity, issueJwt } from '../../../support/issue-credential.ts';
import { checkOf, found, verified } from '../../../support/verified.ts';

/** An issuer whose Profile lists its key as `method` says, and whatever else. */
async function issuerWith(
  method: object,
  more: object = {},
  id = 'https://issuer.example/profile',
): ReturnType<typeof createIssuer> {
  const issuer = await createIssuer({ method: 'https' });
  const keyId = `${id}#key-0`;
  const verificationMethod = { id: keyId, type: 'DataIntegrityProof', publicKeyMultibase: issuer.keys.multikey, ...method };
  return { ...issuer, id, keyId, documents: { [id]: { id, type: 'Profile', name: issuer.name, verificationMethod, ...more } } };
}

async function bindingOf(
  issuer: Awaited<ReturnType<typeof issuerWith>>,
  documents = issuer.documents,
): Promise<ReturnType<typeof checkOf>> {
  const token = await issueJwt(issuer, draftCredential(issuer));
  return checkOf((await verified(token, { documents })).report, 'issuer-binding');
}

suite('a key that its issuer gives no purpose', () => {
  const controller = 'https://issuer.example/profile';

  test('is the issuer’s where the Profile and the key name each other, and that is said', async () => {
    const issuer = await issuerWith({ controller });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const { report } = await verified(JSON.stringify(signed), { documents: issuer.documents });
    assert.equal(report.verdict, 'verified');
    assert.deepInclude(checkOf(report, 'proof').warnings ?? [], { code: 'issuer-binding.purpose-unstated', at: issuer.keyId });
    found(await bindingOf(issuer), 'passed');
  });

  test('is left open where the key does not name the Profile', async () => {
    for (const method of [{}, { controller: 5 }])
      found(await bindingOf(await issuerWith(method)), 'inconclusive', 'issuer-binding.purpose-unstated');
  });

  test('is not the issuer’s where another controls it, or where any key has a purpose', async () => {
    found(await bindingOf(await issuerWith({ controller: 'https://other.example/' })), 'failed', 'issuer-binding.key-not-listed');
    for (const purpose of ['assertionMethod', 'authentication', 'keyAgreement', 'capabilityInvocation', 'capabilityDelegation']) {
      for (const value of [[], '#other', null])
        found(await bindingOf(await issuerWith({ controller }, { [purpose]: value })), 'failed', 'proof.purpose-wrong');
    }
  });

  test('is left open where the issuer’s address chose to lead to the document of a stranger', async () => {
    const id = 'https://issuer.example/go?to=https://stranger.example/profile';
    const issuer = await issuerWith({ controller: id }, {}, id);
    const led = { [id]: new Answer(200, issuer.documents[id], 'https://stranger.example/profile') };
    const token = await issueJwt(issuer, draftCredential(issuer));
    found(
      checkOf((await verified(token, { documents: led })).report, 'issuer-binding'),
      'inconclusive',
      'issuer-binding.purpose-unstated',
    );
  });

  test('is not the issuer’s in a DID document, which authorizes nothing that it does not say', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [[url, { assertionMethod: _, ...document }] = ['', {}]] = Object.entries(issuer.documents);
    const silent = { [url]: document };
    found(await bindingOf(issuer, silent), 'failed', 'proof.purpose-wrong');
  });
});
