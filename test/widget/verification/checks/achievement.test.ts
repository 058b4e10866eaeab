import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  createIssuer,
  draftCredential,
  Fault,
  hostedBadge,
  issueDataIntegrity,
} from '../../../support/issue-credential.ts';
import { checked, found, verified, warned } from '../../../support/verified.ts';

suite('achievement', () => {
  test("lies among the issuer's records", async () => {
    const badge = hostedBadge();
    found(await checked('achievement', badge.assertion, badge), 'passed');
  });

  test("a copy of the issuer's assertion with somebody else's achievement fails", async () => {
    const foreign = 'https://elsewhere.example/badge.json';
    const badge = hostedBadge({ assertion: { badge: foreign } });
    const documents = { ...badge.documents, [foreign]: { ...badge.badgeClass, id: foreign } };
    found(await checked('achievement', badge.assertion, { documents }), 'failed', 'achievement.foreign-origin');
    const allowed = {
      ...documents,
      [String(badge.issuer.id)]: { ...badge.issuer, verification: { allowedOrigins: ['issuer.example', 'elsewhere.example'] } },
    };
    found(await checked('achievement', badge.assertion, { documents: allowed }), 'passed');
  });

  test("lies on the issuer's own host, wherever its assertions may lie", async () => {
    const url = 'https://awards.example/a/1';
    const badge = hostedBadge({ assertion: { id: url }, issuer: { verification: { allowedOrigins: 'awards.example' } } });
    const documents = { ...badge.documents, [url]: badge.assertion };
    found(await checked('achievement', badge.assertion, { documents }), 'passed');
    assert.equal((await verified(badge.assertion, { documents })).report.verdict, 'verified');
  });

  test('that cannot be read leaves it open, and the whole badge unconfirmed', async () => {
    const badge = hostedBadge();
    for (const [answer, code] of [
      [new Answer(404), 'achievement.unreachable'],
      [new Fault('timeout'), 'achievement.unreachable'],
      [new Fault('blocked'), 'network.blocked'],
    ] as const) {
      const documents = { ...badge.documents, [String(badge.badgeClass.id)]: answer };
      found(await checked('achievement', badge.assertion, { documents }), 'inconclusive', code);
    }
    const nowhere = hostedBadge({ assertion: { badge: 'urn:uuid:1' } });
    found(await checked('achievement', nowhere.assertion, nowhere), 'inconclusive', 'achievement.unreachable');
  });

  test('embedded without an address, it is what its issuer serves', async () => {
    const { id: _noId, ...embedded } = hostedBadge().badgeClass;
    const badge = hostedBadge({ assertion: { badge: embedded } });
    found(await checked('achievement', badge.assertion, badge), 'passed');
  });

  test("in Open Badges 3.0 it is signed: somebody else's address is only told", async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const of = async (id: string) => {
      const credential = await issueDataIntegrity(issuer, draftCredential(issuer, { achievement: { id } }));
      return checked('achievement', credential, issuer);
    };
    assert.deepEqual(warned(await of('https://issuer.example/achievements/1')), []);
    const foreign = await of('https://victim.example/achievements/1');
    found(foreign, 'passed');
    assert.deepEqual(warned(foreign), ['achievement.foreign-origin']);
    found(await of('urn:uuid:1d6b9d0e-8f0e-4f2f-8d9a-2f9b8a7c6d5e'), 'not-applicable');
  });
});
