import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  bitstringEntry,
  bitstringStatusList,
  createIssuer,
  draftCredential,
  Fault,
  hostedBadge,
  issueDataIntegrity,
  issueJwt,
  revocationList,
  revocationListEntry,
  signedBadge,
} from '../../../support/issue-credential.ts';
import type { JsonDocument, SigningIssuer } from '../../../support/issue-credential.ts';
import { checked, checkOf, found, verified, warned } from '../../../support/verified.ts';

const LIST = 'https://lists.example/1';
const ID = 'urn:uuid:6f8f7b3a-6a39-4c0e-9f0e-5d0c0a1b2c3d';

async function statusOf(issuer: SigningIssuer, entry: JsonDocument | readonly JsonDocument[], served: unknown) {
  const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { credentialStatus: entry }));
  return checked('status', credential, { documents: { ...issuer.documents, [LIST]: served } });
}

suite('status of a hosted badge', () => {
  const badge = hostedBadge();
  const answered = (answer: unknown) => ({ documents: { ...badge.documents, [badge.url]: answer } });

  test('410 means taken back, with its reason, and goes before everything that could not be read', async () => {
    const { report } = await verified(badge.assertion, answered(new Answer(410, { revoked: true, revocationReason: 'Left' })));
    found(checkOf(report, 'status'), 'failed', 'status.revoked');
    assert.equal(checkOf(report, 'status').problem?.values?.['reason'], 'Left');
    assert.equal(report.verdict, 'revoked');
    assert.equal((await verified(badge.assertion, answered(new Answer(410, 'gone')))).report.verdict, 'revoked');
  });

  test('"revoked" in the record means taken back, with any status', async () => {
    const { report } = await verified(badge.assertion, answered({ ...badge.assertion, revoked: true }));
    found(checkOf(report, 'status'), 'failed', 'status.revoked');
    const silent = { id: badge.url, revoked: true, revocationReason: 'Left' };
    const { report: told } = await verified(badge.assertion, answered(silent));
    assert.equal(told.verdict, 'revoked');
    assert.equal(checkOf(told, 'status').problem?.values?.['reason'], 'Left');
    // Nothing else is wrong with a record that need say no more.
    const codes = told.checks.flatMap(({ id, problem }) => (id === 'known-issuer' || !problem ? [] : [problem.code]));
    assert.deepEqual([...new Set(codes)], ['status.revoked']);
  });

  test('"revoked" in the file alone means nothing', async () => {
    found(await checked('status', { ...badge.assertion, revoked: true }, badge), 'passed');
  });

  test('what cannot be read is not in force', async () => {
    found(
      await checked('status', badge.assertion, answered(new Fault('unreachable'))),
      'inconclusive',
      'proof.hosted-unreachable',
    );
  });
});

suite('status of a signed Open Badges 2.0 badge', () => {
  const id = 'urn:uuid:5a3e1f00-1111-4111-8111-111111111111';

  test('is read in the list of the issuer, however it is written', async () => {
    for (const entry of [id, { id, revocationReason: 'Left' }, { uid: id }]) {
      const badge = await signedBadge({ revoked: ['urn:uuid:other', entry] });
      found(await checked('status', badge.jws, badge), 'failed', 'status.revoked');
    }
    const badge = await signedBadge({ revoked: ['urn:uuid:other'] });
    found(await checked('status', badge.jws, badge), 'passed');
  });

  test('an issuer without a list takes nothing back; a list that cannot be read leaves it open', async () => {
    const without = await signedBadge();
    found(await checked('status', without.jws, without), 'passed');
    const badge = await signedBadge({ revoked: [] });
    const documents = { ...badge.documents, [String(badge.issuer['revocationList'])]: new Answer(500) };
    found(await checked('status', badge.jws, { documents }), 'inconclusive', 'status.list-unreachable');
  });
});

