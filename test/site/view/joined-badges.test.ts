import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { joinBadges } from '../../../site/view/joined-badges.ts';
import type { Note } from '../../../widget/badge/note.ts';
import { FINDINGS, makeShowcaseBadge, type RecordParts } from '../../support/badge-record.ts';

const now = new Date('2026-11-22T12:00:00Z');
const known = { name: 'Sample School', source: 'the test', asOf: '2026-01-01' };

/** One finding of "Sample First Aid", of 14 March 2026, in a source of its own. */
function found(slug: string, parts: RecordParts = {}, note: Note = {}) {
  const provenance = { source: slug, ...parts.provenance };
  return makeShowcaseBadge({ slug, ...parts, provenance }, note);
}

/** The proofs of every badge that is shown, the strongest first. */
function shown(...badges: Parameters<typeof joinBadges>[0][number][]): readonly (readonly string[])[] {
  const joined = joinBadges(badges, now);
  return joined.badges.map(({ record, proofs }) => (proofs ?? [record]).map(({ slug }) => slug));
}

suite('the same achievement, found in several places', () => {
  test('is one badge with several proofs, and the others lead to it', () => {
    const { badges, moved } = joinBadges([found('credly'), found('learn'), found('other', { badge: { name: 'Knots' } })], now);
    assert.deepEqual(
      badges.map(({ record, proofs }) => [record.slug, proofs?.map(({ slug }) => slug)]),
      [
        ['credly', ['credly', 'learn']],
        ['other', undefined],
      ],
    );
    assert.deepEqual([...moved], [['learn', 'credly']]);
  });

  test('is told by its credential, whatever else differs', () => {
    const id = 'urn:uuid:1';
    assert.deepEqual(
      shown(found('a', { badge: { id } }), found('b', { badge: { id, name: 'Other', validFrom: '2020-01-01' } })).length,
      1,
    );
  });

  test('is told by name and day, whatever the platforms write differently', () => {
    const marked = { badge: { name: 'sample  First-Aid™', validFrom: '2026-03-15T02:00:00Z' } };
    assert.equal(shown(found('a'), found('b', marked)).length, 1);
    const renamed = { badge: { name: 'First Aid (Sample)', achievementId: 'https://issuer.example/a/1' } };
    assert.equal(shown(found('a', { badge: { achievementId: 'https://issuer.example/a/1' } }), found('b', renamed)).length, 1);
  });

  test('is told by the organisation behind two identifiers, where the known issuers say so', () => {
    const here = { badge: { issuer: { id: 'did:web:a.example', name: 'A' } }, report: { knownIssuer: known } };
    const there = { badge: { issuer: { id: 'https://b.example/', name: 'B' } }, report: { knownIssuer: known } };
    assert.equal(shown(found('a', here), found('b', there)).length, 1);
    assert.equal(shown(found('a', { badge: here.badge }), found('b', { badge: there.badge })).length, 2);
  });

  const apart: readonly (readonly [string, RecordParts])[] = [
    ['two days later', { badge: { validFrom: '2026-03-16' } }],
    ['without a date', { badge: { validFrom: 'some day' } }],
    ['by another issuer of the same name', { badge: { issuer: { id: 'did:key:z6Mk', name: 'Sample School' } } }],
    ['with another name', { badge: { name: 'Sample Second Aid' } }],
    ['in the same listing', { provenance: { source: 'a' } }],
    [
      'by another issuer, under the identifier of this very credential',
      { badge: { id: found('a').record.badge.id ?? '', issuer: { id: 'did:key:z6Mk', name: 'Sample School' } } },
    ],
  ];
  for (const [what, parts] of apart) {
    test(`stays apart ${what}`, () => assert.equal(shown(found('a'), found('b', parts)).length, 2));
  }

  test('an impostor joins nobody, whatever issuer it names', () => {
    const impostor = { badge: { issuer: { id: 'did:key:z6Mk', name: 'Sample School' } }, checks: [FINDINGS.impostor] };
    assert.equal(
      shown(found('a', { report: { knownIssuer: known } }), found('b', { ...impostor, report: { knownIssuer: known } })).length,
      2,
    );
  });

  test('the earner’s own statement joins by the name of its issuer, and comes last', () => {
    const own = { badge: { issuer: { name: 'sample school' } }, provenance: { selfReported: true } };
    assert.deepEqual(shown(found('entered', own), found('credly', { checks: [FINDINGS.unreachable] })), [['credly', 'entered']]);
  });
});

