import { suite, test } from '#test';
import { assert } from 'chai';
import { hashDataIntegrity } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { hasTwoOrders, inOrder, type LineOrder } from '../../../../widget/verification/json-ld/line-order.ts';
import { canonicalizeQuads } from '../../../../widget/verification/json-ld/rdf-canonical.ts';
import { sha256Text } from '../../../../widget/verification/json-ld/sha256.ts';
import { parseNQuads } from '../../../../scripts/conformance/n-quads.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import { createIssuer, draftCredential, type JsonDocument } from '../../../support/issue-credential.ts';
import { checked, found } from '../../../support/verified.ts';

const EMOJI = '\u{1f600}';
const FULL_WIDTH = '\uff01';

/** A badge with a proof over its statements in this order. */
async function proven(tag: readonly string[], order: LineOrder): Promise<JsonDocument> {
  const issuer = await createIssuer({ method: 'did:key' });
  const document = draftCredential(issuer, { achievement: { tag } });
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    verificationMethod: issuer.keyId,
    proofPurpose: 'assertionMethod',
  };
  const data = await hashDataIntegrity(document, options, { suite: 'eddsa-rdfc-2022', order });
  return { ...document, proof: { ...options, proofValue: encodeMultibase(await sign(issuer.keys, data)) } };
}

suite('the order of statements', () => {
  test('is that of code points, and not of the halves in which text keeps some of them', () => {
    const lines = [EMOJI, `${EMOJI}b`, `${EMOJI}a`, '\u{1f601}', FULL_WIDTH, 'z', '', `a${EMOJI}`, `a${FULL_WIDTH}`];
    const ordered = ['', `a${FULL_WIDTH}`, `a${EMOJI}`, 'z', FULL_WIDTH, EMOJI, `${EMOJI}a`, `${EMOJI}b`, '\u{1f601}'];
    assert.deepEqual(inOrder(lines), ordered);
    assert.deepEqual(inOrder(lines.toReversed()), ordered);
    assert.deepEqual(inOrder([FULL_WIDTH, EMOJI], 'code-units'), [EMOJI, FULL_WIDTH]);
    assert.deepEqual(inOrder(['b', 'a', FULL_WIDTH]), ['a', 'b', FULL_WIDTH]);
  });

  test('is one in nearly every document', () => {
    assert.isTrue(hasTwoOrders({ a: [EMOJI], b: FULL_WIDTH }));
    for (const text of [EMOJI, FULL_WIDTH, 'z', '\ud7ff']) assert.isFalse(hasTwoOrders({ a: text }), text);
  });

  test('may be either, since implementations in JavaScript sort by halves', async () => {
    const tags = [EMOJI, FULL_WIDTH, 'z'];
    for (const order of ['code-points', 'code-units'] as const) {
      const badge = await proven(tags, order);
      found(await checked('proof', badge), 'passed');
      found(await checked('proof', { ...badge, name: 'Another' }), 'failed', 'proof.signature-wrong');
    }
  });

  test('also decides which thing without a name is the first', async () => {
    const said = (node: string, description: string) => [
      `_:${node} <p:d> "${description}" .\n`,
      // In code points.
      `_:${node} <p:n> "${FULL_WIDTH}" .\n`,
      `_:${node} <p:n> "${EMOJI}" .\n`,
    ];
    for (const other of ['Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']) {
      const quads = parseNQuads([...said('x', 'One'), ...said('y', other)].join(''));
      const { labels } = await canonicalizeQuads(quads, sha256Text);
      // RDFC-1.0 section 4.6: by the hash of what is said of it.
      const [one, second] = ['One', other].map((description) => sha256Text(said('a', description).join('')));
      assert.equal(labels.get('x'), one! < second! ? 'c14n0' : 'c14n1', other);
    }
  });
});
