import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { normalizedName } from './normalized-name.ts';
import { nameToday, successorToday } from './renamed-certifications.ts';

/** By what two records are told to be about the same achievement. */
export interface AchievementIdentity {
  readonly source: string;
  /** Identifier of the credential. */
  readonly id?: string;
  /** Who issued it: identifiers, and the organisation that the known issuers name for them. */
  readonly issuers: readonly string[];
  /** Normalised names of the issuer: these count only for what nobody but the earner states. */
  readonly issuerNames: readonly string[];
  readonly achievementId?: string;
  /** Normalised, as it is called today. */
  readonly name: string;
  /** What came in its place: its own name where nothing did. */
  readonly successor: string;
  /** Start of the day of issue, in milliseconds UTC. */
  readonly day?: number;
  readonly isSelfReported: boolean;
}

const DAY_MS = 86_400_000;

/** These hold whatever was put into them; every other source lists an achievement once. */
const BAGS: readonly string[] = ['inbox', 'url', 'manual'];

function dayOf(date: string | undefined): number | undefined {
  const time = Date.parse(date?.slice(0, 10) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** The identity of what a record is about. */
export function achievementIdentity({ badge, report, provenance }: BadgeRecord): AchievementIdentity {
  const isKnown = report.checks.some(({ id, outcome }) => id === 'known-issuer' && outcome === 'passed');
  const known = isKnown ? report.knownIssuer?.name : undefined;
  const day = dayOf(badge.validFrom);
  const name = normalizedName(badge.name);
  const issuerNames = [badge.issuer.name, ...(known === undefined ? [] : [known])].map(normalizedName);
  return {
    source: provenance.source,
    ...(badge.id !== undefined && { id: badge.id }),
    issuers: [
      ...(badge.issuer.id === undefined ? [] : [badge.issuer.id]),
      ...(known === undefined ? [] : [`organisation: ${normalizedName(known)}`]),
    ],
    issuerNames,
    ...(badge.achievementId !== undefined && { achievementId: badge.achievementId }),
    name: nameToday(name, issuerNames),
    successor: successorToday(name, issuerNames),
    ...(day !== undefined && { day }),
    isSelfReported: provenance.selfReported === true,
  };
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => one !== '' && b.includes(one));

function hasSameIssuer(a: AchievementIdentity, b: AchievementIdentity): boolean {
  if (meet(a.issuers, b.issuers)) return true;
  // A name proves nothing. It joins only what claims nothing: an entry of the earner's own is the weakest of any proofs.
  return (a.isSelfReported || b.isSelfReported) && meet(a.issuerNames, b.issuerNames);
}

/** The same achievement of the same issuer, whenever it was issued. */
function isSameAchievement(a: AchievementIdentity, b: AchievementIdentity): boolean {
  if (!hasSameIssuer(a, b)) return false;
  if (a.achievementId !== undefined && a.achievementId === b.achievementId) return true;
  return a.name !== '' && a.name === b.name;
}

/** The same achievement, or one of the same issuer that came in its place. */
export function isSameLine(a: AchievementIdentity, b: AchievementIdentity): boolean {
  return isSameAchievement(a, b) || (hasSameIssuer(a, b) && a.successor !== '' && a.successor === b.successor);
}

/** How many days lie between the two issues; undefined where one of them has no date. */
export function daysBetween(a: AchievementIdentity, b: AchievementIdentity): number | undefined {
  return a.day === undefined || b.day === undefined ? undefined : Math.abs(a.day - b.day) / DAY_MS;
}

/**
 * One badge, found twice: the same credential; or the same achievement, issued on the same day give or take one, as the places
 * that list it live in different time zones.
 */
export function isSameBadge(a: AchievementIdentity, b: AchievementIdentity): boolean {
  // Whoever makes a credential may give it anybody's identifier.
  if (a.id !== undefined && a.id === b.id) return a.issuers.length === 0 || b.issuers.length === 0 || hasSameIssuer(a, b);
  if (a.source === b.source && !BAGS.includes(a.source)) return false;
  return (daysBetween(a, b) ?? Infinity) <= 1 && isSameAchievement(a, b);
}
