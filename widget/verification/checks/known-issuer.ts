import type { KnownIssuerRow } from '../badge-record.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { inconclusive, notApplicable, passed } from '../checking.ts';
import { oddityOf } from '../issuers/issuer-oddity.ts';
import type { Subject } from '../subject.ts';

/**
 * Is the issuer the organisation whose name it shows? Told by its identifier alone, from a dated table. Everything else is
 * inconclusive, and says what is odd: a known name without its identifier, or a name drawn like one. `row` is the table's row of that
 * identifier, and `bound` what the issuer-binding check found: an identifier that nobody proved is only a claim.
 */
export async function checkKnownIssuer(
  subject: Subject,
  { knownIssuers }: CheckPorts,
  { row, bound }: { readonly row: KnownIssuerRow | undefined; readonly bound: Finding },
): Promise<Finding> {
  if (subject.issuerId === undefined && subject.issuerName === undefined) return notApplicable();
  const evidence = [{ kind: 'known-issuers', ...(row && { value: row.organisation, url: row.source }) }];
  if (!row) {
    return inconclusive((await oddityOf(subject, knownIssuers)) ?? { code: 'known-issuer.unknown', at: subject.issuerId ?? '' });
  }
  if (bound.outcome === 'passed') return passed({ evidence });
  return inconclusive(bound.problem ?? { code: 'issuer-binding.not-proven' }, { evidence });
}