suite('status in a 1EdTechRevocationList', () => {
  test('on the list is taken back, unless it says that it is not', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const listed = async (entry: JsonDocument) =>
      statusOf(issuer, revocationListEntry(LIST), revocationList(issuer.id, LIST, [entry]));
    found(await listed({ id: ID }), 'failed', 'status.revoked');
    found(await listed({ id: ID, revoked: true, revocationReason: 'Left' }), 'failed', 'status.revoked');
    found(await listed({ id: ID, revoked: false }), 'passed');
    found(await listed({ id: 'urn:uuid:other', revoked: true }), 'passed');
  });

  test('both spellings of the list are read', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = { id: LIST, issuer: issuer.id, revokedCredentials: [{ id: ID }] };
    found(await statusOf(issuer, revocationListEntry(LIST), list), 'failed', 'status.revoked');
  });

  test("another issuer's list clears nobody", async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    found(
      await statusOf(issuer, revocationListEntry(LIST), revocationList('did:example:other', LIST)),
      'inconclusive',
      'status.list-foreign',
    );
  });

  test('a list that is not one, or not there, leaves it open', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const entry = revocationListEntry(LIST);
    for (const odd of [{ issuer: issuer.id, revokedCredential: 'none' }, { message: 'hello' }]) {
      found(await statusOf(issuer, entry, odd), 'inconclusive', 'status.list-invalid');
    }
    found(await statusOf(issuer, entry, { id: LIST, issuer: issuer.id }), 'passed');
    for (const answer of [new Answer(404), new Fault('timeout'), '<html>']) {
      found(await statusOf(issuer, entry, answer), 'inconclusive', 'status.list-unreachable');
    }
    found(await statusOf(issuer, entry, new Fault('blocked')), 'inconclusive', 'network.blocked');
    found(await statusOf(issuer, { type: '1EdTechRevocationList', id: 'urn:uuid:1' }, {}), 'inconclusive', 'status.list-invalid');
  });
});

