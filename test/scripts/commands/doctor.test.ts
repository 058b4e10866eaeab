import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { UsageError } from '../../../scripts/commands/command.ts';
import { doctorCommand } from '../../../scripts/commands/doctor.ts';
import { DOCTOR_LANGUAGES } from '../../../scripts/doctor/words/doctor-words.ts';
import { credlyBadge, importedBadge, importedPath, listingPath, pixel } from '../../support/credly-server.ts';
import { FAULTS } from '../../support/faults.ts';
import { CODE, serveLearn } from '../../support/learn-server.ts';
import type { CredlyProfile } from '../../support/credly-server.ts';
import { NAME, profileOf, UUID, worldOf } from '../../support/credly-world.ts';
import type { CredlyWorld } from '../../support/credly-world.ts';
import { tempContent } from '../../support/temp-content.ts';

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ask(
  args: readonly string[],
  { isTerminal = false, env = {} }: { isTerminal?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  let out = '';
  let err = '';
  const code = await doctorCommand.run(args, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    isTerminal,
    cwd: '/',
    signal: new AbortController().signal,
    env,
  });
  return { code, out, err };
}

interface Printed {
  readonly findings: readonly {
    readonly code: string;
    readonly what: string;
    readonly link?: string;
    readonly badges?: readonly string[];
  }[];
  readonly reasons: readonly { readonly code: string; readonly sight: string }[];
  readonly found: readonly { readonly name: string; readonly standing: string }[];
  readonly exitCode: number;
}

async function diagnosisOf(
  { content }: CredlyWorld,
  ...args: readonly string[]
): Promise<Printed & { readonly codes: readonly string[] }> {
  const { out, code } = await ask(['--content', content.folder, '--allow-loopback', '--json', ...args]);
  const printed = JSON.parse(out) as Printed; // what the command itself prints
  assert.equal(printed.exitCode, code);
  return { ...printed, codes: printed.findings.map((finding) => finding.code) };
}

const issuedBy = (name: string, id: string): object => ({ issuer: { entities: [{ primary: true, entity: { id, name } }] } });
const MICROSOFT = issuedBy('Microsoft', '1392f199-abe0-4698-92b5-834610af6baf');
const azure = (number: number, day: string) =>
  credlyBadge(number, { name: 'Microsoft Certified: Azure Fundamentals', issued_at_date: day, ...MICROSOFT });
const user = (about: object) => ({
  json: { data: { id: NAME, synthetic_id: UUID, profile_is_public: true, ...about }, metadata: {} },
});

