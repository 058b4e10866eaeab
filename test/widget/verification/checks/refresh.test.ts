import { suite, test } from '#test';
import { assert } from 'chai';
import { Answer, createIssuer, draftCredential, Fault, issueDataIntegrity, issueJwt } from '../../../support/issue-credential.ts';
import type { SigningIssuer } from '../../../support/issue-credential.ts';
import { checkOf, found, verified } from '../../../support/verified.ts';

const SERVICE = 'https://issuer.example/refresh/1';
const more = { refreshService: { id: SERVICE, type: '1EdTechCredentialRefresh' } };

/** A credential that has run out, and what its refresh service answers. */
async function refreshed(issuer: SigningIssuer, answer: unknown) {
  const old = await issueJwt(issuer, draftCredential(issuer, { validUntil: '2026-01-01T00:00:00Z', more }));
  return verified(old, { documents: { ...issuer.documents, [SERVICE]: answer } });
}

suite('refresh', () => {
  test('a newer edition that holds is the one that is checked and shown', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const newer = draftCredential(issuer, { name: 'Newer Badge', validUntil: '2030-01-01T00:00:00Z', more });
    for (const edition of [
      await issueJwt(issuer, newer),
      await issueDataIntegrity(issuer, draftCredential(issuer, { name: 'Newer Badge' })),
    ]) {
      const { report, badge, requests } = await refreshed(issuer, edition);
      found(checkOf(report, 'refresh'), 'passed');
      assert.equal(report.verdict, 'verified');
      assert.equal(badge.name, 'Newer Badge');
      assert.equal(requests.filter((url) => url === SERVICE).length, 1);
    }
  });

  test('a newer edition that was taken back is taken back', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const credentialStatus = { id: 'https://issuer.example/list', type: '1EdTechRevocationList' };
    const newer = await issueJwt(issuer, draftCredential(issuer, { credentialStatus }));
    const old = await issueJwt(issuer, draftCredential(issuer, { more }));
    const list = { issuer: issuer.id, revokedCredential: [{ id: draftCredential(issuer).id }] };
    const { report } = await verified(old, { documents: { [SERVICE]: newer, 'https://issuer.example/list': list } });
    assert.equal(report.verdict, 'revoked');
  });

  test("one that does not hold, is another badge or another's leaves the one at hand", async () => {
    const [issuer, stranger] = [await createIssuer({ method: 'did:key' }), await createIssuer({ method: 'did:key' })];
    const newer = draftCredential(issuer);
    const signed = await issueDataIntegrity(issuer, newer);
    const editions = [
      newer,
      { ...signed, name: 'Changed' },
      await issueJwt(stranger, draftCredential(stranger)),
      await issueDataIntegrity(stranger, newer),
      await issueJwt(issuer, draftCredential(issuer, { id: 'urn:uuid:other' })),
      { hello: 1 },
      'text',
    ];
    for (const edition of editions) {
      const { report } = await refreshed(issuer, edition);
      found(checkOf(report, 'refresh'), 'inconclusive', 'refresh.failed');
      assert.equal(report.verdict, 'expired');
    }
  });

  test('a service that does not answer changes nothing', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const answer of [new Fault('unreachable'), new Answer(404), new Answer(500)]) {
      const { report } = await refreshed(issuer, answer);
      found(checkOf(report, 'refresh'), 'inconclusive', 'refresh.unreachable');
      assert.equal(report.verdict, 'expired');
    }
    found(checkOf((await refreshed(issuer, new Fault('blocked'))).report, 'refresh'), 'inconclusive', 'network.blocked');
  });

  test('nothing is asked in the name of a document that does not hold', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const forged = { ...signed, ...more };
    const { report, requests } = await verified(forged, { documents: { [SERVICE]: signed } });
    assert.equal(report.verdict, 'invalid');
    assert.equal(checkOf(report, 'refresh').outcome, 'inconclusive');
    assert.deepEqual(requests, []);
  });

  test('without a service there is no question, and one that is no address is none', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    found(checkOf((await verified(await issueJwt(issuer, draftCredential(issuer)))).report, 'refresh'), 'not-applicable');
    const odd = draftCredential(issuer, { more: { refreshService: { id: 'javascript:alert(1)', type: 'Any' } } });
    found(checkOf((await verified(await issueJwt(issuer, odd))).report, 'refresh'), 'inconclusive', 'refresh.failed');
  });
});
