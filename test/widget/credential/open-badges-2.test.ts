import { suite, test } from '#test';
import { assert } from 'chai';
import type { ReadNote } from '../../../widget/credential/credential.ts';
import { hostedAssertion } from '../../../widget/credential/assertion.ts';
import { openBadgesVersion } from '../../../widget/credential/open-badges-version.ts';
import { readOpenBadges2 } from '../../../widget/credential/open-badges-2.ts';

const context = 'https://w3id.org/openbadges/v2';
const issuer = {
  '@context': context,
  type: 'Issuer',
  id: 'https://issuer.example/i',
  name: 'Sample Guild',
  url: 'https://issuer.example',
  email: 'mail@issuer.example',
};
const badgeClass = {
  '@context': context,
  '@language': 'en-GB',
  type: 'BadgeClass',
  id: 'https://issuer.example/b',
  name: 'Knots',
  description: 'Ties knots.\nMany of them.',
  image: { id: 'https://issuer.example/b.png', caption: 'A knot' },
  criteria: { id: 'https://issuer.example/c', narrative: 'Tie **three**.' },
  tags: ['rope', 'rope', ' knots '],
  alignment: [
    {
      targetName: 'Rope work',
      targetUrl: 'https://skills.example/r',
      targetCode: 'R1',
      targetFramework: 'Sea',
      targetDescription: 'd',
    },
  ],
  issuer: issuer.id,
};
const assertion = {
  '@context': context,
  type: 'Assertion',
  id: 'https://issuer.example/a/1',
  recipient: { type: 'email', hashed: false, identity: 'earner@example.org' },
  badge: badgeClass.id,
  verification: { type: 'hosted' },
  issuedOn: '2025-01-01T00:00:00Z',
  expires: '2027-01-01T00:00:00+01:00',
  evidence: ['https://example.org/proof', { name: 'Photo', narrative: 'n', id: '_:b1' }],
};

