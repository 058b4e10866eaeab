// The issuer is checked by other people's code: what only our own verifier accepts would prove nothing.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { compactVerify, importJWK, importSPKI, jwtVerify } from 'jose';
import { contextDocument } from '../../../widget/verification/contexts/context-documents.ts';
import {
  bitstringEntry,
  bitstringStatusList,
  createIssuer,
  draftCredential,
  issueDataIntegrity,
  issueJwt,
  revocationListEntry,
  signedBadge,
  type JsonDocument,
  type KeyAlgorithm,
  type SigningIssuer,
} from '../../support/issue-credential.ts';

suite('Data Integrity credentials, as Digital Bazaar verifies them', () => {
  for (const [alg, cryptosuite] of [['EdDSA', eddsaRdfc2022] as const, ['ES256', ecdsaRdfc2019] as const]) {
    for (const method of ['did:key', 'did:web'] as const) {
      test(`${cryptosuite.name} by a ${method} issuer is verified`, async () => {
        const issuer = await createIssuer({ method, alg, host: 'localhost:4400', path: 'issuers/1' });
        const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { validUntil: '2090-01-01T00:00:00Z' }));
        assert.deepEqual(await oracle(issuer, credential, cryptosuite), { verified: true });
      });
    }
  }

  test('one character changed after signing is found', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { name: 'Level 1' }));
    const changed = JSON.parse(JSON.stringify(credential).replaceAll('Level 1', 'Level 2')) as JsonDocument; // it was one
    assert.deepEqual(await oracle(issuer, changed, eddsaRdfc2022), { verified: false });
  });

  test('a status entry and its signed list are part of what was signed', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const url = 'https://issuer.example/status/1';
    const fields = { credentialStatus: [bitstringEntry(url, 7), revocationListEntry('https://issuer.example/revoked.json')] };
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer, fields));
    const list = await bitstringStatusList(issuer, { url, set: [7] });
    assert.deepEqual(await oracle(issuer, credential, eddsaRdfc2022), { verified: true });
    assert.deepEqual(await oracle(issuer, list, eddsaRdfc2022), { verified: true });
  });

  test('a second proof is added beside the first', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const once = await issueDataIntegrity(issuer, draftCredential(issuer));
    const twice = await issueDataIntegrity(issuer, once, { created: '2025-02-01T00:00:00Z' });
    assert.deepEqual(Array.isArray(twice['proof']) && twice['proof'].length, 2);
    assert.deepEqual(await oracle(issuer, twice, eddsaRdfc2022), { verified: true });
  });

  test('an RSA key has no cryptosuite, and that is said', async () => {
    const issuer = await createIssuer({ method: 'did:jwk', alg: 'RS256' });
    await assert.rejects(issueDataIntegrity(issuer, draftCredential(issuer)), /RS256: no cryptosuite/);
    await assert.rejects(createIssuer({ method: 'did:key', alg: 'RS256' }), /no Multikey form/);
  });
});

suite('JWT credentials, as jose verifies them', () => {
  for (const alg of ['EdDSA', 'ES256', 'ES384', 'RS256'] as const) {
    for (const vcdm of ['1.1', '2.0'] as const) {
      test(`${alg} over data model ${vcdm} carries the registered claims`, async () => {
        const issuer = await createIssuer({ method: 'https', alg });
        const token = await issueJwt(issuer, draftCredential(issuer, { id: 'urn:uuid:1', validUntil: '2090-01-01T00:00:00Z' }), {
          vcdm,
        });
        const { payload, protectedHeader } = await jwtVerify(token, await publicKey(issuer, alg), { issuer: issuer.id });
        assert.deepEqual(protectedHeader, { alg, typ: 'JWT', kid: 'https://issuer.example/org/1/keys/1' });
        assert.deepEqual(
          [payload.jti, payload.sub, payload.nbf, payload.exp],
          ['urn:uuid:1', 'did:example:earner', 1735689600, 3786912000],
        );
        assert.equal('vc' in payload, vcdm === '1.1');
      });
    }
  }

  test('a changed claim is found', async () => {
    const issuer = await createIssuer({ method: 'did:jwk', alg: 'ES256' });
    const [header, , signature] = (await issueJwt(issuer, draftCredential(issuer))).split('.');
    const [, payload] = (await issueJwt(issuer, draftCredential(issuer, { name: 'Level 2' }))).split('.');
    await assert.rejects(jwtVerify(`${header}.${payload}.${signature}`, await publicKey(issuer, 'ES256')), /signature/);
  });
});

suite('Open Badges 2.0, signed', () => {
  test('the key that the issuer lists verifies the JWS', async () => {
    const { jws, documents, issuer, assertion } = await signedBadge({ revoked: ['urn:uuid:2'] });
    const key = documents[String(issuer['publicKey'])];
    const { payload } = await compactVerify(jws, await importSPKI(String(key?.['publicKeyPem']), 'RS256'));
    assert.deepEqual(JSON.parse(new TextDecoder().decode(payload)), assertion);
    assert.deepEqual(documents[String(issuer['revocationList'])]?.['revokedAssertions'], ['urn:uuid:2']);
  });

  test('nothing is served at the id of a signed assertion', async () => {
    const { url, documents } = await signedBadge({ host: 'localhost:4400' });
    assert.ok(url.startsWith('http://localhost:4400/'));
    assert.equal(documents[url], undefined);
  });
});

function publicKey(issuer: SigningIssuer, alg: KeyAlgorithm): Promise<CryptoKey | Uint8Array> {
  return importJWK({ ...issuer.keys.publicJwk, kty: String(issuer.keys.publicJwk.kty) }, alg);
}

async function oracle(issuer: SigningIssuer, credential: JsonDocument, cryptosuite: unknown): Promise<{ verified: boolean }> {
  const documentLoader = async (url: string): Promise<object> => ({ documentUrl: url, document: lookUp(issuer, url) });
  const verifier = new DataIntegrityProof({ cryptosuite });
  const checkStatus = async (): Promise<object> => ({ verified: true });
  const { verified } = await vc.verifyCredential({ credential, suite: verifier, documentLoader, checkStatus });
  return { verified };
}

/** What Digital Bazaar's verifier asks for: contexts, the DID document, and the verification method alone. */
function lookUp(issuer: SigningIssuer, url: string): unknown {
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: issuer.keyId,
    type: 'Multikey',
    controller: issuer.id,
    publicKeyMultibase: issuer.keys.multikey,
  };
  if (url === issuer.keyId) return method;
  if (url === issuer.id) {
    const own = Object.values(issuer.documents)[0];
    return own ?? { '@context': 'https://www.w3.org/ns/did/v1', id: issuer.id, assertionMethod: [issuer.keyId] };
  }
  const found = contextDocument(url);
  if (found === undefined) throw new Error(`the test leans on ${url}`);
  return found;
}
