import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { hashDataIntegrity } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import {
  createIssuer,
  documentsLoader,
  draftCredential,
  issueDataIntegrity,
  type JsonDocument,
} from '../../../support/issue-credential.ts';
import { withoutAlgorithm } from '../../../support/without-algorithm.ts';

const NOW = new Date('2026-11-22T00:00:00Z');

async function checkAll(
  document: JsonObject,
  documents: { readonly [url: string]: unknown } = {},
): Promise<readonly ProofFinding[]> {
  const ports = { loadDocument: documentsLoader(documents), now: NOW, skewSeconds: 60 };
  return checkProofs({ form: 'data-integrity', document }, ports);
}

async function check(document: JsonObject, documents: { readonly [url: string]: unknown } = {}): Promise<ProofFinding> {
  return (await checkAll(document, documents))[0]!;
}

function outcomes({ signature, binding }: ProofFinding): string {
  const parts = [signature.outcome, signature.problem?.code, '/', binding.outcome, binding.problem?.code];
  return parts.filter((part) => part !== undefined).join(' ');
}

function proofOf(document: JsonDocument): JsonDocument {
  return [document['proof']].flat()[0] as JsonDocument;
}

const SUITES = [
  ['eddsa-rdfc-2022', 'EdDSA'],
  ['eddsa-jcs-2022', 'EdDSA'],
  ['Ed25519Signature2020', 'EdDSA'],
  ['ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-jcs-2019', 'ES256'],
  ['ecdsa-rdfc-2019', 'ES384'],
  ['ecdsa-jcs-2019', 'ES384'],
] as const;

