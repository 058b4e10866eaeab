import type { Secured } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import type { ProofAnswer } from './keys/issuer-keys.ts';
import type { CheckEvidence, Problem } from './report.ts';

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

/**
 * Every proof of a secured document, each judged on its own; empty for a form that carries none. Never throws for bad
 * input. Each kind is loaded when a proof needs it: a hosted badge pays for no keys, a JWT for no JSON-LD.
 */
export async function checkProofs(secured: Secured, ports: ProofPorts): Promise<readonly ProofFinding[]> {
  switch (secured.form) {
    case 'vc-jwt':
      return [await (await loadJwtProof()).checkJwtProof(secured.jws, ports)];
    case 'jws':
      return [await (await loadSignedBadgeProof()).checkSignedBadge(secured.jws, secured.document, ports)];
    case 'data-integrity': {
      const { checkDataIntegrity } = await loadDataIntegrity();
      return checkDataIntegrity(secured.document, ports);
    }
    case 'hosted':
    case 'unsecured':
      return [];
  }
}

const loadJwtProof = once(() => import('./jws/jwt-proof.ts'));
const loadSignedBadgeProof = once(() => import('./jws/signed-badge-proof.ts'));
const loadDataIntegrity = once(() => import('./data-integrity/data-integrity.ts'));

// Asking for a module that is there costs as much as a tenth of a signature. One that failed to load is asked for again.
function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loaded: Promise<Loaded> | undefined;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}
