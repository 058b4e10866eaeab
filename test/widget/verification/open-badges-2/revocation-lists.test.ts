import { suite, test } from '#test';
import { assert } from 'chai';
import { signedBadge } from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, found, says } from '../../../support/verified.ts';

const LIST = 'https://issuer.example/list.json';

/** The status of a signed badge whose issuer names `revocationList`, with these documents beside the badge's own. */
async function statusOf(revocationList: unknown, documents: JsonDocument, assertion: JsonDocument = {}) {
  const badge = await signedBadge({ assertion, issuer: { revocationList } });
  return checked('status', badge.jws, { documents: { ...badge.documents, ...documents } });
}

const listing = (...revokedAssertions: readonly unknown[]) => ({ type: 'RevocationList', revokedAssertions });

suite('the revocation lists of an issuer of signed badges', () => {
  const id = 'urn:uuid:5a3e1f00-1111-4111-8111-111111111111';

  test('take back a badge by its number, also one that has an identifier too', async () => {
    for (const entry of ['abc123', { uid: 'abc123' }, id, { id }]) {
      const served = { [LIST]: listing('other', entry) };
      found(await statusOf(LIST, served, { uid: 'abc123' }), 'failed', 'status.revoked');
    }
    found(await statusOf(LIST, { [LIST]: listing('other', { uid: 'abc1234' }) }, { uid: 'abc123' }), 'passed');
  });

  test('are all asked, and one that cannot be had leaves it open', async () => {
    const second = `${LIST}?2`;
    const lists = [LIST, { id: second }];
    found(await statusOf(lists, { [LIST]: listing(), [second]: listing(id) }), 'failed', 'status.revoked');
    found(await statusOf(lists, { [LIST]: listing(), [second]: listing() }), 'passed');
    found(await statusOf(lists, { [LIST]: listing() }), 'inconclusive', 'status.list-unreachable');
  });

  test('are the issuer’s own by its address, with or without TLS, and clear nobody as another’s', async () => {
    const profile = 'issuer.example/issuer.json';
    const of = (issuer: string, assertion?: JsonDocument) =>
      statusOf(LIST, { [LIST]: { ...listing('other'), issuer } }, assertion);
    for (const assertion of [{}, { uid: 'abc123' }]) {
      for (const own of [`https://${profile}`, `http://${profile}`, `https://${profile.toUpperCase().slice(0, 14)}/issuer.json`])
        found(await of(own, assertion), 'passed');
      for (const other of [`https://${profile}/`, 'https://other.example/issuer.json', 'http://issuer.example', 'urn:uuid:1'])
        found(await of(other, assertion), 'inconclusive', 'status.list-foreign');
    }
  });

  test('are asked up to ten of them; where there are more nobody is asked, and it is open', async () => {
    const lists = Array.from({ length: 11 }, (_, at) => `${LIST}?${at}`);
    const served = Object.fromEntries(lists.map((url) => [url, listing()]));
    found(await statusOf(lists.slice(1), served), 'passed');
    says(await statusOf(lists, served), {
      outcome: 'inconclusive',
      problem: { code: 'status.list-invalid', at: '/badge/issuer/revocationList' },
    });
  });

  test('say nothing where one has no address', async () => {
    says(await statusOf(listing(), {}), {
      outcome: 'inconclusive',
      problem: { code: 'status.list-invalid', at: '/badge/issuer/revocationList' },
    });
  });

  test('clear no badge that has no name: none of them can say that it was taken back', async () => {
    for (const nameless of [{ id: undefined }, { id: 7 }, { id: undefined, uid: 7 }]) {
      const status = await statusOf(LIST, { [LIST]: listing('other') }, nameless);
      says(status, { outcome: 'inconclusive', problem: { code: 'status.list-invalid', at: '/id' } });
    }
    found(await statusOf(undefined, {}, { id: undefined }), 'passed');
  });

  test('give a reason for each number in Open Badges 1.0', async () => {
    const old = { '@context': undefined, type: undefined, id: undefined, uid: 'abc123' };
    const taken = await statusOf(LIST, { [LIST]: { other: '', abc123: 'Issued in error' } }, old);
    found(taken, 'failed', 'status.revoked');
    says(
      { ...taken, evidence: [] },
      {
        outcome: 'failed',
        problem: { code: 'status.revoked', at: LIST, values: { reason: 'Issued in error' } },
        evidence: [],
      },
    );
    for (const nobody of [{}, { other: 'Issued in error' }]) found(await statusOf(LIST, { [LIST]: nobody }, old), 'passed');
    found(await statusOf(LIST, { [LIST]: {} }, { ...old, uid: 'constructor' }), 'passed');
  });

  test('may give reasons for later badges as well: one that they name is taken back, and the others are not cleared', async () => {
    for (const [names, named] of [
      [{}, id],
      [{ uid: 'abc123' }, 'abc123'],
      [{ uid: 'abc123' }, id],
      [{ '@context': 'https://w3id.org/openbadges/v1' }, id],
    ] as const) {
      const taken = await statusOf(LIST, { [LIST]: { other: '', [named]: 'Issued in error' } }, names);
      found(taken, 'failed', 'status.revoked');
      assert.deepEqual(taken.problem?.values, { reason: 'Issued in error' });
      found(await statusOf(LIST, { [LIST]: { other: 'x' } }, names), 'inconclusive', 'status.list-invalid');
      found(await statusOf([LIST], { [LIST]: { [named]: '' } }, names), 'failed', 'status.revoked');
    }
  });

  test('give reasons as text, and nothing else', async () => {
    const old = { '@context': undefined, type: undefined, id: undefined, uid: 'abc123' };
    for (const reason of [['Issued in error'], true, null, { id: 'abc123' }]) {
      found(await statusOf(LIST, { [LIST]: { abc123: reason } }, old), 'inconclusive', 'status.list-invalid');
      found(await statusOf(LIST, { [LIST]: { [id]: reason } }), 'inconclusive', 'status.list-invalid');
    }
    found(await statusOf(LIST, { [LIST]: {} }, { uid: 'constructor' }), 'inconclusive', 'status.list-invalid');
  });
});
