import type { Finding } from './checking.ts';
import { failed, inconclusive, passed } from './checking.ts';

/**
 * Several findings of one check as one: what failed goes first, then what could not be read. What the others found is kept as
 * warnings, and all that was looked at as evidence.
 */
export function worstOf(findings: readonly Finding[]): Finding {
  const worst =
    findings.find(({ outcome }) => outcome === 'failed') ?? findings.find(({ outcome }) => outcome === 'inconclusive');
  const evidence = findings.flatMap((finding) => finding.evidence ?? []);
  const noted = findings.flatMap((finding) => [...(finding.warnings ?? []), ...(finding.problem ? [finding.problem] : [])]);
  const warnings = noted.filter((problem) => problem !== worst?.problem);
  if (!worst?.problem) return passed({ evidence, warnings });
  return worst.outcome === 'failed'
    ? failed(worst.problem, { evidence, warnings })
    : inconclusive(worst.problem, { evidence, warnings });
}
