import { defined } from '../credential/defined-members.ts';
import type { Outcome, Problem } from './report.ts';

/** One answer about one proof. `problem` is present when the outcome is `failed` or `inconclusive`. */
export interface ProofAnswer {
  readonly outcome: Outcome;
  readonly problem?: Problem;
}

/** Nothing to object to. */
export const PASSED: ProofAnswer = { outcome: 'passed' };

/** What is wrong, and where. */
export function failure(code: Problem['code'], at?: string, values?: Problem['values']): ProofAnswer {
  return { outcome: 'failed', problem: defined({ code, at, values }) };
}

/** What keeps us from finding out, and where. */
export function unclear(...problem: Parameters<typeof failure>): ProofAnswer {
  return { ...failure(...problem), outcome: 'inconclusive' };
}
