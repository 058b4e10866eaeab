import { suite, test } from '#test';
import { assert } from 'chai';
import { hostedBadge, signedBadge } from '../../support/issue-credential.ts';
import type { JsonDocument } from '../../support/issue-credential.ts';
import { namesAlone } from '../../../widget/verification/believed-badge.ts';
import { verified } from '../../support/verified.ts';

const PROFILE = 'https://attacker.example/issuer.json';
const BADGE = 'https://attacker.example/badge.json';

/** What is shown of a badge whose records at the attacker's host call themselves so. */
async function shown(profile: JsonDocument, achievement: JsonDocument = {}) {
  const badge = hostedBadge({ host: 'attacker.example', assertion: { badge: BADGE }, badgeClass: { issuer: PROFILE } });
  const [badgeClass, issuer] = [
    { ...badge.badgeClass, id: BADGE, ...achievement },
    { ...badge.issuer, ...profile },
  ];
  return verified(badge.assertion, { documents: { [badge.url]: badge.assertion, [BADGE]: badgeClass, [PROFILE]: issuer } });
}

suite('the badge that is shown of a hosted one', () => {
  test('is of who answered, whoever that claims to be', async () => {
    const { report, badge } = await shown(
      { id: 'https://issuer.example/issuer.json' },
      { id: 'https://issuer.example/badge.json' },
    );
    assert.equal(report.verdict, 'verified');
    assert.deepEqual([badge.issuer.id, badge.achievementId], [PROFILE, BADGE]);
  });

  test('keeps the other spelling of its address that a record has, and gives none to one that has none', async () => {
    const spelled = 'https://ATTACKER.example/issuer.json';
    assert.equal((await shown({ id: spelled })).badge.issuer.id, spelled);
    assert.equal((await shown({ id: 'https://attacker.example/other.json' })).badge.issuer.id, PROFILE);
    assert.isUndefined((await shown({ id: undefined })).badge.issuer.id);
  });

  test('is of nobody whose origin or page a record only says is its own', async () => {
    const [origin, url] = ['https://issuer.example', 'https://issuer.example/'];
    const old = { '@context': 'https://w3id.org/openbadges/v1' };
    for (const name of [undefined, '', '\u200b', {}]) {
      const { report, badge } = await shown({ id: undefined, name, origin, url, ...old });
      assert.equal(report.verdict, 'verified');
      assert.deepEqual(badge.issuer, { name: 'attacker.example', url });
    }
    const badge = hostedBadge({ host: 'attacker.example', assertion: old, issuer: { ...old, id: undefined, origin } });
    const { badge: older } = await verified(badge.assertion, badge);
    assert.deepEqual(older.issuer, { name: 'Sample Issuer', url: 'https://attacker.example/' });
  });
});

suite('the badge that is shown of one of Open Badges 0.5', () => {
  test('is of the origin that its own record gives, where that brings its issuer along', async () => {
    const url = 'https://issuer.example/a';
    const issuer = { origin: 'https://issuer.example', name: 'Sample School' };
    const badge = { version: '0.5.0', name: 'Knots', description: 'Ties.', image: '/a.png', criteria: '/a', issuer };
    const assertion = { recipient: 'sha256$0', salt: 'x', badge };
    const shownBadge = (await verified(url, { documents: { [url]: assertion } })).badge;
    assert.deepEqual(shownBadge.issuer, { id: issuer.origin, name: 'Sample School', url: 'https://issuer.example/' });
  });
});

suite('the badge that is shown where what was verified cannot be read as one', () => {
  test('has the names that were verified, and nothing else', () => {
    const names = { id: 'https://issuer.example/a', issuerId: 'https://issuer.example/', achievementName: 'Knots' };
    const badge = { id: names.id, specVersion: 'none' as const, name: 'Knots', skills: [], alignments: [], evidence: [] };
    assert.deepEqual(namesAlone({ ...names, issuerName: 'Sample School' }), {
      ...badge,
      issuer: { id: names.issuerId, name: 'Sample School' },
    });
    assert.deepEqual(namesAlone(names).issuer, { id: names.issuerId, name: 'issuer.example' });
    assert.equal(namesAlone({ ...names, achievementName: undefined }).name, names.id);
  });
});

suite('what is noted of a badge that is shown', () => {
  test('is what its records have and no later version has a place for', async () => {
    const origin = 'https://issuer.example';
    const issuer = { name: 'Sample School', url: origin, level: 3 };
    const assertion = { uid: '1', recipient: {}, badge: `${origin}/b`, verify: { type: 'hosted', url: `${origin}/a` } };
    const records = { [`${origin}/b`]: { name: 'Knots', issuer: `${origin}/i`, motto: 'x' }, [`${origin}/i`]: issuer };
    const { notes } = await verified(assertion, { documents: { [`${origin}/a`]: assertion, ...records } });
    const places = notes.map(({ code, at }) => `${code} ${at ?? ''}`);
    assert.includeMembers(places, ['value-dropped /badge/motto', 'value-dropped /badge/issuer/level']);
  });
});

suite('the badge that is shown of a signed one', () => {
  test('has the names of the records that its signed assertion leads to', async () => {
    const { jws, documents } = await signedBadge({ alg: 'ES256' });
    const { report, badge } = await verified(jws, { documents });
    assert.equal(report.verdict, 'verified');
    assert.deepEqual([badge.name, badge.issuer.name], ['Sample Badge', 'Sample Issuer']);
  });

  test('has the address of a record that could not be read', async () => {
    const { jws, assertion } = await signedBadge({ alg: 'ES256' });
    assert.equal((await verified(jws)).badge.name, assertion['badge']);
  });
});
