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
const NO_SOURCES = 'profile.json names no sources. Add, say, "sources": [{ "source": "credly", "profile": "your-name" }]';

/** What a person wants to know, in about ten lines. */
export function describeSync(result: SyncResult, { dryRun, verbose }: SyncTelling): string {
  const { plan } = result;
  const limit = verbose ? Infinity : SHOWN;
  const lines = [
    ...result.sources.map(describeSource),
    ...(result.sources.length === 0 ? [NO_SOURCES] : []),
    countLine(result, dryRun),
    ...(['added', 'changed', 'withdrawn'] as const).flatMap((kind) => itemLines(kind, plan[kind], limit)),
    ...(verbose ? itemLines('unchanged', plan.unchanged, limit) : []),
    ...(result.keptReports.length > 0
      ? [`Not reached, so the dated report of the last check was kept: ${namesOf(result.keptReports, limit)}`]
      : []),
    ...result.unlisted.map((source) => `Badges of "${source}" stay as they are: profile.json no longer names it.`),
    ...problemLines('!', plan.failed, limit),
    ...problemLines(
      '!',
      result.notices.filter(({ harmless }) => !harmless),
      limit,
    ),
    ...problemLines(
      '-',
      result.notices.filter(({ harmless }) => harmless),
      limit,
    ),
    ...(verbose ? droppedLines(result.dropped) : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
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

function itemLines(kind: string, items: readonly PlanItem[], limit: number): readonly string[] {
  const lines = items.slice(0, limit).map(({ slug, name }) => `  ${kind}: ${slug} (${name})`);
  return items.length > limit ? [...lines, `  ${kind}: and ${items.length - limit} more (--verbose lists them)`] : lines;
}

/** `!` stands before what has to be looked at, `-` before what is only worth knowing. */
function problemLines(mark: '!' | '-', items: readonly FailedItem[], limit: number): readonly string[] {
  const lines = items.slice(0, limit).flatMap((item) => [`${mark} ${item.message}`, `  ${adviceFor(item)}`]);
  return items.length > limit ? [...lines, `${mark} and ${items.length - limit} more (--verbose lists them)`] : lines;
}

function adviceFor({ code, key }: FailedItem): string {
  const badge = key === undefined ? '' : `(badge ${key}) `;
  return badge + (code in ADVICE ? ADVICE[code as SourceErrorCode] : 'try again later'); // `in` has just shown that it is one
}

const namesOf = (items: readonly PlanItem[], limit: number): string =>
  items
    .slice(0, limit)
    .map(({ slug }) => slug)
    .join(', ') + (items.length > limit ? `, and ${items.length - limit} more` : '');

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
