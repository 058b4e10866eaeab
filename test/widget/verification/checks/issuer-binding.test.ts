import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  createIssuer,
  draftCredential,
  Fault,
  hostedBadge,
  issueDataIntegrity,
  seen,
  signedBadge,
} from '../../../support/issue-credential.ts';
import type { JsonDocument } from '../../../support/issue-credential.ts';
import { checked, checkOf, found, says, verified, warned } from '../../../support/verified.ts';

/** A badge whose assertion lies at `url`, of an issuer at issuer.example with these rules. */
function hostedAt(url: string, verification?: JsonDocument) {
  const badge = hostedBadge({ assertion: { id: url }, ...(verification && { issuer: { verification } }) });
  return { assertion: badge.assertion, documents: { ...badge.documents, [url]: badge.assertion } };
}

const binding = async (url: string, verification?: JsonDocument) => {
  const { assertion, documents } = hostedAt(url, verification);
  return checked('issuer-binding', assertion, { documents });
};

suite('issuer binding of a hosted badge', () => {
  test('without rules, badges lie on the host of the issuer', async () => {
    const { issuer } = hostedBadge();
    const evidence = [await seen('issuer', String(issuer['id']), issuer)];
    says(await binding('https://issuer.example/a/1'), { outcome: 'passed', evidence });
    says(await binding('https://attacker.example/a/1'), {
      outcome: 'failed',
      problem: { code: 'issuer-binding.out-of-scope', at: 'https://attacker.example/a/1' },
      evidence,
    });
  });

  test('holds also where the achievement is written into the assertion', async () => {
    const { id: _noId, ...embedded } = hostedBadge().badgeClass;
    const badge = hostedBadge({ assertion: { badge: embedded } });
    says(await checked('issuer-binding', badge.assertion, badge), {
      outcome: 'passed',
      evidence: [await seen('issuer', String(badge.issuer['id']), badge.issuer)],
    });
  });

  test('is unknown while the achievement, which names the issuer, cannot be read', async () => {
    const badge = hostedBadge();
    const at = String(badge.badgeClass['id']);
    for (const [answer, code] of [
      [new Answer(404), 'achievement.unreachable'],
      [new Fault('timeout'), 'achievement.unreachable'],
      [new Fault('blocked'), 'network.blocked'],
    ] as const) {
      says(await checked('issuer-binding', badge.assertion, { documents: { ...badge.documents, [at]: answer } }), {
        outcome: 'inconclusive',
        problem: { code, at },
      });
    }
  });

  test('a record of Open Badges 1.0 has a number of its own and no address: it lies where it was found', async () => {
    const { assertion, documents } = hostedAt('https://issuer.example/a/1');
    const { id: _id, type: _type, '@context': _context, verification: _rule, ...words } = assertion;
    const of = async (url: string) => {
      const old = { ...words, uid: '7', issuedOn: 1_735_689_600, verify: { type: 'hosted', url } };
      return verified(old, { documents: { ...documents, [url]: old } });
    };
    assert.equal((await of('https://issuer.example/a/1')).report.verdict, 'verified');
    const foreign = checkOf((await of('https://attacker.example/a/1')).report, 'issuer-binding');
    found(foreign, 'failed', 'issuer-binding.out-of-scope');
  });

  test('hosts are parsed: neither user names nor longer names nor other ports pass for the issuer', async () => {
    for (const host of [
      'issuer.example@attacker.example',
      'issuer.example.attacker.example',
      'xissuer.example',
      'issuer.example:8443',
    ]) {
      found(await binding(`https://${host}/a/1`), 'failed', 'issuer-binding.out-of-scope');
    }
  });

  test('allowedOrigins names hosts, one or many, also written as URLs', async () => {
    const other = 'https://cdn.example/a/1';
    found(await binding(other, { allowedOrigins: 'cdn.example' }), 'passed');
    found(await binding(other, { allowedOrigins: ['issuer.example', 'https://cdn.example/badges'] }), 'passed');
    found(await binding(other, { allowedOrigins: ['issuer.example'] }), 'failed', 'issuer-binding.out-of-scope');
    found(await binding('https://cdn.example:8443/a/1', { allowedOrigins: 'cdn.example' }), 'passed');
  });

  test('startsWith narrows, and one of several is enough', async () => {
    const prefix = 'https://issuer.example/a/';
    found(await binding('https://issuer.example/a/1', { startsWith: prefix }), 'passed');
    found(await binding('https://issuer.example/a/1', { startsWith: ['https://issuer.example/b/', prefix] }), 'passed');
    for (const outside of [
      'https://issuer.example/c/1',
      'https://issuer.example/a/../c/1',
      'https://issuer.example/a/%2e%2e/c/1',
    ]) {
      found(await binding(outside, { startsWith: prefix }), 'failed', 'issuer-binding.out-of-scope');
    }
  });

  test('a prefix that ends within the host name lets nobody in by itself, and is told', async () => {
    const startsWith = 'https://issuer.example';
    const foreign = 'https://issuer.example.attacker.example/a/1';
    found(await binding(foreign, { startsWith }), 'failed', 'issuer-binding.out-of-scope');
    const listed = await binding(foreign, { startsWith, allowedOrigins: ['issuer.example', 'issuer.example.attacker.example'] });
    found(listed, 'passed');
    assert.deepEqual(listed.warnings, [{ code: 'issuer-binding.scope-too-wide', at: startsWith }]);
  });

  test('the host names of one service are one host', async () => {
    const profile = 'https://www.credly.com/api/v1/obi/v2/issuers/1';
    const badge = hostedBadge({
      assertion: { id: 'https://api.credly.com/v1/obi/v2/badge_assertions/1' },
      badgeClass: { issuer: profile },
    });
    const documents = {
      ...badge.documents,
      [String(badge.assertion.id)]: badge.assertion,
      [profile]: { ...badge.issuer, id: profile },
    };
    found(await checked('issuer-binding', badge.assertion, { documents }), 'passed');
  });

  test('an issuer that nothing leads to proves nothing', async () => {
    for (const [issuer, at] of [
      [{ type: 'Issuer', id: 'urn:uuid:1', name: 'Sample Issuer' }, 'urn:uuid:1'],
      [{ type: 'Issuer', name: 'Sample Issuer' }, '/badge/issuer'],
    ] as const) {
      const badge = hostedBadge({ badgeClass: { issuer } });
      says(await checked('issuer-binding', badge.assertion, badge), {
        outcome: 'inconclusive',
        problem: { code: 'issuer-binding.not-proven', at },
      });
    }
  });

  test('an issuer that is not there fails, one that cannot be reached does not', async () => {
    const badge = hostedBadge();
    const url = String(badge.issuer.id);
    const answered = await seen('issuer', url, '');
    for (const [answer, outcome, code, evidence] of [
      [new Answer(404), 'failed', 'issuer-binding.not-proven', answered],
      [new Answer(410), 'failed', 'issuer-binding.not-proven', answered],
      [new Answer(500), 'inconclusive', 'issuer-binding.unreachable', { ...answered, value: '500' }],
      [new Fault('unreachable'), 'inconclusive', 'issuer-binding.unreachable', { kind: 'issuer', url, value: 'unreachable' }],
      [new Fault('blocked'), 'inconclusive', 'network.blocked', { kind: 'issuer', url, value: 'blocked' }],
    ] as const) {
      says(await checked('issuer-binding', badge.assertion, { documents: { ...badge.documents, [url]: answer } }), {
        outcome,
        problem: { code, at: url },
        evidence: [evidence],
      });
    }
  });

  test('a redirect to another host is told, whichever record it was', async () => {
    const badge = hostedBadge();
    const to = 'https://attacker.example/x';
    for (const record of [badge.assertion, badge.badgeClass, badge.issuer]) {
      const moved = { [String(record['id'])]: new Answer(200, record, to) };
      const check = await checked('issuer-binding', badge.assertion, { documents: { ...badge.documents, ...moved } });
      found(check, 'passed');
      assert.deepEqual(check.warnings, [{ code: 'issuer-binding.redirected', at: to }]);
    }
    const within = { [badge.url]: new Answer(200, badge.assertion, 'https://issuer.example/moved') };
    const check = await checked('issuer-binding', badge.assertion, { documents: { ...badge.documents, ...within } });
    assert.deepEqual(warned(check), []);
  });

  test('a redirect that the address itself chose does not count', async () => {
    const to = 'https://attacker.example/a/1';
    for (const url of [
      'https://issuer.example/go?to=https://attacker.example/a/1',
      'https://issuer.example/go?to=https://ATTACKER%2Eexample/a/1',
    ]) {
      const { assertion, documents } = hostedAt(url);
      const moved = { [url]: new Answer(200, assertion, to) };
      const check = await checked('issuer-binding', assertion, { documents: { ...documents, ...moved } });
      found(check, 'inconclusive', 'issuer-binding.redirected');
      assert.equal(check.problem?.at, to);
    }
  });

  test("a record's own word for who it is counts for nothing", async () => {
    const attacker = hostedBadge({ host: 'attacker.example', issuer: { id: 'https://issuer.example/issuer.json' } });
    const { report } = await verified(attacker.assertion, {
      documents: { ...attacker.documents, 'https://attacker.example/issuer.json': attacker.issuer },
    });
    const known = [
      { id: 'https://issuer.example/issuer.json', organisation: 'Sample Academy', source: 'test', asOf: '2026-01-01' },
    ];
    const again = await verified(attacker.assertion, { documents: attacker.documents, knownIssuers: known });
    assert.equal(report.knownIssuer, undefined);
    assert.equal(again.report.knownIssuer, undefined);
  });
});

