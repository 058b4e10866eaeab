import { suite, test } from '#test';
import { assert } from 'chai';
import { encodeBase64url } from '../../../../widget/credential/base64url.ts';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { hashDataIntegrity } from '../../../../widget/verification/data-integrity/hash-data.ts';
import type { HashedSuite } from '../../../../widget/verification/data-integrity/suites.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import type { CheckEvidence } from '../../../../widget/verification/report.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import {
  createIssuer,
  documentsLoader,
  draftCredential,
  issueDataIntegrity,
  type JsonDocument,
  type SigningIssuer,
} from '../../../support/issue-credential.ts';
import { withoutAlgorithm } from '../../../support/without-algorithm.ts';

const OB_3_0_3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const OB_3_0 = 'https://purl.imsglobal.org/spec/ob/v3p0/context.json';

async function check(document: JsonObject): Promise<ProofFinding> {
  const ports = { loadDocument: documentsLoader({}), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  return (await checkProofs({ form: 'data-integrity', document }, ports))[0]!;
}

const answerTo = async (document: JsonObject): Promise<unknown> => (await check(document)).signature;

const wrong = (at?: string): unknown => ({
  outcome: 'failed',
  problem: { code: 'proof.signature-wrong', ...(at === undefined ? {} : { at }) },
});

function withProof(document: JsonDocument, more: JsonDocument): JsonDocument {
  const [proof] = [document['proof']].flat() as JsonDocument[];
  return { ...document, proof: { ...proof, ...more } };
}

/** A document with a proof over another one, or read with other publications of its contexts. */
async function signAs(
  issuer: SigningIssuer,
  document: JsonDocument,
  {
    over = document,
    name,
    options = {},
    revisions,
  }: { over?: JsonDocument; name: HashedSuite; options?: JsonDocument; revisions?: ReadonlyMap<string, string> },
): Promise<JsonDocument> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: name,
    proofPurpose: 'assertionMethod',
    verificationMethod: issuer.keyId,
    ...options,
  };
  const data = await hashDataIntegrity(over, proof, { suite: name, ...(revisions && { revisions }) });
  return { ...document, proof: { ...proof, proofValue: encodeMultibase(await sign(issuer.keys, data)) } };
}

