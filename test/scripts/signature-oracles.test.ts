// Node only: what other people's issuers sign is verified here. The tests of each suite sign with the code that they check.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { createSignCryptosuite as ecdsaJcs } from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { createDiscloseCryptosuite, createSignCryptosuite as selective } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { createSignCryptosuite as eddsaJcs } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { derive, issue } from '@digitalbazaar/vc';
import { sign } from '../../scripts/sample/issuer-keys.ts';
import { createIssuer, draftCredential, type JsonDocument, type SigningIssuer } from '../support/issue-credential.ts';
import { oracleLoader } from '../support/oracle-loader.ts';
import { checked } from '../support/verified.ts';

const LEGACY = 'https://w3id.org/security/suites/ed25519-2020/v1';

/** An issuer's key as Digital Bazaar's suites sign with one. */
function signerOf({ keys, keyId }: SigningIssuer): object {
  const algorithm = { EdDSA: 'Ed25519', ES256: 'P-256', ES384: 'P-384', RS256: 'RSA' }[keys.algorithm];
  return { id: keyId, algorithm, sign: async ({ data }: { readonly data: Uint8Array<ArrayBuffer> }) => sign(keys, data) };
}

const dataIntegrity =
  (cryptosuite: unknown) =>
  (signer: object): object =>
    new DataIntegrityProof({ cryptosuite, signer });

/** Badges that differ in what canonical forms are about: things without names, lists, numbers, letters of every plane. */
function badges(issuer: SigningIssuer): readonly JsonDocument[] {
  const alignment = ['T', 'T', 'Ünï\u0000"\\\n😀'].map((targetName) => ({
    type: ['Alignment'],
    targetName,
    targetUrl: 'https://t.example/1',
  }));
  // Not below a millionth: `jsonld` writes such a number as 0, against JSON-LD 1.1 API section 8.2.2.
  const numbers = [1e21, 1e-6, 0.1, 333_333_333.333_333_3].map((creditsAvailable) =>
    draftCredential(issuer, { achievement: { creditsAvailable, alignment, tag: ['b', 'a', 'b'] } }),
  );
  return [draftCredential(issuer), ...numbers];
}

const proofOf = async (credential: unknown): Promise<string> => (await checked('proof', credential)).outcome;

async function agrees(credential: JsonDocument, name: string): Promise<void> {
  assert.equal(await proofOf(credential), 'passed', name);
  assert.equal(await proofOf({ ...credential, validFrom: '2024-12-31T00:00:00Z' }), 'failed', name);
}

suite('what an independent issuer signs is verified', () => {
  for (const [name, alg, proof] of [
    ['eddsa-rdfc-2022', 'EdDSA', dataIntegrity(eddsaRdfc)],
    ['eddsa-jcs-2022', 'EdDSA', dataIntegrity(eddsaJcs())],
    ['ecdsa-rdfc-2019', 'ES256', dataIntegrity(ecdsaRdfc)],
    ['ecdsa-rdfc-2019', 'ES384', dataIntegrity(ecdsaRdfc)],
    ['ecdsa-jcs-2019', 'ES256', dataIntegrity(ecdsaJcs())],
    ['ecdsa-jcs-2019', 'ES384', dataIntegrity(ecdsaJcs())],
    ['Ed25519Signature2020', 'EdDSA', (signer: object) => new Ed25519Signature2020({ signer })],
  ] as const) {
    test(`under ${name} by a key for ${alg}, and not when it was changed`, async () => {
      const issuer = await createIssuer({ method: 'did:key', alg });
      for (const badge of badges(issuer)) {
        const contexts = [badge['@context'], ...(name === 'Ed25519Signature2020' ? [LEGACY] : [])].flat();
        const credential = { ...badge, '@context': contexts };
        await agrees(await issue({ credential, suite: proof(signerOf(issuer)), documentLoader: oracleLoader }), name);
      }
    });
  }

  test('under ecdsa-sd-2023, in whatever selection its holder shows', async () => {
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const always = ['/issuer', '/validFrom', '/credentialSubject/achievement/name'];
    for (const [at, credential] of badges(issuer).entries()) {
      const signing = dataIntegrity(selective({ mandatoryPointers: always }))(signerOf(issuer));
      const verifiableCredential = await issue({ credential, suite: signing, documentLoader: oracleLoader });
      for (const shown of [
        '/id',
        '/credentialSubject/achievement',
        '/credentialSubject/achievement/criteria',
        '/credentialSubject/id',
      ]) {
        const disclosing = new DataIntegrityProof({ cryptosuite: createDiscloseCryptosuite({ selectivePointers: [shown] }) });
        const derived = await derive({ verifiableCredential, suite: disclosing, documentLoader: oracleLoader });
        await agrees(derived, `badge ${at}, ${shown}`);
      }
    }
  });
});
