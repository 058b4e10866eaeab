import { suite, test } from '#test';
import { hashDataIntegrity } from '../../../../widget/verification/data-integrity/hash-data.ts';
import type { HashedSuite } from '../../../../widget/verification/data-integrity/suites.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import { createIssuer, draftCredential, type JsonDocument } from '../../../support/issue-credential.ts';
import { checked, found } from '../../../support/verified.ts';

/** A document with a proof of this kind, over what the suite signs. */
async function proven(kind: JsonDocument, name: HashedSuite): Promise<JsonDocument> {
  const issuer = await createIssuer({ method: 'did:key' });
  const document = draftCredential(issuer);
  const options = { ...kind, verificationMethod: issuer.keyId, proofPurpose: 'assertionMethod' };
  const data = await hashDataIntegrity(document, options, { suite: name });
  return { ...document, proof: { ...options, proofValue: encodeMultibase(await sign(issuer.keys, data)) } };
}

suite('a cryptosuite', () => {
  test('is named beside the type that has suites, and where it stands elsewhere is one that nobody knows', async () => {
    const name = 'eddsa-jcs-2022';
    found(await checked('proof', await proven({ type: 'DataIntegrityProof', cryptosuite: name }, name)), 'passed');
    for (const kind of [{ type: name }, { type: name, cryptosuite: name }])
      found(await checked('proof', await proven(kind, name)), 'inconclusive', 'proof.unsupported');
    const older = await proven({ type: 'DataIntegrityProof', cryptosuite: 'Ed25519Signature2020' }, 'eddsa-rdfc-2022');
    found(await checked('proof', older), 'inconclusive', 'proof.unsupported');
  });
});
