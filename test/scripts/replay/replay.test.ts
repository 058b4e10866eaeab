import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { personalValues } from '../../../scripts/replay/personal-values.ts';
import { replayOfFile } from '../../../scripts/replay/replay-of-file.ts';
import { jsonAnswer } from '../../../scripts/replay/replay.ts';
import { runReplay } from '../../../scripts/replay/run-replay.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import { credlyBadge, importedBadge, pixel } from '../../support/credly-server.ts';
import { createIssuer, draftCredential, hostedBadge, issueDataIntegrity, issueJwt } from '../../support/issue-credential.ts';
import { FULL, transcriptOf } from '../../support/learn-server.ts';
import { tempContent } from '../../support/temp-content.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/replay.ts');
const exec = promisify(execFile);
const NOW = new Date('2026-11-01T12:00:00.000Z');

interface Ran {
  readonly code: number;
  readonly out: string;
}

async function run(...args: readonly string[]): Promise<Ran> {
  try {
    const { stdout } = await exec(process.execPath, ['--no-warnings', SCRIPT, ...args]);
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }; // what execFile rejects with
    return { code, out: stdout + stderr };
  }
}

const page = (data: readonly unknown[]) => ({
  data,
  metadata: { count: data.length, total_count: data.length, total_pages: data.length === 0 ? 0 : 1, next_page_url: null },
});

const UUID = '0a1b2c3d-0000-4000-8000-00000000abcd';
const issuer = await createIssuer({ method: 'did:key' });
const signed = await issueDataIntegrity(issuer, draftCredential(issuer, { id: 'urn:uuid:sample' }));
const token = await issueJwt(issuer, draftCredential(issuer, { id: 'urn:uuid:token' }));
const badgr = hostedBadge({
  host: 'api.badgr.io',
  path: 'public',
  assertion: { id: 'https://api.badgr.io/public/assertions/AbC' },
});
const inPlace = { ...badgr.assertion, badge: { ...badgr.badgeClass, issuer: badgr.issuer } };

const LISTING = page([
  credlyBadge(1),
  credlyBadge(2, { name: 'Сетевой инженер 网络', template: { description: 'x'.repeat(60_000), skills: null } }),
  credlyBadge(3, { expires_at_date: '2020-01-01', template: { badge_template_activities: null, alignments: null } }),
  credlyBadge(4, { public: false }),
  credlyBadge(5, { state: 'pending' }),
  credlyBadge(6, { is_private_badge: true, public: true }),
  credlyBadge(7, { issued_at_date: null, evidence: null, image_url: null }),
]);

/** An answer of each kind, and what the runner says of it. */
const ANSWERS: Readonly<Record<string, readonly [answer: unknown, told: string]>> = {
  'profile.json': [LISTING, 'badges 4/4, dates 4/4, issuers 4/4, skills 6/6; 3 private'],
  'empty-profile.json': [page([]), 'badges 0/0'],
  'imported.json': [
    page([importedBadge(1), { ...importedBadge(2), public: false }]),
    'badges 1/1, dates 1/1, issuers 1/1, skills 3/3',
  ],
  'user.json': [
    { data: { id: 'sample-earner', synthetic_id: UUID, profile_is_public: true, bio: 'Private words' }, metadata: {} },
    'badges 1/1',
  ],
  'hidden-user.json': [{ data: { synthetic_id: UUID, profile_is_public: false } }, 'badges 0/0'],
  'assertion.json': [
    {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: `https://api.youracclaim.com/v1/obi/v2/badge_assertions/${UUID}`,
      badge: 'https://api.youracclaim.com/api/v1/obi/v2/issuers/1/badge_classes/2',
      issuedOn: '2019-03-27T00:00:00.000Z',
      expires: '2022-03-27T00:00:00.000Z',
      recipient: { type: 'email', identity: 'sha256$private', hashed: true },
      verification: { type: 'hosted' },
    },
    'badges 1/1, dates 2/2',
  ],
  'not-found.json': [{ data: { message: 'Resource not found.' } }, 'badges 1/1'],
  'revoked.json': [{ revoked: true }, 'badges 1/1'],
  'templates.json': [{ a: credlyBadge(1)['badge_template'], _note: 'x' }, 'badges 1/1, dates 0/0, issuers 0/0, skills 2/2'],
  'transcript.json': [transcriptOf(FULL), 'badges 8/8, dates 11/11, issuers 8/8'],
  'accredible.json': [
    {
      data: {
        uuid: UUID,
        name: 'Sample Certificate',
        issued_on: '2024-03-01',
        expired_on: null,
        issuer: { name: 'Sample Org' },
        recipient: { name: 'Private Person' },
        badge_image: 'https://api.accredible.com/x.png',
        learning_outcomes: ['Sampling'],
      },
    },
    'badges 1/1, dates 1/1, issuers 1/1, skills 1/1',
  ],
  'collection.json': [{ name: 'Mine', badges: [inPlace] }, 'badges 1/1, dates 1/1, issuers 1/1'],
  'badgr.json': [inPlace, 'badges 1/1, dates 1/1, issuers 1/1'],
  'signed.json': [signed, 'badges 1/1, dates 1/1'],
  'token.jwt': [token, 'badges 1/1, dates 1/1'],
  'baked.png': [bakeImage(pixel(), JSON.stringify(signed), 'openbadgecredential'), 'badges 1/1, dates 1/1'],
  'nothing.json': ['', 'badges 0/0'],
};

