import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { badgeQuestion } from '../../../scripts/doctor/badge-question.ts';
import { diagnose, REASON_CODES } from '../../../scripts/doctor/diagnosis.ts';
import type { ReasonCode, Sight } from '../../../scripts/doctor/diagnosis.ts';
import { FINDING_KINDS } from '../../../scripts/doctor/finding.ts';
import type { FindingCode } from '../../../scripts/doctor/finding.ts';
import type { SeenBadge, SeenProblem, SeenSource, Sighting } from '../../../scripts/doctor/seen-source.ts';

const badge = (name: string, about: Partial<SeenBadge> = {}): SeenBadge => ({
  source: 'credly',
  key: name,
  name,
  issuer: 'Sample Org',
  imported: false,
  clues: '',
  standing: 'shown',
  ...about,
});

const microsoft = (issuedOn: string, name = 'Microsoft Certified: Azure Fundamentals'): SeenBadge =>
  badge(name, { issuer: 'Microsoft', issuedOn });
const gitHub = (issuedOn: string): SeenBadge => badge('GitHub Foundations', { issuer: 'GitHub', issuedOn });
const imported = badge('Microsoft Certified: Azure Fundamentals', {
  issuer: 'Microsoft',
  issuedOn: '2024-05-01',
  imported: true,
});

const source = (name: string, badges: readonly SeenBadge[] = [], about: Partial<SeenSource> = {}): SeenSource => ({
  source: name,
  known: true,
  badges,
  problems: [],
  complete: true,
  importedRead: true,
  ...about,
});

const problem = (code: string, harmless = false): SeenProblem => ({ code, message: `credly: ${code}`, harmless });
const failing = (code: string): SeenSource =>
  source('credly', [], { failure: problem(code), complete: false, importedRead: false });
const sighting = (sources: readonly SeenSource[], withdrawn: readonly string[] = []): Sighting => ({
  sources,
  withdrawn,
  now: '2026-11-01T12:00:00.000Z',
});

const codes = (seen: Sighting, asked?: string): readonly FindingCode[] =>
  diagnose(seen, asked === undefined ? undefined : badgeQuestion(asked)).findings.map(({ code }) => code);

function sight(code: ReasonCode, seen: Sighting, asked?: string): Sight | undefined {
  const { reasons } = diagnose(seen, asked === undefined ? undefined : badgeQuestion(asked));
  return reasons.find((reason) => reason.code === code)?.sight;
}

const fine = source('credly', [badge('Sample Badge')]);
const learn = source('microsoft-learn', [badge('Sample Certification', { source: 'microsoft-learn' })]);

/** What shows a finding, and the nearest thing that does not. */
const CASES: {
  readonly [Code in Exclude<FindingCode, 'badge-not-found'>]: { readonly shows: Sighting; readonly not: Sighting };
} = {
  'no-sources': { shows: sighting([]), not: sighting([fine]) },
  'source-unknown': { shows: sighting([source('credli', [], { known: false, meant: 'credly' })]), not: sighting([fine]) },
  'profile-private': { shows: sighting([failing('SOURCE_PRIVATE')]), not: sighting([failing('SOURCE_NOT_FOUND')]) },
  'profile-unknown': { shows: sighting([failing('SOURCE_NOT_FOUND')]), not: sighting([failing('SOURCE_PRIVATE')]) },
  'profile-invalid': { shows: sighting([failing('SOURCE_PROFILE_INVALID')]), not: sighting([failing('SOURCE_NOT_FOUND')]) },
  'source-failed': { shows: sighting([failing('SOURCE_UNAVAILABLE')]), not: sighting([fine]) },
  'answer-incomplete': {
    shows: sighting([{ ...fine, complete: false, problems: [problem('SOURCE_INCOMPLETE')] }]),
    not: sighting([{ ...fine, problems: [problem('SOURCE_INCOMPLETE', true)] }]),
  },
  'source-empty': { shows: sighting([source('credly')]), not: sighting([fine, source('inbox')]) },
  'inbox-empty': { shows: sighting([source('inbox')]), not: sighting([fine, source('inbox')]) },
  'entry-broken': {
    shows: sighting([source('inbox', [], { problems: [problem('SOURCE_FILE_REFUSED')] })]),
    not: sighting([source('inbox', [badge('Sample')], { problems: [problem('SOURCE_FILE_REFUSED', true)] })]),
  },
  'imported-unread': { shows: sighting([{ ...fine, importedRead: false }]), not: sighting([fine]) },
  'imported-none': {
    shows: sighting([source('credly', [microsoft('2026-05-01')])]),
    not: sighting([source('credly', [microsoft('2026-05-01'), imported])]),
  },
  'microsoft-left-credly': {
    shows: sighting([source('credly', [microsoft('2023-06-30'), microsoft('2026-05-27', 'Microsoft Certified Trainer 2026')])]),
    not: sighting([source('credly', [microsoft('2021-02-03'), microsoft('2023-07-01')])]),
  },
  'github-left-credly': {
    shows: sighting([source('credly', [gitHub('2025-06-30')])]),
    not: sighting([source('credly', [gitHub('2025-06-30'), gitHub('2025-07-01')])]),
  },
  'not-synced': {
    shows: sighting([source('credly', [badge('Sample', { standing: 'not-synced' })])]),
    not: sighting([fine]),
  },
  hidden: { shows: sighting([source('credly', [badge('Sample', { standing: 'hidden' })])]), not: sighting([fine]) },
  withdrawn: { shows: sighting([fine], ['Sample Badge of Old']), not: sighting([fine]) },
  expired: {
    shows: sighting([source('credly', [badge('Sample', { validUntil: '2026-10-30' })])]),
    not: sighting([source('credly', [badge('Sample', { validUntil: '2026-11-01' })])]),
  },
};

