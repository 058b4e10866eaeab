import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { syncCommand } from '../../../scripts/commands/sync.ts';
import { headlineOf } from '../../../widget/verification/headline.ts';
import type { Route } from '../../support/badge-server.ts';
import { FAULTS } from '../../support/faults.ts';
import {
  appliedSkill,
  certification,
  CODE,
  FULL,
  PERSONAL,
  serveLearn,
  transcriptOf,
  transcriptPath,
} from '../../support/learn-server.ts';
import type { LearnServer, Transcript } from '../../support/learn-server.ts';
import { keepsTheContract } from '../../support/source-contract.ts';
import { summary, syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';
import type { TempContent } from '../../support/temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];

const SECRETS: readonly string[] = [CODE, ...Object.values(PERSONAL)];
const NAMES = [
  'Exam AZ-104: Microsoft Azure Administrator',
  'Exam GH-300: GitHub Copilot',
  'GitHub Copilot',
  'Microsoft Applied Skills: Get started with Azure management tasks',
  'Microsoft Certified: Azure Administrator Associate',
  'Microsoft Certified: Azure Fundamentals',
  'Microsoft Certified: Azure Solutions Architect Expert (Legacy)',
  'Microsoft® Certified Technology Specialist: Silverlight 4, Development',
];

const sourceAt = (server: LearnServer): { source: string; profile: string; origin: string } => ({
  source: 'microsoft-learn',
  profile: `${server.origin}/en-us/users/${PERSONAL.userName}/transcript/${CODE}?tab=credentials`,
  origin: server.origin,
});

keepsTheContract(
  'microsoft-learn',
  async (t) => {
    const server = await serveLearn(t);
    return {
      server,
      sources: [sourceAt(server)],
      faulty: { [transcriptPath()]: { json: transcriptOf(FULL) } },
      badges: NAMES,
      personal: SECRETS,
    };
  },
  [transcriptPath()],
);

interface World {
  readonly server: LearnServer;
  readonly content: TempContent;
}

async function worldOf(t: Owner, transcript: Transcript = FULL, more: { readonly [key: string]: unknown } = {}): Promise<World> {
  const server = await serveLearn(t, transcript);
  const row = { id: `${server.origin}/`, organisation: 'Microsoft', source: 'https://learn.microsoft.com/', asOf: '2026-11-01' };
  return { server, content: await tempContent(t, { sources: [{ ...sourceAt(server), ...more }], knownIssuers: [row] }) };
}

/** Everything that the command prints. */
async function printed(content: TempContent, args: readonly string[], env: { readonly [name: string]: string }): Promise<string> {
  let out = '';
  const code = await syncCommand.run(['--content', content.folder, '--allow-loopback', ...args], {
    stdout: (text) => void (out += text),
    stderr: (text) => void (out += text),
    isTerminal: true,
    cwd: '/',
    signal: new AbortController().signal,
    env,
  });
  return `${out}\nexit ${code}`;
}

suite('nothing personal', () => {
  const BAD_DAYS = ['not found', 'forbidden', 'reset', 'a web page', 'truncated JSON', 'redirect to a private address'] as const;
  const days: readonly (readonly [string, Route | undefined])[] = [
    ['a good day', undefined],
    ['a transcript cut short', { text: JSON.stringify(transcriptOf(FULL)).slice(0, 300), type: 'application/json' }],
    ['a transcript of another form', { json: { ...PERSONAL, certificationData: 'none' } }],
    ...BAD_DAYS.map((name): readonly [string, Route] => [name, FAULTS[name]]),
  ];
  for (const [day, fault] of days) {
    test(`is written or printed on ${day}, however much is asked to be told`, async (t) => {
      const { server, content } = await worldOf(t);
      await content.put('profile.json', {
        name: 'Sample Earner',
        sources: [{ ...sourceAt(server), links: { 'AZ-104': `${server.origin}/en-us/users/x/transcript/${CODE}` } }],
      });
      if (fault) server.fail(fault);
      const told = [
        await printed(content, ['--dry-run', '--verbose'], { DEBUG: '1' }),
        await printed(content, ['--json'], { DEBUG: '1' }),
        await printed(content, ['--verbose'], { DEBUG: '1' }),
      ].join('\n');
      const written = [...(await content.texts())].filter(([path]) => path !== 'profile.json');
      for (const secret of SECRETS) {
        assert.ok(!told.includes(secret), `${secret} was printed`);
        for (const [path, text] of written)
          assert.ok(!path.includes(secret) && !text.includes(secret), `${secret} is in ${path}`);
      }
      assert.equal(
        written.some(([path]) => path.startsWith('credentials/')),
        false,
      );
    });
  }

  test('but the number of a certification is kept, where the earner keeps evidence', async (t) => {
    const { content } = await worldOf(t, FULL, { evidence: true });
    await syncFolder(content);
    const all = [...(await content.texts())]
      .filter(([path]) => path !== 'profile.json')
      .map(([, text]) => text)
      .join('\n');
    assert.ok(all.includes(PERSONAL.certificationNumber));
    for (const secret of SECRETS.filter((value) => value !== PERSONAL.certificationNumber))
      assert.ok(!all.includes(secret), secret);
  });
});

suite('a synced transcript', () => {
  test('is stored as what it is: listed by a platform on a day, and not verified', async (t) => {
    const { server, content } = await worldOf(t);
    await syncFolder(content);
    const record = (await content.records()).find(({ badge }) => badge.name.endsWith('Azure Administrator Associate'));
    assert.equal(record?.provenance.key, 'certification:azure-administrator-associate:2023-05-06');
    assert.deepEqual([record.provenance.selfReported, record.credential], [undefined, undefined]);
    assert.deepEqual([record.report.verdict, headlineOf(record.report)], ['unconfirmed', 'listed']);
    const proof = record.report.checks.find(({ id }) => id === 'proof');
    assert.deepEqual(proof?.problem, {
      code: 'proof.listed-by-host',
      at: `${server.origin}/`,
      values: { organisation: 'Microsoft' },
    });
    assert.equal(record.badge.image?.mediaType, 'image/svg+xml');
    assert.match(record.badge.image.caption ?? '', /not Microsoft’s artwork/u);
    assert.equal(record.badge.renewableFrom, '2026-11-07');
  });

  test('from a stand-in that nobody vouches for does not speak for Microsoft', async (t) => {
    const server = await serveLearn(t);
    const content = await tempContent(t, { sources: [sourceAt(server)] });
    await syncFolder(content);
    for (const { report, badge } of await content.records()) {
      assert.equal(report.knownIssuer, undefined);
      assert.notEqual(headlineOf(report), 'listed');
      assert.ok(!JSON.stringify([report, badge.issuer.id]).includes('learn.microsoft.com'));
    }
  });

  test('leads to the page that the earner pasted, and to none where there is none', async (t) => {
    const link =
      'https://learn.microsoft.com/api/credentials/share/en-us/SampleEarner/0123456789ABCDEF?sharingId=FEDCBA9876543210';
    const { content } = await worldOf(t, FULL, { links: { 'AZ-900': link } });
    await syncFolder(content);
    const urls = (await content.records()).flatMap(({ provenance }) => provenance.recordUrl ?? []);
    assert.deepEqual(urls, [link]);
  });

  test('writes nothing on the next day, and changes one badge when one is renewed', async (t) => {
    const { server, content } = await worldOf(t);
    await syncFolder(content);
    assert.deepEqual((await syncFolder(content, { now: '2026-11-02T12:00:00.000Z' })).changes, []);
    const renewed = certification('Microsoft Certified: Azure Administrator Associate', {
      expiration: '2028-05-06T23:59:59+00:00',
    });
    server.show({ ...FULL, active: [renewed, ...(FULL.active ?? []).slice(1)] });
    assert.deepEqual(summary(await syncFolder(content)).changed, ['microsoft-certified-azure-administrator-associate']);
  });

  test('expires by its dates, without anybody telling', async (t) => {
    const { content } = await worldOf(t);
    await syncFolder(content, { now: '2026-11-01T12:00:00.000Z' });
    await syncFolder(content, { now: '2027-05-09T12:00:00.000Z' });
    const record = (await content.records()).find(({ badge }) => badge.name.endsWith('Azure Administrator Associate'));
    assert.equal(record?.report.verdict, 'expired');
  });

  test('withdraws what a complete answer no longer lists, and nothing that it is silent about', async (t) => {
    const { server, content } = await worldOf(t);
    await syncFolder(content);
    server.show({ ...FULL, skills: [] });
    assert.deepEqual(summary(await syncFolder(content)).withdrawn, [
      'microsoft-applied-skills-get-started-with-azure-management-tasks',
    ]);
    const { active = [], exams = [], skills = [] } = FULL;
    server.show({ active, exams, skills });
    assert.deepEqual(summary(await syncFolder(content)).withdrawn, []);
  });

  test('that has shrunk by more than a third changes nothing', async (t) => {
    const { server, content } = await worldOf(t);
    await syncFolder(content);
    const before = await content.hashes();
    server.show({ active: [], historical: [], exams: [], skills: FULL.skills ?? [] });
    const [outcome] = (await syncFolder(content)).sources;
    assert.deepEqual(outcome?.decision, { kind: 'refused', reason: 'shrunken', gone: 7 });
    assert.deepEqual(await content.hashes(), before);
  });

  test('of hundreds is one request', async (t) => {
    const skills = Array.from({ length: 400 }, (_, index) => appliedSkill(`Sample skill ${index}`));
    const { server, content } = await worldOf(t, { skills });
    assert.equal((await syncFolder(content)).plan.added.length, 400);
    assert.equal(server.requests.length, 1);
  });
});

suite('a transcript that profile.json does not name', () => {
  test('is named by the environment, which may hold the secret', async (t) => {
    const { server, content } = await worldOf(t, FULL, { profile: 'env:LEARN_TRANSCRIPT' });
    assert.match(await printed(content, [], { LEARN_TRANSCRIPT: CODE }), /microsoft-learn: 8 badges found[\s\S]*exit 0$/);
    assert.equal(server.requests.length, 1);
    assert.ok(![...(await content.texts()).values()].join('\n').includes(CODE));
  });

  test('is missed by its name when the environment lacks it', async (t) => {
    const { content } = await worldOf(t, FULL, { profile: 'env:LEARN_TRANSCRIPT' });
    assert.match(
      await printed(content, [], {}),
      /names the environment variable LEARN_TRANSCRIPT, and it is not set[\s\S]*exit 1$/,
    );
  });
});
