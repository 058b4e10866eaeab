import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { microsoftLearn } from '../../../scripts/sources/microsoft-learn.ts';
import { SourceError } from '../../../scripts/sources/source-error.ts';
import type { SourceErrorCode } from '../../../scripts/sources/source-error.ts';
import type { SourceAnswer, SourceSettings } from '../../../scripts/sources/source.ts';
import { createHttpClient } from '../../../scripts/sync/http-client.ts';
import { FAULTS } from '../../support/faults.ts';
import { appliedSkill, certification, CODE, FULL, serveLearn, transcriptOf, transcriptPath } from '../../support/learn-server.ts';
import type { LearnServer, Transcript } from '../../support/learn-server.ts';

const ADMINISTRATOR = 'Microsoft Certified: Azure Administrator Associate';
const ADMINISTRATOR_KEY = 'certification:azure-administrator-associate:2023-05-06';

async function ask(server: LearnServer, settings: Partial<SourceSettings> = {}): Promise<SourceAnswer> {
  const http = createHttpClient({
    userAgent: 'test',
    allowLoopback: true,
    timeoutMs: 300,
    sleep: () => Promise.resolve(),
    retries: 1,
  });
  return microsoftLearn.find(
    { source: 'microsoft-learn', profile: CODE, origin: server.origin, ...settings },
    { http, inbox: async () => [], now: () => '2026-11-01T12:00:00.000Z', progress: () => undefined },
  );
}

const keys = (answer: SourceAnswer): readonly string[] => answer.found.map(({ key }) => key);