suite('npm run replay', () => {
  test('accounts for an answer of every kind, and tells no value', async (t) => {
    const files = Object.fromEntries(Object.entries(ANSWERS).map(([name, [answer]]) => [`answers/${name}`, answer]));
    const { folder } = await tempContent(t, {}, files);
    const { code, out } = await run(join(folder, 'answers'));
    for (const [name, [, told]] of Object.entries(ANSWERS)) {
      const block = out.split(/^(?=\S)/m).find((part) => part.startsWith(`${name}: `));
      assert.ok(block?.includes(`\n  ${told}`), `${name}: expected ${told} in\n${block}`);
    }
    assert.match(out, new RegExp(`\\n${Object.keys(ANSWERS).length} passed, 0 failed\\n$`));
    assert.equal(code, 0);
    assert.doesNotMatch(out, /Private|private[.@-]|PRIVATE/);
    assert.match(out, /Not taken from credly, badges\.json:\n\s+personal .*data\[\]\.issued_to/);
    assert.match(out, /Not taken from microsoft-learn, transcript:\n\s+personal .*certificationData\.legalName/);
  });

  test('fails for what no source reads, and says so', async (t) => {
    const { folder } = await tempContent(
      t,
      {},
      { 'answers/weather.json': { rain: true }, 'answers/list.json': [1], 'answers/a.txt': 'x' },
    );
    const { code, out } = await run(join(folder, 'answers'));
    assert.match(out, /weather\.json\n {2}WRONG: no source reads this kind of answer/);
    assert.match(out, /0 passed, 3 failed\n$/);
    assert.equal(code, 1);
  });

  test('copes without the folder, and asks for one', async () => {
    assert.deepEqual((await run('/there/is/no/such/folder')).code, 0);
    assert.match((await run('/there/is/no/such/folder')).out, /nothing to replay\.\n0 passed, 0 failed\n$/);
    assert.equal((await run()).code, 2);
  });
});

suite('a replay', () => {
  const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

  test('sees what is lost, what is made up, and what is wrong', async () => {
    const replay = await replayOfFile('a.json', bytesOf(page([credlyBadge(1), credlyBadge(2)])));
    assert.ok(replay);
    const [first, second] = replay.expected;
    const wrong = async (expected: typeof replay.expected) => (await runReplay({ ...replay, expected }, {}, NOW)).wrong;
    assert.ok(first && second);
    assert.deepEqual(await wrong([first, second]), []);
    assert.deepEqual(await wrong([first, second, { name: 'Lost', validFrom: '2024-01-01' }]), [
      '1 badges missing',
      '1 dates missing',
    ]);
    assert.deepEqual(await wrong([first]), ['a badge that is not in the answer: Sample Badge 2']);
    assert.deepEqual(await wrong([first, { ...second, skills: ['Sampling', 'Flying'] }]), ['1 skills missing']);
    assert.deepEqual(await wrong([first, { ...second, issuer: 'Somebody' }]), ['1 issuers missing']);
    assert.deepEqual(await wrong([first, { ...second, validUntil: '2027-01-01' }]), ['1 dates missing']);
    assert.match(
      (await wrong([first, { ...second, verdict: 'revoked' }]))[0] ?? '',
      /^Sample Badge 2 reads as \w+, not as revoked$/,
    );
  });

  test('sees a refusal that should not be, and none where there should be one', async () => {
    const replay = await replayOfFile('a.json', bytesOf(page([credlyBadge(1)])));
    assert.ok(replay);
    assert.deepEqual((await runReplay({ ...replay, refused: true }, {}, NOW)).wrong, [
      'an answer without badges was taken for one',
    ]);
    const { wrong } = await runReplay({ ...replay, answerAt: () => jsonAnswer({}, 503) }, {}, NOW);
    assert.match(wrong.join(), /refused: credly: .* answered 503/);
  });

  test('looks for personal values where they must not be', async () => {
    const dropped = [
      { source: 'x', field: 'list: data[].name', reason: 'personal' as const },
      { source: 'x', field: 'list: data[].kind', reason: 'unused' as const },
    ];
    const answer = { data: [{ name: { first: 'Somebody', short: 'Ada' }, kind: 'whatever' }, { name: ['Everybody'] }] };
    assert.deepEqual(personalValues(answer, dropped), ['Somebody', 'Everybody']);
    const replay = await replayOfFile('a.json', bytesOf(page([credlyBadge(1, { issued_to: 'Sample Badge 1' })])));
    assert.ok(replay);
    const { wrong } = await runReplay(replay, page([credlyBadge(1, { issued_to: 'Sample Badge 1' })]), NOW);
    assert.deepEqual(wrong, ['1 personal values in the records']);
  });
});
