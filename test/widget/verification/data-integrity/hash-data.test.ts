import { suite, test } from '#test';
import { assert } from 'chai';
import { hashDataIntegrity } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { canonicalize } from '../../../../widget/verification/json-ld/canonicalize.ts';

const hashed = async (algorithm: 'SHA-256' | 'SHA-384', text: string): Promise<number[]> => [
  ...new Uint8Array(await crypto.subtle.digest(algorithm, new TextEncoder().encode(text))),
];

suite('what a suite signs', () => {
  const context = 'https://www.w3.org/ns/credentials/v2';
  const document = { '@context': context, id: 'urn:one', type: 'VerifiableCredential', evidence: ['urn:two', 'urn:three'] };
  const config = { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-rdfc-2019', created: '2026-01-01T00:00:00Z' };
  const proof = { ...config, proofValue: 'z1' };

  for (const algorithm of ['SHA-256', 'SHA-384'] as const) {
    test(`is the ${algorithm} of the proof's statements without its value, and of the document's, one line after the other`, async () => {
      const texts = [
        await canonicalize({ ...config, '@context': context }, { algorithm }),
        await canonicalize(document, { algorithm }),
      ];
      const expected = await Promise.all(texts.map((text) => hashed(algorithm, text)));
      const data = await hashDataIntegrity(document, proof, { suite: 'ecdsa-rdfc-2019', hash: algorithm });
      assert.deepEqual([...data], expected.flat());
    });
  }

  test('is another for every hash, however often one document is asked for', async () => {
    const of = async (hash: 'SHA-256' | 'SHA-384') =>
      String(await hashDataIntegrity(document, proof, { suite: 'ecdsa-rdfc-2019', hash }));
    const [one, other, again] = [await of('SHA-256'), await of('SHA-384'), await of('SHA-256')];
    assert.notEqual(one, other);
    assert.equal(one, again);
  });
});
