import type { Finding } from './checking.ts';
import type { ProofFinding } from './proofs.ts';
import type { Outcome, Problem } from './report.ts';

/** What all proofs of one document come to: whether it is as it was signed, and whether by its issuer. */
export interface ProofJudgement {
  readonly proof: Finding;
  readonly binding: Finding;
}

const WORST_FIRST: readonly Outcome[] = ['failed', 'inconclusive', 'passed'];

/**
 * One good proof that is bound to the issuer is enough (OB 3.0 "Verification": any one proof); what is wrong with the others is
 * told as warnings.
 */
export function judgeProofs(findings: readonly ProofFinding[]): ProofJudgement {
  const best = findings.toSorted((a, b) => rankOf(b) - rankOf(a))[0];
  if (!best) return { proof: { outcome: 'failed', problem: { code: 'proof.missing' } }, binding: { outcome: 'not-applicable' } };
  const { suite, verificationMethod = suite, signature, binding, contexts = [] } = best;
  const told = findings.filter((finding) => finding !== best).flatMap(problemsOf);
  const warnings = [...best.warnings, ...told];
  return {
    proof: {
      ...signature,
      ...(warnings.length > 0 && { warnings }),
      evidence: [{ kind: 'claim', value: suite }, ...contexts],
    },
    binding: { ...binding, evidence: [...best.evidence, { kind: 'key', value: verificationMethod }] },
  };
}

/**
 * Where no proof is good, a signature of the issuer's own key that does not fit outweighs a proof that nobody could check:
 * otherwise a forger would turn "changed" into "could not find out" by adding a proof of an unknown kind.
 */
function rankOf({ signature, binding }: ProofFinding): number {
  if (signature.outcome === 'failed' && binding.outcome === 'passed') return 15;
  return 10 * WORST_FIRST.indexOf(signature.outcome) + WORST_FIRST.indexOf(binding.outcome);
}

function problemsOf({ signature, binding }: ProofFinding): readonly Problem[] {
  return [signature.problem ?? [], binding.problem ?? []].flat();
}