suite('the signature of a Data Integrity proof', () => {
  test('is left open for a suite that is not known, which is named', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    for (const [more, name] of [
      [{ cryptosuite: 'sphincs-2099' }, 'sphincs-2099'],
      [{ type: 'Ed25519Signature2018' }, 'Ed25519Signature2018'],
      [{ type: 'eddsa-rdfc-2022x' }, 'eddsa-rdfc-2022x'],
    ] as const) {
      const finding = await check(withProof(signed, more));
      assert.equal(finding.suite, name);
      assert.deepEqual(finding.signature, {
        outcome: 'inconclusive',
        problem: { code: 'proof.unsupported', at: '/proof', values: { suite: name } },
      });
    }
  });

  test('is checked for the suites over the meaning of a document under the names that they had until 2023', async () => {
    for (const [alg, name, now] of [
      ['EdDSA', 'eddsa-2022', 'eddsa-rdfc-2022'],
      ['ES256', 'ecdsa-2019', 'ecdsa-rdfc-2019'],
    ] as const) {
      const issuer = await createIssuer({ method: 'did:key', alg });
      const signed = await signAs(issuer, draftCredential(issuer), { name });
      const finding = await check(signed);
      assert.deepEqual([finding.suite, finding.signature], [name, { outcome: 'passed' }]);
      assert.deepEqual(await answerTo({ ...signed, name: 'Another Badge' }), wrong());
      // The name is signed as well.
      assert.deepEqual(await answerTo(withProof(signed, { cryptosuite: now })), wrong());
    }
  });

  test('is none where it names no suite', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    for (const [more, at] of [
      [{ type: undefined }, '/proof/type'],
      [{ type: ['DataIntegrityProof', 'Sample'] }, '/proof/type'],
      [{ cryptosuite: undefined }, '/proof/cryptosuite'],
      [{ cryptosuite: 5 }, '/proof/cryptosuite'],
    ] as const) {
      const finding = await check(withProof(signed, more));
      assert.deepEqual([finding.suite, finding.signature], ['', { outcome: 'failed', problem: { code: 'proof.malformed', at } }]);
    }
  });

  test('is left open, with the name of the suite, where the platform does not know it', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    assert.deepEqual(await withoutAlgorithm('Ed25519', () => answerTo(signed)), {
      outcome: 'inconclusive',
      problem: { code: 'proof.unsupported', values: { suite: 'eddsa-rdfc-2022' } },
    });
  });

  test('is wrong in another length or base than the suite’s, whoever has signed', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const curve = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const onCurve = await issueDataIntegrity(curve, draftCredential(curve));
    const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);
    for (const [document, value] of [
      [signed, encodeMultibase(bytes(63))],
      [signed, encodeMultibase(bytes(65))],
      [signed, encodeMultibase(bytes(96))],
      [signed, `u${encodeBase64url(bytes(64))}`],
      [signed, 'z0'],
      [onCurve, encodeMultibase(bytes(95))],
      [onCurve, `u${encodeBase64url(bytes(64))}`],
    ] as const) {
      assert.deepEqual(await answerTo(withProof(document, { proofValue: value })), wrong('/proof/proofValue'), value);
    }
    for (const [document, value] of [
      [signed, encodeMultibase(bytes(64))],
      [onCurve, encodeMultibase(bytes(64))],
      [onCurve, encodeMultibase(bytes(96))],
    ] as const) {
      assert.deepEqual(await answerTo(withProof(document, { proofValue: value })), wrong(), value);
    }
  });

  test('is wrong by a key of another kind than the suite’s', async () => {
    for (const [alg, name] of [
      ['EdDSA', 'ecdsa-rdfc-2019'],
      ['EdDSA', 'ecdsa-jcs-2019'],
      ['ES256', 'eddsa-rdfc-2022'],
      ['ES256', 'eddsa-jcs-2022'],
    ] as const) {
      const issuer = await createIssuer({ method: 'did:key', alg });
      assert.deepEqual(await answerTo(await signAs(issuer, draftCredential(issuer), { name })), wrong(), `${alg} ${name}`);
    }
  });

  test('says what in the document keeps it from being checked', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const under = (...contexts: readonly unknown[]): JsonDocument => ({
      ...signed,
      '@context': [signed['@context'], contexts].flat(),
    });
    const long = `https://forger.example/${'a'.repeat(400)}`;
    for (const [document, answer] of [
      [
        under('https://forger.example/context.json'),
        { outcome: 'inconclusive', problem: { code: 'structure.context-unknown', at: 'https://forger.example/context.json' } },
      ],
      [under(long), { outcome: 'inconclusive', problem: { code: 'structure.context-unknown', at: long.slice(0, 300) } }],
      [
        { ...signed, surprise: 1 },
        { outcome: 'failed', problem: { code: 'structure.unsigned-terms', values: { term: 'surprise' } } },
      ],
      [
        under({ name: 'https://forger.example/name' }),
        { outcome: 'failed', problem: { code: 'proof.malformed', values: { reason: 'name' } } },
      ],
      [
        under({ '@base': 'https://forger.example/' }),
        { outcome: 'inconclusive', problem: { code: 'proof.unsupported', values: { suite: 'unsupported', term: '@base' } } },
      ],
      [
        under(...Array.from({ length: 40 }, () => ({}))),
        { outcome: 'inconclusive', problem: { code: 'proof.unsupported', values: { suite: 'too-complex', term: '@context' } } },
      ],
    ] as const) {
      assert.deepEqual(await answerTo(document), answer);
    }
  });

  test('is of no document where JSON cannot hold it', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer), { suite: 'eddsa-jcs-2022' });
    for (const name of ['\ud800', NaN])
      assert.deepEqual(await answerTo({ ...signed, name }), { outcome: 'failed', problem: { code: 'proof.malformed' } });
  });
});

