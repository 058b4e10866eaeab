// Plants personal values in everything that services answer, and looks for them in everything that a sync writes and says.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { runCommandLine } from '../../../scripts/command-line.ts';
import { syncCommand } from '../../../scripts/commands/sync.ts';
import type { BadgeServer, Route, Routes } from '../../support/badge-server.ts';
import { serveBadges } from '../../support/badge-server.ts';
import {
  assertionPath,
  credlyBadge,
  idOf,
  importedBadge,
  importedPath,
  listingPath,
  pixel,
  serveCredly,
} from '../../support/credly-server.ts';
import { hostedBadge } from '../../support/issue-credential.ts';
import { CODE, PERSONAL, serveLearn, transcriptPath } from '../../support/learn-server.ts';
import { tempContent } from '../../support/temp-content.ts';
import type { TempContent } from '../../support/temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];

const NAME = 'sample-earner';
const UUID = '99999999-0000-4000-8000-000000000001';
const ACCREDIBLE = '0a1b2c3d-0000-4000-8000-00000000abcd';
/** What the stand-ins plant beside what a test plants itself. */
const PLANTED: readonly string[] = [
  CODE,
  ...Object.values(PERSONAL),
  ...['Private Person', 'private-path', 'private-photo', 'PRIVATE-4711', 'PRIVATE-0815', 'private-user-id', 'private-bio'],
  ...['private@mail.example', 'private%40mail.example', 'identity__email', 'private-signature', 'private-meta'],
];

interface World {
  readonly content: TempContent;
  readonly cache: string;
  readonly servers: readonly BadgeServer[];
  /** The answers that hold planted values: where, and at which server. */
  readonly lists: readonly { readonly path: string; readonly server: BadgeServer }[];
}

async function worldOf(t: Owner): Promise<World> {
  const credly = await serveCredly(t, {
    name: NAME,
    badges: [1, 2].map((number) => credlyBadge(number)),
    imported: [importedBadge(7)],
  });
  const user = {
    id: NAME,
    synthetic_id: UUID,
    profile_is_public: true,
    first_name: 'Private Person',
    bio: 'private-bio',
    email: 'private@mail.example',
  };
  credly.answer({ [`/users/${NAME}`]: { json: { data: user } } });
  const learn = await serveLearn(t);
  const record = `/v1/credential-net/credentials/${ACCREDIBLE}`;
  const accredible = await serveBadges(t, accredibleRoutes(record));
  const other = await serveBadges(t);
  const { url, documents } = hostedBadge({ host: new URL(other.origin).host, assertion: { name: 'By address' } });
  other.answer(
    Object.fromEntries(Object.entries(documents).map(([at, json]): [string, Route] => [new URL(at).pathname, { json }])),
  );
  const content = await tempContent(t, {
    sources: [
      { source: 'credly', profile: NAME, origin: credly.origin },
      { source: 'microsoft-learn', profile: 'env:TRANSCRIPT', origin: learn.origin },
      { source: 'accredible', profile: ACCREDIBLE, origin: accredible.origin },
      { source: 'url', profile: `${url}?identity__email=private%40mail.example` },
    ],
  });
  const cache = await mkdtemp(join(tmpdir(), 'ms-badge-cache-'));
  t.after(() => rm(cache, { recursive: true, force: true }));
  const lists = [
    ...[`${listingPath(NAME)}?page=1`, `/users/${NAME}`, `${importedPath(UUID)}?page=1&page_size=48`].map((path) => ({
      path,
      server: credly,
    })),
    { path: transcriptPath(), server: learn },
    { path: record, server: accredible },
  ];
  return { content, cache, servers: [credly, learn, accredible, other], lists };
}

function accredibleRoutes(record: string): Routes {
  const recipient = { email: 'private@mail.example', name: 'Private Person', meta_data: { note: 'private-meta' } };
  const badge_image = 'https://api.accredible.com/picture.png?X-Signature=private-signature';
  const issuer = { id: 7, name: 'Sample Org', url: 'https://sample.example/' };
  const about = { uuid: ACCREDIBLE, name: 'Sample Certificate', issued_on: '2024-03-01', private: false, issuer };
  return {
    [record]: { json: { data: { ...about, recipient, badge_image } } },
    '/picture.png': { bytes: pixel(), type: 'image/png' },
  };
}