suite('a diagnosis', () => {
  for (const [code, { shows, not }] of Object.entries(CASES)) {
    test(`finds "${code}" where it is so`, () => assert.ok(codes(shows).some((found) => found === code)));
    test(`does not find "${code}" where it is not so`, () => assert.ok(codes(not).every((found) => found !== code)));
  }

  test('has a case here for every finding', () => {
    assert.deepEqual([...Object.keys(CASES), 'badge-not-found'].sort(), Object.keys(FINDING_KINDS).sort());
  });

  test('finds nothing where nothing is wrong', () => assert.deepEqual(codes(sighting([fine, learn, source('inbox')])), []));

  test('knows an organisation by its identifier, whatever it calls itself', () => {
    const renamed = badge('Sample', {
      issuer: 'MICROSOFT',
      issuerId: 'https://www.credly.com/api/v1/obi/v2/issuers/1392f199-abe0-4698-92b5-834610af6baf',
      issuedOn: '2020-01-02',
    });
    assert.ok(codes(sighting([source('credly', [renamed])])).includes('microsoft-left-credly'));
  });

  test('does not say that badges left Credly to an earner whose transcript is a source', () => {
    assert.deepEqual(codes(sighting([source('credly', [microsoft('2020-01-02'), gitHub('2024-01-02')]), learn])), []);
  });

  test('says of every reason whether it can be seen', () => {
    assert.deepEqual(
      diagnose(sighting([fine]))
        .reasons.map(({ code }) => code)
        .toSorted(),
      [...REASON_CODES].sort(),
    );
    assert.equal(sight('not-accepted', sighting([fine])), 'not-visible');
    assert.equal(sight('private-badge', sighting([fine])), 'not-visible');
    assert.equal(sight('private-profile', sighting([failing('SOURCE_PRIVATE')])), 'seen');
    assert.equal(sight('private-profile', sighting([fine])), 'ruled-out');
    assert.equal(sight('private-profile', sighting([failing('SOURCE_UNAVAILABLE')])), 'not-visible');
    assert.equal(sight('microsoft-left-credly', sighting([source('credly', [microsoft('2020-01-02')])])), 'seen');
    assert.equal(sight('microsoft-left-credly', sighting([fine, learn])), 'ruled-out');
    assert.equal(sight('github-left-credly', sighting([fine])), 'not-visible');
  });

  test('tells what is seen before what is not', () => {
    assert.equal(diagnose(sighting([failing('SOURCE_PRIVATE')])).reasons[0]?.code, 'private-profile');
  });
});

suite('a diagnosis about one badge', () => {
  test('finds it by words of its name in any order and case', () => {
    const seen = sighting([source('credly', [badge('GitHub Actions', { issuer: 'GitHub' })])]);
    assert.deepEqual(
      diagnose(seen, badgeQuestion('actions github')).found.map(({ name }) => name),
      ['GitHub Actions'],
    );
    assert.deepEqual(codes(seen, 'GitHub Copilot'), ['badge-not-found', 'imported-none']);
  });

  test('finds the certification behind the code of an exam, and says that the exam has no badge', () => {
    const seen = sighting([source('credly', [microsoft('2022-01-02')])]);
    const question = badgeQuestion('az-900');
    assert.deepEqual(diagnose(seen, question), { findings: [], found: [microsoft('2022-01-02')], reasons: [] });
    assert.equal(question.examGivesCertification, true);
    assert.equal(question.certification, 'Microsoft Certified: Azure Fundamentals');
    assert.equal(sight('exam-without-badge', sighting([fine]), 'AZ-900'), 'seen');
  });

  test('finds an exam by its code in the address of its criteria, and nowhere within a longer code', () => {
    const seen = (clues: string): Sighting => sighting([source('credly', [badge('Sample', { clues })])]);
    assert.deepEqual(codes(seen('https://sample.example/exams/md-100'), 'MD-100'), []);
    assert.ok(codes(seen('https://sample.example/exams/md-1001'), 'MD-100').includes('badge-not-found'));
  });

  test('rules out that an exam has no badge where the certification takes several', () => {
    assert.equal(sight('exam-without-badge', sighting([fine]), 'AZ-800'), 'ruled-out');
  });

  test('says that it is retired where the table knows', () => {
    assert.equal(sight('retired', sighting([fine]), 'DP-203'), 'seen');
    assert.equal(sight('retired', sighting([fine]), 'AZ-900'), 'ruled-out');
    assert.equal(sight('retired', sighting([fine]), 'Microsoft Technology Associate'), 'seen');
    assert.equal(sight('retired', sighting([fine]), 'Sample Badge of Nobody'), 'not-visible');
  });

  test('gives a GitHub badge no reasons of Microsoft or Certiport', () => {
    const { reasons } = diagnose(sighting([fine]), badgeQuestion('GitHub Actions'));
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ['not-accepted', 'private-profile', 'private-badge', 'github-left-credly'],
    );
  });

  test('leaves out what is wrong elsewhere when the badge is there', () => {
    const seen = sighting([
      source('credly', [badge('Sample One'), badge('Sample Two', { standing: 'hidden' })]),
      failing('SOURCE_TIMEOUT'),
    ]);
    assert.deepEqual(codes(seen, 'Sample One'), []);
    assert.deepEqual(codes(seen, 'Sample Two'), ['hidden']);
    assert.deepEqual(codes(seen, 'Sample Three'), ['badge-not-found', 'source-failed']);
  });

  test('takes any text for a question', () => {
    for (const asked of ['(', '\\', '[a-z]+', '🎖', '-', 'a'.repeat(200), 'AZ-900 AZ-900']) {
      assert.doesNotThrow(() => diagnose(sighting([fine]), badgeQuestion(asked)), asked);
    }
  });
});
