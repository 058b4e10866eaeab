import type { KnownIssuerRow } from '../badge-record.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { inconclusive, notApplicable, passed } from '../checking.ts';
import { issuerHostOf } from '../issuer-scope.ts';
import { webUrlOf } from '../json-value.ts';
import { knownIssuer } from '../known-issuers.ts';
import { holdsWords, mixesScripts, skeletonOf, spellingOf } from '../look-alike.ts';
import type { Problem } from '../report.ts';
import type { Subject } from '../subject.ts';

/**
 * Is the issuer the organisation whose name it shows? Told by its identifier alone, from a dated table. Everything else is
 * inconclusive, and says what is odd: a known name without its identifier, or a name drawn like one. `bound` is what the
 * issuer-binding check found: an identifier that nobody proved is only a claim.
 */
export function checkKnownIssuer(subject: Subject, ports: CheckPorts, bound: Finding): Finding {
  if (subject.issuerId === undefined && subject.issuerName === undefined) return notApplicable();
  const row = knownIssuer(subject.issuerId, ports.knownIssuers);
  const evidence = [{ kind: 'known-issuers', ...(row && { value: row.organisation, url: row.source }) }];
  if (!row)
    return inconclusive(oddity(subject, ports.knownIssuers) ?? { code: 'known-issuer.unknown', at: subject.issuerId ?? '' });
  if (bound.outcome === 'passed') return passed({ evidence });
  return inconclusive(bound.problem ?? { code: 'issuer-binding.not-proven' }, { evidence });
}

function oddity({ issuerName, issuerId, achievementId }: Subject, rows: readonly KnownIssuerRow[]): Problem | undefined {
  // Large organisations have several accounts on one platform, and the platform knows its customers: not listed is all that is sure.
  const home = issuerHostOf(issuerId);
  if (home !== undefined && rows.some((row) => issuerHostOf(row.id) === home)) return undefined;
  const name = issuerName ?? '';
  const [spelled, drawn] = [spellingOf(name), skeletonOf(name)];
  for (const { organisation } of rows) {
    const values = { organisation, name };
    if (holdsWords(spelled, spellingOf(organisation))) return { code: 'known-issuer.claims-known-name', values };
    if (holdsWords(drawn, skeletonOf(organisation))) return { code: 'known-issuer.look-alike', values };
  }
  const host = webUrlOf(achievementId) && issuerHostOf(achievementId);
  const borrowed = host !== undefined && host !== issuerHostOf(issuerId) ? hostRow(host, rows) : undefined;
  if (borrowed)
    return { code: 'known-issuer.claims-known-name', at: achievementId ?? '', values: { organisation: borrowed, name } };
  return mixesScripts(name) ? { code: 'known-issuer.look-alike', values: { name } } : undefined;
}

// Whose site the achievement says that it is described on.
function hostRow(host: string, rows: readonly KnownIssuerRow[]): string | undefined {
  return rows.find((row) => webUrlOf(row.id)?.pathname === '/' && issuerHostOf(row.id) === host)?.organisation;
}