/** Runs the command as a person would who wants to hear all of it; gives all that it said. */
async function said(
  { content, cache, servers }: World,
  args: readonly string[],
  signal = new AbortController().signal,
): Promise<string> {
  let text = '';
  const write = (more: string): void => void (text += more);
  const learn = servers[1]?.origin ?? '';
  const env = {
    DEBUG: '1',
    XDG_CACHE_HOME: cache,
    TRANSCRIPT: `${learn}/en-us/users/${PERSONAL.userName}/transcript/${CODE}?tab=credentials`,
  };
  const io = { stdout: write, stderr: write, isTerminal: true, cwd: content.folder, signal, env };
  const line = { version: '1.2.3', commands: { sync: async () => syncCommand } };
  await runCommandLine(['sync', '--content', content.folder, '--allow-loopback', '--verbose', ...args], io, line);
  return text;
}

/** Every file that a sync may have written, in `content/` (all but what the earner wrote) and in the cache, and its name. */
async function written({ content, cache }: World): Promise<string> {
  const own = [...(await content.texts())].filter(([path]) => path !== 'profile.json');
  const entries = await readdir(cache, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const cached = await Promise.all(paths.map((path) => readFile(path, 'latin1')));
  return [...own.flat(), ...paths, ...cached].join('\n');
}

function findsNothing(text: string, where: string): void {
  for (const value of PLANTED) assert.ok(!text.includes(value), `${value} is in what was ${where}`);
}

/** What a list answers on a bad day, still with every value in it. */
function badDays(good: Routes[string], origin: string): Readonly<Record<string, Route>> {
  const body = JSON.stringify(typeof good === 'function' ? {} : good.json);
  return {
    'cut short': { text: body.slice(0, -3), type: 'application/json' },
    'with something before it': { text: `${PLANTED.join(' ')} ${body}`, type: 'application/json' },
    'as a web page': { text: `<!doctype html><title>${PLANTED.join(' ')}</title>`, type: 'text/html' },
    'as another kind of JSON': { json: { message: PLANTED.join(' '), [PLANTED[0] ?? '']: PLANTED } },
    'as a list': { json: PLANTED },
    'not found': { status: 404, text: body },
    'not allowed': { status: 403, text: body },
    'led elsewhere': { redirect: `${origin}/nothing/${CODE}?email=private%40mail.example` },
    'led to where nobody may go': { redirect: `http://10.0.0.1/${CODE}?identity__email=private%40mail.example` },
  };
}

suite('no personal value is written or said', () => {
  for (const args of [[], ['--json'], ['--dry-run'], ['--dry-run', '--json']]) {
    test(`on a good day, with ${['--verbose', ...args].join(' ')}`, async (t) => {
      const world = await worldOf(t);
      findsNothing(await said(world, args), 'said');
      findsNothing(await said(world, args), 'said the second time');
      const files = await written(world);
      findsNothing(files, 'written');
      if (args.includes('--dry-run')) return;
      for (const name of ['Sample Badge 1', 'Imported Badge 7', 'Azure Administrator Associate', 'Sample Certificate'])
        assert.ok(files.includes(name), `${name} is missing: nothing was looked at`);
    });
  }

  test('when a sync is cut off: not in its cache, its waiting room or its words', async (t) => {
    const world = await worldOf(t);
    const ended = new AbortController();
    const picture = `/images/${idOf(2)}/blob`;
    world.servers[0]?.answer({
      [picture]: () => {
        ended.abort(new Error('Ended.'));
        return { reset: true };
      },
    });
    findsNothing(await said(world, [], ended.signal), 'said');
    const files = await written(world);
    assert.ok(files.includes(assertionPath(idOf(1))), 'the cache is empty: nothing was looked at');
    findsNothing(files, 'written');
  });

  for (const day of Object.keys(badDays({ json: {} }, ''))) {
    test(`when every list comes ${day}, first or later`, async (t) => {
      const world = await worldOf(t);
      const fails = (): void => {
        for (const { path, server } of world.lists) {
          const bad = badDays(server.answerAt(path) ?? {}, server.origin)[day];
          if (bad) server.answer({ [path]: bad });
        }
      };
      const fine = world.lists.map(({ path, server }) => ({ path, server, route: server.answerAt(path) ?? {} }));
      fails();
      const first = await said(world, []);
      assert.match(first, /^! credly: /m, 'nothing went wrong: nothing was looked at');
      findsNothing(first, 'said');
      findsNothing(await written(world), 'written');
      for (const { path, server, route } of fine) server.answer({ [path]: route });
      await said(world, []);
      fails();
      findsNothing(await said(world, ['--json']), 'said later');
      findsNothing(await written(world), 'written later');
    });
  }
});
