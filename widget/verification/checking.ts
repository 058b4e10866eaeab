import type { JsonObject, Secured } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import type { KnownIssuerRow } from './badge-record.ts';
import type { ProofJudgement } from './proof-judgement.ts';
import type { Check, CheckEvidence, Problem } from './report.ts';
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
  /** Turns the body of such a document (JSON or a compact JWS) into what `judge` takes; undefined when it is neither. */
  readonly readSecured: (body: Uint8Array | string | JsonObject) => Promise<Secured | undefined>;
  /** The subject's own proofs. */
  readonly proofs: ProofJudgement;
  readonly knownIssuers: readonly KnownIssuerRow[];
  /** What the viewer typed. Compared here and sent nowhere. */
  readonly recipient?: string;
  /** The picture shown. */
  readonly image?: Uint8Array;
}

/** One check: asks one question about the subject. May throw; the caller turns that into `internal`. */
export type CheckFunction = (subject: Subject, ports: CheckPorts) => Promise<Finding> | Finding;

/** What goes with an outcome. Empty lists are left out of the report. */
export interface Extra {
  readonly evidence?: readonly CheckEvidence[];
  readonly warnings?: readonly Problem[];
}

function rest({ evidence = [], warnings = [] }: Extra): Extra {
  return { ...(warnings.length > 0 && { warnings }), ...(evidence.length > 0 && { evidence }) };
}

/** The question was answered well. */
export function passed(extra: Extra = {}): Finding {
  return { outcome: 'passed', ...rest(extra) };
}

/** The credential is wrong. */
export function failed(problem: Problem, extra: Extra = {}): Finding {
  return { outcome: 'failed', problem, ...rest(extra) };
}

/** We could not find out. */
export function inconclusive(problem: Problem, extra: Extra = {}): Finding {
  return { outcome: 'inconclusive', problem, ...rest(extra) };
}

/** The question does not arise. */
export function notApplicable(extra: Extra = {}): Finding {
  return { outcome: 'not-applicable', ...rest(extra) };
}
