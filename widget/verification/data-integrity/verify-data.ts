import type { JsonObject } from '../../credential/credential.ts';
import { defined } from '../../credential/defined-members.ts';
import { revisionsOf } from '../contexts/context-documents.ts';
import { decodeBase58 } from '../encoding/base58.ts';
import { canonicalizeJson } from '../encoding/json-canonical.ts';
import type { CanonicalizeOptions } from '../json-ld/canonicalize.ts';
import type { Effort } from '../json-ld/effort.ts';
import { JsonLdError } from '../json-ld/json-ld-error.ts';
import { hasTwoOrders } from '../json-ld/line-order.ts';
import { listOf, textOf, textsOf } from '../json-value.ts';
import { isNotSupported, verifySignature } from '../jws/signature.ts';
import { failure, PASSED, unclear, type ProofAnswer } from '../proof-answer.ts';
import type { VerificationKey } from '../keys/verification-key.ts';
import type { CheckEvidence } from '../report.ts';
import { hashDataIntegrity, type HashDataOptions } from './hash-data.ts';
import { respellingIn } from './respelling.ts';
import { algorithmFor, hashFor, isHashedSuite, SELECTIVE_SUITE, type HashedSuite } from './suites.ts';

/** One proof and what it is over. */
export interface DataProof {
  readonly suite: string;
  readonly proof: JsonObject;
  /** The document without this proof; with the proofs that it names when it is one of a chain. */
  readonly document: JsonObject;
  /** Which publication of a context fitted is added here. */
  readonly contexts: CheckEvidence[];
  /** What is left for reading it. Default: what one document may take. */
  readonly effort?: Effort;
}

/** The answer for a document with which nothing is wrong, and for whose signature there is no key. */
export const NO_KEY = unclear('proof.key-unresolved');

const WRONG = failure('proof.signature-wrong');

/**
 * Whether the document is as it was signed with `key`. Without a key what is wrong with the document itself is still found;
 * when nothing is, the answer is `NO_KEY`.
 */
export async function verifyData(data: DataProof, key: VerificationKey | undefined): Promise<ProofAnswer> {
  const { suite } = data;
  if (suite === SELECTIVE_SUITE) {
    if (textOf(data.proof['proofValue'])?.startsWith(BASE_PROOF)) return unsupported(`${suite}, base proof`);
    return tryRevisions(data, await selectiveVerifier(data, key));
  }
  if (!isHashedSuite(suite)) return unsupported(suite);
  const signature = signatureOf(data.proof, suite);
  if (!signature) return failure('proof.signature-wrong', '/proof/proofValue');
  const verify: Verify = (reading, meanwhile) => verifyHashed(data, { suite, key, signature, reading, meanwhile });
  // JSON as it is needs no context to be read.
  return suite.includes('-jcs-') ? attempt(verify, {}, suite) : tryRevisions(data, verify);
}

/**
 * How a base proof begins (Data Integrity ECDSA 1.0 section 3.5.2). It is made for the holder to derive from, and no verifier is given
 * a way to check it; whoever shows it has changed nothing.
 */
const BASE_PROOF = 'u2V0A';

function unsupported(suite: string): ProofAnswer {
  return unclear('proof.unsupported', '/proof', { suite });
}

// How statements are read and put in order. `undefined`: there is no key to say it with.
type Verify = (reading: Reading, meanwhile?: () => void) => Promise<boolean | undefined>;

type Reading = Pick<CanonicalizeOptions, 'revisions' | 'order' | 'effort'> & Pick<HashDataOptions, 'proofContexts'>;

async function selectiveVerifier(data: DataProof, key: VerificationKey | undefined): Promise<Verify> {
  const { verifyDerivedProof } = await import('./selective-disclosure.ts');
  return (reading) => verifyDerivedProof(data.document, data.proof, key, reading);
}

interface HashedProof {
  readonly suite: HashedSuite;
  readonly key: VerificationKey | undefined;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly reading: Reading;
  readonly meanwhile: (() => void) | undefined;
}

async function verifyHashed({ document, proof }: DataProof, options: HashedProof): Promise<boolean | undefined> {
  const { suite, key, signature, reading, meanwhile } = options;
  const signed = suite.includes('-jcs-') ? underProofContext(document, proof) : document;
  if (!signed) return false;
  const data = await hashDataIntegrity(signed, proof, { suite, hash: key ? hashFor(key) : 'SHA-256', ...reading });
  if (!key) return undefined;
  const algorithm = algorithmFor(suite, key);
  return algorithm !== undefined && verifySignature(algorithm, key, { signature, data }, meanwhile);
}