suite('ms-badge doctor', () => {
  test('looks where a sync looks: at a profile in the environment, and at pictures of the earner’s own', async (t) => {
    const { origin } = await serveLearn(t);
    const manual = [{ name: 'Sample Diploma', issuer: 'Sample School', image: 'diploma.png' }];
    const sources = [
      { source: 'microsoft-learn', profile: 'env:TRANSCRIPT', origin },
      { source: 'manual', manual },
    ];
    const content = await tempContent(t, { sources }, { 'diploma.png': pixel() });
    const args = ['--content', content.folder, '--allow-loopback', '--json'];
    const codesIn = ({ out }: Answer) => (JSON.parse(out) as Printed).findings.map(({ code }) => code);
    const { out } = await ask(args, { env: { TRANSCRIPT: CODE } });
    for (const wrong of ['profile-invalid', 'entry-broken']) assert.ok(!out.includes(wrong), out);
    assert.ok(!out.includes(CODE));
    assert.ok(codesIn(await ask(args)).includes('profile-invalid'));
  });

  test('has nothing to say of a page that shows all that its sources list, and ends with 0', async (t) => {
    const world = await worldOf(t, profileOf([1, 2]));
    await world.sync();
    const { code, out } = await ask(['--content', world.content.folder, '--allow-loopback']);
    assert.equal(code, 0, out);
    assert.match(
      out,
      /^Looked at:\n {2}credly: 2 badges\n {2}inbox: 0 badges\n\nNothing is wrong that can be seen from here\.\n/,
    );
    assert.match(out, /\[cannot be seen from here\] It was earned through Certiport/);
  });

  test('writes nothing, and asks for no picture', async (t) => {
    const world = await worldOf(t, profileOf([1]));
    const before = await world.content.hashes();
    await ask(['--content', world.content.folder, '--allow-loopback']);
    assert.deepEqual(await world.content.hashes(), before);
    assert.ok(world.server.requests.every(({ path }) => !path.includes('/images/')));
  });

  test('sees that the profile is private', async (t) => {
    const world = await worldOf(t, profileOf([]));
    world.server.answer({ [`/users/${NAME}`]: user({ profile_is_public: false }) });
    const { codes, reasons } = await diagnosisOf(world);
    assert.deepEqual(codes, ['profile-private', 'inbox-empty']);
    assert.deepEqual([reasons[0]?.code, reasons[0]?.sight], ['private-profile', 'seen']);
  });

  test('sees that a profile of this name is not there', async (t) => {
    const world = await worldOf(t, profileOf([1]));
    world.server.fail(`${listingPath(NAME)}?page=1`, FAULTS['not found']);
    const { findings } = await diagnosisOf(world);
    assert.equal(findings[0]?.code, 'profile-unknown');
    assert.match(findings[0].what, /there is no public profile/);
  });

  for (const fault of ['unavailable', 'a web page', 'truncated JSON', 'empty 200', '50 MB, packed small'] as const) {
    test(`names the source that fails: ${fault}`, async (t) => {
      const world = await worldOf(t, profileOf([1]));
      world.server.fail(`${listingPath(NAME)}?page=1`, FAULTS[fault]);
      assert.deepEqual((await diagnosisOf(world)).codes, ['source-failed', 'inbox-empty']);
    });
  }

  test('sees that imported badges were not read, or that there are none', async (t) => {
    const world = await worldOf(t, profileOf([], { badges: [azure(1, '2026-02-03')] }));
    await world.sync();
    assert.deepEqual((await diagnosisOf(world)).codes, ['imported-none']);
    world.server.show(profileOf([], { badges: [azure(1, '2026-02-03')], imported: [importedBadge(2)] }));
    assert.deepEqual((await diagnosisOf(world)).codes, ['not-synced']);
    world.server.fail(`${importedPath(UUID)}?page=1&page_size=48`, FAULTS['not found']);
    assert.deepEqual((await diagnosisOf(world)).codes, ['imported-unread']);
  });

  test('sees that the Microsoft badges at Credly end where Microsoft left, and leads to the transcript', async (t) => {
    const world = await worldOf(t, profileOf([], { badges: [azure(1, '2022-02-03')] }));
    await world.sync();
    const { codes, findings } = await diagnosisOf(world);
    assert.deepEqual(codes, ['microsoft-left-credly', 'imported-none']);
    assert.match(findings[0]?.what ?? '', /from 3 February 2022/);
    assert.equal(findings[0]?.link, 'https://learn.microsoft.com/answers/questions/1484792');
  });

  test('names what is hidden, withdrawn, expired and not yet synced', async (t) => {
    const expired = credlyBadge(3, { expires_at_date: '2025-01-01' });
    const world = await worldOf(t, profileOf([1, 2, 4, 5], { badges: [...[1, 2, 4, 5].map((n) => credlyBadge(n)), expired] }));
    await world.sync();
    world.server.show(profileOf([], { badges: [...[2, 4, 5, 6].map((n) => credlyBadge(n)), expired] }));
    await world.sync();
    world.server.show(profileOf([], { badges: [...[2, 4, 5, 6, 7].map((n) => credlyBadge(n)), expired] }));
    await world.content.put('notes/sample-badge-2.md', '---\nhidden: true\n---\nA story.\n');
    await world.content.put('notes/sample-badge-4.md', '---\nhidden: [\n---\n');
    const { findings } = await diagnosisOf(world);
    assert.deepEqual(
      findings.map(({ code, badges }) => [code, badges]),
      [
        ['not-synced', ['Sample Badge 7']],
        ['hidden', ['Sample Badge 2']],
        ['withdrawn', ['Sample Badge 1']],
        ['expired', ['Sample Badge 3']],
      ],
    );
  });

  test('knows a file in the inbox by the badge inside, and names one that holds none', async (t) => {
    const world = await worldOf(t, profileOf([1]));
    await world.content.put('inbox/broken.json', '{');
    const { findings } = await diagnosisOf(world);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['entry-broken', 'not-synced'],
    );
    assert.match(findings[0]?.what ?? '', /broken\.json/);
  });

  test('narrows the answer to one badge, by name or by the code of an exam', async (t) => {
    const world = await worldOf(t, profileOf([1], { badges: [azure(1, '2022-02-03'), credlyBadge(2)] }));
    await world.sync();
    const { code, out } = await ask(['--content', world.content.folder, '--allow-loopback', '--badge', 'AZ-900']);
    assert.equal(code, 0);
    assert.match(
      out,
      /"Microsoft Certified: Azure Fundamentals" is listed by credly, issued on 3 February 2022; it is on your page\./,
    );
    assert.match(out, /Exam AZ-900 gives no badge of its own/);
    assert.doesNotMatch(out, /Certiport/);
    const missing = await diagnosisOf(world, '--badge', 'GitHub Actions');
    assert.deepEqual(missing.codes, ['badge-not-found', 'imported-none']);
    assert.ok(missing.reasons.every(({ code: reason }) => reason !== 'certiport'));
  });

  test('answers in the language of the profile, or in the one that was asked for', async (t) => {
    const world = await worldOf(t, profileOf([1]), { locale: 'ru' });
    const args = ['--content', world.content.folder, '--allow-loopback'];
    assert.match((await ask(args)).out, /Просмотрено:\n {2}credly: 1 значок\n[\s\S]*\[отсюда не видно\]/);
    assert.match((await ask([...args, '--locale', 'en-GB'])).out, /Looked at:/);
    await assert.rejects(ask([...args, '--locale', 'fr']), { name: 'UsageError', message: /words in en and ru only/ });
    assert.deepEqual(DOCTOR_LANGUAGES, ['en', 'ru']);
  });

  test('names the source that was meant', async (t) => {
    const content = await tempContent(t, { sources: [{ source: 'credley', profile: 'sample' }] });
    const { code, out } = await ask(['--content', content.folder]);
    assert.equal(code, 1);
    assert.match(out, /There is no source called "credley"; "credly" was probably meant/);
  });

  test('says where the profile was expected, and what to type', async () => {
    await assert.rejects(ask(['--content', '/nowhere']), {
      message: 'There is no folder /nowhere.',
      hint: /^"ms-badge init --content \/nowhere" makes one/,
    });
    await assert.rejects(ask(['--badge', ' ']), UsageError);
    await assert.rejects(ask(['--bagde', 'x']), /Did you mean --badge\?/);
  });

  test('shows nothing personal, and no control character of a badge', async (t) => {
    const hostile = { name: 'Sample\u001b[31m\u202e<b>', expires_at_date: '2025-01-01' };
    const profile: CredlyProfile = profileOf([], { badges: [credlyBadge(1, hostile)], imported: [importedBadge(2)] });
    const world = await worldOf(t, profile);
    for (const args of [[], ['--json'], ['--badge', 'Sample'], ['--locale', 'ru']]) {
      const { out, err } = await ask(['--content', world.content.folder, '--allow-loopback', ...args]);
      assert.doesNotMatch(out + err, /PRIVATE-|private(?:0hash|@|%40|-user|-path|-photo)|Private Person|\u001b|\\u001b|\u202e/);
    }
  });

  test('counts on the terminal of a person, and nowhere else', async (t) => {
    const world = await worldOf(t, profileOf([1]));
    const args = ['--content', world.content.folder, '--allow-loopback'];
    assert.match((await ask(args, { isTerminal: true })).err, /credly: 1/);
    assert.equal((await ask(args)).err, '');
    assert.equal((await ask([...args, '--json'], { isTerminal: true })).err, '');
  });
});
