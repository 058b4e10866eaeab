import type { CompactJws } from '../../credential/credential.ts';
import type { KeyAnswer } from '../keys/issuer-keys.ts';
import type { KeyPorts } from '../keys/key-document.ts';
import { failure, PASSED, unclear, type ProofAnswer } from '../proof-answer.ts';
import { isPublished } from '../keys/published-keys.ts';
import type { VerificationKey } from '../keys/verification-key.ts';
import { textOf } from '../json-value.ts';
import type { ProofFinding } from '../proofs.ts';
import { JWS_ALGORITHMS, verifySignature } from './signature.ts';

const WRONG = failure('proof.signature-wrong');

/**
 * A compact JWS judged by the keys that were found for it. `method` is how the signature names its key.
 * @param meanwhile called while the platform is at work, once for each key that is tried: perhaps never
 */
export async function judgeJws(
  jws: CompactJws,
  answer: KeyAnswer,
  { trail, method }: { readonly trail: KeyPorts; readonly method: string | undefined },
  meanwhile?: () => void,
): Promise<ProofFinding> {
  const { evidence, warnings } = trail;
  const signature = await checkSignature(jws, answer, meanwhile);
  if (answer.keys.some(isPublished)) warnings.push({ code: 'proof.key-published' });
  const suite = textOf(jws.header['alg']) ?? 'none';
  return { suite, verificationMethod: method, signature, binding: answer.binding, evidence, warnings };
}

/**
 * Checks a compact JWS against the keys that it may be by (RFC 7515 section 5.2). The algorithm is bound to the kind of key;
 * `none`, HMAC, `crit` and a key restricted to another algorithm are refused.
 */
async function checkSignature(
  { token, header, signature }: CompactJws,
  { keys, binding }: KeyAnswer,
  meanwhile?: () => void,
): Promise<ProofAnswer> {
  const { alg, crit, b64 } = header;
  // Nothing that a `crit` could name is understood here (RFC 7515 section 4.1.11).
  if (crit !== undefined || b64 !== undefined) return failure('proof.malformed', '/crit');
  const algorithm = JWS_ALGORITHMS.get(alg);
  if (!algorithm) {
    // However `none` is spelled, it is no algorithm that anybody could add.
    if (typeof alg !== 'string' || /^none$/i.test(alg)) return WRONG;
    return (alg.startsWith('HS') ? failure : unclear)('proof.unsupported', '/alg', { suite: alg });
  }
  if (keys.length === 0) return signatureUnchecked(binding);
  const signed = { signature, data: new TextEncoder().encode(token.slice(0, token.lastIndexOf('.'))) };
  try {
    for (const key of keys) {
      // `EdDSA` and `Ed25519` are two names of one algorithm.
      const fits = key.alg === undefined || JWS_ALGORITHMS.get(key.alg) === algorithm;
      if (fits && (await verifySignature(algorithm, key, signed, meanwhile))) return refuseLeaked(key) ?? PASSED;
    }
    return WRONG;
  } catch {
    return unclear('proof.unsupported', '/alg', { suite: String(alg) });
  }
}

/** The signature's own answer where no key was found to check it with: why not. */
export function signatureUnchecked({ outcome, problem }: ProofAnswer): ProofAnswer {
  if (!problem) return WRONG;
  const unreachable = problem.code === 'issuer-binding.unreachable';
  const code = unreachable ? 'proof.key-unreachable' : problem.code === 'network.blocked' ? problem.code : 'proof.key-unresolved';
  return { outcome, problem: { ...problem, code } };
}

/** Whoever reads the private half can sign: a signature by such a key says nothing. */
export function refuseLeaked(key: VerificationKey | undefined): ProofAnswer | undefined {
  return key?.leaked ? failure('proof.key-published') : undefined;
}