suite('a Microsoft Learn transcript', () => {
  test('gives certifications of today and of old, passed exams and applied skills', async (t) => {
    const answer = await ask(await serveLearn(t));
    assert.deepEqual(answer.problems, []);
    assert.deepEqual([answer.complete, answer.unsure], [true, []]);
    assert.deepEqual(keys(answer), [
      ADMINISTRATOR_KEY,
      'certification:azure-fundamentals:2023-05-06',
      'certification:github-copilot:2023-05-06',
      'certification:azure-solutions-architect-expert-legacy:2019-02-08',
      'certification:microsoft-certified-technology-specialist-silverlight-4-development:2012-08-27',
      'exam:az-104:2023-05-06',
      'exam:gh-300:2023-05-06',
      'applied-skill:get-started-with-azure-management-tasks:2026-04-05',
    ]);
  });

  test('is one request, and a badge has a picture of ours and the listing for its proof', async (t) => {
    const server = await serveLearn(t);
    const [first] = (await ask(server)).found;
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      [`${transcriptPath()}?locale=en-us`],
    );
    assert.deepEqual(first?.listing, { host: `${server.origin}/`, standing: 'active' });
    assert.match(new TextDecoder().decode(first.image?.bytes), /^<svg .*not Microsoft’s artwork/u);
    assert.equal(first.selfReported, undefined);
    assert.equal(first.recordUrl, undefined);
  });

  test('is read without leave to keep it: it holds what must never reach a disk', async (t) => {
    const { origin } = await serveLearn(t);
    const { load } = createHttpClient({ userAgent: 'test', allowLoopback: true });
    const asked: unknown[] = [];
    const watched: typeof load = (url, options) => {
      asked.push(options);
      return load(url, options);
    };
    const ports = { http: { load: watched }, inbox: async () => [], now: () => '', progress: () => undefined };
    await microsoftLearn.find({ source: 'microsoft-learn', profile: CODE, origin }, ports);
    assert.equal(asked.length, 1);
    assert.ok(!JSON.stringify(asked).includes('kept'));
  });

  test('keeps its keys when a certification is renewed, or becomes historical', async (t) => {
    const server = await serveLearn(t);
    const before = keys(await ask(server));
    const renewed = certification(ADMINISTRATOR, { expiration: '2028-05-06T23:59:59+00:00' });
    server.show({ ...FULL, active: [renewed, ...(FULL.active ?? []).slice(1)] });
    assert.deepEqual(keys(await ask(server)), before);
    const lapsed = certification(ADMINISTRATOR, { status: 'Expired' });
    server.show({ ...FULL, active: (FULL.active ?? []).slice(1), historical: [...(FULL.historical ?? []), lapsed] });
    assert.deepEqual(new Set(keys(await ask(server))), new Set(before));
  });

  test('that lists one certification as active and as historical has it once, as active', async (t) => {
    const lapsed = certification(ADMINISTRATOR, { status: 'Expired' });
    const server = await serveLearn(t, { active: [certification(ADMINISTRATOR)], historical: [lapsed], exams: [], skills: [] });
    const { found } = await ask(server);
    assert.deepEqual(
      found.map(({ listing }) => listing?.standing),
      ['active'],
    );
  });

  const { active = [], historical = [], exams = [], skills = [] } = FULL;
  const partial: readonly (readonly [string, Transcript, readonly string[]])[] = [
    ['applied skills', { active, historical, exams }, ['applied-skill:']],
    ['certifications', { skills: [appliedSkill('Sample')] }, ['certification:', 'certification:', 'exam:']],
    ['historical certifications', { active, exams, skills }, ['certification:']],
  ];
  for (const [what, transcript, unsure] of partial) {
    test(`without a word on ${what} is an answer, of which nothing is taken for gone`, async (t) => {
      const answer = await ask(await serveLearn(t, transcript));
      assert.deepEqual(answer.problems, []);
      assert.deepEqual(answer.unsure, unsure);
      assert.ok(answer.found.length > 0);
    });
  }

  test('that counts more than it lists says so, and nothing is taken for gone', async (t) => {
    const { certificationData } = transcriptOf(FULL);
    assert.ok(typeof certificationData === 'object');
    const more = { certificationData: { ...certificationData, totalActiveCertifications: 30 } };
    const answer = await ask(await serveLearn(t, { ...FULL, more }));
    assert.deepEqual(answer.unsure, ['certification:']);
    assert.equal(answer.found.length, 8);
    const [problem] = answer.problems;
    assert.equal(problem?.harmless, true);
    assert.match(problem.error.message, /counts 30 active certifications, and lists 3; none is taken for gone$/);
  });

  for (const list of ['none', {}, 7, true]) {
    test(`whose exams are ${JSON.stringify(list)} keeps the others`, async (t) => {
      const { certificationData } = transcriptOf({ active, historical, skills });
      assert.ok(typeof certificationData === 'object');
      const answer = await ask(
        await serveLearn(t, { ...FULL, more: { certificationData: { ...certificationData, passedExams: list } } }),
      );
      assert.deepEqual(answer.unsure, ['exam:']);
      assert.match(answer.problems[0]?.error.message ?? '', /does not list its passed exams as expected/);
      assert.equal(answer.found.length, 6);
    });
  }

  for (const broken of [null, 'x', {}, { name: '' }, { name: {} }, { name: '\u202e' }]) {
    test(`with ${JSON.stringify(broken)} for a certification leaves that out, says so, and is sure of nothing that is gone`, async (t) => {
      const active = [broken as never, certification(ADMINISTRATOR)];
      const answer = await ask(await serveLearn(t, { ...FULL, active }));
      assert.equal(keys(answer)[0], ADMINISTRATOR_KEY);
      assert.ok(answer.unsure?.includes('certification:'));
      assert.match(answer.problems[0]?.error.message ?? '', /1 of the active certifications cannot be read/);
    });
  }

  test('with a date that is none keeps the badge, and does not take the dated one for gone', async (t) => {
    const active = [certification(ADMINISTRATOR, { dateEarned: '2023-02-30T00:00:00+00:00' })];
    const answer = await ask(await serveLearn(t, { ...FULL, active }));
    assert.equal(keys(answer)[0], 'certification:azure-administrator-associate:undated');
    assert.deepEqual(answer.unsure, ['certification:azure-administrator-associate:']);
    assert.equal(answer.found[0]?.listed?.validFrom, undefined);
  });

  test('with qualifications, whose form nobody has described, says that they are left out', async (t) => {
    const more = { certificationData: { qualifications: [{ secret: 'x' }] } };
    const [problem] = (await ask(await serveLearn(t, { more }))).problems;
    assert.deepEqual([problem?.harmless, problem?.error.message.includes('1 qualifications are left out')], [true, true]);
  });
});

