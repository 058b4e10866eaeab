import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { manual } from '../../../scripts/sources/manual.ts';
import type { ManualEntry, SourceAnswer } from '../../../scripts/sources/source.ts';
import { readProfile } from '../../../widget/badge/profile.ts';
import { pixel } from '../../support/credly-server.ts';
import { keepsTheContract } from '../../support/source-contract.ts';
import { summary, syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';

const ENTRY: ManualEntry = {
  name: 'Sample Systems Engineer',
  issuer: 'Sample Institute',
  validFrom: '2003-05-06',
  validUntil: '2009-12-31',
  url: 'https://sample.example/retired',
  image: 'engineer.png',
  description: 'Earned on paper.',
  skills: ['Sampling', 'Sampling'],
};

async function find(entries?: readonly ManualEntry[]): Promise<SourceAnswer> {
  const http = { load: () => Promise.reject(new Error('nobody is asked')) };
  const earnerFile = async (name: string) => (name === 'engineer.png' ? pixel() : undefined);
  const ports = { http, earnerFile, inbox: async () => [], now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined };
  return manual.find({ source: 'manual', ...(entries ? { manual: entries } : {}) }, ports);
}

keepsTheContract(
  'manual',
  async () => ({
    sources: [{ source: 'manual', manual: [ENTRY, { name: 'C++', issuer: 'Sample' }, { name: 'C#', issuer: 'Sample' }] }],
    files: { 'engineer.png': pixel() },
    badges: ['Sample Systems Engineer', 'C++', 'C#'],
    personal: [],
  }),
  [],
);

suite('a certificate in the words of the earner', () => {
  test('is shown as their own statement, with all that they say', async () => {
    const { found, problems, complete } = await find([ENTRY]);
    assert.deepEqual([problems, complete], [[], true]);
    assert.equal(found[0]?.selfReported, true);
    assert.deepEqual([found[0].document, found[0].hostedUrl], [undefined, undefined]);
    assert.deepEqual(found[0].listed, {
      specVersion: 'none',
      name: 'Sample Systems Engineer',
      issuer: { name: 'Sample Institute' },
      description: 'Earned on paper.',
      validFrom: '2003-05-06',
      validUntil: '2009-12-31',
      skills: ['Sampling'],
      alignments: [],
      evidence: [],
    });
    assert.equal(found[0].recordUrl, 'https://sample.example/retired');
    assert.deepEqual(found[0].image?.bytes, pixel());
  });

  test('is the same whatever else is said of it, and however its name is spaced', async () => {
    const spaced = { ...ENTRY, name: ' sample  SYSTEMS engineer', description: 'Other.', url: 'https://other.example/' };
    assert.equal((await find([spaced])).found[0]?.key, (await find([ENTRY])).found[0]?.key);
  });

  test('is another one when its name, issuer or date is another', async () => {
    const others = [
      ENTRY,
      { ...ENTRY, name: 'C++' },
      { ...ENTRY, name: 'C#' },
      { ...ENTRY, issuer: 'B' },
      { ...ENTRY, validFrom: '2004-05-06' },
    ];
    const { found, problems } = await find(others);
    assert.deepEqual([problems, new Set(found.map(({ key }) => key)).size], [[], 5]);
    assert.match(found[0]?.key ?? '', /^sample-systems-engineer-sample-institute-2003-05-06-[0-9a-f]{12}$/);
  });

  test('that is listed twice is told of, without ado', async () => {
    const { found, problems } = await find([ENTRY, ENTRY]);
    assert.equal(found.length, 1);
    assert.deepEqual(
      problems.map(({ error, harmless }) => [error.message, harmless]),
      [['manual: "Sample Systems Engineer" in profile.json is listed twice; one is enough', true]],
    );
  });

  const broken: readonly (readonly [Partial<ManualEntry>, RegExp])[] = [
    [{ validFrom: '2003-02-31' }, /has the date 2003-02-31, which the calendar does not have/],
    [{ validUntil: '2003-13-01' }, /has the date 2003-13-01/],
    [{ validUntil: '2001-01-01' }, /ends on 2001-01-01, before it begins/],
  ];
  for (const [wrong, message] of broken) {
    test(`is left out and named with ${JSON.stringify(wrong)}`, async () => {
      const { found, problems } = await find([{ ...ENTRY, ...wrong }]);
      assert.deepEqual(found, []);
      assert.match(problems[0]?.error.message ?? '', message);
    });
  }

  test('goes without a picture that is not there, and says so', async () => {
    const { found, problems } = await find([{ ...ENTRY, image: 'gone.png' }]);
    assert.equal(found[0]?.image, undefined);
    assert.match(problems[0]?.error.message ?? '', /^manual: there is no file "gone\.png" beside profile\.json/);
  });

  test('has to be listed', async () => {
    await assert.rejects(find(), { code: 'SOURCE_PROFILE_INVALID', message: /^manual: nothing is listed/ });
    assert.deepEqual(await find([]), { found: [], problems: [], complete: true });
  });

  test('is "unconfirmed" on the page, and never more', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'manual', manual: [{ ...ENTRY, image: undefined }] }] });
    assert.deepEqual(summary(await syncFolder(content)).added, ['sample-systems-engineer']);
    const [record] = await content.records();
    assert.deepEqual([record?.provenance.selfReported, record?.report.verdict], [true, 'unconfirmed']);
  });

  for (const wrong of [
    { image: '../secret.png' },
    { image: '.hidden.png' },
    { image: 'x.exe' },
    { url: 'javascript:alert(1)' },
    { naem: 'x' },
    { validFrom: '2003' },
  ]) {
    test(`is refused by the profile with ${JSON.stringify(wrong)}`, () => {
      const sources = [{ source: 'manual', manual: [{ name: 'x', issuer: 'y', ...wrong }] }];
      assert.throws(() => readProfile(JSON.stringify({ name: 'Sample', sources })), /sources\.0\.manual\.0/);
    });
  }
});
