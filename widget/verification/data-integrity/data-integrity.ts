import { webTime } from '../../badge/web-date.ts';
import type { JsonObject } from '../../credential/credential.ts';
import { idOf, listOf, objectOf, textOf, textsOf } from '../json-value.ts';
import { signatureUnchecked, refuseLeaked } from '../jws/jws-signature.ts';
import { newEffort, type Effort } from '../json-ld/effort.ts';
import { findKey, type KeyAnswer } from '../keys/issuer-keys.ts';
import type { KeyPorts } from '../keys/key-document.ts';
import { failure, unclear, type ProofAnswer } from '../proof-answer.ts';
import { isPublished } from '../keys/published-keys.ts';
import type { ProofFinding, ProofPorts } from '../proofs.ts';
import type { CheckEvidence, Problem } from '../report.ts';
import { isKnownSuite, isOfType, SELECTIVE_SUITE } from './suites.ts';
import { NO_KEY, verifyData, type DataProof } from './verify-data.ts';

/** More proofs than this on one document are not looked at. */
const MAX_PROOFS = 10;
/** More proofs than this are looked at on no badge: keys are asked for on hosts that the badge names. */
const MAX_PROOFS_IN_ALL = 50;
/** More keys of one name than this are not tried: for each the document is put in order and hashed anew. */
const MAX_NAMESAKES = 10;

interface Purse {
  readonly effort: Effort;
  proofs: number;
}

// By the ports: one verification has the same for all of its documents.
const purses = new WeakMap<ProofPorts, Purse>();

function purseOf(ports: ProofPorts): Purse {
  const purse = purses.get(ports) ?? { effort: newEffort(), proofs: MAX_PROOFS_IN_ALL };
  purses.set(ports, purse);
  return purse;
}

/**
 * Judges every embedded proof of a document (Data Integrity 1.0 sections 4.4 and 4.5): a set is judged one by one, a proof
 * in a chain over the document together with the proofs that it names.
 */
export async function checkDataIntegrity(document: JsonObject, ports: ProofPorts): Promise<readonly ProofFinding[]> {
  const { proof, ...unsecured } = document;
  const proofs = listOf(proof).map((each) => objectOf(each) ?? {});
  const findings: ProofFinding[] = [];
  for (const each of proofs.slice(0, MAX_PROOFS)) findings.push(await checkProof(each, { unsecured, proofs, ports }));
  return findings;
}

const NOT_LOOKED_FOR: KeyAnswer = { keys: [], binding: unclear('proof.key-unresolved') };

interface Surroundings {
  readonly unsecured: JsonObject;
  readonly proofs: readonly JsonObject[];
  readonly ports: ProofPorts;
}

async function checkProof(proof: JsonObject, around: Surroundings): Promise<ProofFinding> {
  const { unsecured, ports } = around;
  const type = typeOf(proof);
  const suite = type === 'DataIntegrityProof' ? (textOf(proof['cryptosuite']) ?? '') : type;
  const method = idOf(proof['verificationMethod']);
  const trail: KeyPorts = { ...ports, evidence: [], warnings: [] };
  const purse = purseOf(ports);
  const answer = --purse.proofs < 0 ? NOT_LOOKED_FOR : await findKey({ issuerId: idOf(unsecured['issuer']), method }, trail);
  const refused = refuseProof(proof, suite, ports) ?? refuseMany(proof, suite, answer);
  const document = refused ? unsecured : chained(proof, around);
  const contexts: CheckEvidence[] = [];
  const signature =
    refused ??
    (document
      ? await checkSignature({ suite, proof, document, contexts, effort: purse.effort }, answer)
      : malformed('/proof/previousProof'));
  return {
    suite,
    verificationMethod: method,
    signature,
    binding: answer.binding,
    warnings: [...trail.warnings, ...selectionBy(suite, signature), ...warningsOf(proof, answer, ports)],
    evidence: trail.evidence,
    contexts,
  };
}

// A list of one says the same (JSON-LD 1.1 section 4.3). What is of several types is of none that is known.
function typeOf({ type }: JsonObject): string {
  const [only, ...others] = listOf(type);
  return (others.length === 0 && textOf(only)) || '';
}