suite('status in a bitstring list', () => {
  test('a set bit takes back or suspends, its neighbours do not', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const purpose of ['revocation', 'suspension'] as const) {
      const list = await bitstringStatusList(issuer, { url: LIST, set: [7], purpose });
      const code = purpose === 'revocation' ? 'status.revoked' : 'status.suspended';
      found(await statusOf(issuer, bitstringEntry(LIST, 7, purpose), list), 'failed', code);
      for (const index of [0, 6, 8, 131_071]) found(await statusOf(issuer, bitstringEntry(LIST, index, purpose), list), 'passed');
    }
  });

  test('of several entries one that is set is enough, and one that cannot be read leaves it open', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = await bitstringStatusList(issuer, { url: LIST, set: [7] });
    const nowhere = bitstringEntry('https://nowhere.example/1', 1);
    const [set, clear] = [bitstringEntry(LIST, 7), bitstringEntry(LIST, 8)];
    found(await statusOf(issuer, [nowhere, clear, set], list), 'failed', 'status.revoked');
    found(await statusOf(issuer, [clear, nowhere], list), 'inconclusive', 'status.list-unreachable');
  });

  test('a message is told and takes nothing back', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { proof: _none, ...unsigned } = await bitstringStatusList(issuer, { url: LIST, set: [7] });
    const list = await issueJwt(issuer, {
      ...unsigned,
      credentialSubject: { ...Object(unsigned.credentialSubject), statusPurpose: 'message' },
    });
    const entry = {
      ...bitstringEntry(LIST, 7),
      statusPurpose: 'message',
      statusMessage: [{ status: '0x1', message: 'Renew soon' }],
    };
    const check = await statusOf(issuer, entry, list);
    found(check, 'passed');
    assert.deepEqual(
      check.warnings?.map(({ code, values }) => [code, values?.['message']]),
      [['status.message', 'Renew soon']],
    );
  });

  test('a list that does not hold by itself says nothing', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = await bitstringStatusList(issuer, { url: LIST });
    const { proof: _none, ...unsigned } = list;
    const cleared = await bitstringStatusList(issuer, { url: LIST, set: [8] });
    const expired = await issueDataIntegrity(issuer, { ...unsigned, validUntil: '2025-06-01T00:00:00Z' });
    const early = await issueDataIntegrity(issuer, { ...unsigned, validFrom: '2030-01-01T00:00:00Z' });
    const untyped = await issueDataIntegrity(issuer, { ...unsigned, type: ['VerifiableCredential'] });
    const tampered = { ...list, credentialSubject: cleared.credentialSubject };
    const stale = await issueJwt(issuer, unsigned, { claims: { exp: 1_750_000_000 } });
    const soon = await issueJwt(issuer, { ...unsigned, validFrom: undefined }, { claims: { nbf: 1_900_000_000 } });
    for (const served of [unsigned, tampered, expired, early, stale, soon, untyped, {}, 'a.b', '[1]']) {
      found(await statusOf(issuer, bitstringEntry(LIST, 7), served), 'inconclusive', 'status.list-invalid');
    }
  });

  test("a stranger's list clears nobody, and one on the issuer's own host is the issuer's", async () => {
    const [issuer, stranger] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const list = await bitstringStatusList(stranger, { url: LIST, set: [7] });
    found(await statusOf(issuer, bitstringEntry(LIST, 8), list), 'inconclusive', 'status.list-foreign');
    const set = await statusOf(issuer, bitstringEntry(LIST, 7), list);
    found(set, 'failed', 'status.revoked');
    assert.include(warned(set), 'status.list-foreign');
    const atHome = await createIssuer({ method: 'did:web', host: 'lists.example' });
    found(await statusOf(atHome, bitstringEntry(LIST, 8), list), 'passed');
  });

  test('a list by the very key of a badge counts also while nobody can tell whose key that is', async () => {
    const away = async (): Promise<SigningIssuer> => {
      const keys = await createIssuer({ method: 'did:key' });
      const id = 'did:web:away.example';
      return { ...keys, id, keyId: `${id}#${keys.id.slice('did:key:'.length)}`, documents: {} };
    };
    const [issuer, other] = [await away(), await away()];
    const list = await bitstringStatusList(issuer, { url: LIST, set: [7] });
    found(await statusOf(issuer, bitstringEntry(LIST, 7), list), 'failed', 'status.revoked');
    found(await statusOf(issuer, bitstringEntry(LIST, 8), list), 'passed');
    const { proof: _none, ...unsigned } = list;
    const disguised = { kid: issuer.keyId, jwk: other.keys.publicJwk };
    for (const forged of [
      await bitstringStatusList(other, { url: LIST, set: [7] }),
      await issueJwt(other, unsigned, { header: disguised }),
    ]) {
      found(await statusOf(issuer, bitstringEntry(LIST, 7), forged), 'inconclusive', 'status.list-unreachable');
    }
  });

  test('another purpose, an index past the end and an index that is none leave it open', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = await bitstringStatusList(issuer, { url: LIST });
    const entry = bitstringEntry(LIST, 7);
    for (const odd of [
      bitstringEntry(LIST, 7, 'suspension'),
      bitstringEntry(LIST, 131_072),
      { ...entry, statusListIndex: '-1' },
      { ...entry, statusListIndex: '1e3' },
      { ...entry, statusListIndex: '' },
      { ...entry, statusSize: 64 },
      { ...entry, statusListCredential: 'urn:uuid:1' },
    ]) {
      found(await statusOf(issuer, odd, list), 'inconclusive', 'status.list-invalid');
    }
  });

  test('a short list is told and read', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const check = await statusOf(
      issuer,
      bitstringEntry(LIST, 7),
      await bitstringStatusList(issuer, { url: LIST, length: 100_000 }),
    );
    found(check, 'passed');
    assert.deepEqual(warned(check), ['structure.schema']);
  });

  test('a kind of status that nobody knows leaves it open; none at all is no question', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer, { credentialStatus: { id: LIST, type: 'SampleStatus2099' } }));
    found(await checked('status', jwt), 'inconclusive', 'status.unknown-type');
    found(await checked('status', await issueJwt(issuer, draftCredential(issuer))), 'not-applicable');
  });
});
