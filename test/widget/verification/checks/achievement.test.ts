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
import type { JsonDocument, SigningIssuer } from '../../../support/issue-credential.ts';
import { checked, checkOf, found, says, verified } from '../../../support/verified.ts';

suite('achievement', () => {
  test("lies among the issuer's records, and the report says what was read there", async () => {
    const badge = hostedBadge();
    const at = String(badge.badgeClass['id']);
    says(await checked('achievement', badge.assertion, badge), {
      outcome: 'passed',
      evidence: [await seen('achievement', at, badge.badgeClass)],
    });
  });

  test("a copy of the issuer's assertion with somebody else's achievement fails", async () => {
    const foreign = 'https://elsewhere.example/badge.json';
    const badge = hostedBadge({ assertion: { badge: foreign } });
    const record = { ...badge.badgeClass, id: foreign };
    const documents = { ...badge.documents, [foreign]: record };
    says(await checked('achievement', badge.assertion, { documents }), {
      outcome: 'failed',
      problem: { code: 'achievement.foreign-origin', at: foreign },
      evidence: [await seen('achievement', foreign, record)],
    });
    const allowed = {
      ...documents,
      [String(badge.issuer['id'])]: {
        ...badge.issuer,
        verification: { allowedOrigins: ['issuer.example', 'elsewhere.example'] },
      },
    };
    found(await checked('achievement', badge.assertion, { documents: allowed }), 'passed');
  });

  test('on another host is nobody’s fault while the Profile that may allow that host cannot be read', async () => {
    const profile = 'https://university.example/issuer.json';
    const badge = hostedBadge({ badgeClass: { issuer: profile } });
    const at = String(badge.badgeClass['id']);
    const evidence = [await seen('achievement', at, badge.badgeClass)];
    for (const [answer, code] of [
      [new Fault('timeout'), 'issuer-binding.unreachable'],
      [new Fault('blocked'), 'network.blocked'],
      [new Answer(500), 'issuer-binding.unreachable'],
      ['<!doctype html>', 'issuer-binding.unreachable'],
    ] as const) {
      const { report } = await verified(badge.assertion, { documents: { ...badge.documents, [profile]: answer } });
      says(checkOf(report, 'achievement'), { outcome: 'inconclusive', problem: { code, at: profile }, evidence });
      assert.equal(report.verdict, 'unconfirmed');
    }
    const gone = { ...badge.documents, [profile]: new Answer(404) };
    found(await checked('achievement', badge.assertion, { documents: gone }), 'failed', 'achievement.foreign-origin');
  });

  test("lies on the issuer's own host, wherever its assertions may lie", async () => {
    const url = 'https://awards.example/a/1';
    const badge = hostedBadge({ assertion: { id: url }, issuer: { verification: { allowedOrigins: 'awards.example' } } });
    const { report } = await verified(badge.assertion, { documents: { ...badge.documents, [url]: badge.assertion } });
    found(checkOf(report, 'achievement'), 'passed');
    assert.equal(report.verdict, 'verified');
  });

  test('on another host is not the issuer’s for an assertion that says so, where the record itself names nobody', async () => {
    const own = 'https://stranger.example/issuer';
    const stranger = hostedBadge({ host: 'stranger.example', issuerPath: 'issuer' });
    const known = hostedBadge({ badgeClass: { issuer: undefined } });
    const assertion = { ...stranger.assertion, badge: known.badgeClass['id'], issuer: own };
    const verification = { allowedOrigins: ['stranger.example', 'issuer.example'] };
    const documents = {
      ...known.documents,
      [stranger.url]: assertion,
      [own]: { ...stranger.issuer, verification },
    };
    const { report } = await verified(assertion, { documents });
    found(checkOf(report, 'achievement'), 'inconclusive', 'achievement.foreign-origin');
    assert.equal(report.verdict, 'unconfirmed');
  });

  test('written into a signed badge is not another’s for having its address, whatever hosts the signer allows', async () => {
    const at = 'https://elsewhere.example/badge.json';
    const verification = { allowedOrigins: ['issuer.example', 'elsewhere.example'] };
    const embedded = { ...hostedBadge().badgeClass, id: at };
    const badge = await signedBadge({ assertion: { badge: embedded }, issuer: { verification } });
    const { report } = await verified(badge.jws, badge);
    says(checkOf(report, 'achievement'), { outcome: 'inconclusive', problem: { code: 'achievement.foreign-origin', at } });
    assert.equal(report.verdict, 'unconfirmed');
    const served = await signedBadge({ assertion: { badge: at }, issuer: { verification } });
    found(await checked('achievement', served.jws, { documents: { ...served.documents, [at]: embedded } }), 'passed');
  });

  test('that cannot be read leaves it open, and says where it was looked for', async () => {
    const badge = hostedBadge();
    const at = String(badge.badgeClass['id']);
    for (const [answer, code, evidence] of [
      [new Answer(404), 'achievement.unreachable', await seen('achievement', at, '')],
      [new Answer(410, badge.badgeClass), 'achievement.unreachable', await seen('achievement', at, badge.badgeClass)],
      [new Fault('timeout'), 'achievement.unreachable', { kind: 'achievement', url: at, value: 'timeout' }],
      [new Fault('blocked'), 'network.blocked', { kind: 'achievement', url: at, value: 'blocked' }],
    ] as const) {
      const documents = { ...badge.documents, [at]: answer };
      says(await checked('achievement', badge.assertion, { documents }), {
        outcome: 'inconclusive',
        problem: { code, at },
        evidence: [evidence],
      });
    }
    for (const [named, at] of [
      ['urn:uuid:1', 'urn:uuid:1'],
      [7, '/badge'],
    ] as const) {
      const nowhere = hostedBadge({ assertion: { badge: named } });
      says(await checked('achievement', nowhere.assertion, nowhere), {
        outcome: 'inconclusive',
        problem: { code: 'achievement.unreachable', at },
      });
    }
  });

  test('embedded without an address, it is what its issuer serves', async () => {
    const { id: _noId, ...embedded } = hostedBadge().badgeClass;
    const badge = hostedBadge({ assertion: { badge: embedded } });
    says(await checked('achievement', badge.assertion, badge), { outcome: 'passed' });
  });

  test("in Open Badges 3.0 it is signed: somebody else's address is only told", async () => {
    const [web, key] = [await createIssuer({ method: 'did:web' }), await createIssuer({ method: 'did:key' })];
    const of = async (issuer: SigningIssuer, id: string) => {
      const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { achievement: { id } }));
      return checked('achievement', credential, issuer);
    };
    const at = 'https://victim.example/achievements/1';
    says(await of(web, 'https://issuer.example/achievements/1'), { outcome: 'passed' });
    says(await of(web, at), { outcome: 'passed', warnings: [{ code: 'achievement.foreign-origin', at }] });
    // An issuer that is no more than a key is at home nowhere.
    says(await of(key, at), { outcome: 'passed' });
    says(await of(web, 'urn:uuid:1d6b9d0e-8f0e-4f2f-8d9a-2f9b8a7c6d5e'), { outcome: 'not-applicable' });
  });
});