// A document may hold several keys of one name: the signature may be by any of them, as that of a JWT may.
async function checkSignature(data: DataProof, { keys: [key, ...others], binding }: KeyAnswer): Promise<ProofAnswer> {
  const checked = await verifyData(data, key);
  if (checked === NO_KEY) return signatureUnchecked(binding);
  if (checked.outcome === 'passed') return refuseLeaked(key) ?? checked;
  if (others.length === 0) return checked;
  const other = await checkSignature(data, { keys: others, binding });
  // That it is by none of the others does not say that it is not by one that nobody could try it with.
  const isOpen = checked.outcome === 'inconclusive' && other.problem?.code === 'proof.signature-wrong';
  return isOpen ? checked : other;
}

function refuseProof(proof: JsonObject, suite: string, { now, skewSeconds }: ProofPorts): ProofAnswer | undefined {
  // Data Integrity 1.0 section 2.1: what names no kind is no proof; what another kind has to carry is that kind's own affair.
  if (suite === '') return malformed(typeOf(proof) === 'DataIntegrityProof' ? '/proof/cryptosuite' : '/proof/type');
  if (!isKnownSuite(suite)) return undefined;
  if (!isOfType(suite, typeOf(proof))) return unclear('proof.unsupported', '/proof', { suite });
  if (proof['proofPurpose'] !== 'assertionMethod') return failure('proof.purpose-wrong', '/proof/proofPurpose');
  if (textOf(proof['proofValue']) === undefined) return malformed('/proof/proofValue');
  if (!idOf(proof['verificationMethod'])?.includes(':')) return failure('proof.key-unresolved', '/proof/verificationMethod');
  // Data Integrity 1.0 section 2.1 has both as date-times, and what is in no zone as UTC.
  const odd = ['created', 'expires'].find((name) => proof[name] !== undefined && Number.isNaN(momentIn(proof[name])));
  if (odd !== undefined) return malformed(`/proof/${odd}`);
  const over = momentIn(proof['expires']) + skewSeconds * 1000 < now.getTime();
  return over ? failure('proof.expired', '/proof/expires') : undefined;
}

// Nobody has as many, and each would be looked at: proofs that one is over, once for each time that they are named, and keys of one name.
function refuseMany(proof: JsonObject, suite: string, answer: KeyAnswer): ProofAnswer | undefined {
  if (answer === NOT_LOOKED_FOR) return unclear('proof.unsupported', '/proof', { suite });
  if (listOf(proof['previousProof']).length > MAX_PROOFS) return unclear('proof.unsupported', '/proof/previousProof', { suite });
  return answer.keys.length > MAX_NAMESAKES ? unclear('proof.key-unresolved', idOf(proof['verificationMethod'])) : undefined;
}

function momentIn(value: unknown): number {
  return webTime(textOf(value));
}

// Data Integrity 1.0 section 4.5: a proof with `previousProof` also covers the proofs that it names.
function chained(proof: JsonObject, { unsecured, proofs }: Surroundings): JsonObject | undefined {
  if (proof['previousProof'] === undefined) return unsecured;
  const previous: JsonObject[] = [];
  for (const id of textsOf(listOf(proof['previousProof']))) {
    const found = proofs.find((each) => each !== proof && each['id'] === id);
    if (!found) return undefined;
    previous.push(found);
  }
  return previous.length > 0 ? { ...unsecured, proof: previous } : undefined;
}

// Nothing in a derived proof tells what was left out: an end, or one of two entries of its status, as well as a name.
function selectionBy(suite: string, { outcome }: ProofAnswer): readonly Problem[] {
  return suite === SELECTIVE_SUITE && outcome === 'passed' ? [{ code: 'proof.selective-disclosure' }] : [];
}

function warningsOf(proof: JsonObject, answer: KeyAnswer, { now, skewSeconds }: ProofPorts): readonly Problem[] {
  const warnings: Problem[] = [];
  if (answer.keys.some(isPublished)) warnings.push({ code: 'proof.key-published' });
  if (momentIn(proof['created']) - skewSeconds * 1000 > now.getTime())
    warnings.push({ code: 'validity-period.not-yet-valid', at: '/proof/created' });
  return warnings;
}

function malformed(at: string): ProofAnswer {
  return failure('proof.malformed', at);
}
