import { isOpenBadges1 } from '../../credential/open-badges-version.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { inconclusive } from '../checking.ts';
import { idOf, jsonObjectIn, listOf, textOf } from '../json-value.ts';
import { unreachedCode } from '../record-loader.ts';
import { checkRevocationList } from '../status/revocation-list.ts';
import { askList, revoked } from '../status/status-list.ts';
import type { RecordsSubject, Subject } from '../subject.ts';
import { worstOf } from '../worst-finding.ts';
import { sameRecord } from './record.ts';

/** More lists than these are not asked. */
const MAX_LISTS = 10;

/**
 * Asks every list that the issuer's Profile names, for every name that a signed badge has: its `id`, and the `uid` that Open Badges 1.0
 * had before and that later lists may still go by (OB 2.0 `Assertion.uid`, `RevocationList.revokedAssertions`). Inconclusive when the
 * Profile could not be read: nobody knows of its lists then.
 */
export async function checkRevocationLists(subject: RecordsSubject, ports: CheckPorts): Promise<Finding> {
  const { object: profile, answer } = subject.chain.issuer;
  if (!profile) {
    const code = unreachedCode(answer, 'issuer-binding.unreachable');
    return inconclusive({ code, at: subject.issuerId ?? '/badge/issuer' }, { evidence: [answer?.evidence] });
  }
  const lists = listOf(profile['revocationList']).map(idOf);
  if (lists.length > MAX_LISTS) return inconclusive({ code: 'status.list-invalid', at: '/badge/issuer/revocationList' });
  return worstOf(await Promise.all(lists.map((url) => checkByEachName(url, subject, ports))));
}

async function checkByEachName(url: string | undefined, subject: Subject, ports: CheckPorts): Promise<Finding> {
  // A list has an address (OB 2.0 `RevocationList.id`): one without is not looked into, and so says nothing.
  if (url === undefined) return inconclusive({ code: 'status.list-invalid', at: '/badge/issuer/revocationList' });
  const byName = (id: string | undefined) => checkRevocationList(url, { ...subject, id }, ports, sameRecord);
  const byId = await byName(subject.id);
  if (byId.outcome === 'failed') return byId;
  const uid = textOf(subject.document['uid']);
  const byUid = uid === undefined ? byId : await byName(uid);
  if (byUid.outcome === 'failed') return byUid;
  if (byId.problem?.code !== 'status.list-invalid') return byId;
  const byReason = await askReasons(url, [subject.id, uid], ports);
  // Whoever keeps such a list for later badges takes back those that it names. That it clears the others is known of Open Badges 1.0 alone.
  return byReason.outcome === 'failed' || (uid !== undefined && isOpenBadges1(subject.document)) ? byReason : byId;
}

/** A list of Open Badges 1.0: an object with the reason for each `uid` (or, later, `id`) that was taken back. */
function askReasons(url: string, names: readonly (string | undefined)[], ports: CheckPorts): Promise<Finding> {
  const read = ({ bytes }: { readonly bytes: Uint8Array }) => {
    const reasons = new Map(Object.entries(jsonObjectIn(bytes) ?? {}));
    const isList = [...reasons.values()].every((reason) => typeof reason === 'string');
    if (!isList) return { unfit: { code: 'status.list-invalid' } as const };
    const name = names.find((each) => each !== undefined && reasons.has(each));
    return { taken: name === undefined ? undefined : revoked({ revocationReason: reasons.get(name) }, url) };
  };
  return askList({ url, read }, ports);
}
