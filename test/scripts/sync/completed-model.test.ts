import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { completeModel } from '../../../scripts/sync/completed-model.ts';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import {
  documentsLoader,
  draftCredential,
  hostedBadge,
  signedBadge,
  toBytes,
  type JsonDocument,
} from '../../support/issue-credential.ts';
import { syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';

/** The model of a badge, with these documents to be had. */
async function model(body: unknown, documents: JsonDocument) {
  return completeModel(await readCredential(toBytes(body)), documentsLoader(documents));
}

suite('the model of a badge whose records lie with its issuer', () => {
  const { assertion, badgeClass, issuer, documents } = hostedBadge();
  const forged = {
    ...assertion,
    issuedOn: '2026-05-05',
    badge: { ...badgeClass, name: 'Made Up', issuer: { ...issuer, id: 'https://known.example/', name: 'Known' } },
  };

  test('has the words of what is served, whatever the file says', async () => {
    const badge = await model(forged, documents);
    assert.deepEqual(
      [badge?.name, badge?.issuer.name, badge?.validFrom],
      ['Sample Badge', 'Sample Issuer', '2025-01-01T00:00:00Z'],
    );
    assert.deepEqual(badge, await model(assertion, documents));
    assert.deepEqual(badge, await model(String(assertion['id']), documents));
  });

  test('has the names of what a signed one leads to', async () => {
    const { jws, documents: served } = await signedBadge({ alg: 'ES256' });
    const badge = await model(jws, served);
    assert.deepEqual([badge?.name, badge?.issuer.name], ['Sample Badge', 'Sample Issuer']);
  });

  test('is not to be had while one of them is not', async () => {
    for (const url of Object.keys(documents))
      assert.equal(await model(assertion, { ...documents, [url]: 'a web page' }), undefined);
  });

  test('has the names alone of records that nobody can read as a badge', async () => {
    const [at, badge] = ['https://issuer.example/a', 'https://issuer.example/b'];
    const record = { uid: '1', recipient: 'sha256$0', badge, verify: { type: 'hosted', url: at } };
    const served = { [at]: record, [badge]: { name: 'Knots', issuer: 'https://issuer.example/i' } };
    const file = { ...record, badge: { name: 'Made Up', issuer: { id: 'https://known.example/', name: 'Known' } } };
    assert.deepEqual(await model(file, { ...served, 'https://issuer.example/i': { url: 'https://known.example/' } }), {
      id: '1',
      specVersion: 'none',
      name: 'Knots',
      issuer: { id: 'https://issuer.example/i', name: 'issuer.example' },
      skills: [],
      alignments: [],
      evidence: [],
    });
  });

  test('is that of the document where it brings all with it', async () => {
    assert.equal((await model(draftCredential({ id: 'did:example:1', name: 'One' }), {}))?.issuer.name, 'One');
  });

  test('is what a page shows as verified, and not what somebody wrote into the file', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    await content.put('inbox/own.json', forged);
    await syncFolder(content, { load: documentsLoader(documents) });
    const [record] = await content.records();
    assert.equal(record?.report.verdict, 'verified');
    assert.deepEqual([record.badge.name, record.badge.issuer.id], ['Sample Badge', issuer['id']]);
  });
});