suite('issuer binding of a signed badge', () => {
  test("passes with the issuer's key, and fails with another's", async () => {
    const [issuer, stranger] = [await createIssuer({ method: 'did:web' }), await createIssuer({ method: 'did:key' })];
    const own = await issueDataIntegrity(issuer, draftCredential(issuer));
    const foreign = await issueDataIntegrity(stranger, draftCredential(issuer));
    found(await checked('issuer-binding', own, issuer), 'passed');
    const { report } = await verified(foreign, issuer);
    assert.equal(checkOf(report, 'issuer-binding').outcome, 'failed');
    assert.equal(report.verdict, 'invalid');
  });

  test('an Open Badges 2.0 signature binds the issuer of the achievement, whatever the payload embeds', async () => {
    const badge = await signedBadge();
    found(await checked('issuer-binding', badge.jws, badge), 'passed');
    const victim = hostedBadge({ host: 'victim.example' });
    const forged = await signedBadge({
      keys: badge.keys,
      assertion: { badge: { ...victim.badgeClass, issuer: badge.badgeClass.issuer } },
    });
    const { report } = await verified(forged.jws, { documents: { ...victim.documents, ...forged.documents } });
    assert.equal(report.verdict, 'invalid');
    found(checkOf(report, 'achievement'), 'failed', 'achievement.foreign-origin');
  });

  test('a signature of nobody in particular over a well-known achievement fails', async () => {
    const victim = hostedBadge({ host: 'victim.example' });
    const badge = await signedBadge({ assertion: { badge: victim.badgeClass.id } });
    const { report } = await verified(badge.jws, { documents: { ...victim.documents, ...badge.documents } });
    assert.equal(checkOf(report, 'issuer-binding').outcome, 'failed');
    assert.equal(report.verdict, 'invalid');
  });
});
