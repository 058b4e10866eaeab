import type { Badge } from '../badge/badge.ts';
import type { KnownIssuerRow } from './badge-record.ts';
import { failed, inconclusive, notApplicable, passed } from './checking.ts';
import type { Finding } from './checking.ts';
import { KNOWN_ISSUERS, knownIssuer } from './issuers/known-issuers.ts';
import { CHECK_IDS } from './report.ts';
import type { CheckEvidence, CheckId, VerificationReport } from './report.ts';
import { located, periodProblem, SKEW_SECONDS } from './validity.ts';
import { verdictOf } from './verdict.ts';

/** A record at an issuer's own platform that lists a badge without any document that could be checked. */
export interface HostListing {
  /** The platform that was asked: `https://learn.microsoft.com/`. Its origin only: the address of a record may be a secret. */
  readonly host: string;
  /** What the record says of the badge; a word that is not known is given as it came. */
  readonly standing: 'active' | 'expired' | 'retired' | 'unstated' | { readonly unknown: string };
}

/** What the report depends on beside the badge. */
export interface ListingContext {
  readonly now: Date;
  /** Added to the built-in table. */
  readonly knownIssuers?: readonly KnownIssuerRow[];
}

/**
 * The report of a badge that an issuer's platform lists, and of which that is all the proof there is. Nothing is signed, so the
 * proof stays inconclusive and the verdict unconfirmed, however well the platform is known. When it was listed is the time of
 * the report: the problem carries no date of its own, so that a new day alone makes no new report.
 */
export function listedByHostReport(
  { host, standing }: HostListing,
  badge: Pick<Badge, 'validFrom' | 'validUntil'>,
  { now, knownIssuers = [] }: ListingContext,
): VerificationReport {
  const row = knownIssuer(host, [...KNOWN_ISSUERS, ...knownIssuers]);
  const evidence: readonly CheckEvidence[] = [{ kind: 'listing', url: host, at: now.toISOString() }];
  const organisation = row ? { values: { organisation: row.organisation } } : {};
  const findings: { readonly [Id in CheckId]?: Finding } = {
    proof: inconclusive({ code: 'proof.listed-by-host', at: host, ...organisation }, { evidence }),
    status: statusOf(standing, evidence),
    'validity-period': periodFinding(standing, badge, now),
    'known-issuer': row
      ? passed({ evidence: [{ kind: 'known-issuers', value: row.organisation, url: row.source }] })
      : inconclusive({ code: 'known-issuer.unknown', at: host }),
  };
  const checks = CHECK_IDS.map((id) => ({ id, ...(findings[id] ?? notApplicable()) }));
  return {
    verdict: verdictOf(checks),
    checkedAt: now.toISOString(),
    checks,
    ...(row && { knownIssuer: { name: row.organisation, source: row.source, asOf: row.asOf } }),
  };
}

function statusOf(standing: HostListing['standing'], evidence: readonly CheckEvidence[]): Finding {
  if (typeof standing === 'object') return inconclusive({ code: 'status.unknown-type', values: { type: standing.unknown } });
  if (standing === 'active') return passed({ evidence });
  // Retired is the certification as a programme; whoever has earned it keeps it.
  if (standing === 'retired') return passed({ evidence, warnings: [{ code: 'status.message', values: { message: 'Retired' } }] });
  return notApplicable();
}

function periodFinding(
  standing: HostListing['standing'],
  { validFrom, validUntil }: Pick<Badge, 'validFrom' | 'validUntil'>,
  now: Date,
): Finding {
  const dates = { starts: located(validFrom, 'validFrom'), ends: located(validUntil, 'validUntil') };
  const problem = periodProblem(dates, { now, skewSeconds: SKEW_SECONDS });
  if (problem) return problem.code === 'validity-period.unreadable' ? inconclusive(problem) : failed(problem);
  // The platform knows of an end that its dates do not show.
  if (standing === 'expired') return failed({ code: 'validity-period.expired' });
  return validUntil === undefined ? notApplicable() : passed();
}
