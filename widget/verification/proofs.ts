import type { Secured } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import type { CheckEvidence, Outcome, Problem } from './report.ts';

/** One answer about one proof. `problem` is present when the outcome is `failed` or `inconclusive`. */
export interface ProofAnswer {
  readonly outcome: Outcome;
  readonly problem?: Problem;
}

/** What was found out about one proof of a document. */
export interface ProofFinding {
  readonly kind: 'data-integrity' | 'vc-jwt' | 'jws';
  /** Cryptosuite or JWS algorithm as the proof names it: `eddsa-rdfc-2022`, `ES256`, ... */
  readonly suite: string;
  /** The key the proof names, when it names one. */
  readonly verificationMethod?: string;
  /** Is the document as it was signed? */
  readonly signature: ProofAnswer;
  /** Does the issuer's own document list this key for `assertionMethod`? */
  readonly binding: ProofAnswer;
  readonly warnings: readonly Problem[];
  readonly evidence: readonly CheckEvidence[];
}

/** What differs by place: the network and the clock. */
export interface ProofPorts {
  readonly loadDocument: LoadDocument;
  readonly now: Date;
  /** Tolerance for clocks, in seconds. */
  readonly skewSeconds: number;
}

/** Every proof of a secured document, each judged on its own. Never throws for bad input. */
export async function checkProofs(_secured: Secured, _ports: ProofPorts): Promise<readonly ProofFinding[]> {
  return [];
}
