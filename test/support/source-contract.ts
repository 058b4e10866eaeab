// What every source keeps, whatever service it reads: a test of a source says which world it lives in, and gets these tests.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { describeSync, isFinding } from '../../scripts/commands/sync-words.ts';
import { isObject } from '../../scripts/sources/source-request.ts';
import type { SyncResult } from '../../scripts/sync/sync-badges.ts';
import type { BadgeServer, Route, Routes } from './badge-server.ts';
import { FAULTS } from './faults.ts';
import { syncFolder } from './sync-world.ts';
import { tempContent } from './temp-content.ts';
import type { TempContent } from './temp-content.ts';

type Owner = Parameters<typeof tempContent>[0];

/** One source and where it reads, all well. */
export interface SourceWorld {
  /** Entries of `sources` in profile.json. */
  readonly sources: readonly { readonly source: string; readonly [key: string]: unknown }[];
  /** Files of the earner's, by their path below the content folder. */
  readonly files?: { readonly [path: string]: unknown };
  /** The stand-in, where a service is read. */
  readonly server?: Pick<BadgeServer, 'answer' | 'answerAt' | 'requests'>;
  /** Names of the badges that it has. */
  readonly badges: readonly string[];
  /** Values that must not be stored, told or logged. */
  readonly personal: readonly string[];
}

