import { suite, test } from '#test';
import { assert } from 'chai';
import type { ReadNote } from '../../../widget/credential/credential.ts';
import { readOpenBadges1, upgradeOpenBadges1 } from '../../../widget/credential/open-badges-1.ts';
import { refusalAt } from '../../support/refusal.ts';

const recipient = { type: 'email', hashed: true, salt: 'x', identity: 'sha256$00' };
const old = {
  recipient: 'earner@example.org',
  salt: 'pepper',
  badge: {
    version: '0.5.0',
    name: 'Knots',
    image: 'https://issuer.example/b.png',
    description: 'Ties knots.',
    criteria: 'https://issuer.example/c',
    issuer: { origin: 'https://issuer.example', name: 'Sample Guild', org: 'Sea', contact: 'mail@issuer.example' },
  },
  issued_on: '2011-12-31',
};
const one = {
  uid: '7',
  recipient,
  badge: 'https://issuer.example/b',
  issuedOn: 1_399_404_880,
  verify: { type: 'hosted', url: 'https://issuer.example/a/7' },
};

// As platforms of those years wrote them, and worse.
const NO_DATES: readonly unknown[] = [
  '2013-02',
  '2013-02-21T15:18.000-0500',
  '1361460000000',
  1_361_561_085_305,
  'Tue, 01 Mar 2016 10:00:00 GMT',
  '2016/03/01',
  '03/01/2016',
  '0',
  0,
  '2015-04-31',
  'forever ago',
  '12345678901',
  '1399404880 s',
  {},
  true,
];

/** The badge, and the notes that were made on the way. */
function read(assertion: Record<string, unknown>) {
  const notes: ReadNote[] = [];
  const badge = readOpenBadges1({ assertion }, notes);
  return { badge, notes: notes.map(({ code, at }) => `${code} ${at ?? ''}`) };
}

