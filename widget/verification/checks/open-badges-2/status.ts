import type { CheckPorts, Finding } from '../../checking.ts';
import { failed, inconclusive, passed } from '../../checking.ts';
import { sameRecord, saysRevoked } from '../../open-badges-2/record.ts';
import { checkRevocationList } from '../../status/revocation-list.ts';
import { revoked } from '../../status/status-list.ts';
import type { RecordsSubject } from '../../subject.ts';

/**
 * Has the issuer taken it back? OB 2.0: HTTP 410 or `revoked` of a hosted badge, the issuer's RevocationList of a signed one. Whatever
 * cannot be read is inconclusive: "not revoked" is never assumed.
 */
export async function checkStatus(subject: RecordsSubject, ports: CheckPorts): Promise<Finding> {
  const { unread, chain, document } = subject;
  const answer = chain.assertion;
  const seen = { evidence: [answer?.evidence] };
  if (answer?.kind === 'gone') return failed(revoked(answer.object, answer.asked), seen);
  if (unread) return inconclusive(unread, seen);
  if (saysRevoked(document)) return failed(revoked(document, '/revoked'), seen);
  // The lists are for badges that are signed, one of which may as well be found at its address.
  const isSigned = /"(?:obi:)?signed/i.test(JSON.stringify(document['verification'] ?? document['verify']));
  if (answer && !isSigned) return passed(seen);
  const { object: profile } = chain.issuer;
  const list = profile?.['revocationList'];
  // Most issuers have no list, or one that names badges by their id. What else there is, is loaded where it is met.
  if (typeof list === 'string' && document['uid'] === undefined) {
    const finding = await checkRevocationList(list, subject, ports, sameRecord);
    if (finding.problem?.code !== 'status.list-invalid') return finding;
  }
  if (profile && list === undefined) return passed(seen);
  return (await import('../../open-badges-2/revocation-lists.ts')).checkRevocationLists(subject, ports);
}
