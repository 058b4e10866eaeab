import { suite, test } from '#test';
import { assert } from 'chai';
import { createIssuer, draftCredential, hostedBadge, issueDataIntegrity, issueJwt } from '../../../support/issue-credential.ts';
import type { SigningIssuer } from '../../../support/issue-credential.ts';
import { checked, checkOf, found, says, verified } from '../../../support/verified.ts';

const row = (id: string, organisation = 'Sample Academy') => ({
  id,
  organisation,
  source: 'https://sample.example/about',
  asOf: '2026-01-02',
});

const named = async (name: string, achievementId?: string) => {
  const issuer = await createIssuer({ method: 'did:key', name });
  const achievement = achievementId === undefined ? {} : { id: achievementId };
  return checked('known-issuer', await issueJwt(issuer, draftCredential(issuer, { achievement })), {
    knownIssuers: [row('https://sample.example/')],
  });
};

suite('known issuer', () => {
  test('is known by its identifier, and the report says from where and since when', async () => {
    const issuer = await createIssuer({ method: 'did:web', name: 'Any Name' });
    const credential = await issueDataIntegrity(issuer, draftCredential(issuer));
    const { report } = await verified(credential, { ...issuer, knownIssuers: [row(issuer.id)] });
    const check = checkOf(report, 'known-issuer');
    found(check, 'passed');
    assert.deepEqual(check.evidence, [{ kind: 'known-issuers', value: 'Sample Academy', url: 'https://sample.example/about' }]);
    assert.deepEqual(report.knownIssuer, { name: 'Sample Academy', source: 'https://sample.example/about', asOf: '2026-01-02' });
  });

  test('a row may stand for everything on a host, and for nothing beside it', async () => {
    const badge = hostedBadge();
    const of = async (id: string) => checked('known-issuer', badge.assertion, { ...badge, knownIssuers: [row(id)] });
    found(await of('https://issuer.example/'), 'passed');
    found(await of(String(badge.issuer.id)), 'passed');
    for (const other of [
      'https://example/',
      'https://other.example/',
      'https://issuer.example/other.json',
      'did:web:issuer.example',
    ]) {
      assert.equal((await of(other)).outcome, 'inconclusive');
    }
  });

  test('an identifier that nobody proved is only a claim', async () => {
    const [issuer, thief] = [await createIssuer({ method: 'did:web' }), await createIssuer({ method: 'did:key' })];
    const stolen: SigningIssuer = { ...thief, id: issuer.id };
    const { report } = await verified(await issueDataIntegrity(stolen, draftCredential(issuer)), {
      ...issuer,
      knownIssuers: [row(issuer.id)],
    });
    const evidence = [{ kind: 'known-issuers', value: 'Sample Academy', url: 'https://sample.example/about' }];
    const { problem } = checkOf(report, 'issuer-binding');
    says(checkOf(report, 'known-issuer'), { outcome: 'inconclusive', problem: problem!, evidence });
    assert.equal(report.knownIssuer, undefined);
    assert.equal(report.verdict, 'invalid');
    says(await checked('known-issuer', draftCredential(issuer), { knownIssuers: [row(issuer.id)] }), {
      outcome: 'inconclusive',
      problem: { code: 'issuer-binding.not-proven' },
      evidence,
    });
  });

  test('without an issuer there is no question; one with a name alone is unknown', async () => {
    const of = async (issuer: unknown) => {
      const badge = hostedBadge({ badgeClass: { issuer } });
      return checked('known-issuer', badge.assertion, badge);
    };
    says(await of(undefined), { outcome: 'not-applicable' });
    found(await of({ name: 'Plain School' }), 'inconclusive', 'known-issuer.unknown');
    says(await of('urn:uuid:1'), { outcome: 'inconclusive', problem: { code: 'known-issuer.unknown', at: 'urn:uuid:1' } });
  });

  test('a known name without its identifier is called out, and changes nothing else', async () => {
    for (const name of ['Microsoft', 'MICROSOFT', 'Microsoft Learn', ' microsoft ', 'Micro\u200bsoft', 'Sample Academy']) {
      found(await named(name), 'inconclusive', 'known-issuer.claims-known-name');
    }
    const issuer = await createIssuer({ method: 'did:key', name: 'Microsoft' });
    assert.equal((await verified(await issueJwt(issuer, draftCredential(issuer)))).report.verdict, 'verified');
  });

  test('a name drawn like a known one is called out', async () => {
    for (const name of [
      'Micros\u043eft',
      'M\u0456crosoft',
      'Micr0soft',
      '\uff2dicrosoft',
      'M\u00efcrosoft',
      'Git\u041dub',
      'S\u0430mple Academy',
      'rnicrosoft',
      'Mic\u00adrosoft',
      'Mic\u200drosoft',
      'Mic\u3164rosoft',
      '\ua4dficrosoft',
      '\ua4df\ua4f2\ua4da\ua4e3\ua4f3\ua4e2\ua4f3\ua4dd\ua4d4',
      '\u2c98icrosoft',
    ]) {
      const check = await named(name);
      assert.include(['known-issuer.look-alike', 'known-issuer.claims-known-name'], check.problem?.code, name);
    }
    found(await named('M\u0456crosoft'), 'inconclusive', 'known-issuer.look-alike');
  });

  test('scripts mixed within a word are odd in any name; a name in one script is not', async () => {
    found(await named('Universit\u0430t'), 'inconclusive', 'known-issuer.look-alike');
    for (const name of [
      '\u0423\u043d\u0438\u0432\u0435\u0440\u0441\u0438\u0442\u0435\u0442',
      '\u5927\u5b66',
      'Plain School',
      '\u0428\u043a\u043e\u043b\u0430 School',
      '',
    ]) {
      found(await named(name), 'inconclusive', 'known-issuer.unknown');
    }
  });

  test('a name of 60,000 characters does not make a report of as many', async () => {
    const check = await named(`Microsoft ${'x'.repeat(60_000)}`);
    assert.isBelow(JSON.stringify(check).length, 1_000);
  });

  test("another's name inside a longer word is no claim", async () => {
    found(await named('Ciscoville School'), 'inconclusive', 'known-issuer.unknown');
  });

  test("an achievement on a known organisation's site is called out", async () => {
    found(
      await named('Plain School', 'https://learn.microsoft.com/credentials/1'),
      'inconclusive',
      'known-issuer.claims-known-name',
    );
    found(await named('Plain School', 'https://plain.example/1'), 'inconclusive', 'known-issuer.unknown');
  });

  test('a further account on a known platform is only unknown: the platform knows its customers', async () => {
    const id = 'https://www.credly.com/api/v1/obi/v2/issuers/00000000-0000-4000-8000-000000000000';
    const badge = hostedBadge({ assertion: { id: 'https://www.credly.com/a/1' }, badgeClass: { issuer: id } });
    const documents = {
      'https://www.credly.com/a/1': badge.assertion,
      [String(badge.badgeClass.id)]: badge.badgeClass,
      [id]: { ...badge.issuer, name: 'Microsoft Azure Data Explorer' },
    };
    found(await checked('known-issuer', badge.assertion, { documents }), 'inconclusive', 'known-issuer.unknown');
  });
});
