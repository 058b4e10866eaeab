import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  createIssuer,
  draftCredential,
  Fault,
  issueDataIntegrity,
  revocationList,
  revocationListEntry,
  seen,
} from '../../../support/issue-credential.ts';
import type { SigningIssuer } from '../../../support/issue-credential.ts';
import { checked, checkOf, found, says, verified } from '../../../support/verified.ts';

const LIST = 'https://lists.example/1';
const ID = 'urn:uuid:6f8f7b3a-6a39-4c0e-9f0e-5d0c0a1b2c3d';

/** The status of a credential whose list is answered so. */
async function statusOf(issuer: SigningIssuer, served: unknown, entry = revocationListEntry(LIST)) {
  const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { credentialStatus: entry }));
  const { report, accepts } = await verified(credential, { documents: { [LIST]: served } });
  return { check: checkOf(report, 'status'), accepts };
}

suite('status in a 1EdTechRevocationList', () => {
  test('on the list is taken back, unless it says that it is not', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const [item, reason] of [
      [{ id: ID }, {}],
      [{ id: ID, revoked: true, revocationReason: ' Left\nus ' }, { values: { reason: 'Left us' } }],
      [{ '@id': ID }, {}],
      [{ uid: ID }, {}],
      [ID, {}],
    ] as const) {
      const list = { id: LIST, issuer: issuer.id, revokedCredential: [{ id: 'urn:uuid:other' }, item] };
      says((await statusOf(issuer, list)).check, {
        outcome: 'failed',
        problem: { code: 'status.revoked', at: LIST, ...reason },
        evidence: [await seen('status-list', LIST, list)],
      });
    }
    for (const item of [{ id: ID, revoked: false }, { id: 'urn:uuid:other', uid: ID }, 'urn:uuid:other']) {
      const list = { id: LIST, issuer: issuer.id, revokedCredential: [item] };
      says((await statusOf(issuer, list)).check, { outcome: 'passed', evidence: [await seen('status-list', LIST, list)] });
    }
  });

  test('is taken back by a list under the older name of its entries too, and open by an entry that names nothing', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { check } = await statusOf(issuer, { id: LIST, issuer: issuer.id, revokedAssertions: [ID] });
    found(check, 'failed', 'status.revoked');
    for (const entries of [[null], [{ revoked: true }], { [ID]: 'Left' }, [['urn:uuid:other']]]) {
      const list = { id: LIST, issuer: issuer.id, revokedCredential: entries };
      found((await statusOf(issuer, list)).check, 'inconclusive', 'status.list-invalid');
    }
  });

  test('is found under the other spelling of its identifier, which signs the same', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { id, ...signed } = await issueDataIntegrity(
      issuer,
      draftCredential(issuer, { credentialStatus: revocationListEntry(LIST) }),
    );
    const documents = { [LIST]: revocationList(issuer.id, LIST, [{ id: ID }]) };
    const { report } = await verified({ '@id': id, ...signed }, { documents });
    found(checkOf(report, 'proof'), 'passed');
    found(checkOf(report, 'status'), 'failed', 'status.revoked');
  });

  test('is not overlooked where the badge states it of itself in another place, which signs the same', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const evidence = { id: ID, type: ['Evidence'], name: 'This badge' };
    const credential = draftCredential(issuer, { credentialStatus: revocationListEntry(LIST) });
    const { credentialStatus, ...signed } = await issueDataIntegrity(issuer, { ...credential, evidence: [evidence] });
    const moved = { ...evidence, type: ['Evidence', 'VerifiableCredential', 'OpenBadgeCredential'], credentialStatus };
    const { report } = await verified({ ...signed, evidence: [moved] }, {});
    found(checkOf(report, 'proof'), 'inconclusive', 'structure.respelled');
    assert.equal(report.verdict, 'unconfirmed');
  });

  test('is asked for as JSON', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { check, accepts } = await statusOf(issuer, revocationList(issuer.id, LIST));
    found(check, 'passed');
    assert.equal(accepts[LIST], 'application/json');
  });

  test('both spellings of the list, and of its kind, are read', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const list = { id: LIST, issuer: issuer.id, revokedCredentials: [{ id: ID }] };
    found((await statusOf(issuer, list)).check, 'failed', 'status.revoked');
    for (const type of ['RevocationList', ['Other', '1EdTechRevocationList']]) {
      const entry = { id: LIST, type };
      const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { credentialStatus: entry }), {
        suite: 'eddsa-jcs-2022',
      });
      const { report } = await verified(credential, { documents: { [LIST]: list } });
      found(checkOf(report, 'status'), 'failed', 'status.revoked');
    }
  });

  test("another issuer's list clears nobody, and takes back whom it names", async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const empty = revocationList('did:example:other', LIST);
    says((await statusOf(issuer, empty)).check, {
      outcome: 'inconclusive',
      problem: { code: 'status.list-foreign', at: LIST },
      evidence: [await seen('status-list', LIST, empty)],
    });
    const full = revocationList('did:example:other', LIST, [{ id: ID }]);
    says((await statusOf(issuer, full)).check, {
      outcome: 'failed',
      problem: { code: 'status.revoked', at: LIST },
      warnings: [{ code: 'status.list-foreign', at: LIST, values: { type: 'did:example:other' } }],
      evidence: [await seen('status-list', LIST, full)],
    });
  });

  test('is that of an issuer of Open Badges 3.0 where it names it letter by letter', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const draft = draftCredential(issuer, { credentialStatus: revocationListEntry(LIST) });
    const credential = await issueDataIntegrity(issuer, { ...draft, issuer: 'https://issuer.example/1' });
    const of = async (id: string) => checked('status', credential, { documents: { [LIST]: revocationList(id, LIST) } });
    found(await of('https://issuer.example/1'), 'passed');
    found(await of('http://issuer.example/1'), 'inconclusive', 'status.list-foreign');
  });

  test('JSON that is no list leaves it open; one without entries takes nobody back', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const odd of [
      { issuer: issuer.id, revokedCredential: 'none' },
      { message: 'hello' },
      {},
      // Another record of the issuer's, such as a list of another kind.
      { type: ['VerifiableCredential', 'BitstringStatusListCredential'], issuer: issuer.id },
    ]) {
      says((await statusOf(issuer, odd)).check, {
        outcome: 'inconclusive',
        problem: { code: 'status.list-invalid', at: LIST },
        evidence: [await seen('status-list', LIST, odd)],
      });
    }
    for (const list of [
      { issuer: issuer.id },
      { type: 'RevocationList' },
      { type: ['Other', '1EdTechRevocationList'], issuer: issuer.id },
      { revokedCredential: [] },
      { revokedCredentials: [] },
      { revokedAssertions: [] },
    ]) {
      says((await statusOf(issuer, list)).check, { outcome: 'passed', evidence: [await seen('status-list', LIST, list)] });
    }
  });

  test('a credential without an identifier is on no list, and nobody is asked whether it is', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { id: _, ...nameless } = draftCredential(issuer, { credentialStatus: revocationListEntry(LIST) });
    const signed = await issueDataIntegrity(issuer, nameless);
    const { report, requests } = await verified(signed, { documents: { [LIST]: revocationList(issuer.id, LIST) } });
    says(checkOf(report, 'status'), { outcome: 'inconclusive', problem: { code: 'status.list-invalid', at: '/id' } });
    assert.equal(report.verdict, 'unconfirmed');
    assert.notInclude(requests, LIST);
  });

  test('a list that is not there leaves it open, and says what was answered', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const [answer, code, evidence] of [
      [new Answer(404), 'status.list-unreachable', await seen('status-list', LIST, '')],
      [new Answer(410), 'status.list-unreachable', await seen('status-list', LIST, '')],
      [new Answer(503), 'status.list-unreachable', { ...(await seen('status-list', LIST, '')), value: '503' }],
      ['<html>', 'status.list-unreachable', await seen('status-list', LIST, '<html>')],
      [new Fault('timeout'), 'status.list-unreachable', { kind: 'status-list', url: LIST, value: 'timeout' }],
      [new Fault('too-large'), 'status.list-unreachable', { kind: 'status-list', url: LIST, value: 'too-large' }],
      [new Fault('blocked'), 'network.blocked', { kind: 'status-list', url: LIST, value: 'blocked' }],
    ] as const) {
      says((await statusOf(issuer, answer)).check, {
        outcome: 'inconclusive',
        problem: { code, at: LIST },
        evidence: [evidence],
      });
    }
  });
});
