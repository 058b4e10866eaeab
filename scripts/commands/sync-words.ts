import type { SourceErrorCode } from '../sources/source-error.ts';
import type { SourceOutcome, SyncResult } from '../sync/sync-badges.ts';
import { droppedLines } from './dropped-words.ts';
import type { FailedItem, PlanItem } from '../sync/sync-plan.ts';

/** How a sync is told. */
export interface SyncTelling {
  readonly dryRun: boolean;
  readonly verbose: boolean;
}

/** What to do next about each thing that can go wrong with a source. */
const ADVICE: { readonly [Code in SourceErrorCode]: string } = {
  SOURCE_UNKNOWN: 'correct "source" in profile.json',
  SOURCE_PROFILE_INVALID: 'correct "profile" in profile.json',
  SOURCE_NOT_FOUND: 'check "profile" in profile.json by opening the address in a browser; what is private looks the same',
  SOURCE_GONE: 'the issuer took it back: ask there, or take the entry out of profile.json',
  SOURCE_MOVED: 'nothing is lost; put the new address into profile.json',
  SOURCE_PRIVATE: 'make it public in your account settings there, or put downloaded badges into inbox/',
  SOURCE_LIMITED: 'the service asks for a pause: try again in an hour',
  SOURCE_UNAVAILABLE: 'the service has a bad moment: try again later',
  SOURCE_UNREACHABLE: 'check the network connection and the "origin" in profile.json, then try again',
  SOURCE_TIMEOUT: 'try again later',
  SOURCE_BLOCKED: 'only https and public addresses are read; for a stand-in on this machine add --allow-loopback',
  SOURCE_TOO_LARGE: 'nothing to be done here: no badge is that large',
  SOURCE_NOT_JSON: 'try again later; if it stays so, the service has changed and ms-badge needs an update',
  SOURCE_UNEXPECTED: 'try again later; if it stays so, the service has changed and ms-badge needs an update',
  SOURCE_INCOMPLETE: 'try again later: nothing is withdrawn on half an answer',
  SOURCE_ENTRY_BROKEN: 'look at this badge at the service itself; the others went through',
  SOURCE_NO_BADGE: "name the address of the badge's own document, or put the downloaded badge into inbox/",
  SOURCE_SEVERAL_BADGES: 'give each badge an entry of its own in profile.json, with its own address',
  SOURCE_WRONG_BADGE: 'look at this address in a browser; the badge on disk, if any, stays as it is',
  SOURCE_IMAGE_BROKEN: 'the badge goes through with the picture that it had, or with none',
  SOURCE_FILE_REFUSED: 'download the file again from the issuer, or take it out of inbox/',
};

const SHOWN = 3;
/** Nobody reads more than this of a run that went as it should; `--verbose` has the rest. */
const MOST_LINES = 10;
/** Room that what went wrong is given, whatever else there is to tell. */
const PROBLEM_LINES = 3;
const REST = '(--verbose lists them)';
const NO_SOURCES = 'profile.json names no sources. Add, say, "sources": [{ "source": "credly", "profile": "your-name" }]';

/** What a person wants to know, in at most ten lines, or with `verbose` everything. */
export function describeSync(result: SyncResult, { dryRun, verbose }: SyncTelling): string {
  const lines = verbose ? everything(result, dryRun) : shortly(result, dryRun);
  return lines.map((line) => `${line}\n`).join('');
}

function everything(result: SyncResult, dryRun: boolean): readonly string[] {
  const { plan, sources, keptReports, unlisted } = result;
  return [
    ...(sources.length === 0 ? [NO_SOURCES] : sources.map(describeSource)),
    countLine(result, dryRun),
    ...(['added', 'changed', 'withdrawn', 'unchanged'] as const).flatMap((kind) =>
      plan[kind].map(({ slug, name }) => `  ${kind}: ${slug} (${name})`),
    ),
    ...keptLines(keptReports, Infinity),
    ...unlisted.map((source) => unlistedLine([source])),
    ...problemsOf(result).flatMap(problemLines),
    ...droppedLines(result.dropped),
  ];
}

function shortly(result: SyncResult, dryRun: boolean): readonly string[] {
  const { plan, keptReports, unlisted } = result;
  const head = [...sourceLines(result.sources), countLine(result, dryRun)];
  const about = [
    ...(['withdrawn', 'changed', 'added'] as const).flatMap((kind) => itemLine(kind, plan[kind])),
    ...keptLines(keptReports, SHOWN),
    ...(unlisted.length > 0 ? [unlistedLine(unlisted)] : []),
  ];
  const problems = problemsOf(result);
  const kept = about.slice(0, MOST_LINES - head.length - Math.min(problems.length * 2, PROBLEM_LINES));
  return [...head, ...kept, ...fittingProblems(problems, MOST_LINES - head.length - kept.length)];
}

