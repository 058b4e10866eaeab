import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, notApplicable, passed } from '../checking.ts';
import type { Subject } from '../subject.ts';
import { periodProblem } from '../validity.ts';

/** Is it in force now? OB 3.0 `validFrom` / `validUntil` (VC 1.1 `issuanceDate` / `expirationDate`), OB 2.0 `issuedOn` / `expires`. */
export function checkValidityPeriod(subject: Subject, ports: CheckPorts): Finding {
  if (subject.unread) return inconclusive(subject.unread);
  const evidence = [...subject.starts, ...subject.ends].map(({ value, at }) => ({
    kind: 'claim',
    value: `${at} ${String(value)}`,
  }));
  if (evidence.length === 0) return notApplicable();
  const problem = periodProblem(subject, ports);
  if (!problem) return passed({ evidence });
  // A date that is no date is a slip of the pen more often than a forgery: nobody can say whether it is still in force.
  return (problem.code === 'validity-period.unreadable' ? inconclusive : failed)(problem, { evidence });
}
