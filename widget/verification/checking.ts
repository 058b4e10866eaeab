import { defined } from '../credential/defined-members.ts';
import type { Secured } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import type { KnownIssuerRow } from './badge-record.ts';
import type { ProofJudgement } from './proof-judgement.ts';
import type { Check, CheckEvidence, Outcome, Problem } from './report.ts';
import type { Subject } from './subject.ts';

/** What a check answers: everything of a {@link Check} but its name. */
export type Finding = Omit<Check, 'id'>;

/** What a check may use. Everything that differs by place is here; a check keeps nothing of its own. */
export interface CheckPorts {
  readonly loadDocument: LoadDocument;
  readonly now: Date;
  /** Tolerance for clocks, in seconds. */
  readonly skewSeconds: number;
  /** Judges the proofs of another signed document: a status list, an endorsement, a refreshed credential. */
  readonly judge: (secured: Secured) => Promise<ProofJudgement>;
  /** The subject's own proofs. */
  readonly proofs: ProofJudgement;
  readonly knownIssuers: readonly KnownIssuerRow[];
}

/** One check: asks one question about the subject. May throw; the caller turns that into `internal`. */
export type CheckFunction<Ports = CheckPorts> = (subject: Subject, ports: Ports) => Promise<Finding> | Finding;

/** What goes with an outcome. Items that are undefined or false are left out of the report, and so are empty lists. */
export interface Extra {
  readonly evidence?: readonly (CheckEvidence | undefined)[] | undefined;
  readonly warnings?: readonly (Problem | undefined | false)[] | undefined;
}

function finding(outcome: Outcome, problem: Problem | undefined, { warnings, evidence }: Extra = {}): Finding {
  return defined({ outcome, problem, warnings: present(warnings), evidence: present(evidence) });
}

function present<Item extends object>(items: readonly (Item | undefined | false)[] = []): readonly Item[] | undefined {
  const kept = items.filter((item) => typeof item === 'object');
  return kept.length > 0 ? kept : undefined;
}

/** The question was answered well. */
export function passed(extra?: Extra): Finding {
  return finding('passed', undefined, extra);
}

/** The credential is wrong. */
export function failed(problem: Problem, extra?: Extra): Finding {
  return finding('failed', problem, extra);
}

/** We could not find out. */
export function inconclusive(problem: Problem, extra?: Extra): Finding {
  return finding('inconclusive', problem, extra);
}

/** The question does not arise. */
export function notApplicable(): Finding {
  return finding('not-applicable', undefined);
}
