import { answers } from './badge-question.ts';
import type { BadgeQuestion, Programme } from './badge-question.ts';
import { FINDING_KINDS } from './finding.ts';
import type { Finding } from './finding.ts';
import { badgeFindings } from './badge-findings.ts';
import { leftCredly, sourceFindings } from './source-findings.ts';
import type { SeenBadge, Sighting } from './seen-source.ts';

/** Why a badge that was earned is not where it is looked for. Closed: a new reason is a new member. */
export const REASON_CODES = [
  'not-accepted',
  'wrong-email',
  'private-profile',
  'private-badge',
  'microsoft-left-credly',
  'github-left-credly',
  'exam-without-badge',
  'certiport',
  'retired',
] as const;

/** One of `REASON_CODES`. */
export type ReasonCode = (typeof REASON_CODES)[number];

/** `seen`: the sources show it. `ruled-out`: they show that it is not so. `not-visible`: nothing public tells. */
export type Sight = 'seen' | 'ruled-out' | 'not-visible';

/** One possible reason, and whether it can be seen from here. */
export interface Reason {
  readonly code: ReasonCode;
  readonly sight: Sight;
}

/** What is wrong, what may be, and where the badge asked for is. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** None when the badge asked for is found and shown. */
  readonly reasons: readonly Reason[];
  /** The badges that answer the question; none without one. */
  readonly found: readonly SeenBadge[];
}

const REASONS_OF: { readonly [Of in Programme]: readonly ReasonCode[] } = {
  microsoft: REASON_CODES.filter((code) => code !== 'github-left-credly'),
  github: ['not-accepted', 'private-profile', 'private-badge', 'github-left-credly'],
  unknown: REASON_CODES,
};

/** Says what is wrong, most telling first. Pure: asks nobody. */
export function diagnose(sighting: Sighting, question?: BadgeQuestion): Diagnosis {
  const all = [...sourceFindings(sighting), ...badgeFindings(sighting, question)];
  const found =
    question === undefined ? [] : sighting.sources.flatMap(({ badges }) => badges).filter((badge) => answers(question, badge));
  if (question === undefined) return { findings: all, found, reasons: reasonsFor(sighting) };
  const missing = found.length === 0;
  const narrowed = all.filter(({ code }) => concerns(code, question.programme, missing));
  return {
    findings: missing ? [{ code: 'badge-not-found', detail: question.asked }, ...narrowed] : narrowed,
    found,
    reasons: missing ? reasonsFor(sighting, question) : [],
  };
}

/** What explains that a badge is missing is of no interest where it is not. */
function concerns(code: Finding['code'], programme: Programme, missing: boolean): boolean {
  if (FINDING_KINDS[code] === 'badge') return true;
  if (code === 'microsoft-left-credly') return missing && programme !== 'github';
  if (code === 'github-left-credly') return missing && programme !== 'microsoft';
  return missing;
}

function reasonsFor(sighting: Sighting, question?: BadgeQuestion): readonly Reason[] {
  const reasons = REASONS_OF[question?.programme ?? 'unknown'].map((code) => ({
    code,
    sight: sightOf(code, sighting, question),
  }));
  return [...reasons.filter(({ sight }) => sight === 'seen'), ...reasons.filter(({ sight }) => sight !== 'seen')];
}

function sightOf(code: ReasonCode, sighting: Sighting, question: BadgeQuestion | undefined): Sight {
  switch (code) {
    case 'private-profile':
      return privacyOf(sighting);
    case 'microsoft-left-credly':
      return leftCredlySight('microsoft', sighting);
    case 'github-left-credly':
      return leftCredlySight('github', sighting);
    case 'exam-without-badge':
      if (question?.exam === undefined || question.certification === undefined) return 'not-visible';
      return question.examGivesCertification ? 'seen' : 'ruled-out';
    case 'retired':
      if (question?.retired !== undefined) return 'seen';
      return question?.certification === undefined ? 'not-visible' : 'ruled-out';
    default:
      return 'not-visible';
  }
}

function privacyOf({ sources }: Sighting): Sight {
  const credly = sources.filter(({ source }) => source === 'credly');
  if (credly.some(({ failure }) => failure?.code === 'SOURCE_PRIVATE')) return 'seen';
  return credly.some(({ failure, badges }) => failure === undefined && badges.length > 0) ? 'ruled-out' : 'not-visible';
}

function leftCredlySight(programme: 'microsoft' | 'github', sighting: Sighting): Sight {
  if (leftCredly(programme, sighting) !== undefined) return 'seen';
  const learn = sighting.sources.find(({ source }) => source === 'microsoft-learn');
  return learn !== undefined && learn.failure === undefined && learn.complete ? 'ruled-out' : 'not-visible';
}