suite('of several proofs', () => {
  test('the strongest comes first: by verdict, then by kind', () => {
    const proofs = shown(
      found('forged', { checks: [FINDINGS.tampered] }),
      found('entered', { provenance: { selfReported: true } }),
      found('away', { checks: [FINDINGS.unreachable] }),
      found('old', { checks: [FINDINGS.expired] }),
      found('hosted', { badge: { specVersion: '2.0' } }),
      found('signed'),
    );
    assert.deepEqual(proofs, [['signed', 'hosted', 'old', 'away', 'entered', 'forged']]);
  });

  test('what the issuer took back is not held up by another copy of it', () => {
    const copy = { badge: { id: 'urn:uuid:1' } };
    assert.deepEqual(shown(found('copy', copy), found('issuer', { ...copy, checks: [FINDINGS.revoked] })), [['issuer', 'copy']]);
  });

  test('the same order comes of any order of the files', () => {
    const all = [found('b'), found('a'), found('c', { checks: [FINDINGS.expired] })];
    assert.deepEqual(shown(...all), shown(...all.toReversed()));
  });

  test('the first tells what it knows, and the others what it does not', () => {
    const listed = found('listed');
    const rich = found('rich', { badge: { description: 'How to help.', skills: ['Bandages'] }, checks: [FINDINGS.expired] });
    const picture = { file: 'a.png', width: 1, height: 1, renditions: [] };
    const [joined] = joinBadges([listed, { ...rich, story: 'It rained.', picture, note: { pinned: true } }], now).badges;
    assert.equal(joined?.record.slug, 'listed');
    assert.deepEqual([joined.record.badge.description, joined.record.badge.skills], ['How to help.', ['Bandages']]);
    assert.deepEqual(
      [joined.story, joined.picture, joined.isPictureBorrowed, joined.note.pinned],
      ['It rained.', picture, true, true],
    );
    assert.equal(joined.record.badge.id, listed.record.badge.id);
  });
});

suite('what is wrong', () => {
  test('lends no words and no face to what holds', () => {
    const badge = { description: 'Made up.', skills: ['Surgery'], criteria: { narrative: 'None.' } };
    const forged = found('forged', { badge, checks: [FINDINGS.tampered] });
    const picture = { file: 'a.png', width: 1, height: 1, renditions: [] };
    const [joined] = joinBadges([found('signed'), { ...forged, picture }], now).badges;
    assert.ok(joined);
    assert.deepEqual(
      joined.proofs?.map(({ slug }) => slug),
      ['signed', 'forged'],
    );
    assert.deepEqual(joined.record.badge, found('signed').record.badge);
    assert.equal(joined.picture, undefined);
  });
});

suite('the earner', () => {
  test('says that two are the same', () => {
    const other = { badge: { name: 'Eerste hulp', validFrom: '2019-01-01' } };
    assert.deepEqual(shown(found('a'), found('b', other, { sameAs: 'a' })), [['a', 'b']]);
  });

  test('says that two are not', () => {
    assert.equal(shown(found('a'), found('b', {}, { separate: true })).length, 2);
  });

  test('may name a badge that is not there, or name in a circle', () => {
    assert.equal(shown(found('a', {}, { sameAs: 'gone' })).length, 1);
    assert.equal(
      shown(found('a', {}, { sameAs: 'b', separate: true }), found('b', {}, { sameAs: 'a', separate: true })).length,
      1,
    );
  });
});
