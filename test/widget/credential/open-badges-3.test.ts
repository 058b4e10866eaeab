import { suite, test } from '#test';
import { assert } from 'chai';
import type { ReadNote } from '../../../widget/credential/credential.ts';
import { readOpenBadges3 } from '../../../widget/credential/open-badges-3.ts';
import { embeddedProof, isVerifiableCredential } from '../../../widget/credential/verifiable-credential.ts';

const achievement = {
  id: 'https://issuer.example/achievements/knots',
  type: ['Achievement'],
  achievementType: 'Certification',
  name: 'Knots',
  description: 'Ties knots.',
  criteria: { narrative: 'Tie three.' },
  image: { id: 'https://issuer.example/b.png', type: 'Image' },
  tag: ['rope'],
  alignment: { type: 'Alignment', targetName: 'Rope work', targetUrl: 'https://skills.example/r', targetDescription: null },
  inLanguage: 'en',
};
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Sample Earner',
  issuer: { id: 'did:web:issuer.example', type: ['Profile'], name: 'Sample Guild', url: 'https://issuer.example' },
  validFrom: '2025-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  credentialSubject: { type: ['AchievementSubject'], achievement },
  evidence: [{ id: 'https://example.org/e', type: ['Evidence'], name: 'Photo' }],
};

suite('readOpenBadges3', () => {
  test('tells the credential in the words of the model', () => {
    assert.deepEqual(readOpenBadges3(credential), {
      id: 'urn:uuid:1',
      specVersion: '3.0',
      name: 'Knots',
      description: 'Ties knots.',
      achievementId: achievement.id,
      achievementType: 'Certification',
      issuer: { id: 'did:web:issuer.example', name: 'Sample Guild', url: 'https://issuer.example/' },
      validFrom: '2025-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
      criteria: { narrative: 'Tie three.' },
      skills: ['rope'],
      alignments: [{ targetName: 'Rope work', targetUrl: 'https://skills.example/r' }],
      evidence: [{ id: 'https://example.org/e', name: 'Photo' }],
      image: { id: 'https://issuer.example/b.png' },
      language: 'en',
    });
  });

  test('shows no identifier as another one, and names no issuer by its page because of that', () => {
    const url = 'https://known.example/';
    for (const unseen of ['\u200b', '\u2060', '\u202e', '\ufeff', '\u0000', '\ud800']) {
      const id = `did:web:platform.example:vic${unseen}tim`;
      const own = { ...achievement, id: `${url}vic${unseen}tim` };
      const badge = readOpenBadges3({ ...credential, id, issuer: { id, url }, credentialSubject: { achievement: own } });
      assert.deepEqual(Object.keys(badge.issuer), ['name', 'url']);
      assert.match(badge.issuer.name, /^did:web:platform\.example:/);
      assert.doesNotHaveAnyKeys(badge, ['id', 'achievementId']);
    }
    const long = `did:jwk:${'a'.repeat(5000)}`;
    assert.match(readOpenBadges3({ ...credential, issuer: { id: long, url } }).issuer.name, /^did:jwk:a/);
    assert.equal(readOpenBadges3({ ...credential, id: ' urn:uuid:1\n' }).id, 'urn:uuid:1');
  });

  test("takes the achievement's name and never the credential's, which may be the earner's", () => {
    assert.notInclude(JSON.stringify(readOpenBadges3(credential)), 'Sample Earner');
  });

  test('reads the dates of VC 1.1', () => {
    const { validFrom: _from, validUntil: _until, ...rest } = credential;
    const badge = readOpenBadges3({ ...rest, issuanceDate: '2024-01-01T00:00:00Z', expirationDate: '2026-01-01T00:00:00Z' });
    assert.deepEqual([badge.validFrom, badge.validUntil], ['2024-01-01T00:00:00Z', '2026-01-01T00:00:00Z']);
  });

  test('names an issuer that is only an identifier by its host, or by itself', () => {
    assert.deepEqual(readOpenBadges3({ ...credential, issuer: 'https://issuer.example/i' }).issuer, {
      id: 'https://issuer.example/i',
      name: 'issuer.example',
    });
    assert.deepEqual(readOpenBadges3({ ...credential, issuer: 'did:key:z6Mk' }).issuer, {
      id: 'did:key:z6Mk',
      name: 'did:key:z6Mk',
    });
    assert.deepEqual(readOpenBadges3({ ...credential, issuer: undefined }).issuer, { name: '?' });
  });

  test('names nobody by the host of a page that anybody may name as theirs', () => {
    const [id, url] = ['did:key:z6Mk', 'https://known.example/'];
    assert.deepEqual(readOpenBadges3({ ...credential, issuer: { id, url } }).issuer, { id, url, name: id });
    assert.deepEqual(readOpenBadges3({ ...credential, issuer: { url } }).issuer, { url, name: 'known.example' });
  });

  test('reads identifiers under the name that JSON-LD has for them too', () => {
    const badge = readOpenBadges3({
      ...credential,
      id: undefined,
      '@id': 'urn:sample:badge',
      issuer: { '@id': 'https://issuer.example/i' },
      credentialSubject: {
        achievement: { '@id': 'urn:sample:achievement', name: 'Sample', image: { '@id': 'https://issuer.example/i.png' } },
      },
    });
    assert.deepEqual(
      [badge.id, badge.achievementId, badge.issuer, badge.image?.id],
      [
        'urn:sample:badge',
        'urn:sample:achievement',
        { id: 'https://issuer.example/i', name: 'issuer.example' },
        'https://issuer.example/i.png',
      ],
    );
  });

  test("knows the earner's name only where it is said openly, and no e-mail address", () => {
    const named = (subject: object) =>
      readOpenBadges3({ ...credential, credentialSubject: { achievement, ...subject } }).earnerName;
    assert.equal(
      named({
        identifier: [
          { identityType: 'emailAddress', identityHash: 'a@b.example' },
          { identityType: 'name', hashed: false, identityHash: 'Sample Earner' },
        ],
      }),
      'Sample Earner',
    );
    // `"true"` is the same statement to a signature over statements.
    for (const hashed of [true, 'true'])
      assert.isUndefined(named({ identifier: [{ identityType: 'name', hashed, identityHash: 'sha256$00' }] }));
    assert.isUndefined(named({ name: 'earner@example.org' }));
    assert.equal(named({ identifier: ['text', null], name: 'Sample Earner' }), 'Sample Earner');
  });

  test('reads a credential that is no Open Badge as far as it goes', () => {
    const badge = readOpenBadges3({
      type: ['VerifiableCredential', 'AlumniCredential'],
      issuer: 'did:key:z6Mk',
      credentialSubject: { alumniOf: 'x' },
    });
    assert.deepEqual([badge.specVersion, badge.name], ['none', 'AlumniCredential']);
    assert.equal(readOpenBadges3({ type: ['AlumniCredential', 'VerifiableCredential'] }).name, 'AlumniCredential');
    assert.equal(readOpenBadges3({ credentialSubject: null }).name, '?');
  });

  test('reads what a credential without an achievement calls what was earned, in the words of schema.org', () => {
    const earned = {
      type: ['EducationalOccupationalCredential'],
      name: 'Knots',
      description: 'd',
      competencyRequired: 'Tie three.',
    };
    const told = (hasCredential: unknown, more: object = {}) =>
      readOpenBadges3({
        type: ['VerifiableCredential', 'LearningCredential'],
        credentialSubject: { type: 'Person', name: 'Sample Earner', hasCredential, ...more },
      });
    for (const one of [earned, [earned]]) {
      const { specVersion, name, description, criteria } = told(one);
      assert.deepEqual([specVersion, name, description, criteria], ['none', 'Knots', 'd', { narrative: 'Tie three.' }]);
    }
    const page = told({ ...earned, competencyRequired: [{ id: 'x' }, 'https://issuer.example/c'] });
    assert.deepEqual(page.criteria, { id: 'https://issuer.example/c' });
    for (const other of [undefined, null, 'Knots', { ...earned, name: '' }, {}])
      assert.deepEqual([told(other).name, told(other).criteria], ['LearningCredential', undefined]);
    const both = told(earned, { achievement: { name: 'Splices' } });
    assert.deepEqual([both.name, both.description, both.criteria], ['Splices', undefined, undefined]);
  });

  test('notes the dates that are none', () => {
    const notes: ReadNote[] = [];
    readOpenBadges3({ ...credential, validFrom: 'soon', validUntil: 'later' }, notes);
    assert.deepEqual(notes, [
      { code: 'value-dropped', at: '/validFrom' },
      { code: 'value-dropped', at: '/validUntil' },
    ]);
  });

  test('takes the first of several subjects and achievements, and says that there are more', () => {
    const notes: ReadNote[] = [];
    const credentialSubject = [{ achievement: [achievement, { name: 'Other' }] }, {}];
    assert.equal(readOpenBadges3({ ...credential, credentialSubject }, notes).name, 'Knots');
    assert.deepEqual(notes, [{ code: 'value-dropped', at: '/credentialSubject/achievement/1' }]);
    for (const one of [achievement, [achievement]]) {
      const read: ReadNote[] = [];
      assert.equal(readOpenBadges3({ ...credential, credentialSubject: { achievement: one } }, read).name, 'Knots');
      assert.isEmpty(read);
    }
  });

  test('reads criteria that are a text as what had to be done, and an address as the page about it', () => {
    const told = (criteria: unknown) => {
      const notes: ReadNote[] = [];
      const badge = readOpenBadges3({ ...credential, credentialSubject: { achievement: { ...achievement, criteria } } }, notes);
      return [badge.criteria, notes.map(({ at }) => at)];
    };
    for (const text of ['Tie three knots.', 'Tie: three', 'www.issuer.example/c', '1. Tie'])
      assert.deepEqual(told(text), [{ narrative: text }, []], text);
    assert.deepEqual(told(['Tie three.']), [{ narrative: 'Tie three.' }, []]);
    for (const page of ['https://issuer.example/c', ' https://issuer.example/c\n'])
      assert.deepEqual(told(page), [{ id: 'https://issuer.example/c' }, []]);
    for (const other of ['javascript:alert(1)', 'data:text/html,x', 'urn:sample:1', 7, {}, { id: 'Tie three.' }])
      assert.isUndefined(told(other)[0], JSON.stringify(other));
    assert.deepEqual(told('javascript:alert(1)')[1], ['/criteria']);
    assert.deepEqual(told(''), [undefined, []]);
  });

  test('knows an achievement that is only an address by it', () => {
    const told = (one: unknown) => {
      const badge = readOpenBadges3({ ...credential, name: 'Knots', credentialSubject: { achievement: one } });
      return [badge.specVersion, badge.achievementId, badge.name];
    };
    for (const id of ['https://issuer.example/a', 'urn:uuid:1']) {
      assert.deepEqual(told(id), ['3.0', id, 'Knots']);
      assert.deepEqual(told([id]), ['3.0', id, 'Knots']);
    }
    for (const other of ['Knots', 'https://issuer.example/a b', 7, true, null])
      assert.deepEqual(told(other), ['none', undefined, 'Knots'], String(other));
    assert.deepEqual(told(['urn:uuid:1', { name: 'Splices' }]), ['3.0', undefined, 'Splices']);
  });

  test('tells a learner record in its own words, and in those of no achievement that it lists', () => {
    const notes: ReadNote[] = [];
    const record = {
      ...credential,
      type: ['VerifiableCredential', 'ClrCredential'],
      name: 'Sample Transcript',
      description: 'All courses of a year.',
      credentialSubject: { type: ['ClrSubject'], achievement: [achievement, { ...achievement, name: 'Splices' }] },
    };
    const badge = readOpenBadges3(record, notes);
    assert.deepEqual([badge.name, badge.description, badge.specVersion], ['Sample Transcript', 'All courses of a year.', '3.0']);
    assert.doesNotHaveAnyKeys(badge, ['achievementId', 'achievementType', 'criteria', 'image', 'language']);
    assert.deepEqual([badge.skills, badge.alignments, notes], [[], [], []]);
    assert.equal(readOpenBadges3({ ...record, name: undefined }).name, 'ClrCredential');
    const single = readOpenBadges3({ ...record, credentialSubject: { achievement: [achievement] } });
    assert.deepEqual([single.name, single.criteria], ['Sample Transcript', undefined]);
  });
});

