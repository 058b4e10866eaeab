import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as v from 'valibot';
import { CERTIFICATIONS } from '../../../scripts/sources/tables/microsoft-certifications.ts';
import { joinBadges } from '../../../site/view/joined-badges.ts';
import { withLineage } from '../../../site/view/lineage.ts';
import { normalizedName } from '../../../site/view/normalized-name.ts';
import { nameToday, RENAMED_CERTIFICATIONS, successorToday } from '../../../site/view/renamed-certifications.ts';
import type { Note } from '../../../widget/badge/note.ts';
import { FINDINGS, makeShowcaseBadge } from '../../support/badge-record.ts';

const now = new Date('2026-11-22T12:00:00Z');
const MICROSOFT = { id: 'https://learn.microsoft.com/', name: 'Microsoft' };

const FORMER = 'Microsoft Certified: Data Analyst Associate';
const TODAY = 'Microsoft Certified: Power BI Data Analyst Associate';
const REPLACED = 'Microsoft Certified: Azure Enterprise Data Analyst Associate';
const SUCCESSOR = 'Microsoft Certified: Fabric Analytics Engineer Associate';

interface Earned {
  readonly slug: string;
  readonly name: string;
  readonly validFrom: string;
  readonly source?: string;
  readonly issuer?: typeof MICROSOFT;
  readonly note?: Note;
}

function earned({ slug, name, validFrom, source = 'microsoft-learn', issuer = MICROSOFT, note = {} }: Earned) {
  const expired = validFrom < '2024' ? { checks: [FINDINGS.expired] } : {};
  return makeShowcaseBadge({ slug, badge: { name, validFrom, issuer }, provenance: { source, key: slug }, ...expired }, note);
}

const laterOf = (...badges: readonly ReturnType<typeof earned>[]) =>
  withLineage(badges, new Map(), now).map(({ lineage }) => lineage?.later.join());

suite('the table of renamed certifications', () => {
  const day = v.pipe(v.string(), v.isoDate());
  const row = v.strictObject({
    former: v.pipe(v.string(), v.minLength(1)),
    name: v.pipe(v.string(), v.minLength(1)),
    kind: v.picklist(['renamed', 'replaced']),
    since: v.exactOptional(day),
    source: v.pipe(v.string(), v.url(), v.startsWith('https://')),
    asOf: day,
  });

  test('says of each row where and when it was read', () => {
    assert.ok(RENAMED_CERTIFICATIONS.length > 0);
    v.parse(v.array(row), RENAMED_CERTIFICATIONS);
  });

  test('names each former name once, leads nowhere in circles, and ends at what is in the table of certifications', () => {
    const former = RENAMED_CERTIFICATIONS.map((one) => normalizedName(one.former));
    assert.deepEqual(former, [...new Set(former)]);
    const known = new Set(CERTIFICATIONS.certifications.map(({ name }) => normalizedName(name)));
    for (const name of former) {
      const today = successorToday(name, ['microsoft']);
      assert.notEqual(today, name);
      assert.ok(known.has(today) && !former.includes(today), today);
    }
  });

  test('agrees with the former names that the transcript is read by', () => {
    for (const { name, formerNames = [] } of CERTIFICATIONS.certifications) {
      for (const former of formerNames) {
        const today = successorToday(normalizedName(name), ['microsoft']);
        assert.equal(successorToday(normalizedName(former), ['microsoft']), today, former);
      }
    }
  });

  test('is about Microsoft alone', () => {
    const name = normalizedName(FORMER);
    assert.equal(nameToday(name, ['microsoft']), normalizedName(TODAY));
    assert.equal(nameToday(name, ['sample school']), name);
    assert.equal(successorToday(normalizedName(REPLACED), ['sample school']), normalizedName(REPLACED));
    assert.equal(nameToday(normalizedName(REPLACED), ['microsoft']), normalizedName(REPLACED), 'replaced is not renamed');
  });
});

suite('a certification that was renamed', () => {
  const before = earned({ slug: 'before', name: FORMER, validFrom: '2021-03-01' });
  const after = earned({ slug: 'after', name: TODAY, validFrom: '2025-03-01' });

  test('is a renewal of what it was', () => {
    assert.deepEqual(laterOf(before, after), ['after', '']);
  });

  test('is one badge under both names, where it was earned once', () => {
    const atCredly = earned({ slug: 'at-credly', name: FORMER, validFrom: '2025-03-01', source: 'credly' });
    assert.equal(joinBadges([after, atCredly], now).badges.length, 1);
    assert.equal(joinBadges([after, { ...atCredly, note: { separate: true } }], now).badges.length, 2);
  });

  test('comes after nothing where the earner, or another issuer, says so', () => {
    const apart = earned({ slug: 'before', name: FORMER, validFrom: '2021-03-01', note: { separate: true } });
    assert.deepEqual(laterOf(apart, after), [undefined, undefined]);
    const school = { id: 'https://issuer.example/', name: 'Sample School' };
    const [one, other] = [FORMER, TODAY].map((name, index) =>
      earned({ slug: `s${index}`, name, validFrom: `202${index + 4}-03-01`, issuer: school }),
    );
    assert.ok(one && other);
    assert.deepEqual(laterOf(one, other), [undefined, undefined]);
  });
});

suite('a certification that was replaced', () => {
  const before = earned({ slug: 'before', name: REPLACED, validFrom: '2023-03-01' });
  const after = earned({ slug: 'after', name: SUCCESSOR, validFrom: '2025-03-01' });

  test('comes before its successor', () => {
    assert.deepEqual(laterOf(before, after), ['after', '']);
  });

  test('is another badge, though both were earned on one day', () => {
    const atCredly = earned({ slug: 'at-credly', name: REPLACED, validFrom: '2025-03-01', source: 'credly' });
    assert.equal(joinBadges([after, atCredly], now).badges.length, 2);
    assert.deepEqual(laterOf(atCredly, after), [undefined, undefined]);
  });
});