suite('the links that the earner pasted', () => {
  const link = 'https://learn.microsoft.com/api/credentials/share/en-us/SampleEarner/0123456789ABCDEF?sharingId=FEDCBA9876543210';
  for (const name of [ADMINISTRATOR, 'azure administrator associate', 'AZ-104', ADMINISTRATOR_KEY]) {
    test(`find their credential by "${name}"`, async (t) => {
      const answer = await ask(await serveLearn(t), { links: { [name]: link } });
      assert.equal(answer.found.find(({ key }) => key === ADMINISTRATOR_KEY)?.recordUrl, link);
      assert.deepEqual(answer.problems, []);
    });
  }

  test('of nothing that is there are told of', async (t) => {
    const answer = await ask(await serveLearn(t), { links: { 'Azure Plumber': link } });
    assert.deepEqual([answer.problems[0]?.harmless, answer.found.every(({ recordUrl }) => !recordUrl)], [true, true]);
  });

  for (const bad of [
    `https://learn.microsoft.com/en-us/users/sample/transcript/${CODE}`,
    `https://learn.microsoft.com/api/profiles/transcript/share/${CODE}`,
    'https://evil.example/api/credentials/share/en-us/x/1',
    'http://learn.microsoft.com/api/credentials/share/en-us/x/1',
    'javascript:alert(1)',
  ]) {
    test(`are refused without being repeated: ${bad.slice(0, 44)}`, async (t) => {
      const answer = await ask(await serveLearn(t), { links: { 'AZ-104': bad } });
      const [problem] = answer.problems;
      assert.equal(answer.found[0]?.recordUrl, undefined);
      assert.equal(problem?.key, ADMINISTRATOR_KEY);
      assert.ok(!problem.error.message.includes(CODE) && !problem.error.message.includes('evil'));
    });
  }
});

suite('a share link that leads nowhere', () => {
  test('says that nothing is shared by it, with the code hidden', async (t) => {
    const server = await serveLearn(t);
    await assert.rejects(ask(server, { profile: 'an0therc0de' }), {
      code: 'SOURCE_NOT_FOUND',
      message: `microsoft-learn: ${server.origin}/api/profiles/transcript/share/***?locale=en-us answered 404: no transcript is shared by this link, or no longer`,
    });
  });
});

const CODES: { readonly [Fault in keyof typeof FAULTS]: SourceErrorCode } = {
  'not found': 'SOURCE_NOT_FOUND',
  gone: 'SOURCE_NOT_FOUND',
  'sign in': 'SOURCE_PRIVATE',
  forbidden: 'SOURCE_PRIVATE',
  'too many requests': 'SOURCE_LIMITED',
  'too many requests, come back': 'SOURCE_LIMITED',
  'server error': 'SOURCE_UNAVAILABLE',
  unavailable: 'SOURCE_UNAVAILABLE',
  'no answer': 'SOURCE_TIMEOUT',
  reset: 'SOURCE_UNREACHABLE',
  'reset in mid-body': 'SOURCE_UNREACHABLE',
  'a web page': 'SOURCE_NOT_JSON',
  'a web page that says it is JSON': 'SOURCE_NOT_JSON',
  'truncated JSON': 'SOURCE_NOT_JSON',
  'wrong encoding': 'SOURCE_NOT_JSON',
  'not what it says it is packed as': 'SOURCE_UNREACHABLE',
  'empty 200': 'SOURCE_NOT_JSON',
  'JSON that is no listing': 'SOURCE_NOT_JSON',
  'no data': 'SOURCE_UNEXPECTED',
  'redirect loop': 'SOURCE_UNREACHABLE',
  'redirect to a private address': 'SOURCE_BLOCKED',
  '50 MB': 'SOURCE_TOO_LARGE',
  '50 MB, packed small': 'SOURCE_TOO_LARGE',
};

suite('a fault of Microsoft Learn', () => {
  for (const [name, code] of Object.entries(CODES)) {
    test(`(${name}) is an error that names the address, and not the code`, async (t) => {
      const server = await serveLearn(t);
      server.fail(FAULTS[name as keyof typeof FAULTS]); // its own key
      await assert.rejects(ask(server), (error: unknown) => {
        assert.ok(error instanceof SourceError);
        assert.equal(error.code, code);
        assert.ok(error.message.startsWith(`microsoft-learn: ${server.origin}${transcriptPath('***')}`), error.message);
        assert.ok(!`${error.stack ?? ''}${error.url ?? ''}${String(error.cause)}`.includes(CODE));
        assert.equal(error.cause, undefined);
        return true;
      });
    });
  }
});