// What cannot be a signature of the suite is wrong whatever the key is: base58btc of 64 bytes, 96 for P-384.
function signatureOf(proof: JsonObject, suite: HashedSuite): Uint8Array<ArrayBuffer> | undefined {
  const text = textOf(proof['proofValue']) ?? '';
  const signature = text.startsWith('z') ? decodeBase58(text.slice(1)) : undefined;
  const fits = signature?.length === 64 || (signature?.length === 96 && suite.startsWith('ecdsa'));
  return fits ? signature : undefined;
}

// Data Integrity EdDSA 1.0 section 3.3.2: the document may only have gained contexts behind those of the proof.
function underProofContext(document: JsonObject, proof: JsonObject): JsonObject | undefined {
  if (proof['@context'] === undefined) return document;
  const own = listOf(document['@context']);
  const wanted = listOf(proof['@context']);
  if (!wanted.every((each, at) => canonicalizeJson(each) === canonicalizeJson(own[at] ?? null))) return undefined;
  return { ...document, '@context': proof['@context'] };
}

/**
 * Verifies, and where a context was published several times under one URL, tries the other publications before saying that
 * something is wrong: an issuer signed with whichever it had. So it is with the order of its statements.
 */
async function tryRevisions(data: DataProof, verify: Verify): Promise<ProofAnswer> {
  let first: ProofAnswer | undefined;
  // Looked at while the platform checks the signature, and once, however many readings are tried.
  let looked: readonly [JsonLdError | undefined] | undefined;
  const look = (): readonly [JsonLdError | undefined] => (looked ??= [respellingIn(data.document)]);
  for (const reading of readingsOf(data)) {
    const answer = await attempt((each) => verify(each, look), reading, data.suite);
    if (answer.outcome === 'passed') {
      for (const [url, value] of reading.revisions ?? []) data.contexts.push({ kind: 'context', url, value });
      const [respelling] = look();
      return respelling ? answerOf(respelling) : answer;
    }
    // What is too complex, or unknown, is so in every publication; what nothing is left for may be right in another.
    if (answer.outcome === 'inconclusive')
      return first?.problem?.code === WRONG.problem?.code && reading.proofContexts ? WRONG : answer;
    first ??= answer;
  }
  return first ?? WRONG;
}

async function attempt(verify: Verify, reading: Reading, suite: string): Promise<ProofAnswer> {
  try {
    const verified = await verify(reading);
    return verified === undefined ? NO_KEY : verified ? PASSED : WRONG;
  } catch (error) {
    if (error instanceof JsonLdError) return answerOf(error);
    if (isNotSupported(error)) return unclear('proof.unsupported', undefined, { suite });
    // A document that JSON itself cannot hold: a lone surrogate, a number that is not finite.
    return failure('proof.malformed');
  }
}

function answerOf({ code, ...error }: JsonLdError): ProofAnswer {
  const at = error.at.slice(0, 300);
  switch (code) {
    case 'context-unknown':
      return unclear('structure.context-unknown', at);
    case 'unsigned-terms':
      return failure('structure.unsigned-terms', undefined, { term: at });
    case 'invalid':
      return failure('proof.malformed', undefined, { reason: at });
    case 'respelled':
      return unclear('structure.respelled', undefined, { term: at });
    case 'unsupported':
    case 'too-complex':
      return unclear('proof.unsupported', undefined, { suite: code, term: at });
  }
}

function* readingsOf({ document, effort, proof, suite }: DataProof): Generator<Reading> {
  const choices = choicesOf(document).map((revisions) => defined({ revisions, effort }));
  yield* choices;
  if (hasTwoOrders(document)) for (const choice of choices) yield { ...choice, order: 'code-units' };
  const proofContexts = ownContexts(proof);
  if (proofContexts && suite !== SELECTIVE_SUITE) for (const choice of choices) yield { ...choice, proofContexts };
}

/**
 * What DIDKit writes: a proof that brings the context of its suite along, where the document does not name it, and is signed as JSON-LD reads
 * it there. Data Integrity 1.0 reads a proof under the document's alone. A context of the proof's own making could give its words another
 * meaning than the one that they are judged by: only published ones count.
 */
function ownContexts({ '@context': own }: JsonObject): readonly string[] | undefined {
  const urls = textsOf(own);
  return urls.length > 0 && urls.length === listOf(own).length ? urls : undefined;
}

function choicesOf(document: JsonObject): readonly ReadonlyMap<string, string>[] {
  let choices: ReadonlyMap<string, string>[] = [new Map()];
  for (const url of new Set(listOf(document['@context']))) {
    const revisions = typeof url === 'string' ? revisionsOf(url) : [];
    if (revisions.length > 1)
      choices = revisions.flatMap((revision) => choices.map((each) => new Map(each).set(String(url), revision)));
  }
  return choices;
}