suite('readOpenBadges2', () => {
  test('tells the three documents in the words of the model', () => {
    assert.deepEqual(readOpenBadges2({ assertion, badgeClass, issuer }), {
      id: assertion.id,
      specVersion: '2.0',
      name: 'Knots',
      description: 'Ties knots.\nMany of them.',
      achievementId: badgeClass.id,
      issuer: { id: issuer.id, name: 'Sample Guild', url: 'https://issuer.example/' },
      validFrom: '2025-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00+01:00',
      criteria: { id: 'https://issuer.example/c', narrative: 'Tie **three**.' },
      skills: ['rope', 'knots'],
      alignments: [
        {
          targetName: 'Rope work',
          targetUrl: 'https://skills.example/r',
          targetFramework: 'Sea',
          targetCode: 'R1',
          targetDescription: 'd',
        },
      ],
      evidence: [{ id: 'https://example.org/proof' }, { name: 'Photo', narrative: 'n' }],
      image: { id: 'https://issuer.example/b.png', caption: 'A knot' },
      language: 'en-GB',
    });
  });

  test('keeps nothing that tells who the earner is', () => {
    assert.notInclude(JSON.stringify(readOpenBadges2({ assertion, badgeClass, issuer })), 'earner@');
  });

  test('reads the copies inside the assertion where no document is given', () => {
    const nested = { ...assertion, badge: { ...badgeClass, issuer } };
    assert.deepEqual(readOpenBadges2({ assertion: nested }), readOpenBadges2({ assertion, badgeClass, issuer }));
  });

  test('prefers a given document to the copy inside', () => {
    const nested = { ...assertion, badge: { ...badgeClass, name: 'Lies' } };
    assert.equal(readOpenBadges2({ assertion: nested, badgeClass }).name, 'Knots');
  });

  test('lets addresses stand for names that are told elsewhere', () => {
    const badge = readOpenBadges2({ assertion });
    assert.equal(badge.name, badgeClass.id);
    assert.deepEqual(badge.issuer, { name: 'issuer.example' });
    const foreign = readOpenBadges2({ assertion: { ...assertion, badge: 'https://school.example/b' } });
    assert.deepEqual(foreign.issuer, { name: 'school.example' });
  });

  test('is in the language of the achievement, else in that of the assertion, if that is one', () => {
    const language = (told: unknown, own?: unknown) => {
      const { '@language': _language, ...plain } = badgeClass;
      const parts = {
        assertion: { ...assertion, '@language': told },
        badgeClass: { ...plain, ...(own !== undefined && { '@language': own }) },
      };
      return readOpenBadges2(parts).language;
    };
    for (const tag of ['en', 'pt-BR', 'zh-Hant-TW', 'de-CH-1996']) assert.equal(language(tag), tag);
    assert.equal(language('en', 'ru'), 'ru');
    for (const odd of ['e', '7', '7en', 'en_GB', 'en-', 'en-a!', 'en GB', 'en\u0000', 7, ['en'], {}]) {
      assert.isUndefined(language(odd), JSON.stringify(odd));
    }
  });

  test('reads criteria, image and evidence that are bare addresses', () => {
    const plain = { ...badgeClass, criteria: 'https://issuer.example/c', image: 'https://issuer.example/b.png' };
    const badge = readOpenBadges2({
      assertion: { ...assertion, evidence: 'https://example.org/e', narrative: 'All of it' },
      badgeClass: plain,
    });
    assert.deepEqual(badge.criteria, { id: 'https://issuer.example/c' });
    assert.deepEqual(badge.image, { id: 'https://issuer.example/b.png' });
    assert.deepEqual(badge.evidence, [{ narrative: 'All of it' }, { id: 'https://example.org/e' }]);
  });

  test('reads alignments in the plural too, as Moodle writes them, where there are none in the singular', () => {
    const { alignment, ...plain } = badgeClass;
    const told = (members: object) => readOpenBadges2({ assertion, badgeClass: { ...plain, ...members } }).alignments;
    assert.deepEqual(told({ alignments: alignment }), told({ alignment }));
    assert.lengthOf(told({ alignments: alignment }), 1);
    assert.deepEqual(told({ alignment, alignments: [{ targetName: 'Other' }] }), told({ alignment }));
    assert.deepEqual(told({ alignments: 7 }), []);
  });

  test('drops what is no address and no date, and says where', () => {
    const notes: ReadNote[] = [];
    const bad = {
      ...badgeClass,
      image: 'data:text/html,x',
      criteria: 'javascript:alert(1)',
      alignment: [{ targetUrl: 'x:y' }, 'text', null],
    };
    const parts = {
      assertion: { ...assertion, issuedOn: '2015-04-31', expires: 'never', evidence: ['javascript:1'] },
      badgeClass: bad,
      issuer: { ...issuer, url: 'javascript:alert(1)' },
    };
    const badge = readOpenBadges2(parts, notes);
    for (const key of ['image', 'criteria', 'validFrom']) assert.notProperty(badge, key);
    assert.deepEqual([badge.alignments, badge.evidence, badge.issuer.url], [[], [], undefined]);
    const places = notes.map(({ code, at }) => `${code} ${at ?? ''}`).sort();
    assert.deepEqual(
      places,
      ['/alignment/0/targetUrl', '/criteria', '/evidence/0', '/expires', '/image', '/issuedOn', '/issuer/url'].map(
        (at) => `value-dropped ${at}`,
      ),
    );
  });

  test('notes nothing where an issuer left something out or empty', () => {
    const notes: ReadNote[] = [];
    const empty = { ...badgeClass, image: '', criteria: [], tags: ['rope', '', null, {}] };
    const badge = readOpenBadges2({ assertion: { ...assertion, expires: '', evidence: null }, badgeClass: empty }, notes);
    assert.deepEqual(notes, []);
    assert.deepEqual(badge.skills, ['rope']);
  });

  test('notes nothing of a picture that is written into the document, which has no place in the model', () => {
    for (const image of ['data:image/png;base64,AA', { id: 'DATA:image/svg+xml,x', caption: 'Knots' }]) {
      const notes: ReadNote[] = [];
      assert.notProperty(
        readOpenBadges2({ assertion: { ...assertion, evidence: [] }, badgeClass: { ...badgeClass, image } }, notes),
        'image',
      );
      assert.deepEqual(notes, []);
    }
  });

  test("takes the earner's name where an issuer says it, unless it is an address", () => {
    const named = (name: string) =>
      readOpenBadges2({ assertion: { ...assertion, 'extensions:recipientProfile': { name } } }).earnerName;
    assert.equal(named('Sample Earner'), 'Sample Earner');
    assert.isUndefined(named('earner@example.org'));
  });

  test('reads language-tagged text', () => {
    assert.equal(
      readOpenBadges2({ assertion, badgeClass: { ...badgeClass, name: [{ '@value': 'Узлы', '@language': 'ru' }] } }).name,
      'Узлы',
    );
  });

  test('caps what issuers write without end', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `tag ${index}`);
    const badge = readOpenBadges2({
      assertion,
      badgeClass: { ...badgeClass, name: 'n'.repeat(60_000), description: 'd'.repeat(600_000), tags: many },
    });
    assert.deepEqual([badge.name.length, badge.description?.length, badge.skills.length], [300, 20_000, 100]);
    const evidence = many.map((name) => ({ name }));
    assert.lengthOf(readOpenBadges2({ assertion: { ...assertion, evidence } }).evidence, 100);
  });
});

suite('openBadgesVersion', () => {
  test('is what the context says', () => {
    assert.equal(openBadgesVersion({ '@context': context }), '2.0');
    assert.equal(openBadgesVersion({ '@context': ['https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld', {}] }), '2.1');
    assert.equal(openBadgesVersion({ '@context': 'https://w3id.org/openbadges/v1' }), '1.1');
    assert.equal(openBadgesVersion({ '@context': { id: '@id' }, type: 'Assertion' }), '2.0');
  });

  test('is told by the members where there is no context', () => {
    assert.equal(openBadgesVersion({ recipient: 'a@b.example', badge: {} }), '0.5');
    assert.equal(openBadgesVersion({ recipient: {}, badge: 'https://issuer.example/b' }), '1.0');
  });
});

suite('hostedAssertion', () => {
  test('is proven by the address that it names, spelled as it is', () => {
    const secured = hostedAssertion(assertion, 'https://Issuer.example/a/1');
    assert.deepEqual(secured, { form: 'hosted', url: 'https://Issuer.example/a/1', document: assertion });
  });

  test('is unsecured when it lies nowhere, or says that it is signed and is not', () => {
    for (const url of ['urn:uuid:1', 'javascript:alert(1)', undefined, 7, {}]) {
      assert.equal(hostedAssertion(assertion, url).form, 'unsecured', JSON.stringify(url));
    }
    for (const type of ['signed', 'SignedBadge', ['VerificationObject', 'SignedBadge']]) {
      assert.equal(hostedAssertion({ ...assertion, verification: { type } }, assertion.id).form, 'unsecured');
    }
  });
});