suite('what a badge says of its achievement', () => {
  const { badgeClass } = hostedBadge();
  const own = String(badgeClass['issuer']);
  /** Where an achievement is told otherwise than its issuer's record has it. */
  const differing = async (told: JsonDocument, served: unknown = badgeClass['id']) => {
    const badge = hostedBadge({ assertion: { badge: served } });
    const check = await checked('achievement', { ...badge.assertion, badge: { id: badgeClass['id'], ...told } }, badge);
    found(check, 'passed');
    return (check.warnings ?? []).map(({ code, at }) => `${code} ${at}`);
  };

  test('and its own record does not is told, member by member', async () => {
    for (const [told, differences] of [
      [{}, []],
      [badgeClass, []],
      [{ name: 'Grand Master' }, ['achievement.differs /badge/name']],
      [{ description: 'More.', image: 'https://issuer.example/other.png' }, ['achievement.differs /badge/description']],
      [{ criteria: { narrative: 'None.' } }, ['achievement.differs /badge/criteria']],
      [{ issuer: 'https://other.example/issuer.json' }, ['achievement.differs /badge/issuer']],
      [{ issuer: { id: own, name: 'Written out' } }, []],
      [{ issuer: { id: 'https://other.example/issuer.json' } }, ['achievement.differs /badge/issuer']],
    ] as const) {
      assert.deepEqual(await differing(told), [...differences], JSON.stringify(told));
    }
  });

  test('is told also where the assertion on the host says it, or has it written into it', async () => {
    const lies = { ...badgeClass, name: 'Grand Master' };
    assert.deepEqual(await differing({}, lies), ['achievement.differs /badge/name']);
    const { id: _noId, ...embedded } = badgeClass;
    assert.deepEqual(await differing({ name: 'Grand Master' }, embedded), ['achievement.differs /badge/name']);
  });

  test('under its own signature is all there is', async () => {
    const badge = await signedBadge({ assertion: { badge: { ...badgeClass, name: 'Grand Master' } } });
    says(await checked('achievement', badge.jws, badge), { outcome: 'passed' });
  });
});
