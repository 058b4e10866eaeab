import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { mergeCatalog, refreshTable } from '../../scripts/refresh-certifications.ts';
import {
  CERTIFICATIONS,
  certificationNamed,
  certificationTableSchema,
} from '../../scripts/sources/tables/microsoft-certifications.ts';
import type { CertificationRow } from '../../scripts/sources/tables/microsoft-certifications.ts';
import { createHttpClient } from '../../scripts/sync/http-client.ts';
import * as v from 'valibot';
import { serveBadges } from '../support/badge-server.ts';
import { FAULTS } from '../support/faults.ts';

const TODAY = '2026-11-22';
const CATALOG = '/api/catalog/';
const page = (slug: string): string =>
  `https://learn.microsoft.com/en-us/credentials/certifications/${slug}/?WT.mc_id=api_CatalogApi`;

/** Everything in force, as the catalog lists it when nothing has changed. */
const inForce = CERTIFICATIONS.certifications
  .filter(({ retired }) => retired === undefined)
  .map(({ id, name }) => ({ uid: `certification.${id}`, title: name, type: 'cert', skills: [], renewal_frequency_in_days: 0 }));

const rowOf = (name: string, rows: readonly CertificationRow[]): CertificationRow | undefined =>
  certificationNamed(`Microsoft Certified: ${name}`, [...rows]);

suite('the table of certifications', () => {
  test('has many rows, each with the day whose state it describes', () => {
    const { certifications, families, exams } = CERTIFICATIONS;
    assert.ok(certifications.length >= 60 && exams.length >= 30 && families.length >= 10);
    assert.ok(certifications.some(({ retired }) => retired !== undefined));
  });

  test('has each certification and each exam once', () => {
    const ids = CERTIFICATIONS.certifications.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    const codes = CERTIFICATIONS.exams.map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)]);
    for (const row of CERTIFICATIONS.certifications)
      for (const name of [row.name, ...(row.formerNames ?? [])]) assert.equal(certificationNamed(name), row, name);
  });

  test('renews nothing that is fundamental, retired or of GitHub', () => {
    for (const { name, tier, renewable, retired, issuer } of CERTIFICATIONS.certifications)
      if (tier === 'fundamentals' || retired !== undefined || issuer !== undefined) assert.equal(renewable, false, name);
  });
});

suite('a refresh from the catalog', () => {
  const fresh = {
    mergedCertifications: [
      ...inForce,
      {
        title: 'Microsoft Certified: Azure Administrator Associate',
        url: page('azure-administrator'),
        skills: ['Tend the cloud', 'Tend the cloud', 7],
        certification_type: 'role-based',
      },
      { title: 'Microsoft Certified: Sample Plumber Expert', url: page('sample-plumber'), skills: ['Mend pipes'] },
      { title: 'Microsoft Certified: Azure Network Engineer Associate', retirement_date: '2026-10-31T00:00:00Z' },
      { title: 'Microsoft Certified: Azure Developer Associate', retirement_date: '2027-01-31T00:00:00Z' },
    ],
    certifications: [{ title: 'Microsoft Certified: Sample Plumber Expert', exams: ['exam.sp-100', 'exam.unknown'] }],
    exams: [{ uid: 'exam.sp-100', display_name: 'SP-100', title: 'Exam SP-100: Plumbing Samples', url: 'https://evil.example/' }],
    appliedSkills: [{ title: 'Mend a sample', url: 'https://learn.microsoft.com/en-us/credentials/applied-skills/mend/' }],
  };
  const { table, added, changed } = mergeCatalog(CERTIFICATIONS, fresh, TODAY);

  test('gives a table that the schema takes', () => {
    assert.ok(v.is(certificationTableSchema, table));
  });

  test('adds what is new, with its exams', () => {
    assert.deepEqual(added, ['Microsoft Certified: Sample Plumber Expert']);
    assert.deepEqual(rowOf('Sample Plumber Expert', table.certifications), {
      id: 'sample-plumber-expert',
      name: 'Microsoft Certified: Sample Plumber Expert',
      tier: 'expert',
      exams: ['SP-100'],
      skills: ['Mend pipes'],
      renewable: true,
      url: 'https://learn.microsoft.com/credentials/certifications/sample-plumber/',
      asOf: TODAY,
    });
    assert.deepEqual(table.exams.at(-1), { code: 'SP-100', title: 'Plumbing Samples', asOf: TODAY });
    assert.equal(table.appliedSkills.at(-1)?.title, 'Microsoft Applied Skills: Mend a sample');
  });

  test('changes what the catalog says, and keeps what it leaves empty', () => {
    const row = rowOf('Azure Administrator Associate', table.certifications);
    assert.deepEqual([row?.skills, row?.exams, row?.renewable, row?.asOf], [['Tend the cloud', '7'], ['AZ-104'], true, TODAY]);
    assert.ok(changed.includes('Microsoft Certified: Azure Administrator Associate'));
  });

  test('retires what was retired, and not what will be', () => {
    const network = rowOf('Azure Network Engineer Associate', table.certifications);
    assert.deepEqual([network?.retired, network?.renewable], ['2026-10-31', false]);
    assert.equal(rowOf('Azure Developer Associate', table.certifications)?.retired, undefined);
  });

  test('leaves what the catalog no longer lists under its old date', () => {
    const before = rowOf('Azure Data Engineer Associate', CERTIFICATIONS.certifications);
    assert.deepEqual(rowOf('Azure Data Engineer Associate', table.certifications), before);
  });

  test('changes nothing when the catalog changed nothing', () => {
    const again = mergeCatalog(table, { mergedCertifications: inForce }, TODAY);
    assert.deepEqual([again.added, again.changed], [[], []]);
  });

  test('never believes a catalog that is empty, or has lost half of what is in force', () => {
    const half = inForce.slice(0, Math.floor(inForce.length / 2) - 1);
    for (const catalog of [{}, { mergedCertifications: [] }, { mergedCertifications: half }, { certifications: 'none' }])
      assert.throws(() => mergeCatalog(CERTIFICATIONS, catalog, TODAY), /nothing is changed/);
  });
});

suite('the catalog of a stand-in', () => {
  const http = createHttpClient({ userAgent: 'test', allowLoopback: true, timeoutMs: 300, retries: 0 });

  test('is asked for once, by the parts that are needed', async (t) => {
    const server = await serveBadges(t, { [CATALOG]: { json: { mergedCertifications: inForce } } });
    const { added, changed } = await refreshTable(http, TODAY, server.origin);
    assert.deepEqual([added, changed], [[], []]);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      [`${CATALOG}?locale=en-us&type=certifications,mergedCertifications,exams,appliedSkills`],
    );
  });

  for (const [name, fault] of Object.entries(FAULTS)) {
    test(`that answers with a fault (${name}) gives no table`, async (t) => {
      const server = await serveBadges(t, { [CATALOG]: fault });
      await assert.rejects(refreshTable(http, TODAY, server.origin), /refresh-certifications: http|nothing is changed/);
    });
  }
});