suite('a Data Integrity proof', () => {
  for (const [name, alg] of SUITES) {
    test(`of ${name} with ${alg} passes, and fails when one word was changed`, async () => {
      const issuer = await createIssuer({ method: 'did:key', alg });
      const signed = await issueDataIntegrity(issuer, draftCredential(issuer), { suite: name });
      assert.equal(outcomes(await check(signed)), 'passed / passed');
      assert.equal(outcomes(await check({ ...signed, name: 'Another Badge' })), 'failed proof.signature-wrong / passed');
    });
  }

  test('whose algorithm the platform does not know is left open, and never called forged', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer), { suite: 'eddsa-rdfc-2022' });
    assert.equal(outcomes(await withoutAlgorithm('Ed25519', () => check(signed))), 'inconclusive proof.unsupported / passed');
  });

  test('passes under did:web when its document lists the key for assertions', async () => {
    const issuer = await createIssuer({ method: 'did:web', host: 'localhost:8080' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    assert.deepEqual(Object.keys(issuer.documents), ['http://localhost:8080/org/1/did.json']);
    assert.equal(outcomes(await check(signed, issuer.documents)), 'passed / passed');
  });

  test('passes with the key embedded in assertionMethod and no other list of keys', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [url, document] = Object.entries(issuer.documents)[0]!;
    const { verificationMethod, ...rest } = document;
    const embedded = { ...rest, assertionMethod: [verificationMethod].flat()[0] };
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    assert.equal(outcomes(await check(signed, { [url]: embedded })), 'passed / passed');
  });

  test('is not by a key that may only authenticate, or that has expired, was revoked or has another controller', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [url, document] = Object.entries(issuer.documents)[0]!;
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const { assertionMethod, ...rest } = document;
    const authentication = await check(signed, { [url]: { ...rest, authentication: assertionMethod } });
    assert.equal(outcomes(authentication), 'passed / failed proof.purpose-wrong');
    const method = [document['verificationMethod']].flat()[0] as JsonDocument;
    for (const more of [
      { expires: '2026-01-01T00:00:00Z' },
      { revoked: '2026-01-01T00:00:00Z' },
      { controller: 'did:web:other.example' },
    ]) {
      const finding = await check(signed, { [url]: { ...document, verificationMethod: [{ ...method, ...more }] } });
      assert.equal(finding.binding.problem?.code, 'issuer-binding.key-not-listed', JSON.stringify(more));
    }
  });

  test('is not bound by a fragment that looks like a key', async () => {
    const forger = await createIssuer({ method: 'did:key' });
    const issuer = await createIssuer({ method: 'did:web' });
    const keyId = `${issuer.id}#${forger.keys.multikey}`;
    const signed = await issueDataIntegrity({ ...issuer, keys: forger.keys, keyId }, draftCredential(issuer));
    assert.equal(outcomes(await check(signed, issuer.documents)), 'passed / failed issuer-binding.key-not-listed');
    assert.equal(outcomes(await check(signed)), 'passed / inconclusive issuer-binding.unreachable');
  });

  test('is not bound by a DID of its own', async () => {
    const forger = await createIssuer({ method: 'did:key' });
    const issuer = await createIssuer({ method: 'https' });
    const signed = await issueDataIntegrity({ ...forger, id: issuer.id }, draftCredential(issuer));
    assert.equal(outcomes(await check(signed, issuer.documents)), 'passed / failed issuer-binding.not-proven');
  });

  test('cannot be told when the key does not answer and does not name itself', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    assert.equal(outcomes(await check(signed)), 'inconclusive proof.key-unreachable / inconclusive issuer-binding.unreachable');
  });

  test('fails for another purpose, and after it has expired', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const purpose = await issueDataIntegrity(issuer, draft, { proofPurpose: 'authentication' });
    assert.equal((await check(purpose)).signature.problem?.code, 'proof.purpose-wrong');
    const expired = await issueDataIntegrity(issuer, draft, { expires: '2026-11-21T00:00:00Z' });
    assert.equal((await check(expired)).signature.problem?.code, 'proof.expired');
    const justExpired = await issueDataIntegrity(issuer, draft, { expires: '2026-11-21T23:59:30Z' });
    assert.equal((await check(justExpired)).signature.outcome, 'passed');
    const early = await check(await issueDataIntegrity(issuer, draft, { created: '2027-01-01T00:00:00Z' }));
    assert.deepEqual(early.warnings, [{ code: 'validity-period.not-yet-valid', at: '/proof/created' }]);
  });

  test('was made in the past, or within the skew of now, without a warning', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    for (const created of ['2026-11-21T00:00:00Z', '2026-11-22T00:00:30Z', '2026-11-22T00:01:00Z'])
      assert.deepEqual((await check(await issueDataIntegrity(issuer, draft, { created }))).warnings, [], created);
    const late = await check(await issueDataIntegrity(issuer, draft, { created: '2026-11-22T00:01:01Z' }));
    assert.equal(late.warnings[0]?.code, 'validity-period.not-yet-valid');
  });

  test('holds to the last moment of its time and the skew, and no longer', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const until = async (expires: string): Promise<string> =>
      outcomes(await check(await issueDataIntegrity(issuer, draftCredential(issuer), { expires })));
    assert.equal(await until('2026-11-21T23:59:00Z'), 'passed / passed');
    assert.equal(await until('2026-11-21T23:58:59Z'), 'failed proof.expired / passed');
    // In UTC where it names no zone.
    assert.equal(await until('20261121T235900'), 'passed / passed');
    assert.equal(await until('2026-11-21T23:58:59'), 'failed proof.expired / passed');
  });

  test('says nothing when its key is printed in a public document, and warns of no other', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const multikey = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi';
    const published = { ...issuer, id: `did:key:${multikey}`, keyId: `did:key:${multikey}#${multikey}` };
    const finding = await check(await issueDataIntegrity(published, draftCredential(published)));
    assert.deepInclude(finding.warnings, { code: 'proof.key-published' });
    assert.deepEqual((await check(await issueDataIntegrity(issuer, draftCredential(issuer)))).warnings, []);
  });

  test('names the suite and the key, and says where it is broken', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const finding = await check(signed);
    assert.deepEqual([finding.suite, finding.verificationMethod], ['eddsa-rdfc-2022', issuer.keyId]);
    for (const [member, value, code] of [
      ['type', undefined, 'proof.malformed'],
      ['cryptosuite', undefined, 'proof.malformed'],
      ['proofPurpose', undefined, 'proof.purpose-wrong'],
      ['proofValue', 5, 'proof.malformed'],
      ['verificationMethod', 'key-1', 'proof.key-unresolved'],
      ['verificationMethod', undefined, 'proof.key-unresolved'],
      ['expires', 5, 'proof.malformed'],
      ['expires', '2030-02-30T00:00:00Z', 'proof.malformed'],
      ['created', 1_735_689_600, 'proof.malformed'],
      ['created', 'yesterday', 'proof.malformed'],
      ['created', '', 'proof.malformed'],
      ['previousProof', [], 'proof.malformed'],
      ['previousProof', 'urn:none', 'proof.malformed'],
    ] as const) {
      const { signature } = await check({ ...signed, proof: { ...proofOf(signed), [member]: value } });
      assert.deepEqual(signature, { outcome: 'failed', problem: { code, at: `/proof/${member}` } });
    }
  });

  test('of an unknown suite cannot be told, and one without a value or key is malformed', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const withProof = (more: JsonDocument): JsonDocument => ({ ...signed, proof: { ...proofOf(signed), ...more } });
    assert.equal(outcomes(await check(withProof({ cryptosuite: 'sphincs-2099' }))), 'inconclusive proof.unsupported / passed');
    assert.equal((await check(withProof({ proofValue: undefined }))).signature.problem?.code, 'proof.malformed');
    assert.equal((await check(withProof({ proofValue: 'z111' }))).signature.problem?.code, 'proof.signature-wrong');
    assert.equal((await check(withProof({ verificationMethod: 'key' }))).signature.problem?.code, 'proof.key-unresolved');
    assert.equal((await check(withProof({ expires: 'soon' }))).signature.problem?.code, 'proof.malformed');
  });

  test('of an older kind cannot be told, whatever that kind calls its value, its key and its purpose', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { proof: _, ...document } = await issueDataIntegrity(issuer, draftCredential(issuer));
    const jws = 'eyJhbGciOiJFUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..c2ln';
    for (const proof of [
      { type: 'JsonWebSignature2020', proofPurpose: 'assertionMethod', verificationMethod: issuer.keyId, jws },
      { type: 'RsaSignature2018', creator: issuer.keyId, jws },
    ]) {
      assert.deepEqual((await check({ ...document, proof })).signature, {
        outcome: 'inconclusive',
        problem: { code: 'proof.unsupported', at: '/proof', values: { suite: proof.type } },
      });
    }
  });

  test('covers every word: what no context defines fails, and an unknown context cannot be told', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const added = await check({ ...signed, microsoftVerified: true });
    assert.deepEqual(added.signature.problem, { code: 'structure.unsigned-terms', values: { term: 'microsoftVerified' } });
    const contexts = [signed['@context']].flat();
    const unknown = await check({ ...signed, '@context': [...contexts, 'https://forger.example/context.json'] });
    assert.equal(outcomes(unknown), 'inconclusive structure.context-unknown / passed');
    const inline = {
      ...signed,
      '@context': [...contexts, { microsoftVerified: 'https://forger.example/#v' }],
      microsoftVerified: true,
    };
    assert.equal((await check(inline)).signature.problem?.code, 'proof.signature-wrong');
    const redefined = { ...signed, '@context': [...contexts, { name: 'https://forger.example/#name' }] };
    assert.equal((await check(redefined)).signature.problem?.code, 'proof.malformed');
  });

  test('passes with the later publication of a context under the same URL, and says which it was', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const url = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
    const credential = draftCredential(issuer, { more: { endorsementJwt: ['eyJ.e30.e'] } });
    const proof = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      verificationMethod: issuer.keyId,
    };
    const data = await hashDataIntegrity(credential, proof, {
      suite: 'eddsa-rdfc-2022',
      revisions: new Map([[url, '2026-06-29']]),
    });
    const finding = await check({
      ...credential,
      proof: { ...proof, proofValue: encodeMultibase(await sign(issuer.keys, data)) },
    });
    assert.equal(outcomes(finding), 'passed / passed');
    assert.deepInclude(finding.contexts ?? [], { kind: 'context', url, value: '2026-06-29' });
  });

  test('is one of a set, each judged on its own', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const stranger = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const once = await issueDataIntegrity(issuer, draftCredential(issuer));
    const twice = await issueDataIntegrity(stranger, once);
    const findings = await checkAll(twice);
    assert.deepEqual(findings.map(outcomes), ['passed / passed', 'passed / failed issuer-binding.not-proven']);
  });

  test('in a chain also covers the proof before it', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { proof, ...document } = await issueDataIntegrity(issuer, draftCredential(issuer));
    const first = { ...([proof].flat()[0] as JsonDocument), id: 'urn:uuid:aaaaaaaa-0000-4000-8000-000000000000' };
    const options = { ...first, id: 'urn:uuid:bbbbbbbb-0000-4000-8000-000000000000', previousProof: first.id };
    const data = await hashDataIntegrity({ ...document, proof: [first] }, options, { suite: 'eddsa-rdfc-2022' });
    const second = { ...options, proofValue: encodeMultibase(await sign(issuer.keys, data)) };
    const good = await checkAll({ ...document, proof: [first, second] });
    assert.equal(good[1]?.signature.outcome, 'passed');
    const swapped = await checkAll({ ...document, proof: [{ ...first, created: '2025-02-02T00:00:00Z' }, second] });
    assert.equal(swapped[1]?.signature.problem?.code, 'proof.signature-wrong');
    const alone = await checkAll({ ...document, proof: [second] });
    assert.deepEqual(alone[0]?.signature.problem, { code: 'proof.malformed', at: '/proof/previousProof' });
  });

  test('is looked at ten times at most, and hostile shapes throw nothing', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    assert.lengthOf(await checkAll({ ...signed, proof: Array.from({ length: 50 }, () => proofOf(signed)) }), 10);
    for (const proof of [null, 'proof', 5, [[]], [null], {}, { type: {} }, { '@context': 'x', type: 'DataIntegrityProof' }]) {
      for (const { signature } of await checkAll({ ...signed, proof })) assert.notEqual(signature.outcome, 'passed');
    }
    const polluted = JSON.parse(JSON.stringify(signed).replace('"name"', '"__proto__":{"polluted":1},"name"')) as JsonObject;
    assert.equal((await check(polluted)).signature.outcome, 'failed');
    assert.notProperty({}, 'polluted');
  });
});
