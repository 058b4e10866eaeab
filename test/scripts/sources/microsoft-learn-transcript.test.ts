import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAppliedSkill, readCertification, readExam } from '../../../scripts/sources/microsoft-learn-transcript.ts';
import type { TranscriptCredential } from '../../../scripts/sources/microsoft-learn-transcript.ts';
import { appliedSkill, certification, exam, PERSONAL } from '../../support/learn-server.ts';

const HOST = 'https://learn.microsoft.com';
const certified = (name: string, about: Parameters<typeof certification>[1] = {}): TranscriptCredential | undefined =>
  readCertification(certification(name, about), HOST, false);

suite('a certification of a transcript', () => {
  test('is given in the words of the model, with what the table knows of it', () => {
    assert.deepEqual(certified('Microsoft Certified: Azure Administrator Associate')?.listed, {
      specVersion: 'none',
      name: 'Microsoft Certified: Azure Administrator Associate',
      achievementType: 'Certification',
      achievementId: 'https://learn.microsoft.com/credentials/certifications/azure-administrator/',
      level: 'Associate',
      issuer: { id: 'https://learn.microsoft.com/', name: 'Microsoft', url: 'https://learn.microsoft.com/credentials/' },
      validFrom: '2023-05-06',
      validUntil: '2027-05-06',
      renewableFrom: '2026-11-07',
      criteria: {
        id: 'https://learn.microsoft.com/credentials/certifications/azure-administrator/',
        narrative: '- Exam AZ-104: Microsoft Azure Administrator',
      },
      skills: [
        'Manage Azure identities and governance',
        'Implement and manage storage',
        'Deploy and manage Azure compute resources',
        'Implement and manage virtual networking',
        'Monitor and maintain Azure resources',
      ],
      alignments: [],
      evidence: [],
      language: 'en',
    });
  });

  for (const [name, about, renewableFrom] of [
    ['Microsoft Certified: Azure Cosmos DB Developer Specialty', {}, '2026-11-07'],
    ['Microsoft Certified: DevOps Engineer Expert', {}, '2026-11-07'],
    ['Microsoft Certified: Sample Plumber Associate', {}, '2026-11-07'],
    ['Microsoft Certified: Azure Fundamentals', { expiration: undefined }, undefined],
    ['Microsoft Certified: Azure Fundamentals', {}, undefined],
    ['Microsoft Certified: Azure Data Engineer Associate', {}, undefined],
    ['Microsoft Certified: Azure Administrator Associate', { status: 'Expired' }, undefined],
    ['GitHub Copilot', {}, undefined],
  ] as const) {
    test(`can be renewed from ${renewableFrom ?? 'no day'}: ${name} ${JSON.stringify(about)}`, () => {
      assert.equal(certified(name, about)?.listed.renewableFrom, renewableFrom);
    });
  }

  test('goes by its first name in its key after it was renamed', () => {
    const keyOf = (name: string): string | undefined => certified(name)?.key;
    const key = 'certification:data-analyst-associate:2023-05-06';
    assert.equal(keyOf('Microsoft Certified: Data Analyst Associate'), key);
    assert.equal(keyOf('Microsoft Certified: Power BI Data Analyst Associate'), key);
  });

  test('that the table does not know is read from its name alone', () => {
    const unknown = certified('Microsoft Certified: Sample Plumber Expert');
    assert.equal(unknown?.key, 'certification:sample-plumber-expert:2023-05-06');
    assert.deepEqual([unknown.listed.level, unknown.listed.skills, unknown.artwork], ['Expert', [], { kind: 'expert' }]);
  });

  test('has no date where the platform writes its least or greatest one', () => {
    for (const none of ['0001-01-01T00:00:00+00:00', '9999-12-31T23:59:59+00:00', '', null]) {
      const entry = certification('Sample', { dateEarned: none, expiration: none });
      const { validFrom, validUntil } = readCertification(entry, HOST, false)?.listed ?? {};
      assert.deepEqual([validFrom, validUntil], [undefined, undefined]);
    }
  });

  test('of an old programme has no level, whatever its name ends in', () => {
    const old = certified('Microsoft® Certified Technology Specialist: Sample Associate', { status: 'Retired' });
    assert.deepEqual([old?.listed.level, old?.artwork.kind, old?.standing], [undefined, 'certification', 'retired']);
  });

  test('of GitHub is named after GitHub, and known by the host that lists it', () => {
    assert.deepEqual(certified('GitHub Actions')?.listed.issuer, { id: 'https://learn.microsoft.com/', name: 'GitHub' });
  });

  test('has its number only where the earner keeps evidence', () => {
    const entry = certification('GitHub Actions');
    assert.ok(!JSON.stringify(readCertification(entry, HOST, false)).includes(PERSONAL.certificationNumber));
    const kept = readCertification(entry, HOST, true)?.listed.evidence;
    assert.deepEqual(kept, [{ name: 'Certification number', description: PERSONAL.certificationNumber }]);
  });

  for (const [status, standing] of [
    ['Active', 'active'],
    ['expired', 'expired'],
    ['Retired', 'retired'],
    [undefined, 'unstated'],
    ['Revoked', { unknown: 'Revoked' }],
  ] as const) {
    test(`stands as ${JSON.stringify(standing)} when its status is ${status ?? 'missing'}`, () => {
      assert.deepEqual(certified('GitHub Actions', { status })?.standing, standing);
    });
  }

  for (const date of ['', '2023', '2023-13-01', '2023-02-30T00:00:00Z', 'yesterday', 1683331200, null]) {
    test(`is undated when it was earned on ${JSON.stringify(date)}`, () => {
      const undated = certified('GitHub Actions', { dateEarned: date });
      assert.deepEqual([undated?.key, undated?.listed.validFrom], ['certification:github-actions:undated', undefined]);
    });
  }

  test('keeps markup and direction marks in its name for text, and out of its key', () => {
    const hostile = certified('<img src=x onerror=alert(1)>\u202e../../etc');
    assert.equal(hostile?.listed.name, '<img src=x onerror=alert(1)>../../etc');
    assert.equal(hostile.key, 'certification:img-src-x-onerror-alert-1-etc:2023-05-06');
  });
});

suite('an exam of a transcript', () => {
  test('is named by its code and title', () => {
    const passed = readExam(exam('az-104', 'Microsoft Azure Administrator'), HOST, false);
    assert.equal(passed?.listed.name, 'Exam AZ-104: Microsoft Azure Administrator');
    assert.deepEqual(passed.artwork, { kind: 'exam', code: 'AZ-104' });
    assert.equal(passed.listed.validUntil, undefined);
  });

  test('without a code that is one goes by its title', () => {
    const passed = readExam(exam('"><svg>', 'Sample Exam'), HOST, false);
    assert.deepEqual([passed?.key, passed?.listed.name], ['exam:sample-exam:2023-05-06', 'Exam Sample Exam']);
    assert.equal(readExam(exam('', ''), HOST, false), undefined);
  });
});

suite('an applied skill of a transcript', () => {
  test('is a micro-credential, without the number that is in its share link', () => {
    const skill = readAppliedSkill(appliedSkill('Microsoft Applied Skills: Sample things'), HOST, true);
    assert.equal(skill?.key, 'applied-skill:sample-things:2026-04-05');
    assert.equal(skill.listed.achievementType, 'MicroCredential');
    assert.ok(!JSON.stringify(skill).includes(PERSONAL.credentialId));
  });
});
