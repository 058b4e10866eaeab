import type { OwnWords } from '../../widget/badge/own-words.ts';
import type { Profile } from '../../widget/badge/profile.ts';
import { badgeState, countsAsCurrent } from './badge-state.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

/** Some badges under a heading: the earner's own, or one of ours. */
export interface BadgeGroup {
  readonly kind: 'named' | 'all' | 'past' | 'other';
  /** The earner's words, for `named` only. */
  readonly title?: OwnWords;
  readonly badges: readonly ShowcaseBadge[];
}

/** What the home page shows, computed. */
export interface HomeView {
  readonly total: number;
  readonly current: number;
  /** Registry names of the sources, those with most badges first and the earner's own files last. */
  readonly sources: readonly string[];
  /** RFC 3339: the latest check; undefined when there are no badges. */
  readonly checkedAt?: string;
  readonly pinned: readonly ShowcaseBadge[];
  readonly groups: readonly BadgeGroup[];
}

const startOf = ({ record }: ShowcaseBadge): number => Date.parse(record.badge.validFrom ?? '') || 0;

/** The earner's order first, then the newest, then by name, so that the same content always gives the same page. */
function inOrder(badges: readonly ShowcaseBadge[]): readonly ShowcaseBadge[] {
  return [...badges].sort(
    (a, b) =>
      (a.note.order ?? Infinity) - (b.note.order ?? Infinity) ||
      startOf(b) - startOf(a) ||
      (a.record.slug < b.record.slug ? -1 : 1),
  );
}

/** Groups as the earner names them; what is in none of them comes last. */
function namedGroups(
  badges: readonly ShowcaseBadge[],
  groups: NonNullable<Profile['groups']>,
  shownAs: HomeChoices['shownAs'],
): readonly BadgeGroup[] {
  const left = new Map(badges.map((badge) => [badge.record.slug, badge]));
  const named = groups.map(({ title, badges: slugs }): BadgeGroup => {
    const members = slugs.flatMap((slug) => left.get(shownAs?.get(slug) ?? slug) ?? []);
    for (const { record } of members) left.delete(record.slug);
    return { kind: 'named', title, badges: [...new Set(members)] };
  });
  return [...named, { kind: 'other', badges: inOrder([...left.values()]) }];
}

/** Without groups of the earner's: what has run out or was taken back stands apart; the rest needs no heading that says more of it. */
function groupsByState(badges: readonly ShowcaseBadge[], now: Date): readonly BadgeGroup[] {
  const past = new Set(badges.filter(({ record }) => ['expired', 'revoked'].includes(badgeState(record, now))));
  return [
    { kind: 'all', badges: inOrder(badges.filter((badge) => !past.has(badge))) },
    { kind: 'past', badges: inOrder([...past]) },
  ];
}

/** What the home page depends on beside the badges. */
export interface HomeChoices extends Pick<Profile, 'groups'> {
  /** Slug -> slug of the badge that stands for it: another proof of the same, or a later one. */
  readonly shownAs?: ReadonlyMap<string, string>;
}

/**
 * The home page of these badges on the day `now`. Of a lineage it shows and counts the latest. Pure: hidden and withdrawn
 * badges were left out before.
 */
export function homeView(all: readonly ShowcaseBadge[], profile: HomeChoices, now: Date): HomeView {
  const badges = all.filter(({ record, lineage }) => lineage === undefined || lineage.latest === record.slug);
  // A badge that hangs alone hangs large.
  const isAlone = badges.length === 1 && !profile.groups?.length;
  const pinned = inOrder(badges.filter(({ note }) => note.pinned === true || isAlone));
  const rest = badges.filter((badge) => !pinned.includes(badge));
  const groups = profile.groups?.length ? namedGroups(rest, profile.groups, profile.shownAs) : groupsByState(rest, now);
  const checks = badges.map(({ record }) => record.report.checkedAt).sort();
  const checkedAt = checks.at(-1);
  return {
    total: badges.length,
    current: badges.filter(({ record }) => countsAsCurrent(record, now)).length,
    sources: sourcesOf(badges),
    ...(checkedAt !== undefined && { checkedAt }),
    pinned,
    groups: groups.filter((group) => group.badges.length > 0),
  };
}

function sourcesOf(badges: readonly ShowcaseBadge[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { record, proofs } of badges) {
    for (const { provenance } of proofs ?? [record]) counts.set(provenance.source, (counts.get(provenance.source) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => Number(a[0] === 'inbox') - Number(b[0] === 'inbox') || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([source]) => source);
}
