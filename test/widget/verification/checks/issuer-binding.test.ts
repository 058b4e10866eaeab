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

/** The report on a badge of Open Badges 1.0 that lies at `url`, or where that leads `to`, of an issuer with these rules. */
async function oldBadgeAt(url: string, { to = url, verification }: { to?: string; verification?: JsonDocument } = {}) {
  const { assertion, documents } = hostedAt(url, verification);
  const { id: _id, type: _type, '@context': _context, verification: _rule, ...words } = assertion;
  const old = { ...words, uid: '7', issuedOn: 1_735_689_600, verify: { type: 'hosted', url } };
  return (await verified(old, { documents: { ...documents, [url]: new Answer(200, old, to) } })).report;
}

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

  test('an issuer of Open Badges 0.5 is the host that it names as its origin, and nothing else is', async () => {
    const origin = 'https://issuer.example';
    const of = async (host: string) => {
      const url = `https://${host}/a/1`;
      // What an achievement calls its origin says nothing.
      const achievement = {
        version: '0.5.0',
        name: 'Knots',
        origin: 'https://other.example',
        issuer: { origin, name: 'Sample' },
      };
      const old = { recipient: 'earner@sample.example', badge: achievement, issued_on: '2011-12-31', verify: { url } };
      return verified(old, { documents: { [url]: old } });
    };
    const { report } = await of('issuer.example');
    assert.equal(report.verdict, 'verified');
    says(checkOf(report, 'validity-period'), {
      outcome: 'passed',
      evidence: [{ kind: 'claim', value: '/issuedOn 2011-12-31' }],
    });
    found(checkOf((await of('attacker.example')).report, 'issuer-binding'), 'failed', 'issuer-binding.out-of-scope');
  });

  test('a record of Open Badges 1.0 has a number of its own and no address: it lies where it was found', async () => {
    assert.equal((await oldBadgeAt('https://issuer.example/a/1')).verdict, 'verified');
    const foreign = checkOf(await oldBadgeAt('https://attacker.example/a/1'), 'issuer-binding');
    found(foreign, 'failed', 'issuer-binding.out-of-scope');
    assert.equal(foreign.problem?.at, 'https://attacker.example/a/1');
  });

  test('and still does when its host moved: what is redirected there is told, as it is of a later record', async () => {
    for (const [url, to] of [
      // The whole host is another now, or the record was given out by the address of a service that leads there.
      ['https://issuer.example/a/1', 'https://www.issuer.example/a/1'],
      ['https://short.example/1', 'https://issuer.example/a/1'],
    ] as const) {
      const report = await oldBadgeAt(url, { to });
      found(checkOf(report, 'issuer-binding'), 'passed');
      assert.deepEqual(checkOf(report, 'issuer-binding').warnings, [{ code: 'issuer-binding.redirected', at: to }]);
      assert.equal(report.verdict, 'verified');
    }
    const neither = await oldBadgeAt('https://short.example/1', { to: 'https://attacker.example/a/1' });
    found(checkOf(neither, 'issuer-binding'), 'failed', 'issuer-binding.out-of-scope');
  });

  test('but not where its address chose to lead to it, nor where the issuer keeps no badges', async () => {
    const to = 'https://attacker.example/a/1';
    for (const chosen of [to, 'attacker.example', 'https%3A%2F%2Fhop.example'])
      found(
        checkOf(await oldBadgeAt(`https://issuer.example/go?to=${chosen}`, { to }), 'issuer-binding'),
        'inconclusive',
        'issuer-binding.redirected',
      );
    const verification = { startsWith: 'https://issuer.example/badges/' };
    for (const place of ['https://issuer.example/users/1', 'https://attacker.example/badges/1']) {
      const report = await oldBadgeAt('https://issuer.example/go/1', { to: place, verification });
      found(checkOf(report, 'issuer-binding'), 'failed', 'issuer-binding.out-of-scope');
    }
    const kept = await oldBadgeAt('https://issuer.example/badges/1', { verification });
    found(checkOf(kept, 'issuer-binding'), 'passed');
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
      'https://issuer.example/go?to=%61ttacker.example',
      'https://issuer.example/go?to=%EF%BD%81ttacker.example',
      'https://issuer.example/go/attacker%252Eexample/a/1',
      // From any other address it may lead on.
      'https://issuer.example/go?to=https://hop.example/a/1',
      'https://issuer.example/go?to=https%253A%252F%252Fhop.example',
      'https://issuer.example/go?to=%2F%5Chop.example&broken=%E0',
      'https://issuer.example/go?to=aHR0cHM6Ly9ob3AuZXhhbXBsZQ',
    ]) {
      const { assertion, documents } = hostedAt(url);
      const moved = { [url]: new Answer(200, assertion, to) };
      const check = await checked('issuer-binding', assertion, { documents: { ...documents, ...moved } });
      found(check, 'inconclusive', 'issuer-binding.redirected');
      assert.equal(check.problem?.at, to);
    }
  });

  test('an issuer that is only written into the badge gives itself no other host', async () => {
    const verification = { allowedOrigins: ['attacker.example'], startsWith: 'https://attacker.example/' };
    // Neither a DID nor the origin of Open Badges 0.5 is an address that anybody is asked at.
    for (const [id, named] of [
      ['did:web:issuer.example:org:1', { id: 'did:web:issuer.example:org:1' }],
      ['https://issuer.example', { origin: 'https://issuer.example' }],
    ] as const) {
      const knownIssuers = [{ id, organisation: 'Sample Academy', source: 'test', asOf: '2026-01-01' }];
      const forged = (host: string, more: JsonDocument) => {
        const badge = hostedBadge({
          host,
          badgeClass: { issuer: { type: 'Profile', name: 'Sample Academy', ...named, ...more } },
        });
        return verified(badge.assertion, { documents: badge.documents, knownIssuers });
      };
      const { report } = await forged('attacker.example', { verification });
      found(checkOf(report, 'issuer-binding'), 'failed', 'issuer-binding.out-of-scope');
      found(checkOf(report, 'achievement'), 'failed', 'achievement.foreign-origin');
      assert.equal(report.verdict, 'invalid');
      assert.equal(report.knownIssuer, undefined);
      // On its own host it is who it says.
      assert.equal((await forged('issuer.example', {})).report.verdict, 'verified');
    }
    const nobody = hostedBadge({ badgeClass: { issuer: { type: 'Profile', name: 'Nobody', verification } } });
    found(await checked('issuer-binding', nobody.assertion, nobody), 'inconclusive', 'issuer-binding.not-proven');
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
  test('tells of a Profile that a redirect led to, and counts none that the address itself chose', async () => {
    const to = 'https://attacker.example/profile';
    const served = async (issuerPath: string, issuer: { readonly publicKey?: string } = {}) => {
      const badge = await signedBadge({ issuerPath, issuer });
      const moved = { [String(badge.issuer['id'])]: new Answer(200, badge.issuer, to) };
      return checked('issuer-binding', badge.jws, { documents: { ...badge.documents, ...moved } });
    };
    const told = await served('profile');
    found(told, 'passed');
    assert.deepEqual(told.warnings, [{ code: 'issuer-binding.redirected', at: to }]);
    found(await served(`go?to=${to}`), 'inconclusive', 'issuer-binding.redirected');
    // What a redirect is worth is asked of a binding that holds, and of no other.
    const unlisted = { publicKey: 'https://issuer.example/another-key.json' };
    for (const path of ['profile', `go?to=${to}`]) found(await served(path, unlisted), 'failed', 'issuer-binding.key-not-listed');
  });

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
