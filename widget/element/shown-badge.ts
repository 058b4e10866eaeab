import type { Badge } from '../badge/badge.ts';
import { plainLine } from '../badge/plain-text.ts';
import { webTime } from '../badge/web-date.ts';
import { defined } from '../credential/defined-members.ts';
import { issuerHostOf } from '../verification/issuers/issuer-host.ts';
import type { Check, CheckId, VerificationReport } from '../verification/report.ts';
import { verdictOf } from '../verification/verdict.ts';
import type { Believed } from '../verification/verify-credential.ts';

/** A listing has calendar days of its own time zone, and the credential a moment: this much is no other date, in milliseconds. */
const SAME_DAY_MS = 2 * 86_400_000;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** What a badge and its issuer are called; undefined where nobody knows. */
interface Names {
  readonly name: string | undefined;
  readonly issuer: string | undefined;
}

/** As a badge file has them. Where the document has no name, the model finds a word for it. */
async function namesOf({ achievementName, issuerName, readBadge }: Believed): Promise<Names> {
  const [own, issuer] = [plainLine(achievementName), plainLine(issuerName)];
  if (own && issuer) return { name: own, issuer };
  try {
    const { badge } = await readBadge();
    return { name: badge.name, issuer: badge.issuer.name };
  } catch {
    // What nobody can read as a badge is none that could be shown.
    return { name: own, issuer };
  }
}

const hasPassed = ({ checks }: VerificationReport, name: CheckId): boolean =>
  checks.some(({ id, outcome }) => id === name && outcome === 'passed');

/** What was checked is called so. Where it is not tied to its issuer, names may lie in records that nobody could read. */
async function comparedNames(report: VerificationReport, believed: Believed): Promise<Names> {
  if (report.verdict !== 'unconfirmed' || hasPassed(report, 'issuer-binding')) return namesOf(believed);
  return { name: plainLine(believed.achievementName) || undefined, issuer: undefined };
}

// A page that was made before a newer edition has the names of the former one.
function hasOtherName({ knownIssuer }: VerificationReport, shown: Badge, checked: Names, { former }: Believed): boolean {
  const isCalled = (name: string, ...names: readonly (string | undefined)[]) =>
    names.some((each) => each !== undefined && folded(plainLine(each)) === folded(name));
  const sameName = checked.name === undefined || isCalled(shown.name, checked.name, former?.achievementName);
  const names = [checked.issuer, knownIssuer?.name, former?.issuerName];
  return !sameName || (checked.issuer !== undefined && !isCalled(shown.issuer.name, ...names));
}

/**
 * The dates of the credential, where a page shows others: another day of issue, or a later end. A page that shows less, or an end that has
 * been moved since, claims nothing that is not so; a newer edition has dates of its own, also where this browser cannot have it.
 */
function otherDates(report: VerificationReport, shown: Badge, { starts, ends }: Believed): { from?: string; until?: string } {
  const refresh = report.checks.find(({ id }) => id === 'refresh');
  if (refresh?.problem?.code === 'refresh.unreachable') return {};
  const [from] = starts;
  const until = ends.toSorted((one, other) => webTime(one.value) - webTime(other.value))[0];
  const isMoved = Math.abs(webTime(shown.validFrom) - webTime(from?.value)) > SAME_DAY_MS && refresh?.outcome !== 'passed';
  const isLonger = webTime(shown.validUntil) - webTime(until?.value) > SAME_DAY_MS;
  const dayOf = (value: unknown): string => new Date(webTime(value)).toISOString();
  return { ...(isMoved && { from: dayOf(from?.value) }), ...(isLonger && { until: dayOf(until?.value) }) };
}

/** The identifier of the credential's issuer, where a page shows another host for it. It shows one where its own report tied the badge to it. */
function otherIssuer(stored: VerificationReport, shown: Badge, { issuerId }: Believed): string | undefined {
  const host = hasPassed(stored, 'issuer-binding') ? issuerHostOf(shown.issuer.id) : undefined;
  return host === undefined || issuerId === undefined || issuerHostOf(issuerId) === host ? undefined : issuerId;
}

/**
 * A page can show one badge and bring the credential of another, or show of it what its credential does not say. What was checked says
 * nothing about what is shown then, and the report says that instead.
 */
export async function aboutShown(
  report: VerificationReport,
  believed: Believed,
  { badge: shown, report: stored }: { readonly badge: Badge; readonly report: VerificationReport },
): Promise<VerificationReport> {
  const names = await comparedNames(report, believed);
  const isBound = hasPassed(report, 'issuer-binding');
  const values = hasOtherName(report, shown, names, believed)
    ? names
    : isBound && { ...otherDates(report, shown, believed), id: otherIssuer(stored, shown, believed) };
  const told = values ? defined(values) : {};
  if (!Object.keys(told).length && values !== names) return report;
  const structure: Check = { id: 'structure', outcome: 'inconclusive', problem: { code: 'structure.other-badge', values: told } };
  const checks = report.checks.map((check) => (check.id === 'structure' && check.outcome !== 'failed' ? structure : check));
  return { ...report, checks, verdict: verdictOf(checks) };
}

/**
 * A picture that is shown and that this browser may not read was compared with none: nobody can say whether it is the issuer's, where the
 * issuer has one.
 * @param url absolute URL of the picture
 */
export function aboutUnreadPicture(report: VerificationReport, { pictures }: Believed, url: string): VerificationReport {
  if (pictures.length === 0) return report;
  const problem = { code: 'artwork.unreachable', at: url, values: { shown: 'shown' } } as const;
  const unread: Check = { id: 'artwork', outcome: 'inconclusive', problem };
  return { ...report, checks: report.checks.map((check) => (check.id === 'artwork' ? unread : check)) };
}
