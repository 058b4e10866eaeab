import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readProfile } from '../../widget/badge/profile.ts';
import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { selfReportedReport } from '../../widget/verification/self-reported.ts';
import { verifyCredential } from '../../widget/verification/verify-credential.ts';
import { SOURCES } from '../sources/index.ts';
import { carryOutSync } from '../sync/carried-out.ts';
import { withContentStore } from '../sync/content-store.ts';
import type { DroppedField } from '../sync/dropped-fields.ts';
import type { HttpLoad } from '../sync/http-client.ts';
import type { SyncResult } from '../sync/sync-badges.ts';
import { personalValues } from './personal-values.ts';
import type { ExpectedBadge, Replay } from './replay.ts';

/** How many of what an answer holds is in the content folder. */
export interface Counted {
  readonly kept: number;
  readonly held: number;
}

/** What came of one replay. */
export interface ReplayOutcome {
  readonly badges: Counted;
  readonly dates: Counted;
  readonly issuers: Counted;
  readonly skills: Counted;
  readonly dropped: readonly DroppedField[];
  /** What the sync told. */
  readonly told: readonly string[];
  /** Whatever is not as it has to be; none when it passed. */
  readonly wrong: readonly string[];
}

/**
 * Plays an answer through its source into a folder that is removed again, twice, and compares.
 * @param answer its JSON, where it is JSON: what is personal in it must not be in the records
 */
export async function runReplay(replay: Replay, answer: unknown, now: Date): Promise<ReplayOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'ms-badge-replay-'));
  try {
    const files = { 'profile.json': JSON.stringify({ name: 'Replay', sources: replay.sources }), ...replay.files };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const first = await sync(folder, replay, now);
    const records = await recordsIn(folder);
    const second = await sync(folder, replay, now);
    const personal = personalValues(answer, first.dropped).filter((value) =>
      records.text.includes(JSON.stringify(value).slice(1, -1)),
    );
    return compare(replay, { first, second, personal, ...records });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sync(folder: string, { answerAt }: Replay, now: Date): Promise<SyncResult> {
  const load: HttpLoad = async (url) => {
    const { status = 200, bytes, mediaType = '' } = answerAt(new URL(url)) ?? { status: 404, bytes: new Uint8Array() };
    return { status, bytes, mediaType, finalUrl: url, at: now.toISOString() };
  };
  const profile = readProfile(await readFile(join(folder, 'profile.json'), 'utf8'));
  return withContentStore(folder, (store) =>
    carryOutSync(store, { profile, sources: SOURCES, load, verify: verifyCredential, selfReported: selfReportedReport, now }),
  );
}

interface Written {
  readonly records: readonly BadgeRecord[];
  readonly text: string;
}

async function recordsIn(folder: string): Promise<Written> {
  const names = await readdir(join(folder, 'badges')).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, 'badges', name), 'utf8')));
  // Written by the store a moment ago, which writes nothing else.
  return { records: texts.map((text) => JSON.parse(text) as BadgeRecord), text: texts.join('\n') };
}

interface Played extends Written {
  readonly first: SyncResult;
  readonly second: SyncResult;
  /** Values that are personal, and in the records all the same. */
  readonly personal: readonly string[];
}

function compare(replay: Replay, { first, second, personal, records }: Played): ReplayOutcome {
  const waiting = [...records];
  const pairs = replay.expected.map((expected) => ({ expected, record: take(waiting, expected) }));
  const told = [...first.plan.failed, ...first.notices].map(({ message }) => message);
  const counted = (held: (pair: Pair) => number, kept: (pair: Pair) => number): Counted => ({
    held: sum(pairs.map(held)),
    kept: sum(pairs.map((pair) => (pair.record ? kept(pair) : 0))),
  });
  const parts = {
    badges: counted(
      () => 1,
      () => 1,
    ),
    dates: counted(
      ({ expected }) => datesOf(expected).length,
      ({ expected, record }) => common(datesOf(expected), record ? datesOf(record.badge) : []),
    ),
    issuers: counted(
      ({ expected }) => Number(expected.issuer !== undefined),
      ({ expected, record }) => Number(expected.issuer !== undefined && record?.badge.issuer.name === expected.issuer),
    ),
    skills: counted(
      ({ expected }) => expected.skills?.length ?? 0,
      ({ expected, record }) => common(expected.skills ?? [], record?.badge.skills ?? []),
    ),
  };
  const wrong = [
    ...Object.entries(parts).flatMap(([what, { kept, held }]) => (kept === held ? [] : [`${held - kept} ${what} missing`])),
    ...waiting.map(({ badge }) => `a badge that is not in the answer: ${badge.name}`),
    ...pairs.flatMap(({ expected, record }) => wrongVerdict(expected, record)),
    ...(personal.length > 0 ? [`${personal.length} personal values in the records`] : []),
    ...(second.changes.length > 0 ? ['a second sync changed something'] : []),
    ...refusal(replay, first, told),
  ];
  return { ...parts, dropped: first.dropped, told, wrong };
}

interface Pair {
  readonly expected: ExpectedBadge;
  readonly record: BadgeRecord | undefined;
}

function take(waiting: BadgeRecord[], { name, validFrom }: ExpectedBadge): BadgeRecord | undefined {
  const isIt = ({ badge }: BadgeRecord): boolean => name === undefined || badge.name === name;
  const dated = waiting.findIndex((record) => isIt(record) && record.badge.validFrom?.slice(0, 10) === validFrom);
  const at = dated >= 0 ? dated : waiting.findIndex(isIt);
  return at < 0 ? undefined : waiting.splice(at, 1)[0];
}

const datesOf = ({ validFrom, validUntil }: Pick<ExpectedBadge, 'validFrom' | 'validUntil'>): readonly string[] => [
  ...(validFrom === undefined ? [] : [`from ${validFrom.slice(0, 10)}`]),
  ...(validUntil === undefined ? [] : [`until ${validUntil.slice(0, 10)}`]),
];

const common = (held: readonly string[], kept: readonly string[]): number => held.filter((one) => kept.includes(one)).length;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function wrongVerdict({ verdict, name }: ExpectedBadge, record: BadgeRecord | undefined): readonly string[] {
  if (verdict === undefined || !record || record.report.verdict === verdict) return [];
  return [`${name ?? record.badge.name} reads as ${record.report.verdict}, not as ${verdict}`];
}

/** What must be refused must be told; everything else must go through. */
function refusal({ refused = false }: Replay, { sources, plan }: SyncResult, told: readonly string[]): readonly string[] {
  const isRefused = sources.some(({ decision }) => decision.kind === 'refused');
  if (refused && !isRefused) return ['an answer without badges was taken for one'];
  if (!refused && (isRefused || plan.failed.length > 0)) return [`refused: ${told.join('; ')}`];
  return [];
}
