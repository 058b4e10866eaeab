import type { Secured } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import { familyOf } from './family.ts';
import type { ProofAnswer } from './proof-answer.ts';
import type { CheckEvidence, Problem } from './report.ts';

/** What was found out about one proof of a document. */
export interface ProofFinding {
  /** Cryptosuite or JWS algorithm as the proof names it: `eddsa-rdfc-2022`, `ES256`, ... */
  readonly suite: string;
  /** The key the proof names, when it names one. */
  readonly verificationMethod: string | undefined;
  /** Is the document as it was signed? */
  readonly signature: ProofAnswer;
  /** Does the issuer's own document list this key for `assertionMethod`? */
  readonly binding: ProofAnswer;
  readonly warnings: readonly Problem[];
  /** What was read to find the key. */
  readonly evidence: readonly CheckEvidence[];
  /** Which publications of its contexts the document was signed under, where they have several. */
  readonly contexts?: readonly CheckEvidence[];
}

/** What differs by place: the network and the clock. One object for one verification: what it may spend on proofs is counted by it. */
export interface ProofPorts {
  readonly loadDocument: LoadDocument;
  readonly now: Date;
  /** Tolerance for clocks, in seconds. */
  readonly skewSeconds: number;
}

/** Every proof of a secured document, each judged on its own; empty for a form that carries none. Never throws for bad input. */
export async function checkProofs(secured: Secured, ports: ProofPorts): Promise<readonly ProofFinding[]> {
  return (await familyOf(secured)).checkProofs(secured, ports);
}
