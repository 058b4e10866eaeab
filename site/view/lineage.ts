import { achievementIdentity, daysBetween, isSameLine, type AchievementIdentity } from './achievement-identity.ts';
import { badgeState, countsAsCurrent } from './badge-state.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

interface Member {
  readonly badge: ShowcaseBadge;
  readonly slug: string;
  readonly identities: readonly AchievementIdentity[];
  /** Milliseconds UTC; 0 where it is not dated. */
  readonly day: number;
  /** Slug of what it replaces, as the earner says. */
  readonly replaces?: string;
}

/** Whether a badge takes part without a word of the earner: what is forged, or set apart, comes before and after nothing. */
const isOpen = ({ badge }: Member, now: Date): boolean =>
  badge.note.separate !== true && badgeState(badge.record, now) !== 'invalid';

function isRenewal(a: Member, b: Member): boolean {
  return a.identities.some((one) => b.identities.some((other) => (daysBetween(one, other) ?? 0) > 1 && isSameLine(one, other)));
}

/** Everything that is tied to `start`, itself included. */
function tied(start: Member, members: readonly Member[], now: Date): readonly Member[] {
  const found = new Set([start]);
  for (const one of found) {
    for (const other of members) {
      const said = one.replaces === other.slug || other.replaces === one.slug;
      if (said || (isOpen(one, now) && isOpen(other, now) && isRenewal(one, other))) found.add(other);
    }
  }
  return [...found];
}

/** The earliest first, and nothing before what it replaces. */
function inTime(line: readonly Member[]): readonly Member[] {
  const byDay = [...line].sort((a, b) => a.day - b.day || (a.slug < b.slug ? -1 : 1));
  const ordered = new Set<Member>();
  const onTheWay = new Set<Member>();
  const add = (member: Member): void => {
    if (onTheWay.has(member)) return;
    onTheWay.add(member);
    const replaced = byDay.find(({ slug }) => slug === member.replaces);
    if (replaced) add(replaced);
    ordered.add(member);
  };
  for (const member of byDay) add(member);
  return [...ordered];
}

/** The latest that holds; else the latest that more than the earner's own word stands for; else the latest. */
function latestOf(line: readonly Member[], now: Date): Member | undefined {
  const holds = line.findLast(({ badge }) => countsAsCurrent(badge.record, now));
  return holds ?? line.findLast(({ badge }) => badge.record.provenance.selfReported !== true) ?? line.at(-1);
}

function memberOf(badge: ShowcaseBadge, moved: ReadonlyMap<string, string>): Member {
  const { record, note, proofs } = badge;
  const replaces = note.replaces === undefined ? undefined : (moved.get(note.replaces) ?? note.replaces);
  const identities = (proofs ?? [record]).map(achievementIdentity);
  const day = identities[0]?.day ?? 0;
  return { badge, slug: record.slug, identities, day, ...(replaces !== undefined && { replaces }) };
}

/**
 * Ties renewals of one achievement together, its successors, and what the earner says replaces another: each badge learns what came before and
 * after it, and which of them the home page shows. A pin on any of them stays on that one.
 */
export function withLineage(
  badges: readonly ShowcaseBadge[],
  moved: ReadonlyMap<string, string>,
  now: Date,
): readonly ShowcaseBadge[] {
  const members = badges.map((badge) => memberOf(badge, moved));
  const done = new Map<string, ShowcaseBadge>();
  for (const member of members) {
    if (done.has(member.slug)) continue;
    const line = inTime(tied(member, members, now));
    const latest = latestOf(line, now)?.slug ?? member.slug;
    for (const [place, { badge, slug }] of line.entries()) {
      done.set(slug, line.length === 1 ? badge : lined(badge, { line, place, latest }));
    }
  }
  return badges.map((badge) => done.get(badge.record.slug) ?? badge);
}

interface Place {
  readonly line: readonly Member[];
  readonly place: number;
  readonly latest: string;
}

function lined(badge: ShowcaseBadge, { line, place, latest }: Place): ShowcaseBadge {
  const slugs = line.map(({ slug }) => slug);
  const lineage = { earlier: slugs.slice(0, place), later: slugs.slice(place + 1), latest };
  if (badge.record.slug !== latest) return { ...badge, lineage };
  const pinned = line.find((member) => member.badge.note.pinned === true)?.badge.note;
  const order = badge.note.order ?? pinned?.order;
  const note = { ...badge.note, ...(pinned && { pinned: true }), ...(order !== undefined && { order }) };
  return { ...badge, note, lineage };
}
