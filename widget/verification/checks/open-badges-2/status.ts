import type { CheckPorts, Finding } from '../../checking.ts';
import { failed, inconclusive, passed } from '../../checking.ts';
import { idOf } from '../../json-value.ts';
import { unreachedCode } from '../../record-loader.ts';
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
  if (document['revoked'] === true) return failed(revoked(document, '/revoked'), seen);
  if (answer) return passed(seen);
  const profile = chain.issuer.object;
  if (!profile) {
    const code = unreachedCode(chain.issuer.answer, 'issuer-binding.unreachable');
    return inconclusive({ code, at: subject.issuerId ?? '/badge/issuer' }, { evidence: [chain.issuer.answer?.evidence] });
  }
  const url = idOf(profile['revocationList']);
  return url === undefined ? passed() : checkRevocationList(url, ['revokedAssertions'], subject, ports);
}
