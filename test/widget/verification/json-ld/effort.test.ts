import { suite, test } from '#test';
import { assert } from 'chai';
import { canonicalize } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { newEffort, type Effort } from '../../../../widget/verification/json-ld/effort.ts';

const CONTEXT = 'https://www.w3.org/ns/credentials/v2';

/** As many things as there are, each of which names all the others and nothing else. */
const clique = (count: number) => {
  const ids = Array.from({ length: count }, (_, at) => `_:n${at}`);
  return ids.map((id) => ({ id, type: 'VerifiableCredential', evidence: ids.filter((other) => other !== id) }));
};

const reads = async (document: Record<string, unknown>, effort?: Effort): Promise<string> =>
  canonicalize({ '@context': CONTEXT, type: 'VerifiableCredential', ...document }, effort && { effort }).then(
    () => 'read',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

/** What reading a document takes, alone. */
async function spentOn(document: Record<string, unknown>): Promise<Effort> {
  const [all, left] = [newEffort(), newEffort()];
  assert.equal(await reads(document, left), 'read');
  return {
    statements: all.statements - left.statements,
    characters: all.characters - left.characters,
    work: all.work - left.work,
  };
}

const small = { credentialSubject: { id: 'urn:one' } };

suite('documents that belong together', () => {
  test('share what may be spent on telling nameless things apart', async () => {
    const document = { credentialSubject: clique(4) };
    const forTwo = { ...newEffort(), work: 2.5 * (await spentOn(document)).work };
    assert.equal(await reads(document, forTwo), 'read');
    assert.equal(await reads(document, forTwo), 'read');
    assert.equal(await reads(document, forTwo), 'too-complex: _:');
    assert.equal(await reads(document), 'read', 'alone');
    assert.equal(await reads(small, forTwo), 'read', 'what needs no such effort');
  });

  test('share what may be read', async () => {
    const document = { evidence: Array.from({ length: 40 }, (_, at) => `urn:${at}`) };
    const spent = await spentOn(document);
    for (const bound of ['statements', 'characters'] as const) {
      const shared = { ...newEffort(), [bound]: 2.5 * spent[bound] };
      const answers: string[] = [];
      for (let time = 0; time < 4; time++) answers.push(await reads(document, shared));
      // What is left is looked at before a document is read: the one that uses it up is.
      assert.deepEqual(answers, ['read', 'read', 'read', 'too-complex: @graph'], bound);
    }
  });

  test('have ten times what the largest may have, and four times what the hardest may take', () => {
    assert.deepEqual(newEffort(), { statements: 500_000, characters: 100_000_000, work: 2_000_000 });
  });

  test('have less together once one was refused', async () => {
    const large = { evidence: Array.from({ length: 11 }, (_, at) => `urn:${at}${'x'.repeat(1_000_000)}`) };
    const forOne = { ...newEffort(), characters: 15_000_000 };
    assert.equal(await reads(large, forOne), 'too-complex: @graph', 'too large by itself');
    assert.equal(await reads(small, forOne), 'read');
    await reads(large, forOne);
    assert.equal(await reads(small, forOne), 'too-complex: @graph');
  });
});
