import type { Finding } from './checking.ts';
import { failed, inconclusive, notApplicable, passed } from './checking.ts';

/**
 * Several findings of one check as one: what failed goes first, then what could not be read. What the others found is kept as
 * warnings, and all that was looked at as evidence. Without any, the question does not arise.
 */
export function worstOf(findings: readonly Finding[]): Finding {
  const first = (outcome: Finding['outcome']) => findings.find((finding) => finding.outcome === outcome)?.problem;
  const [wrong, unknown] = [first('failed'), first('inconclusive')];
  const extra = {
    evidence: findings.flatMap(({ evidence = [] }) => evidence),
    warnings: findings
      .flatMap(({ warnings = [], problem }) => [...warnings, problem])
      .filter((problem) => problem !== (wrong ?? unknown)),
  };
  if (wrong) return failed(wrong, extra);
  if (unknown) return inconclusive(unknown, extra);
  return findings.length > 0 ? passed(extra) : notApplicable();
}
