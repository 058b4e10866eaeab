import { plainLine } from '../../../badge/plain-text.ts';
import { objectOf } from '../../../credential/json-text.ts';
import { checkBitstringList } from '../../status/bitstring-list.ts';
import type { CheckPorts, Finding } from '../../checking.ts';
import { inconclusive } from '../../checking.ts';
import { textOf, typesOf, webUrlOf } from '../../json-value.ts';
import { checkRevocationList } from '../../status/revocation-list.ts';
import type { Subject } from '../../subject.ts';
import { worstOf } from '../../worst-finding.ts';

/** More entries than these are not asked: each has a list to load and to unpack. Real badges have one for each purpose, up to four. */
const MAX_ENTRIES = 10;

/**
 * Has the issuer taken it back? OB 3.0: every entry of `credentialStatus`. Whatever cannot be read is inconclusive: "not revoked" is
 * never assumed.
 */
export async function checkStatus(entries: readonly unknown[], subject: Subject, ports: CheckPorts): Promise<Finding> {
  if (entries.length > MAX_ENTRIES) return inconclusive({ code: 'status.list-invalid', at: '/credentialStatus' });
  return worstOf(await Promise.all(entries.map(async (entry) => ofEntry(entry, subject, ports))));
}

async function ofEntry(value: unknown, subject: Subject, ports: CheckPorts): Promise<Finding> {
  const entry = objectOf(value) ?? {};
  const types = typesOf(entry);
  const is = (...names: readonly string[]) => types.some((type) => names.includes(type));
  const plain = is('1EdTechRevocationList', 'RevocationList');
  // What would be both kinds at once is neither: one of its two lists would go unasked.
  if (plain === is('BitstringStatusListEntry', 'StatusList2021Entry')) {
    const type = plainLine(types.join(', '));
    return inconclusive({ code: 'status.unknown-type', at: '/credentialStatus/type', values: { type } });
  }
  const place = plain ? 'id' : 'statusListCredential';
  const url = textOf(entry[place]) ?? '';
  if (!webUrlOf(url)) return inconclusive({ code: 'status.list-invalid', at: `/credentialStatus/${place}` });
  if (!plain) return checkBitstringList(url, entry, subject, ports);
  return checkRevocationList(url, subject, ports);
}
