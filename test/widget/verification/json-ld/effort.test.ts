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

async function readTogether(document: Record<string, unknown>, times: number): Promise<readonly string[]> {
  const effort = newEffort();
  const answers: string[] = [];
  for (let time = 0; time < times; time++) answers.push(await reads(document, effort));
  return answers;
}

suite('documents that belong together', () => {
  test('share what may be spent on telling nameless things apart', async () => {
    const document = { credentialSubject: clique(4) };
    const alone = newEffort();
    const { work } = alone;
    assert.equal(await reads(document, alone), 'read');
    const forTwo = { ...newEffort(), work: 2.5 * (work - alone.work) };
    assert.deepEqual(
      [await reads(document, forTwo), await reads(document, forTwo), await reads(document, forTwo)],
      ['read', 'read', 'too-complex: _:'],
    );
    assert.equal(await reads(document), 'read', 'alone');
    assert.equal(await reads({ credentialSubject: { id: 'urn:one' } }, forTwo), 'read', 'what needs no such effort');
  });

  test('share what may be read: ten times the statements of the largest', async () => {
    const evidence = Array.from({ length: 40_000 }, (_, at) => `urn:${at}`);
    const answers = await readTogether({ evidence }, 14);
    assert.deepEqual(answers, [...Array.from({ length: 13 }, () => 'read'), 'too-complex: @graph']);
  });

  test('share what may be read: ten times the characters of the largest, and what is refused counts as well', async () => {
    const large = { evidence: Array.from({ length: 11 }, (_, at) => `urn:${at}${'x'.repeat(1_000_000)}`) };
    const small = { credentialSubject: { id: 'urn:one' } };
    const effort = newEffort();
    for (let time = 0; time < 9; time++) assert.equal(await reads(large, effort), 'too-complex: @graph');
    assert.equal(await reads(small, effort), 'read');
    await reads(large, effort);
    assert.equal(await reads(small, effort), 'too-complex: @graph');
  });
});
