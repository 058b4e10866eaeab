import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readEarnedBadge, readImportedBadge } from '../../../scripts/sources/credly-badge.ts';
import { credlyBadge, idOf, importedBadge } from '../../support/credly-server.ts';

const read = (about: { readonly [key: string]: unknown } = {}, evidence = false) =>
  readEarnedBadge(credlyBadge(1, about), idOf(1), evidence);

suite('an entry of a Credly profile', () => {
  test('becomes a badge in the words of Open Badges 3.0', () => {
    assert.deepEqual(read(), {
      id: `https://www.credly.com/api/v1/obi/v2/badge_assertions/${idOf(1)}`,
      specVersion: '2.0',
      name: 'Sample Badge 1',
      description: 'Made for a test.',
      achievementType: 'Certification',
      level: 'Intermediate',
      issuer: {
        id: 'https://www.credly.com/api/v1/obi/v2/issuers/sample-org',
        name: 'Sample Org',
        url: 'https://www.credly.com/org/sample-org',
      },
      validFrom: '2024-03-01',
      criteria: {
        id: 'https://sample.example/certification',
        narrative: '- [Pass Exam S-100: \\[Samples\\]](https://sample.example/exams/%28s-100%29)',
      },
      skills: ['Sampling', 'Testing'],
      alignments: [
        { targetName: 'Sample Framework', targetUrl: 'https://sample.example/framework', targetDescription: 'Level 3' },
      ],
      evidence: [],
      image: { id: `https://images.credly.com/images/${idOf(1)}/blob` },
    });
  });

  test('takes the calendar days, never the times in the zone of whoever asks', () => {
    const badge = read({ issued_at_date: '2023-12-30', issued_at: '2023-12-29T18:00:00-06:00', expires_at_date: '2026-12-30' });
    assert.deepEqual([badge?.validFrom, badge?.validUntil], ['2023-12-30', '2026-12-30']);
  });

  for (const date of [null, undefined, '', 20240301, '2024-02-31', '2024-13-01', '01.03.2024', '2024-03-01T00:00:00Z', {}]) {
    test(`has no date when the source says ${JSON.stringify({ date })}`, () => {
      assert.equal(read({ issued_at_date: date })?.validFrom, undefined);
    });
  }

  test('has the first organisation as issuer when none is primary', () => {
    const entities = [{ entity: { id: 'first', name: 'First' } }, { entity: { id: 'second', name: 'Second' } }];
    assert.deepEqual(read({ issuer: { entities } })?.issuer, {
      id: 'https://www.credly.com/api/v1/obi/v2/issuers/first',
      name: 'First',
    });
  });

  test('gets no issuer id out of one that reaches for another path', () => {
    const entities = [{ primary: true, entity: { id: '../../users/x', name: 'Trick', vanity_url: 'javascript:alert(1)' } }];
    assert.deepEqual(read({ issuer: { entities } })?.issuer, { name: 'Trick' });
  });

  test('keeps evidence of all three kinds when it is asked for, and only then', () => {
    const evidence = [
      { type: 'PlainTextEvidence', title: 'Report', description: 'Text' },
      { type: 'IdEvidence', title: 'Number', description: 'S-1' },
      {
        type: 'KeyValueGroupEvidence',
        name: 'Scores',
        values: [
          { key: 'Part A', value: '9' },
          { key: 'Part B', value: '8', url: 'https://x.example/' },
        ],
      },
      { type: 'Odd' },
    ];
    assert.deepEqual(read({ evidence })?.evidence, []);
    assert.deepEqual(read({ evidence }, true)?.evidence, [
      { name: 'Report', description: 'Text' },
      { name: 'Number', description: 'S-1' },
      { name: 'Scores', description: 'Part A: 9\nPart B: 8' },
    ]);
  });

  test('spells a category that Open Badges does not know as an extension', () => {
    assert.equal(read({ template: { type_category: 'Validation' } })?.achievementType, 'ext:Validation');
    assert.equal(read({ template: { type_category: null } })?.achievementType, undefined);
  });

  test('survives a name of 60,000 characters, control and direction characters', () => {
    const badge = read({ name: `A\u202eB\u0000C\r\n${'x'.repeat(60_000)}` });
    assert.match(badge?.name ?? '', /^ABC x+$/);
    assert.equal(badge?.name.length, 300);
  });

  test('carries nothing personal, whatever else the entry says', () => {
    assert.doesNotMatch(JSON.stringify(read()), /private/i);
  });

  test('is no badge without a name', () => {
    for (const name of ['', '\u202e', null, {}]) assert.equal(read({ name }), undefined);
  });

  test('of any shape never throws', () => {
    const values = [null, undefined, 1, 'x', [], {}, [null], [[]], { entities: 'x' }, { entities: [null, { entity: null }] }];
    for (const value of values) {
      for (const key of ['issuer', 'evidence', 'image', 'image_url', 'skills', 'language', 'expires_at_date'])
        read({ [key]: value }, true);
      for (const key of ['skills', 'badge_template_activities', 'alignments', 'level', 'description', 'url'])
        read({ template: { [key]: value } });
      readEarnedBadge({ badge_template: value }, 'x', true);
      readImportedBadge({ external_badge: value, skills: value });
    }
  });
});

suite('an imported badge', () => {
  test('is what somebody typed in: no issuer id, no specification, every skill and tag once', () => {
    assert.deepEqual(readImportedBadge(importedBadge(1)), {
      specVersion: 'none',
      name: 'Imported Badge 1',
      description: 'Typed in.',
      issuer: { name: 'Microsoft' },
      validFrom: '2025-09-06',
      skills: ['Cloud', 'Rain', 'Sky'],
      alignments: [],
      evidence: [],
      image: { id: `https://images.credly.com/images/${idOf(1)}/imported.png` },
    });
  });

  test('says so when it names no issuer', () => {
    assert.equal(readImportedBadge(importedBadge(1, { issuer_name: null }))?.issuer.name, 'Unknown issuer');
  });
});
