import type { Finding } from './checking.ts';
import { failure } from './proof-answer.ts';
import type { ProofFinding } from './proofs.ts';

/** What all proofs of one document come to: whether it is as it was signed, and whether by its issuer. */
export interface ProofJudgement {
  readonly proof: Finding;
  readonly binding: Finding;
}

/**
 * One good proof that is bound to the issuer is enough (OB 3.0 "Verification": any one proof); what is wrong with the others is
 * told as warnings.
 */
export async function judgeProofs(findings: readonly ProofFinding[]): Promise<ProofJudgement> {
  // Only Data Integrity can put several proofs on one document.
  const best = findings.length > 1 ? (await import('./data-integrity/best-proof.ts')).bestOf(findings) : findings[0];
  if (!best) return { proof: failure('proof.missing'), binding: { outcome: 'not-applicable' } };
  const { suite, verificationMethod = suite, signature, binding, contexts = [] } = best;
  const others = findings.filter((finding) => finding !== best);
  const told = others.flatMap((other) => [other.signature.problem ?? [], other.binding.problem ?? []].flat());
  const warnings = [...best.warnings, ...told];
  // A key that cannot be read is of the kind that the signature is of: neither is known here, and neither is wrong.
  const isOpen = signature.problem?.code === 'proof.unsupported' && binding.problem?.code === 'proof.key-unresolved';
  return {
    proof: {
      ...signature,
      ...(warnings.length > 0 && { warnings }),
      evidence: [{ kind: 'claim', value: suite }, ...contexts],
    },
    binding: {
      ...binding,
      ...(isOpen && { outcome: 'inconclusive' }),
      evidence: [...best.evidence, { kind: 'key', value: verificationMethod }],
    },
  };
}
