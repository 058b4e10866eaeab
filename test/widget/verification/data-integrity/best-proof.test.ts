import { suite, test } from '#test';
import { assert } from 'chai';
import { hashDataIntegrity } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import {
  Answer,
  createIssuer,
  documentsLoader,
  draftCredential,
  Fault,
  issueDataIntegrity,
  type JsonDocument,
  type SigningIssuer,
} from '../../../support/issue-credential.ts';
import { checkOf, verified } from '../../../support/verified.ts';

async function checkAll(
  document: JsonDocument,
  documents: { readonly [url: string]: unknown } = {},
): Promise<readonly ProofFinding[]> {
  const ports = { loadDocument: documentsLoader(documents), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  return checkProofs({ form: 'data-integrity', document }, ports);
}

const proofsOf = (document: JsonDocument): readonly JsonDocument[] => [document['proof']].flat() as JsonDocument[];

suite('several proofs of one document', () => {
  test('come to what the best of them says, in whatever order they stand', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const stranger = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const [own] = proofsOf(await issueDataIntegrity(issuer, draft));
    const [strange] = proofsOf(await issueDataIntegrity(stranger, draft));
    const [changed] = proofsOf(await issueDataIntegrity(issuer, { ...draft, name: 'Another Badge' }));
    const [strangeChanged] = proofsOf(await issueDataIntegrity(stranger, { ...draft, name: 'Another Badge' }));
    const unknown = { ...own, cryptosuite: 'sample-2099' };
    const strangeUnknown = { ...strange, cryptosuite: 'sample-2099' };
    const [passed, open, failed] = ['passed', 'inconclusive proof.unsupported', 'failed proof.signature-wrong'];
    for (const [one, other, signature, binding] of [
      [own, strange, passed, 'passed'],
      [own, changed, passed, 'passed'],
      [own, unknown, passed, 'passed'],
      // Who signs what was changed does not make it what the issuer signed.
      [strange, changed, failed, 'passed'],
      [strange, unknown, passed, 'failed'],
      [changed, unknown, failed, 'passed'],
      [changed, strangeUnknown, failed, 'passed'],
      [changed, strangeChanged, failed, 'passed'],
      [unknown, strangeUnknown, open, 'passed'],
      [unknown, strangeChanged, open, 'passed'],
      [strangeUnknown, strangeChanged, open, 'failed'],
    ] as const) {
      for (const proof of [
        [one, other],
        [other, one],
      ]) {
        const { report } = await verified({ ...draft, proof });
        const { outcome, problem } = checkOf(report, 'proof');
        assert.equal([outcome, problem?.code].filter(Boolean).join(' '), signature, JSON.stringify(proof));
        assert.equal(checkOf(report, 'issuer-binding').outcome, binding, JSON.stringify(proof));
      }
    }
  });

  test('are told with what is wrong with the others, and with the suite and the key of the best', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const stranger = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const { proof } = await issueDataIntegrity(stranger, draft, { expires: '2026-01-01T00:00:00Z' });
    const { report } = await verified(await issueDataIntegrity(issuer, { ...draft, proof }, { created: '2027-01-01T00:00:00Z' }));
    const check = checkOf(report, 'proof');
    assert.deepEqual(check.warnings, [
      { code: 'validity-period.not-yet-valid', at: '/proof/created' },
      { code: 'proof.expired', at: '/proof/expires' },
      { code: 'issuer-binding.not-proven', at: stranger.keyId },
    ]);
    assert.deepInclude(check.evidence ?? [], { kind: 'claim', value: 'eddsa-rdfc-2022' });
    assert.deepInclude(checkOf(report, 'issuer-binding').evidence ?? [], { kind: 'key', value: issuer.keyId });
  });
});

/** A proof, signed, over a document that may hold others. */
async function signProof(issuer: SigningIssuer, document: JsonDocument, options: JsonDocument): Promise<JsonDocument> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
    verificationMethod: issuer.keyId,
    ...options,
  };
  const data = await hashDataIntegrity(document, proof, { suite: 'eddsa-rdfc-2022' });
  return { ...proof, proofValue: encodeMultibase(await sign(issuer.keys, data)) };
}