/** The tests of the contract. `makeWorld` makes a fresh one for each. */
export function keepsTheContract(
  source: string,
  makeWorld: (t: Owner) => Promise<SourceWorld>,
  faultyPaths: readonly string[],
): void {
  suite(`the source "${source}", like every source,`, () => {
    test('gives every badge it has, with nothing to complain of', async (t) => {
      const { world, content, sync } = await liveIn(t, makeWorld);
      const result = await sync();
      assert.deepEqual(messages(result), []);
      assert.equal(isFinding(result), false);
      assert.deepEqual((await badges(content)).map(({ name }) => name).sort(), [...world.badges].sort());
    });

    test('knows its badges again: a second sync changes no byte', async (t) => {
      const { content, sync } = await liveIn(t, makeWorld);
      await sync();
      const before = await content.hashes();
      assert.deepEqual((await sync()).changes, []);
      assert.deepEqual(await content.hashes(), before);
    });

    test('lets nothing personal through', async (t) => {
      const { world, content, sync } = await liveIn(t, makeWorld);
      const { changes: _changes, ...told } = await sync();
      // The credential files are the bytes as received, and are not published unless the earner asks for it.
      const stored = [...(await content.texts())].filter(([path]) => /^(?:badges|images)\//.test(path)).map(([, text]) => text);
      const all = [...stored, JSON.stringify(told)].join('\n');
      for (const value of world.personal) assert.ok(!all.includes(value), `${value} is in what was stored or told`);
    });
  });

  suite(`the source "${source}" accounts for what it reads:`, () => {
    test('each field of each answer is read, or dropped for a reason', async (t) => {
      const { sync } = await liveIn(t, makeWorld);
      const { dropped } = await sync();
      assert.deepEqual(
        dropped.filter(({ reason }) => reason === 'unlisted'),
        [],
      );
    });

    for (const path of faultyPaths) {
      test(`a field that is new in ${path} is reported, and neither stored nor told`, async (t) => {
        const { world, content, sync } = await liveIn(t, makeWorld);
        const good = world.server?.answerAt(path);
        const json = typeof good === 'object' && isObject(good.json) ? { ...good.json, aNewField: 'new and unknown' } : undefined;
        if (json) world.server?.answer({ [path]: { ...good, json } });
        const { changes: _changes, ...told } = await sync();
        const isKnown = (field: string): boolean => field.endsWith(': aNewField');
        const reasons = told.dropped.filter(({ field }) => isKnown(field)).map(({ reason }) => reason);
        // A picture, a page or a token has no fields of its own.
        assert.deepEqual(reasons, json ? ['unlisted'] : []);
        const stored = [...(await content.texts())].filter(([name]) => name.startsWith('badges/')).map(([, text]) => text);
        assert.ok(![...stored, JSON.stringify(told)].join('\n').includes('new and unknown'));
      });
    }
  });

  suite(`the source "${source}" loses nothing, and takes nothing wrong,`, () => {
    for (const path of faultyPaths) {
      for (const [name, fault] of Object.entries<Route>(FAULTS)) {
        test(`when ${path} answers with a fault (${name})`, async (t) => {
          const live = await liveIn(t, makeWorld);
          const good = live.world.server?.answerAt(path);
          assert.ok(good, `the world has no ${path}`);
          await bearsFault(live, { path, fault, good, source });
        });
      }
    }
  });
}

interface Life {
  readonly world: SourceWorld;
  readonly content: TempContent;
  readonly sync: (now?: string) => Promise<SyncResult>;
}

interface Trial {
  readonly path: string;
  readonly fault: Route;
  readonly good: Routes[string];
  readonly source: string;
}

/** What was taken back is asked about again only when its report is due. */
const DAYS = ['2026-11-01T12:00:00.000Z', '2026-11-10T12:00:00.000Z', '2026-11-20T12:00:00.000Z'] as const;

/** From the first sync on, and once more when all is on disk. */
async function bearsFault({ world, content, sync }: Life, { path, fault, good, source }: Trial): Promise<void> {
  const isTakenBack = fault.status === 410;
  const [first, later, last] = isTakenBack ? DAYS : [DAYS[0], DAYS[0], DAYS[0]];
  world.server?.answer({ [path]: fault });
  const start = await sync(first);
  tellsWho(start, source);
  const atFirst = await badges(content);
  assert.ok(atFirst.length === world.badges.length || messages(start).length > 0, 'a badge is missing, and nothing was told');
  const wrong = atFirst.filter(({ name }) => !world.badges.includes(name));
  assert.deepEqual(wrong, [], 'a badge that there is not');
  world.server?.answer({ [path]: good });
  await sync(later);
  const whole = await content.texts();
  const known = await badges(content);
  assert.deepEqual(known.map(({ name }) => name).sort(), [...world.badges].sort());
  world.server?.answer({ [path]: fault });
  const asked = world.server?.requests.length ?? 0;
  const second = await sync(later);
  tellsWho(second, source);
  assert.deepEqual((await badges(content)).map(identity), known.map(identity), 'a badge was lost or changed its name');
  // What is on disk already need not be asked for.
  const isAsked = world.server?.requests.slice(asked).some((request) => isAt(request.path, path));
  assert.ok(!isAsked || isTold(second), 'nothing was told');
  world.server?.answer({ [path]: good });
  await sync(last);
  if (isTakenBack) assert.deepEqual(await badges(content), known, 'a badge that is valid again');
  else assert.deepEqual(await content.texts(), whole, 'what comes after a bad day is what was before');
}

/** Each message begins with its speaker, and is followed by what to do. */
function tellsWho(result: SyncResult, source: string): void {
  for (const message of messages(result)) assert.match(message, new RegExp(`^${source}: \\S`));
  const lines = describeSync(result, { dryRun: false, verbose: true }).split('\n');
  for (const [index, line] of lines.entries()) {
    if (/^[!-] /.test(line)) assert.match(lines[index + 1] ?? '', /^ {2}(?:\(badge .+\) )?\w/, `nothing to do about: ${line}`);
  }
}

const messages = ({ plan, notices }: SyncResult): readonly string[] => [...plan.failed, ...notices].map(({ message }) => message);

/** By a message, by a dated report that was kept, or by the badge's new report. */
const isTold = (result: SyncResult): boolean =>
  messages(result).length > 0 || result.keptReports.length > 0 || result.plan.changed.length > 0;

/** A path without a query stands for those with one, as at the stand-in. */
const isAt = (asked: string, path: string): boolean => asked === path || asked.replace(/\?.*/, '') === path;

async function liveIn(t: Owner, makeWorld: (t: Owner) => Promise<SourceWorld>): Promise<Life> {
  const world = await makeWorld(t);
  const content = await tempContent(t, { sources: world.sources }, world.files);
  return { world, content, sync: (now = DAYS[0]) => syncFolder(content, { timeoutMs: 250, now }) };
}

interface ShownBadge {
  readonly slug: string;
  readonly name: string;
  readonly key: string;
  readonly verdict: string;
}

/** What is shown of each badge, in an order that does not change. */
async function badges(content: TempContent): Promise<readonly ShownBadge[]> {
  const records = await content.records();
  return records
    .filter(({ withdrawnAt }) => withdrawnAt === undefined)
    .map(({ slug, badge, report, provenance }) => ({ slug, name: badge.name, key: provenance.key, verdict: report.verdict }));
}

const identity = ({ slug, name, key }: ShownBadge): readonly string[] => [slug, name, key];
