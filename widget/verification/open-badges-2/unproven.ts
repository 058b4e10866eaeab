import { listOf, objectOf } from '../../credential/json-text.ts';
import { openBadgesVersion } from '../../credential/open-badges-version.ts';
import { typesOf } from '../json-value.ts';
import type { Problem } from '../report.ts';
import type { RecordsSubject } from '../subject.ts';

/**
 * The subject of an assertion that names no place to ask and came in no JWS, with the reason why nothing in it is believed: it is signed
 * in a way of its own (a Blockcerts certificate is anchored in a ledger), or it carries no proof. One of Open Badges 0.5 has no member
 * that says where it lies, which is why the problem has a place then: that nobody can check it makes it no forgery.
 */
export function unproven(subject: RecordsSubject): RecordsSubject {
  const { document = {} } = subject.secured;
  const suites = [document['signature'], document['proof']].flatMap(listOf).flatMap((one) => typesOf(objectOf(one)));
  const suite = suites.find((type) => type !== 'Extension');
  const place = openBadgesVersion(document) === '0.5' ? { at: '/verify' } : {};
  const missing: Problem = { code: 'proof.missing', ...place };
  return { ...subject, document, unread: suite === undefined ? missing : { code: 'proof.unsupported', values: { suite } } };
}
