import type { CompactJws } from '../../credential/credential.ts';
import { decodeBase64url } from '../encoding/base64url.ts';
import type { KeyAnswer, ProofAnswer } from '../keys/issuer-keys.ts';
import type { VerificationKey } from '../keys/verification-key.ts';
import { JWS_ALGORITHMS, verifySignature } from './signature.ts';

/**
 * Checks a compact JWS against the keys that it may be by (RFC 7515 section 5.2). The algorithm is bound to the kind of key;
 * `none`, HMAC, `crit` and a key restricted to another algorithm are refused.
 */
export async function checkJwsSignature(jws: CompactJws, answer: KeyAnswer): Promise<ProofAnswer> {
  const refused = refuseHeader(jws);
  if (refused) return refused;
  const alg = jws.header['alg'];
  const algorithm = JWS_ALGORITHMS.get(alg);
  const [header = '', payload = '', text = ''] = jws.token.split('.');
  const signature = decodeBase64url(text);
  if (!signature || !algorithm) return wrong();
  if (answer.keys.length === 0) return signatureUnchecked(answer.binding);
  const data = new TextEncoder().encode(`${header}.${payload}`);
  const fitting = answer.keys.filter((key) => key.alg === undefined || key.alg === alg || isEdDsa(key.alg, alg));
  for (const key of fitting) {
    if (await verifySignature(algorithm, key, { signature, data })) return refuseLeaked(key) ?? { outcome: 'passed' };
  }
  return wrong();
}

/** The signature's own answer where no key was found to check it with: why not. */
export function signatureUnchecked({ outcome, problem }: ProofAnswer): ProofAnswer {
  if (!problem || outcome === 'passed') return wrong();
  const unreachable = problem.code === 'issuer-binding.unreachable';
  const code = unreachable ? 'proof.key-unreachable' : problem.code === 'network.blocked' ? problem.code : 'proof.key-unresolved';
  return { outcome, problem: { ...problem, code } };
}

/** Whoever reads the private half can sign: a signature by such a key says nothing. */
export function refuseLeaked(key: VerificationKey): ProofAnswer | undefined {
  return key.leaked ? { outcome: 'failed', problem: { code: 'proof.key-published' } } : undefined;
}

function refuseHeader({ header }: CompactJws): ProofAnswer | undefined {
  const { alg, crit } = header;
  // Nothing that a `crit` could name is understood here (RFC 7515 section 4.1.11).
  if (crit !== undefined || header['b64'] !== undefined)
    return { outcome: 'failed', problem: { code: 'proof.malformed', at: '/crit' } };
  // However it is spelled, it is no algorithm that anybody could add.
  if (typeof alg !== 'string' || /^none$/i.test(alg)) return wrong();
  if (JWS_ALGORITHMS.has(alg)) return undefined;
  const outcome = alg.startsWith('HS') ? 'failed' : 'inconclusive';
  return { outcome, problem: { code: 'proof.unsupported', at: '/alg', values: { suite: alg } } };
}

function isEdDsa(one: string, other: unknown): boolean {
  return [one, other].every((alg) => alg === 'EdDSA' || alg === 'Ed25519');
}

function wrong(): ProofAnswer {
  return { outcome: 'failed', problem: { code: 'proof.signature-wrong' } };
}
