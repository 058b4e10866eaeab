import { suite, test } from '#test';
import { assert } from 'chai';
import { checkProofs } from '../../../../widget/verification/proofs.ts';
import { createIssuer, documentsLoader, draftCredential, issueDataIntegrity } from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { withoutAlgorithm } from '../../../support/without-algorithm.ts';

/** What is said of a proof by an issuer whose document lists keys under the one name that the proof has: its own, and those of others. */
async function answerWith(names: readonly ('own' | 'Ed25519' | 'P-256')[]): Promise<string> {
  // Keys are remembered: each case has its own.
  const issuer = await createIssuer({ method: 'did:web' });
  const [url, { id, verificationMethod }] = Object.entries(issuer.documents)[0]!;
  const own = [verificationMethod].flat()[0] as JsonDocument;
  const multikeys = {
    own: own['publicKeyMultibase'],
    Ed25519: (await createIssuer({ method: 'did:web' })).keys.multikey,
    'P-256': (await createIssuer({ method: 'did:web', alg: 'ES256' })).keys.multikey,
  };
  const assertionMethod = names.map((name) => ({ ...own, publicKeyMultibase: multikeys[name] }));
  const document = await issueDataIntegrity(issuer, draftCredential(issuer));
  const loadDocument = documentsLoader({ [url]: { id, assertionMethod } });
  const ports = { loadDocument, now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  const [finding] = await checkProofs({ form: 'data-integrity', document }, ports);
  return `${finding?.signature.problem?.code ?? finding?.signature.outcome}, binding ${finding?.binding.outcome}`;
}

suite('a proof by a key that shares its name with others', () => {
  test('holds wherever in the document the key stands', async () => {
    for (const names of [
      ['own', 'Ed25519'],
      ['Ed25519', 'own'],
      ['P-256', 'Ed25519', 'own'],
    ] as const)
      assert.equal(await answerWith(names), 'passed, binding passed', names.join());
  });

  test('does not hold where none of them is the one', async () => {
    for (const names of [['Ed25519'], ['Ed25519', 'P-256'], ['P-256', 'Ed25519', 'P-256']] as const)
      assert.equal(await answerWith(names), 'proof.signature-wrong, binding passed', names.join());
  });

  test('is open where more than ten have its name: nobody tries them all', async () => {
    const others = Array.from({ length: 9 }, () => 'Ed25519' as const);
    assert.equal(await answerWith([...others, 'own']), 'passed, binding passed');
    assert.equal(await answerWith(['own', ...others, 'P-256']), 'proof.key-unresolved, binding passed');
  });

  test('is open where the platform cannot try it, whatever the others say', async () => {
    for (const names of [
      ['own', 'P-256'],
      ['P-256', 'own'],
      ['P-256', 'own', 'P-256'],
    ] as const) {
      const answer = await withoutAlgorithm('Ed25519', () => answerWith(names));
      assert.equal(answer, 'proof.unsupported, binding passed', names.join());
    }
  });
});