suite('a proof over JSON as it is', () => {
  const name = 'eddsa-jcs-2022';

  test('lets the document gain contexts behind those that it was made under, and no other', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const contexts = [draft['@context']].flat();
    const under = (context: unknown): JsonDocument => ({ ...draft, '@context': context });
    const extra = { extra: 'https://words.example/extra' };
    for (const [made, shown, holds] of [
      [contexts, contexts, true],
      [contexts, [...contexts, extra], true],
      [contexts[0], contexts, true],
      [contexts[0], [contexts[0]], true],
      [contexts, [extra, ...contexts], false],
      [contexts, [...contexts].reverse(), false],
      [contexts, contexts[0], false],
      [contexts, [contexts[0]], false],
      [[contexts[0], null], [contexts[0]], true],
    ] as const) {
      const options = { '@context': made };
      const document = await signAs(issuer, under(shown), { over: under(made), name, options });
      assert.deepEqual(await answerTo(document), holds ? { outcome: 'passed' } : wrong(), JSON.stringify([made, shown]));
    }
  });

  test('covers the contexts as they are where it names none', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await signAs(issuer, draftCredential(issuer), { name });
    assert.deepEqual(await answerTo(signed), { outcome: 'passed' });
    assert.deepEqual(await answerTo({ ...signed, '@context': [signed['@context'], {}].flat() }), wrong());
  });

  test('says of no context under which publication it was signed, as it reads none', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    assert.deepEqual((await check(await signAs(issuer, draftCredential(issuer), { name }))).contexts, []);
  });
});

suite('a proof over the meaning of a document', () => {
  const name = 'eddsa-rdfc-2022';
  const jwts = { more: { endorsementJwt: ['eyJ.e30.e'] } };

  test('is read once for all proofs of a document, and apart for another hash', async () => {
    const credential = draftCredential(await createIssuer({ method: 'did:key' }));
    let reads = 0;
    const subject = {
      ...(credential['credentialSubject'] as JsonDocument),
      get id(): string {
        reads++;
        return 'did:example:earner';
      },
    };
    const document = { ...credential, credentialSubject: subject };
    const readsFor = async (hash: 'SHA-256' | 'SHA-384', created: string): Promise<number> => {
      reads = 0;
      await hashDataIntegrity(document, { type: 'DataIntegrityProof', created }, { suite: name, hash });
      return reads;
    };
    assert.isAbove(await readsFor('SHA-256', '2025-01-01T00:00:00Z'), 0);
    assert.equal(await readsFor('SHA-256', '2025-02-02T00:00:00Z'), 0);
    assert.isAbove(await readsFor('SHA-384', '2025-01-01T00:00:00Z'), 0);
  });

  test('says under which publication of each context it was signed', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const said = (url: string, value: string): CheckEvidence => ({ kind: 'context', url, value });
    const plain = await check(await signAs(issuer, draftCredential(issuer), { name }));
    assert.deepEqual(plain.contexts, [said(OB_3_0_3, '2025-04-07')]);
    const revisions = new Map([[OB_3_0_3, '2026-06-29']]);
    const later = await check(await signAs(issuer, draftCredential(issuer, jwts), { name, revisions }));
    assert.deepEqual(later.signature, { outcome: 'passed' });
    assert.deepEqual(later.contexts, [said(OB_3_0_3, '2026-06-29')]);
    const old = ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2', OB_3_0];
    for (const value of ['3.0.0', '3.0 beta']) {
      const document = { '@context': old, type: ['VerifiableCredential', 'OpenBadgeCredential'], issuer: issuer.id };
      const signed = await signAs(issuer, document, { name, revisions: new Map([[OB_3_0, value]]) });
      const finding = await check(signed);
      assert.deepEqual([finding.signature.outcome, finding.contexts], ['passed', [said(OB_3_0, value)]]);
    }
    const bare = { '@context': ['https://www.w3.org/ns/credentials/v2', {}], type: 'VerifiableCredential', issuer: issuer.id };
    assert.deepEqual((await check(await signAs(issuer, bare, { name }))).contexts, []);
  });

  test('is told as the first publication of its contexts has it where it holds under none', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await signAs(issuer, draftCredential(issuer, jwts), { name, revisions: new Map([[OB_3_0_3, '2026-06-29']]) });
    const finding = await check({ ...signed, name: 'Another Badge' });
    assert.deepEqual(finding.signature, {
      outcome: 'failed',
      problem: { code: 'structure.unsigned-terms', values: { term: 'endorsementJwt' } },
    });
    assert.deepEqual(finding.contexts, []);
  });
});