suite('a chain of proofs', () => {
  const id = (at: number): string => `urn:uuid:aaaaaaaa-0000-4000-8000-00000000000${at}`;
  const broken: unknown = { outcome: 'failed', problem: { code: 'proof.malformed', at: '/proof/previousProof' } };

  test('covers every proof that one names, and none that it does not', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const one = await signProof(issuer, draft, { id: id(1) });
    const two = await signProof(issuer, draft, { id: id(2) });
    const last = await signProof(issuer, { ...draft, proof: [one, two] }, { previousProof: [id(1), id(2)] });
    const outcomes = async (...proof: readonly JsonDocument[]): Promise<readonly string[]> =>
      (await checkAll({ ...draft, proof })).map(({ signature }) => signature.outcome);
    assert.deepEqual(await outcomes(one, two, last), ['passed', 'passed', 'passed']);
    assert.deepEqual(await outcomes(last, two, one), ['passed', 'passed', 'passed']);
    const three = await signProof(issuer, draft, { id: id(3) });
    assert.deepEqual(await outcomes(one, two, three, last), ['passed', 'passed', 'passed', 'passed']);
    assert.deepEqual(await outcomes({ ...one, proofValue: three['proofValue'] }, two, last), ['failed', 'passed', 'failed']);
  });

  test('is broken where a proof that is named is missing, is that proof itself, or is no name', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const one = await signProof(issuer, draft, { id: id(1) });
    for (const previousProof of [[id(1), id(2)], id(2), [], [5], null]) {
      const last = await signProof(issuer, { ...draft, proof: [one] }, { previousProof: id(1) });
      const [, { signature } = {}] = await checkAll({ ...draft, proof: [one, { ...last, previousProof }] });
      assert.deepEqual(signature, broken, JSON.stringify(previousProof));
    }
    const [itself] = await checkAll({ ...draft, proof: { ...one, previousProof: id(1) } });
    assert.deepEqual(itself?.signature, broken);
  });

  test('is not followed where one names more than ten, each of which would be looked at as often as it is named', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    const one = await signProof(issuer, draft, { id: id(1) });
    const answer = async (times: number): Promise<unknown> => {
      const previousProof = Array.from({ length: times }, () => id(1));
      const proof = await signProof(issuer, { ...draft, proof: previousProof.map(() => one) }, { previousProof });
      return (await checkAll({ ...draft, proof: [one, proof] }))[1]?.signature;
    };
    assert.propertyVal(await answer(10), 'outcome', 'passed');
    assert.deepEqual(await answer(11), {
      outcome: 'inconclusive',
      problem: { code: 'proof.unsupported', at: '/proof/previousProof', values: { suite: 'eddsa-rdfc-2022' } },
    });
  });
});

suite('the key of a Data Integrity proof', () => {
  test('says why it cannot be had', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [url = ''] = Object.keys(issuer.documents);
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const answer = async (served: unknown, document = signed): Promise<unknown> =>
      (await checkAll(document, { [url]: served }))[0]?.signature;
    for (const [served, outcome, code, values] of [
      [new Fault('timeout'), 'inconclusive', 'proof.key-unreachable', { reason: 'timeout' }],
      [new Fault('blocked'), 'inconclusive', 'network.blocked', { reason: 'blocked' }],
      [new Answer(503), 'inconclusive', 'proof.key-unreachable', { status: '503' }],
      [new Answer(404), 'failed', 'proof.key-unresolved', { status: '404' }],
    ] as const) {
      assert.deepEqual(await answer(served), { outcome, problem: { code, at: url, values } }, code);
    }
    const ion = { ...signed, issuer: { ...(signed['issuer'] as JsonDocument), id: 'did:ion:abc' } };
    assert.deepEqual(await answer('', ion), {
      outcome: 'inconclusive',
      problem: { code: 'proof.key-unresolved', at: 'did:ion:abc', values: { method: 'ion' } },
    });
  });

  test('proves nothing where its private half stands beside it', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [[url, document] = ['', {}]] = Object.entries(issuer.documents);
    const [method] = [document['verificationMethod']].flat() as JsonDocument[];
    const leaking = { ...document, verificationMethod: [{ ...method, privateKeyMultibase: 'z1' }] };
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const [finding] = await checkAll(signed, { [url]: leaking });
    assert.deepEqual(finding?.signature, { outcome: 'failed', problem: { code: 'proof.key-published' } });
    const [changed] = await checkAll({ ...signed, name: 'Another Badge' }, { [url]: leaking });
    assert.deepEqual(changed?.signature, { outcome: 'failed', problem: { code: 'proof.signature-wrong' } });
  });

  test('is shown with where it was read, and a detour is told', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [[url, document] = ['', {}]] = Object.entries(issuer.documents);
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer), { created: '2027-01-01T00:00:00Z' });
    const finalUrl = 'https://elsewhere.example/did.json';
    const [finding] = await checkAll(signed, { [url]: new Answer(200, document, finalUrl) });
    assert.equal(finding?.binding.outcome, 'passed');
    assert.deepEqual(finding?.warnings, [
      { code: 'issuer-binding.redirected', at: finalUrl },
      { code: 'validity-period.not-yet-valid', at: '/proof/created' },
    ]);
    assert.deepEqual(
      finding?.evidence.map(({ kind, url: from }) => [kind, from]),
      [['key', finalUrl]],
    );
  });

  test('may be named by an object, and a proof may be made at no time that is known', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer);
    for (const created of [undefined, 5, 'soon', '']) {
      const proof = { ...(await signProof(issuer, draft, {})), created };
      const [finding] = await checkAll({ ...draft, proof });
      assert.deepEqual(finding?.warnings, [], String(created));
    }
    const [named] = await checkAll({
      ...draft,
      proof: { ...(await signProof(issuer, draft, {})), verificationMethod: { id: issuer.keyId } },
    });
    assert.equal(named?.verificationMethod, issuer.keyId);
    assert.equal(named?.binding.outcome, 'passed');
  });
});
