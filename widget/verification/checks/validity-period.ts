import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, notApplicable, passed } from '../checking.ts';
import { textOf } from '../json-value.ts';
import type { CheckEvidence } from '../report.ts';
import type { Subject } from '../subject.ts';
import { periodOf } from '../validity.ts';

/** Is it in force now? OB 3.0 `validFrom` / `validUntil` (VC 1.1 `issuanceDate` / `expirationDate`), OB 2.0 `issuedOn` / `expires`. */
export function checkValidityPeriod(subject: Subject, ports: CheckPorts): Finding {
  if (subject.unread) return inconclusive(subject.unread);
  const dates = [...subject.starts, ...subject.ends];
  if (dates.length === 0) return notApplicable();
  const evidence = dates.map(({ value, at }): CheckEvidence => ({
    kind: 'claim',
    value: `${at} ${textOf(value) ?? String(value)}`,
  }));
  const { problem } = periodOf(subject, ports);
  if (!problem) return passed({ evidence });
  // A date that is no date is a slip of the pen more often than a forgery: nobody can say whether it is still in force.
  return problem.code === 'validity-period.unreadable' ? inconclusive(problem, { evidence }) : failed(problem, { evidence });
}