suite('isVerifiableCredential', () => {
  test('tells by subject, by type, or by context and issuer', () => {
    for (const document of [
      { credentialSubject: {} },
      { type: 'OpenBadgeCredential' },
      { type: ['VerifiableCredential'] },
      { '@context': credential['@context'], issuer: 'x' },
      { '@context': ['https://www.w3.org/2018/credentials/v1', 'https://sample.example/'], issuer: 'x' },
    ]) {
      assert.isTrue(isVerifiableCredential(document));
    }
  });

  test('is not misled by proofs, lists and Open Badges 2', () => {
    for (const document of [
      {},
      { type: 'UnverifiableCredential' },
      { type: ['VerifiableCredentials', 'OtherOpenBadgeCredential'] },
      { '@context': ['https://www.w3.org/ns/credentials/examples'], issuer: 'x' },
      { '@context': ['https://www.w3.org/ns/credentials/v2'], type: 'DataIntegrityProof' },
      { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', issuer: 'x' },
    ]) {
      assert.isFalse(isVerifiableCredential(document));
    }
  });
});

suite('embeddedProof', () => {
  test('is there as an object or as a list, and not as an empty one', () => {
    const forms = [{ type: 'DataIntegrityProof' }, [{}], [], undefined, null].map(
      (proof) => embeddedProof({ ...credential, proof }).form,
    );
    assert.deepEqual(forms, ['data-integrity', 'data-integrity', 'unsecured', 'unsecured', 'unsecured']);
  });
});
