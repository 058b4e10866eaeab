// Node only: other people's verifiers and JSON-LD processors must come to the same result as ours.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaSuite } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaSuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import * as jose from 'jose';
import jsonld from 'jsonld';
import { canonicalize } from '../../widget/verification/json-ld/canonicalize.ts';
import {
  createIssuer,
  draftCredential,
  issueDataIntegrity,
  issueJwt,
  toDataModel1,
  type JsonDocument,
} from '../support/issue-credential.ts';
import { oracleLoader } from '../support/oracle-loader.ts';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
/** Each Open Badges context with a data model that it goes with. */
const VERSIONS = [
  ['context-3.0.3', V2],
  ['context-3.0.3', V1],
  ['context-3.0.2', V2],
  ['context-3.0.1', V1],
  ['context', V1],
] as const;

suite('an independent oracle agrees', () => {
  for (const [alg, cryptosuite] of [
    ['EdDSA', eddsaSuite],
    ['ES256', ecdsaSuite],
    ['ES384', ecdsaSuite],
  ] as const) {
    test(`with what we sign and verify as Data Integrity under ${alg}`, async () => {
      const issuer = await createIssuer({ method: 'did:key', alg });
      const credential = await issueDataIntegrity(issuer, draftCredential(issuer));
      const verify = (document: unknown): Promise<{ verified: boolean; error?: unknown }> =>
        verifyCredential({
          credential: document,
          suite: new DataIntegrityProof({ cryptosuite }),
          documentLoader: oracleLoader,
          checkStatus: () => Promise.resolve({ verified: true }),
        });
      const good = await verify(credential);
      assert.equal(good.verified, true, JSON.stringify(good.error));
      assert.equal((await verify({ ...credential, name: 'Another Badge' })).verified, false);
    });
  }

  for (const alg of ['RS256', 'ES256', 'ES384', 'EdDSA'] as const) {
    test(`with what we sign as a JWT under ${alg}`, async () => {
      const issuer = await createIssuer({ method: 'did:jwk', alg });
      const token = await issueJwt(issuer, draftCredential(issuer));
      const { payload } = await jose.compactVerify(token, await jose.importJWK(issuer.keys.publicJwk as jose.JWK, alg));
      assert.equal((JSON.parse(new TextDecoder().decode(payload)) as JsonDocument)['iss'], issuer.id);
    });
  }

  test('with our canonical form of credentials in every bundled Open Badges context', async () => {
    const issuer = { id: 'https://issuer.example/1', name: 'Sample "Issuer"\n\u0007 😀' };
    const achievement = {
      tag: ['a', 'b', 'a'],
      alignment: [
        { type: ['Alignment'], targetName: 'T', targetUrl: 'https://t.example/1' },
        { type: ['Alignment'], targetName: 'T', targetUrl: 'https://t.example/1' },
      ],
      creditsAvailable: 1.5,
    };
    for (const [version, dataModel] of VERSIONS) {
      const draft = draftCredential(issuer, {
        achievement,
        profile: { otherIdentifier: [{ type: 'IdentifierEntry', identifier: '1', identifierType: 'ext:x' }] },
      });
      const contexts = [dataModel, `https://purl.imsglobal.org/spec/ob/v3p0/${version}.json`];
      const document = { ...(dataModel === V1 ? toDataModel1(draft) : draft), '@context': contexts };
      const options = { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, documentLoader: oracleLoader };
      // Newer than its types: the algorithm's present name and safe mode.
      const expected: unknown = await jsonld.canonize(structuredClone(document), options as object);
      assert.equal(await canonicalize(document), expected, version);
    }
  });
});
