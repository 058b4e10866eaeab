import { publishedKey } from './headline.ts';
import {
  QUESTION_OF,
  QUESTIONS,
  type Check,
  type CheckEvidence,
  type CheckId,
  type Outcome,
  type Problem,
  type Question,
  type VerificationReport,
} from './report.ts';

/** What the checks behind one of the four questions come to. */
export interface Answer {
  readonly question: Question;
  readonly outcome: Outcome;
  /** The finding that decided, when the outcome is `failed` or `inconclusive`. */
  readonly problem?: Problem;
  /** Every check behind the question, in report order, also those that do not weigh. */
  readonly checks: readonly Check[];
  /** What those checks looked at, in report order. */
  readonly evidence: readonly CheckEvidence[];
}

/**
 * Which outcomes of a check may decide its question. A picture that could not be compared does not make the document any less
 * unchanged, and an address that somebody typed does not change who the issuer is: such checks are listed, and do not answer.
 */
const DECIDES: { readonly [Id in CheckId]: readonly Outcome[] } = {
  structure: ['failed', 'inconclusive', 'passed'],
  proof: ['failed', 'inconclusive', 'passed'],
  'issuer-binding': ['failed', 'inconclusive', 'passed'],
  achievement: ['failed', 'inconclusive', 'passed'],
  status: ['failed', 'inconclusive', 'passed'],
  'validity-period': ['failed', 'inconclusive', 'passed'],
  refresh: [],
  recipient: [],
  artwork: ['failed'],
  endorsements: [],
  'known-issuer': ['failed', 'inconclusive', 'passed'],
};

const WORST_FIRST = ['failed', 'inconclusive', 'passed'] as const satisfies readonly Outcome[];

function answerTo(question: Question, report: VerificationReport): Answer {
  const checks = report.checks.filter((check) => QUESTION_OF[check.id] === question);
  const evidence = checks.flatMap((check) => check.evidence ?? []);
  for (const outcome of WORST_FIRST) {
    const decider = checks.find((check) => check.outcome === outcome && DECIDES[check.id].includes(outcome));
    if (!decider) continue;
    return { question, outcome, checks, evidence, ...(decider.problem && { problem: decider.problem }) };
  }
  return { question, outcome: 'not-applicable', checks, evidence };
}

/**
 * Where a "yes" rests on the proof, and what of the proof takes it away: a forger can name the key of anybody, or use one that everybody
 * has; what was changed may have had other dates, and another badge has its own.
 */
const RESTS_ON_PROOF: { readonly [Name in Question]?: readonly (Outcome | 'published' | 'other')[] } = {
  issuer: ['failed', 'inconclusive', 'published', 'other'],
  trust: ['failed', 'inconclusive', 'published', 'other'],
  status: ['failed', 'inconclusive', 'other'],
};

/** Whether a "no" says only that nobody had a key to compare with: the issuer's answer is the "no" then, and the document's is open. */
function isUncompared({ problem }: Answer, checks: readonly Check[]): boolean {
  const isNotTheirs = checks.some(({ id, outcome }) => id === 'issuer-binding' && outcome === 'failed');
  return problem?.code === 'proof.key-unresolved' && isNotTheirs;
}

/**
 * The four questions, each answered by the worst outcome among the checks that weigh on it. `not-applicable` is only an answer
 * where no check had anything to say. Whom it is from and whether it is valid is never a "yes" for a badge whose
 * proof nobody found to fit, nor for one that another badge's credential was brought for.
 * Pure: the same report gives the same answers.
 */
export function answersOf(report: VerificationReport): readonly Answer[] {
  const { outcome = 'not-applicable', problem: found } = report.checks.find(({ id }) => id === 'proof') ?? {};
  const published = outcome === 'passed' ? publishedKey(report.checks) : undefined;
  const other = report.checks.find(({ problem }) => problem?.code === 'structure.other-badge')?.problem;
  const [shown, problem] = other
    ? (['other', other] as const)
    : published
      ? (['published', published] as const)
      : ([outcome, found] as const);
  return QUESTIONS.map((question) => {
    const answer = answerTo(question, report);
    if (question === 'integrity' && isUncompared(answer, report.checks)) return { ...answer, outcome: 'inconclusive' };
    // What a platform lists is told by the platform itself, and rests on no proof.
    const rests = problem?.code !== 'proof.listed-by-host' && RESTS_ON_PROOF[question]?.includes(shown);
    if (!rests || answer.outcome !== 'passed') return answer;
    return { ...answer, outcome: 'inconclusive', ...(problem && { problem }) };
  });
}
