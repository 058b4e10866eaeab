import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  createIssuer,
  draftCredential,
  Fault,
  issueDataIntegrity,
  issueJwt,
  seen,
} from '../../../support/issue-credential.ts';
import type { JsonDocument, SigningIssuer } from '../../../support/issue-credential.ts';
import { checkOf, found, says, verified } from '../../../support/verified.ts';

const SERVICE = 'https://issuer.example/refresh/1';
const more = { refreshService: { id: SERVICE, type: '1EdTechCredentialRefresh' } };

/** A credential that has run out, and what its refresh service answers. */
async function refreshed(issuer: SigningIssuer, answer: unknown) {
  const old = await issueJwt(issuer, draftCredential(issuer, { validUntil: '2026-01-01T00:00:00Z', more }));
  return verified(old, { documents: { ...issuer.documents, [SERVICE]: answer } });
}

/** The check of a signed credential with these members. */
async function refreshOf(members: JsonDocument) {
  const issuer = await createIssuer({ method: 'did:key' });
  const { report, requests } = await verified(await issueJwt(issuer, { ...draftCredential(issuer), ...members }));
  return { check: checkOf(report, 'refresh'), requests };
}

suite('refresh', () => {
  test('a newer edition that holds is the one that is checked and shown', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const newer = draftCredential(issuer, { name: 'Newer Badge', validUntil: '2030-01-01T00:00:00Z', more });
    for (const edition of [
      await issueJwt(issuer, newer),
      await issueDataIntegrity(issuer, draftCredential(issuer, { name: 'Newer Badge' })),
    ]) {
      const { report, badge, requests, accepts } = await refreshed(issuer, edition);
      says(checkOf(report, 'refresh'), { outcome: 'passed', evidence: [await seen('credential', SERVICE, edition)] });
      assert.equal(report.verdict, 'verified');
      assert.equal(badge.name, 'Newer Badge');
      assert.equal(requests.filter((url) => url === SERVICE).length, 1);
      assert.match(accepts[SERVICE] ?? '', /^application\/vc, .*application\/jwt/);
    }
  });

  test('is asked for where a service says its address, in one of four words or by itself', async () => {
    for (const word of ['id', '@id', 'refreshServiceEndpoint', 'url']) {
      const { requests } = await refreshOf({ refreshService: [{ [word]: SERVICE, type: '1EdTechCredentialRefresh' }] });
      assert.deepEqual(requests, [SERVICE], word);
    }
    assert.deepEqual((await refreshOf({ refreshService: SERVICE })).requests, [SERVICE]);
  });

  test('every service is asked, in whatever order they are named, and the latest edition counts', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const other = 'https://issuer.example/refresh/2';
    const services = [SERVICE, other].map((id) => ({ id, type: '1EdTechCredentialRefresh' }));
    const edition = (name: string, validFrom: string) => issueJwt(issuer, draftCredential(issuer, { name, validFrom }));
    const newer = await edition('Newer Badge', '2026-02-01T00:00:00Z');
    const shown = async (refreshService: readonly unknown[], answer: unknown) => {
      const badge = await issueJwt(issuer, draftCredential(issuer, { more: { refreshService } }));
      return (await verified(badge, { documents: { [SERVICE]: answer, [other]: newer } })).badge.name;
    };
    const older = await edition('Older Badge', '2026-01-01T00:00:00Z');
    for (const answer of [older, new Fault('unreachable')]) {
      assert.equal(await shown(services, answer), 'Newer Badge');
      assert.equal(await shown(services.toReversed(), answer), 'Newer Badge');
    }
    assert.equal(await shown([null, services[1]], older), 'Newer Badge');
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
      await issueJwt(issuer, draftCredential(issuer, { subject: { id: 'did:example:somebody-else' } })),
      await issueJwt(issuer, draftCredential(issuer, { subject: { id: undefined } })),
      await issueJwt(issuer, draftCredential(issuer, { validFrom: '2024-12-31T23:59:59Z' })),
      { hello: 1 },
      'text',
    ];
    for (const edition of editions) {
      const { report } = await refreshed(issuer, edition);
      says(checkOf(report, 'refresh'), {
        outcome: 'inconclusive',
        problem: { code: 'refresh.failed', at: SERVICE },
        evidence: [await seen('credential', SERVICE, edition)],
      });
      assert.equal(report.verdict, 'expired');
    }
  });

  test('a holder that the one at hand does not name may be named by the newer one', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const old = await issueJwt(issuer, draftCredential(issuer, { subject: { id: undefined }, more }));
    const { report } = await verified(old, { documents: { [SERVICE]: await issueJwt(issuer, draftCredential(issuer)) } });
    found(checkOf(report, 'refresh'), 'passed');
  });

  test('a badge without an identifier has no newer edition: every other one is as nameless', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { id: _noId, ...nameless } = draftCredential(issuer);
    const other = await issueJwt(issuer, nameless, { claims: { jti: undefined } });
    const old = await issueJwt(issuer, { ...nameless, ...more }, { claims: { jti: undefined } });
    const { report } = await verified(old, { documents: { [SERVICE]: other } });
    found(checkOf(report, 'refresh'), 'inconclusive', 'refresh.failed');
  });

  test('a service that does not answer changes nothing', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    for (const [answer, code] of [
      [new Fault('unreachable'), 'refresh.unreachable'],
      [new Fault('blocked'), 'network.blocked'],
    ] as const) {
      const { report } = await refreshed(issuer, answer);
      says(checkOf(report, 'refresh'), { outcome: 'inconclusive', problem: { code, at: SERVICE } });
      assert.equal(report.verdict, 'expired');
    }
    for (const answer of [new Answer(404), new Answer(500)]) {
      const { report } = await refreshed(issuer, answer);
      says(checkOf(report, 'refresh'), {
        outcome: 'inconclusive',
        problem: { code: 'refresh.unreachable', at: SERVICE },
        evidence: [await seen('credential', SERVICE, '')],
      });
      assert.equal(report.verdict, 'expired');
    }
  });

  test("nothing is asked in the name of a document that does not hold, or that may be another's", async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const signed = await issueDataIntegrity(issuer, draftCredential(issuer));
    const { report, requests } = await verified({ ...signed, ...more }, { documents: { [SERVICE]: signed } });
    assert.equal(report.verdict, 'invalid');
    says(checkOf(report, 'refresh'), { outcome: 'inconclusive', problem: checkOf(report, 'proof').problem! });
    assert.deepEqual(requests, []);
    // Its signature holds by the key that it carries; nobody can tell whose key that is.
    const away = { ...issuer, id: 'did:web:away.example', keyId: `did:web:away.example#${issuer.id.slice(8)}` };
    const unbound = await verified(await issueDataIntegrity(away, draftCredential(away, { more }), { suite: 'eddsa-jcs-2022' }));
    found(checkOf(unbound.report, 'proof'), 'passed');
    says(checkOf(unbound.report, 'refresh'), {
      outcome: 'inconclusive',
      problem: checkOf(unbound.report, 'issuer-binding').problem!,
    });
    assert.notInclude(unbound.requests, SERVICE);
  });

  test('without a service there is no question, and one that is no address is none', async () => {
    for (const members of [{}, { refreshService: [] }, { refreshService: null }]) {
      says((await refreshOf(members)).check, { outcome: 'not-applicable' });
    }
    for (const refreshService of [{ id: 'javascript:alert(1)', type: 'Any' }, { type: 'Any' }, 'text', { id: 7 }]) {
      says((await refreshOf({ refreshService })).check, {
        outcome: 'inconclusive',
        problem: { code: 'refresh.failed', at: '/refreshService/id' },
      });
    }
  });
});
