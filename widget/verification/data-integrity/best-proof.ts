import type { ProofFinding } from '../proofs.ts';
import type { Outcome } from '../report.ts';

const WORST_FIRST: readonly Outcome[] = ['failed', 'inconclusive', 'passed'];

/** The proof that tells most of a document that has several. */
export function bestOf(findings: readonly ProofFinding[]): ProofFinding | undefined {
  return findings.toSorted((one, other) => rankOf(other) - rankOf(one))[0];
}

/**
 * A signature of the issuer's own key that does not fit outweighs every proof but a good one of the issuer's: otherwise a forger would
 * turn "changed" into "could not find out" by adding a proof of an unknown kind, or into "unchanged" by signing what was changed.
 */
function rankOf({ signature, binding }: ProofFinding): number {
  if (signature.outcome === 'failed' && binding.outcome === 'passed') return 21.5;
  return 10 * WORST_FIRST.indexOf(signature.outcome) + WORST_FIRST.indexOf(binding.outcome);
}
