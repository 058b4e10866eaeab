import { plainLine } from '../../badge/plain-text.ts';
import { listOf, objectOf } from '../../credential/json-text.ts';
import { checkBitstringList } from '../bitstring-list.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { idOf, textOf, typesOf, webUrlOf } from '../json-value.ts';
import { unreachedCode } from '../record-loader.ts';
import { checkRevocationList } from '../revocation-list.ts';
import { revoked } from '../status-list.ts';
import type { Subject } from '../subject.ts';
import { worstOf } from '../worst-finding.ts';

/**
 * Has the issuer taken it back? OB 2.0: HTTP 410 or `revoked` of a hosted badge, the issuer's RevocationList of a signed one.
 * OB 3.0: every entry of `credentialStatus`. Whatever cannot be read is inconclusive: "not revoked" is never assumed.
 */
export async function checkStatus(subject: Subject, ports: CheckPorts): Promise<Finding> {
  const { unread, chain, document } = subject;
  const answer = chain?.assertion;
  const seen = { evidence: [answer?.evidence] };
  if (answer?.kind === 'gone') return failed(revoked(answer.object, answer.asked), seen);
  if (unread) return inconclusive(unread, seen);
  if (!chain) {
    return worstOf(await Promise.all(listOf(document['credentialStatus']).map(async (entry) => ofEntry(entry, subject, ports))));
  }
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

function ofEntry(value: unknown, subject: Subject, ports: CheckPorts): Promise<Finding> | Finding {
  const entry = objectOf(value) ?? {};
  const types = typesOf(entry);
  const is = (...names: readonly string[]) => types.some((type) => names.includes(type));
  const plain = is('1EdTechRevocationList', 'RevocationList');
  if (!plain && !is('BitstringStatusListEntry', 'StatusList2021Entry')) {
    const type = plainLine(types.join(', '));
    return inconclusive({ code: 'status.unknown-type', at: '/credentialStatus/type', values: { type } });
  }
  const place = plain ? 'id' : 'statusListCredential';
  const url = textOf(entry[place]) ?? '';
  if (!webUrlOf(url)) return inconclusive({ code: 'status.list-invalid', at: `/credentialStatus/${place}` });
  if (!plain) return checkBitstringList(url, entry, subject, ports);
  // The prose of OB 3.0 adds an `s` that its data model does not have: both are read.
  return checkRevocationList(url, ['revokedCredential', 'revokedCredentials'], subject, ports);
}
