import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { hashAll } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { canonicalize } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
import {
  createIssuer,
  documentsLoader,
  draftCredential,
  toDataModel1,
  type SigningIssuer,
} from '../../../support/issue-credential.ts';

const SUITE_CONTEXT = 'https://w3id.org/security/suites/ed25519-2020/v1';
const WRONG = 'failed proof.signature-wrong';

interface Signing {
  /** The context that the proof brings along. */
  readonly own?: unknown;
  /** What it is signed with behind the document's contexts. Default: the same. */
  readonly read?: unknown;
  readonly purpose?: string;
}

/** A badge whose document does not name the context of its proof, and whose proof does, signed as JSON-LD reads it there. */
async function badge(
  issuer: SigningIssuer,
  { own = [SUITE_CONTEXT], read = own, purpose = 'assertionMethod' }: Signing = {},
): Promise<JsonObject> {
  const document = toDataModel1(draftCredential(issuer));
  const contexts = [document['@context']].flat().filter((url) => url !== SUITE_CONTEXT);
  const unsecured = { ...document, '@context': contexts };
  const options = {
    type: 'Ed25519Signature2020',
    created: '2025-01-01T00:00:00Z',
    proofPurpose: purpose,
    verificationMethod: issuer.keyId,
  };
  const texts = [{ ...options, '@context': [...contexts, ...[read].flat()] }, unsecured].map(async (each) =>
    canonicalize(each as JsonObject),
  );
  const signature = await sign(issuer.keys, await hashAll('SHA-256', await Promise.all(texts)));
  return { ...unsecured, proof: { '@context': own, ...options, proofValue: encodeMultibase(signature) } };
}

async function check(document: JsonObject): Promise<ProofFinding> {
  const ports = { loadDocument: documentsLoader({}), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  return (await checkProofs({ form: 'data-integrity', document }, ports))[0]!;
}

const outcome = async (document: JsonObject): Promise<string> => {
  const { signature } = await check(document);
  return `${signature.outcome} ${signature.problem?.code ?? ''}`.trim();
};

suite('a proof that brings its own context along', () => {
  test('passes where it was signed as JSON-LD reads it there: with that context behind the document’s', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const own of [[SUITE_CONTEXT], SUITE_CONTEXT]) {
      const finding = await check(await badge(issuer, { own }));
      assert.deepEqual([finding.signature.outcome, finding.binding.outcome], ['passed', 'passed']);
    }
  });

  test('fails when the document was changed, or the proof', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await badge(issuer);
    const proof = signed['proof'] as JsonObject;
    assert.match(await outcome({ ...signed, id: 'urn:uuid:0d9cb8a5-0000-4000-8000-000000000000' }), /^failed/);
    assert.match(await outcome({ ...signed, proof: { ...proof, created: '2025-01-02T00:00:00Z' } }), /^failed/);
  });

  test('is read under the document’s contexts first, as Data Integrity has it, whatever it brings', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await badge(issuer);
    const proof = signed['proof'] as JsonObject;
    const named = { ...signed, '@context': [...(signed['@context'] as string[]), SUITE_CONTEXT] };
    for (const own of [[SUITE_CONTEXT], 'https://unknown.example/context', [{ created: null }], undefined]) {
      assert.equal(await outcome({ ...named, proof: { ...proof, '@context': own } }), 'passed', JSON.stringify(own));
      const changed = { ...named, proof: { ...proof, '@context': own }, issuanceDate: '2024-01-01T00:00:00Z' };
      assert.equal(await outcome(changed), WRONG, JSON.stringify(own));
    }
  });

  test('is left open under a context that nobody here knows, where the document’s do not say enough', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await badge(issuer);
    const proof = { ...(signed['proof'] as JsonObject), '@context': ['https://unknown.example/context'] };
    assert.equal(await outcome({ ...signed, proof }), 'inconclusive structure.context-unknown');
  });

  test('gains nothing by a context of its own making, which could call one purpose by the name of another', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const authenticating = await badge(issuer, { purpose: 'authentication' });
    assert.equal(await outcome(authenticating), 'failed proof.purpose-wrong');
    const alias = { assertionMethod: 'https://w3id.org/security#authenticationMethod' };
    for (const own of [[SUITE_CONTEXT, alias], alias, [alias, SUITE_CONTEXT]]) {
      const proof = { ...(authenticating['proof'] as JsonObject), '@context': own, proofPurpose: 'assertionMethod' };
      assert.match(await outcome({ ...authenticating, proof }), /^failed/, JSON.stringify(own));
    }
  });

  test('may be of one type that is written as a list, and of no more', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await badge(issuer);
    const typed = (type: unknown): JsonObject => ({ ...signed, proof: { ...(signed['proof'] as JsonObject), type } });
    assert.equal(await outcome(typed(['Ed25519Signature2020'])), 'passed');
    assert.equal(await outcome(typed(['Ed25519Signature2018'])), 'inconclusive proof.unsupported');
    for (const type of [[], ['Ed25519Signature2020', 'DataIntegrityProof'], [['Ed25519Signature2020']], [5]])
      assert.equal(await outcome(typed(type)), 'failed proof.malformed', JSON.stringify(type));
  });
});
