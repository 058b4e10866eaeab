import type { SpecVersion } from '../badge/badge.ts';
import type { Secured } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import { isVerifiableCredential } from '../credential/verifiable-credential.ts';
import type { CheckPorts, Finding } from './checking.ts';
import type { ProofFinding, ProofPorts } from './proofs.ts';
import type { Subject } from './subject.ts';

type Found = Promise<Finding> | Finding;

/**
 * What differs between the badges that lead to records at their issuer (Open Badges 0.5 to 2.1) and the credentials that bring all with
 * them (3.0). Each family is loaded when a badge of it comes: nobody pays for the other. A family is given its own subjects only.
 */
export interface Family<Own extends Subject = Subject> {
  /** What the checks ask about. Never throws for bad input. */
  readSubject(secured: Secured, loadDocument: LoadDocument): Promise<Own>;
  /** Every proof of a document, each judged on its own; empty for a form that carries none. Never throws for bad input. */
  checkProofs(secured: Secured, ports: ProofPorts): Promise<readonly ProofFinding[]>;
  checkStructure(subject: Own): Found;
  checkProof(subject: Own, ports: CheckPorts): Found;
  checkIssuerBinding(subject: Own, ports: CheckPorts): Found;
  checkAchievement(subject: Own): Found;
  checkStatus(subject: Own, ports: CheckPorts): Found;
}

const loadRecords = async (): Promise<Family> => (await import('./open-badges-2/open-badges-2.ts')).OPEN_BADGES_2;
const loadCredentials = async (): Promise<Family> => (await import('./open-badges-3/open-badges-3.ts')).OPEN_BADGES_3;

/** Loads the family of a badge of which only the version is known, for whoever fetches the badge itself meanwhile. */
export function loadFamily(version: SpecVersion): Promise<Family> {
  return version === '3.0' ? loadCredentials() : loadRecords();
}

/** The family of a document. Nothing without a proof is told by its own words but which family they are of. */
export function familyOf(secured: Secured): Promise<Family> {
  const { form } = secured;
  const ofRecords = form === 'hosted' || form === 'jws' || (form === 'unsecured' && !isVerifiableCredential(secured.document));
  return ofRecords ? loadRecords() : loadCredentials();
}
