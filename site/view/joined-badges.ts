import type { Badge } from '../../widget/badge/badge.ts';
import type { Note } from '../../widget/badge/note.ts';
import { achievementIdentity, isSameBadge, type AchievementIdentity } from './achievement-identity.ts';
import { inProofOrder } from './proof-order.ts';
import type { ShowcaseBadge } from './showcase-badge.ts';

/** Badges of which each achievement is one, and where those went that are shown as another proof of one. */
export interface JoinedBadges {
  readonly badges: readonly ShowcaseBadge[];
  /** Slug of a badge that has no page of its own any more -> slug of the one that shows it. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Sets that grow together: which badge stands for each. */
class Circles {
  readonly #of = new Map<string, string>();

  head(slug: string): string {
    let head = slug;
    for (let next = this.#of.get(head); next !== undefined; next = this.#of.get(head)) head = next;
    return head;
  }

  join(a: string, b: string): void {
    const [one, other] = [this.head(a), this.head(b)];
    if (one !== other) this.#of.set(one, other);
  }
}

/** Pairs that are one badge by themselves, and those that the earner says are. */
function circlesOf(badges: readonly ShowcaseBadge[]): Circles {
  const circles = new Circles();
  const slugs = new Set(badges.map(({ record }) => record.slug));
  const free: (readonly [string, AchievementIdentity])[] = [];
  for (const { record, note } of badges) {
    if (note.sameAs !== undefined && slugs.has(note.sameAs)) circles.join(record.slug, note.sameAs);
    if (note.separate === true) continue;
    const identity = achievementIdentity(record);
    for (const [slug, other] of free) if (isSameBadge(identity, other)) circles.join(record.slug, slug);
    free.push([record.slug, identity]);
  }
  return circles;
}

/** What the strongest proof does not say, in the words of the next that does. Dates and identity stay those of the strongest. */
function filled(badge: Badge, others: readonly Badge[]): Badge {
  const told = others.find(({ description }) => description !== undefined);
  const criteria = badge.criteria ?? others.find((other) => other.criteria !== undefined)?.criteria;
  const skills = [badge, ...others].find((one) => one.skills.length > 0)?.skills;
  const level = badge.level ?? others.find((other) => other.level !== undefined)?.level;
  const type = badge.achievementType ?? others.find((other) => other.achievementType !== undefined)?.achievementType;
  return {
    ...badge,
    ...(badge.description === undefined && told?.description !== undefined && { description: told.description }),
    ...(criteria && { criteria }),
    ...(skills && { skills }),
    ...(level !== undefined && { level }),
    ...(type !== undefined && { achievementType: type }),
  };
}

/** The earner's words on any of the proofs: those on the stronger one come first. */
function joinedNote(notes: readonly Note[]): Note {
  return Object.assign({}, ...notes.toReversed()) as Note; // each of them is one, and so is their sum
}

function joined(proofs: readonly ShowcaseBadge[], first: ShowcaseBadge): ShowcaseBadge {
  const note = joinedNote(proofs.map((proof) => proof.note));
  // What is wrong lends no words and no face to what holds.
  const lenders = proofs.filter((proof) => proof === first || proof.record.report.verdict !== 'invalid');
  const badges = lenders.map(({ record }) => record.badge);
  const picture = lenders.find((proof) => proof.picture)?.picture;
  const translations = proofs.find((proof) => proof.translations)?.translations;
  return {
    record: { ...first.record, badge: filled(first.record.badge, badges.slice(1)) },
    note,
    title: note.title ?? first.record.badge.name,
    story: proofs.find(({ story }) => story !== '')?.story ?? '',
    ...(translations && { translations }),
    ...(picture && { picture }),
    ...(picture && !first.picture && { isPictureBorrowed: true }),
    proofs: proofs.map(({ record }) => record),
  };
}

/**
 * The same achievement found in several places becomes one badge with several proofs, the strongest first. Pure: on disk each
 * keeps a record of its own, and another finding or another word of the earner takes them apart again.
 */
export function joinBadges(badges: readonly ShowcaseBadge[], now: Date): JoinedBadges {
  const circles = circlesOf(badges);
  const groups = new Map<string, ShowcaseBadge[]>();
  for (const badge of badges) {
    const head = circles.head(badge.record.slug);
    groups.set(head, [...(groups.get(head) ?? []), badge]);
  }
  const moved = new Map<string, string>();
  const shown = [...groups.values()].flatMap((group): readonly ShowcaseBadge[] => {
    const proofs = inProofOrder(group, now);
    const [first] = proofs;
    if (!first || proofs.length === 1) return proofs;
    for (const { record } of proofs.slice(1)) moved.set(record.slug, first.record.slug);
    return [joined(proofs, first)];
  });
  return { badges: shown, moved };
}
