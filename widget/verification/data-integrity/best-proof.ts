import type { ProofFinding } from '../proofs.ts';
import type { Outcome } from '../report.ts';

const WORST_FIRST: readonly Outcome[] = ['failed', 'inconclusive', 'passed'];

/** The proof that tells most of a document that has several. */
export function bestOf(findings: readonly ProofFinding[]): ProofFinding | undefined {
  return findings.toSorted((one, other) => rankOf(other) - rankOf(one))[0];
}

/**
 * Where no proof is good, a signature of the issuer's own key that does not fit outweighs a proof that nobody could check:
 * otherwise a forger would turn "changed" into "could not find out" by adding a proof of an unknown kind.
 */
function rankOf({ signature, binding }: ProofFinding): number {
  if (signature.outcome === 'failed' && binding.outcome === 'passed') return 15;
  return 10 * WORST_FIRST.indexOf(signature.outcome) + WORST_FIRST.indexOf(binding.outcome);
}
