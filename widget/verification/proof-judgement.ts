import type { Finding } from './checking.ts';
import type { ProofFinding } from './proofs.ts';
import type { Outcome, Problem } from './report.ts';

/** What all proofs of one document come to: whether it is as it was signed, and whether by its issuer. */
export interface ProofJudgement {
  readonly proof: Finding;
  readonly binding: Finding;
}

const RANK: { readonly [Of in Outcome]: number } = { passed: 3, inconclusive: 2, failed: 1, 'not-applicable': 0 };

/**
 * One good proof that is bound to the issuer is enough (OB 3.0 "Verification": any one proof); what is wrong with the others is
 * told as warnings. Where none is good, a signature of the issuer's own key that does not fit outweighs a proof that nobody could
 * check: otherwise a forger would turn "changed" into "could not find out" by adding a proof of an unknown kind.
 */
export function judgeProofs(findings: readonly ProofFinding[]): ProofJudgement {
  const best = mostTelling(findings);
  if (!best) return { proof: { outcome: 'failed', problem: { code: 'proof.missing' } }, binding: { outcome: 'not-applicable' } };
  const others = findings.filter((finding) => finding !== best).flatMap(problemsOf);
  const warnings = [...best.warnings, ...others];
  const key = { kind: 'key', value: best.verificationMethod ?? best.suite };
  const contexts = best.evidence.filter(({ kind }) => kind === 'context');
  const evidence = [...best.evidence.filter(({ kind }) => kind !== 'context'), key];
  return {
    proof: {
      ...best.signature,
      ...(warnings.length > 0 && { warnings }),
      evidence: [{ kind: 'claim', value: best.suite }, ...contexts],
    },
    binding: { ...best.binding, evidence },
  };
}

function mostTelling(findings: readonly ProofFinding[]): ProofFinding | undefined {
  const ranked = findings.toSorted((a, b) => rankOf(b) - rankOf(a));
  const best = ranked[0];
  if (best === undefined || best.signature.outcome === 'passed') return best;
  return ranked.find((finding) => finding.signature.outcome === 'failed' && finding.binding.outcome === 'passed') ?? best;
}

function rankOf({ signature, binding }: ProofFinding): number {
  return 10 * RANK[signature.outcome] + RANK[binding.outcome];
}

function problemsOf({ signature, binding }: ProofFinding): readonly Problem[] {
  return [signature.problem, binding.problem].filter((problem) => problem !== undefined);
}
