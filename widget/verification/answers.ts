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
 * What takes a "yes" away: a forger can name the key of anybody, or use one that everybody has; what was changed, or made by somebody else,
 * may have had other dates; and another badge has its own.
 */
function doubtOf(question: Question, checks: readonly Check[]): Pick<Check, 'problem'> | undefined {
  if (question === 'integrity') return undefined;
  const find = (name: CheckId): Check | undefined => checks.find(({ id }) => id === name);
  const [structure, proof, binding] = [find('structure'), find('proof'), find('issuer-binding')];
  if (structure?.problem?.code === 'structure.other-badge') return structure;
  // What a platform lists is told by the platform itself, and rests on no proof.
  if (proof?.problem?.code === 'proof.listed-by-host') return undefined;
  if (isDoubtful(proof)) return proof;
  if (question === 'status') return isDoubtful(binding) ? binding : undefined;
  const problem = publishedKey(checks);
  return problem && { problem };
}

/**
 * Why nobody can say who the issuer is where no check had one to look up: the record that names it was not read. Nobody knows then whether
 * nobody but the earner stands behind the badge.
 */
function silenceOf({ question, outcome }: Answer, checks: readonly Check[]): Check | undefined {
  if (question !== 'trust' || outcome !== 'not-applicable') return undefined;
  return checks.find(({ id, problem }) => id === 'proof' && UNREAD.test(problem?.code ?? ''));
}

const UNREAD = /unreachable$|^network\.|^status\.|^proof\.(?:hosted-|unsupported$)/;

function isDoubtful(check: Check | undefined): boolean {
  return check?.outcome === 'failed' || check?.outcome === 'inconclusive';
}

/** Whether a "no" says only that nobody had a key to compare with: the issuer's answer is the "no" then, and the document's is open. */
function isUncompared({ problem }: Answer, checks: readonly Check[]): boolean {
  const isNotTheirs = checks.some(({ id, outcome }) => id === 'issuer-binding' && outcome === 'failed');
  return problem?.code === 'proof.key-unresolved' && isNotTheirs;
}

/**
 * The four questions, each answered by the worst outcome among the checks that weigh on it. `not-applicable` is only an answer
 * where no check had anything to say. Whom it is from and whether it is valid is never a "yes" for a badge whose proof nobody found to
 * fit, nor for one that another badge's credential was brought for; and what its issuer did not make is not still valid.
 * Pure: the same report gives the same answers.
 */
export function answersOf(report: VerificationReport): readonly Answer[] {
  return QUESTIONS.map((question) => {
    const answer = answerTo(question, report);
    if (question === 'integrity' && isUncompared(answer, report.checks)) return { ...answer, outcome: 'inconclusive' };
    const doubt = answer.outcome === 'passed' ? doubtOf(question, report.checks) : silenceOf(answer, report.checks);
    return doubt ? { ...answer, outcome: 'inconclusive', ...(doubt.problem && { problem: doubt.problem }) } : answer;
  });
}
