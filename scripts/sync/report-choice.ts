import type { Check, CheckEvidence, ProblemCode, VerificationReport } from '../../widget/verification/report.ts';
import { stableText } from './record-text.ts';

/** Which of two reports is kept, and whether that is because the network let us down. */
export interface ReportChoice {
  readonly report: VerificationReport;
  /** True when the new report only says that something could not be reached, and the dated old one stays. */
  readonly keptForNetwork: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Findings that say nothing about the badge, only that somebody could not be asked. */
const NETWORK: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'proof.key-unreachable',
  'proof.hosted-unreachable',
  'issuer-binding.unreachable',
  'achievement.unreachable',
  'status.list-unreachable',
  'refresh.unreachable',
  'artwork.unreachable',
  'network.blocked',
]);

/**
 * Chooses between the stored report and a new one, so that time alone rewrites nothing: the new one is taken when an outcome
 * or its evidence (times apart) changed, or when the stored one is older than `recheckAfterDays`. When all that changed is
 * that hosts could not be reached, the stored one stays with its date: what was found then is still the best that is known.
 */
export function chooseReport(
  stored: VerificationReport | undefined,
  fresh: VerificationReport,
  recheckAfterDays: number,
): ReportChoice {
  if (!stored) return { report: fresh, keptForNetwork: false };
  if (onlyNetworkChanged(stored, fresh)) return { report: stored, keptForNetwork: true };
  const isOld = Date.parse(fresh.checkedAt) - Date.parse(stored.checkedAt) >= recheckAfterDays * DAY_MS;
  return { report: isOld || substance(stored, fresh) !== substance(fresh, stored) ? fresh : stored, keptForNetwork: false };
}

function onlyNetworkChanged(stored: VerificationReport, fresh: VerificationReport): boolean {
  const changed = fresh.checks.filter((check) => check.outcome !== outcomeIn(stored, check));
  // The file at hand has run out; the newer edition that was found to hold has not, and its own end is known by its date.
  const isRenewed = changed.some(
    (check) => check.id === 'refresh' && isUnreachable(check) && outcomeIn(stored, check) === 'passed',
  );
  const isOfOlder = ({ problem }: Check): boolean => isRenewed && problem?.code === 'validity-period.expired';
  const saysNothing = (check: Check): boolean => isUnreachable(check) || isUnknowable(check) || isOfOlder(check);
  return changed.some(isUnreachable) && changed.every(saysNothing);
}

const outcomeIn = (report: VerificationReport, { id }: Check) => report.checks.find((check) => check.id === id)?.outcome;

const isUnreachable = ({ outcome, problem }: Check): boolean =>
  outcome === 'inconclusive' && problem !== undefined && NETWORK.has(problem.code);

/** A check that could not be made because another one had nothing to show it. */
const isUnknowable = ({ outcome, problem }: Check): boolean =>
  outcome === 'not-applicable' ||
  (outcome === 'inconclusive' && (problem?.code ?? 'issuer-binding.not-proven') === 'issuer-binding.not-proven');

/** The report without the times at which it was made, and without the way in which a host is out of reach in both. */
function substance({ checkedAt: _checkedAt, ...report }: VerificationReport, other: VerificationReport): string {
  const unreachable = new Set(other.checks.filter(isUnreachable).map(({ id }) => id));
  const bare = (check: Check): Check =>
    isUnreachable(check) && unreachable.has(check.id) ? { id: check.id, outcome: check.outcome } : check;
  return stableText({ ...report, checks: report.checks.map((check) => timeless(bare(check))) });
}

function timeless(check: Check): Check {
  if (!check.evidence) return check;
  return { ...check, evidence: check.evidence.map(({ at: _at, ...rest }): CheckEvidence => rest) };
}