suite('readOpenBadges1', () => {
  test('reads a 0.5 badge, whose issuer is its origin, and says what was left behind', () => {
    const { badge, notes } = read(old);
    assert.equal(badge.specVersion, '0.5');
    assert.deepEqual(badge.issuer, { id: 'https://issuer.example', name: 'Sample Guild', url: 'https://issuer.example/' });
    assert.deepEqual([badge.name, badge.validFrom, badge.criteria?.id], ['Knots', '2011-12-31', 'https://issuer.example/c']);
    assert.deepEqual(notes, [
      'upgraded-from-older-version 0.5',
      'value-dropped /badge/version',
      'value-dropped /badge/issuer/org',
      'value-dropped /badge/issuer/contact',
    ]);
    assert.notInclude(JSON.stringify(badge), '@');
  });

  test('finds evidence, picture and criteria of a 0.5 badge on the origin of its issuer, where they are paths', () => {
    const badge = { ...old.badge, image: '/img/b.png', criteria: '/c' };
    const told = read({ ...old, evidence: '/e?of=1', badge });
    assert.equal(told.badge.image?.id, 'https://issuer.example/img/b.png');
    assert.equal(told.badge.criteria?.id, 'https://issuer.example/c');
    assert.deepEqual(told.badge.evidence, [{ id: 'https://issuer.example/e?of=1' }]);
    assert.notInclude(told.notes.join(), 'criteria');
    for (const origin of ['javascript:alert(1)', 'urn:uuid:1', undefined, 7]) {
      const nowhere = read({ ...old, evidence: '/e', badge: { ...badge, issuer: { name: 'Guild', origin } } });
      assert.deepEqual([nowhere.badge.evidence, nowhere.badge.image], [[], undefined], String(origin));
      assert.include(nowhere.notes, 'value-dropped /criteria');
    }
  });

  test('reads a 1.0 badge by the address in `verify`', () => {
    const { badge, notes } = read(one);
    assert.deepEqual(
      [badge.specVersion, badge.id, badge.validFrom],
      ['1.0', 'https://issuer.example/a/7', '2014-05-06T19:34:40Z'],
    );
    assert.deepEqual(notes, ['upgraded-from-older-version 1.0']);
  });

  test('reads a 1.1 badge, whose alignments say `name` and `url`', () => {
    const badgeClass = { name: 'Knots', alignment: [{ name: 'Rope', url: 'https://skills.example/r', description: 'd' }] };
    const assertion = {
      '@context': 'https://w3id.org/openbadges/v1',
      type: 'Assertion',
      id: 'https://issuer.example/a',
      recipient,
      badge: badgeClass,
    };
    const { badge } = read(assertion);
    assert.equal(badge.specVersion, '1.1');
    assert.deepEqual(badge.alignments, [{ targetName: 'Rope', targetUrl: 'https://skills.example/r', targetDescription: 'd' }]);
  });

  test('takes the documents that were fetched, each in its own version', () => {
    const badgeClass = { name: 'Knots', description: 'Ties', issuer: 'https://issuer.example/i' };
    const badge = readOpenBadges1({
      assertion: one,
      badgeClass,
      issuer: { name: 'Sample Guild', url: 'https://issuer.example' },
    });
    assert.deepEqual([badge.name, badge.issuer.name], ['Knots', 'Sample Guild']);
  });

  test('notes a member once, of a document that it embeds and of the same one that was fetched', () => {
    const notes: ReadNote[] = [];
    const badgeClass = { ...old.badge, motto: 'x' };
    readOpenBadges1({ assertion: old, badgeClass, issuer: { ...old.badge.issuer, level: 3 } }, notes);
    assert.deepEqual(
      notes.map(({ at }) => at),
      ['0.5', '/badge/version', '/badge/issuer/org', '/badge/issuer/contact', '/badge/motto', '/badge/issuer/level'],
    );
  });

  test('leaves a date out that is none, and says where it stood', () => {
    for (const date of NO_DATES) {
      const { badge, notes } = read({ ...one, issuedOn: date, expires: date });
      assert.doesNotHaveAnyKeys(badge, ['validFrom', 'validUntil'], JSON.stringify(date));
      assert.deepEqual(notes.slice(1), ['value-dropped /issuedOn', 'value-dropped /expires'], JSON.stringify(date));
    }
  });

  test('notes a member that it does not know, and reads on', () => {
    assert.include(read({ ...one, snood: 'amazing' }).notes, 'value-dropped /snood');
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x${index}`, 1]));
    assert.lengthOf(read({ ...many, ...one }).notes, 1 + 100);
    assert.include(read({ ...one, ['y'.repeat(200)]: 1 }).notes, `value-dropped /${'y'.repeat(100)}`);
  });
});

suite('upgradeOpenBadges1', () => {
  test('says an assertion in the words of 2.0', () => {
    assert.deepEqual(upgradeOpenBadges1(one), {
      type: 'Assertion',
      id: 'https://issuer.example/a/7',
      uid: '7',
      recipient,
      badge: 'https://issuer.example/b',
      verification: { type: 'HostedBadge' },
      issuedOn: '2014-05-06T19:34:40Z',
    });
  });

  test('calls the key of a signed badge its creator, and not its address', () => {
    const signed = upgradeOpenBadges1({ ...one, verify: { type: 'signed', url: 'https://issuer.example/key' } });
    assert.deepEqual(signed.verification, { type: 'SignedBadge', creator: 'https://issuer.example/key' });
    assert.notProperty(signed, 'id');
    const several = upgradeOpenBadges1({
      ...one,
      verify: { type: ['Other', 'SignedBadge', 7], creator: 'https://issuer.example/k' },
    });
    assert.deepEqual(several.verification, { type: 'SignedBadge', creator: 'https://issuer.example/k' });
    const unsigned = upgradeOpenBadges1({ ...one, verify: { type: 'unsigned', url: 'https://issuer.example/a/7' } });
    assert.deepEqual([unsigned.id, unsigned.verification], ['https://issuer.example/a/7', { type: 'HostedBadge' }]);
  });

  test('says a badge class and an issuer in the words of 2.0, also by themselves', () => {
    const issuer = { type: 'Issuer', id: 'https://issuer.example', url: 'https://issuer.example', name: 'Sample Guild' };
    assert.deepEqual(upgradeOpenBadges1({ origin: 'https://issuer.example', name: 'Sample Guild' }), issuer);
    const badge = {
      name: 'Knots',
      issuer: { origin: 'https://issuer.example', name: 'Sample Guild' },
      alignment: [{ name: 'Rope' }],
    };
    assert.deepEqual(upgradeOpenBadges1(badge), {
      type: 'BadgeClass',
      name: 'Knots',
      alignment: [{ targetName: 'Rope' }],
      issuer,
    });
    assert.deepEqual(upgradeOpenBadges1({ ...one, badge: { name: 'Knots' } }).badge, {
      type: 'BadgeClass',
      name: 'Knots',
      alignment: [],
    });
  });

  test('keeps the context of a 1.1 document', () => {
    const context = 'https://w3id.org/openbadges/v1';
    assert.equal(upgradeOpenBadges1({ ...one, '@context': context, type: 'Assertion' })['@context'], context);
  });

  test('says what kind of identity a bare 0.5 recipient is', () => {
    assert.deepEqual(upgradeOpenBadges1(old).recipient, {
      type: 'email',
      hashed: false,
      identity: 'earner@example.org',
      salt: 'pepper',
    });
    assert.deepEqual(upgradeOpenBadges1({ ...old, recipient: 'sha256$ab' }).recipient, {
      type: 'email',
      hashed: true,
      identity: 'sha256$ab',
      salt: 'pepper',
    });
  });

  test('leaves newer documents, and what is none of the three, as they are', () => {
    for (const document of [{ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' }, { revokedAssertions: [] }, {}]) {
      assert.equal(upgradeOpenBadges1(document), document);
    }
  });

  test('refuses a bare recipient where the version wants an object', async () => {
    assert.equal(
      await refusalAt(() => upgradeOpenBadges1({ ...one, recipient: 'earner@example.org' })),
      'BADGE_DATA_CONTRADICTS /recipient',
    );
  });

  test('says seconds and days as dates, and nothing where there is none', () => {
    for (const expires of [null, '', undefined]) {
      const upgraded = upgradeOpenBadges1({ ...one, issuedOn: '1399404880', expires });
      assert.deepEqual([upgraded.issuedOn, upgraded.expires], ['2014-05-06T19:34:40Z', undefined]);
    }
  });

  test('leaves what is no date as it is, for no other day to be made of it', () => {
    for (const expires of NO_DATES) assert.equal(upgradeOpenBadges1({ ...one, expires }).expires, expires);
  });
});