/** One line for each source, or when there are many one for all that went well, and the first that did not. */
function sourceLines(sources: readonly SourceOutcome[]): readonly string[] {
  if (sources.length === 0) return [NO_SOURCES];
  if (sources.length <= SHOWN) return sources.map(describeSource);
  const well = sources.filter(({ decision }) => decision.kind === 'accepted');
  const [first, ...rest] = sources.filter(({ decision }) => decision.kind === 'refused');
  return [
    ...(well.length > 0 ? [well.map(describeSource).join('; ')] : []),
    ...(first ? [describeSource(first)] : []),
    ...(rest.length > 0 ? [`likewise nothing was changed of ${rest.map(({ source }) => source).join(', ')} ${REST}`] : []),
  ];
}

/** Each takes two lines, one with what to do; of those that have no room there is a number. */
function fittingProblems(problems: readonly Problem[], room: number): readonly string[] {
  const all = Math.min(problems.length, SHOWN);
  const fits = all === problems.length && all * 2 <= room ? all : Math.min(all, Math.floor((room - 1) / 2));
  const left = problems.length - fits;
  const lines = problems.slice(0, fits).flatMap(problemLines);
  return left === 0 ? lines : [...lines, `${problems[fits]?.mark ?? '-'} and ${left} more ${REST}`];
}

/** True when there is something that the earner has to look at: exit code 1. */
export function isFinding(result: SyncResult): boolean {
  const refused = result.sources.some(({ decision }) => decision.kind === 'refused');
  return refused || result.plan.failed.length > 0 || result.notices.some(({ harmless }) => !harmless);
}

function describeSource({ source, decision, found, had }: SourceOutcome): string {
  if (decision.kind === 'accepted') return `${source}: ${count(found, 'badge')} found`;
  const untouched = `nothing of ${source} was changed`;
  if (decision.reason === 'failed') return `${source}: no usable answer; ${untouched}`;
  if (decision.reason === 'incomplete') return `${source}: the answer is incomplete; ${untouched}`;
  const accept = 'if that is right, run again with --accept-withdrawals';
  if (decision.reason === 'empty' && had === 0) return `${source}: lists no badges; are they, or the profile, private?`;
  if (decision.reason === 'empty') return `${source}: lists no badges, where there were ${had}; ${untouched}; ${accept}`;
  return `${source}: ${decision.gone} of ${count(had, 'badge')} are gone, more than a third; ${untouched}; ${accept}`;
}

function countLine({ plan }: SyncResult, dryRun: boolean): string {
  const { added, changed, unchanged, withdrawn, failed } = plan;
  const counts = [
    `${added.length} added`,
    `${changed.length} changed`,
    `${unchanged.length} unchanged`,
    `${withdrawn.length} withdrawn`,
    `${failed.length} failed`,
  ].join(', ');
  return dryRun ? `Would be: ${counts}. Nothing was written.` : `${counts}.`;
}

function itemLine(kind: string, items: readonly PlanItem[]): readonly string[] {
  if (items.length === 0) return [];
  const names = items.slice(0, SHOWN).map(({ name }) => name);
  return [`  ${kind}: ${listOf(names, items.length)}`];
}

const keptLines = (kept: readonly PlanItem[], limit: number): readonly string[] =>
  kept.length === 0
    ? []
    : [
        `Not reached, so the dated report of the last check was kept: ${listOf(
          kept.slice(0, limit).map(({ slug }) => slug),
          kept.length,
        )}`,
      ];

const unlistedLine = (sources: readonly string[]): string =>
  `Badges of ${sources.map((source) => `"${source}"`).join(', ')} stay as they are: profile.json no longer names them.`;

interface Problem extends FailedItem {
  /** `!` stands before what has to be looked at, `-` before what is only worth knowing. */
  readonly mark: '!' | '-';
}

function problemsOf({ plan, notices }: SyncResult): readonly Problem[] {
  const marked = notices.map((notice): Problem => ({ ...notice, mark: notice.harmless ? '-' : '!' }));
  return [
    ...plan.failed.map((item): Problem => ({ ...item, mark: '!' })),
    ...marked.filter(({ mark }) => mark === '!'),
    ...marked.filter(({ mark }) => mark === '-'),
  ];
}

const problemLines = (item: Problem): readonly string[] => [`${item.mark} ${item.message}`, `  ${adviceFor(item)}`];

function adviceFor({ code, key }: FailedItem): string {
  const badge = key === undefined ? '' : `(badge ${key}) `;
  return badge + (code in ADVICE ? ADVICE[code as SourceErrorCode] : 'try again later'); // `in` has just shown that it is one
}

const listOf = (shown: readonly string[], all: number): string =>
  shown.join(', ') + (all > shown.length ? `, and ${all - shown.length} more ${REST}` : '');

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
