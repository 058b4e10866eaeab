import { plainLine } from '../../badge/plain-text.ts';
import type { JsonObject } from '../../credential/credential.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, notApplicable, passed } from '../checking.ts';
import { listOf, objectOf } from '../../credential/json-text.ts';
import { idOf, sameText, textOf, typesOf, webUrlOf } from '../json-value.ts';
import { loadRecord } from '../record-loader.ts';
import type { CheckEvidence, Problem } from '../report.ts';
import type { Subject } from '../subject.ts';
import { worstOf } from '../worst-finding.ts';

/**
 * Has the issuer taken it back? OB 2.0: HTTP 410 or `revoked` of a hosted badge, the issuer's RevocationList of a signed one.
 * OB 3.0: every entry of `credentialStatus`. Whatever cannot be read is inconclusive: "not revoked" is never assumed.
 */
export async function checkStatus(subject: Subject, ports: CheckPorts): Promise<Finding> {
  if (subject.unread) return ofUnread(subject, subject.unread);
  if (!subject.chain) return ofEntries(subject, ports);
  if (subject.document['revoked'] === true) return failed(revoked(subject.document, '/revoked'), hostedEvidence(subject));
  if (subject.credential.secured.form === 'hosted') return passed(hostedEvidence(subject));
  return ofSignedBadge(subject, ports);
}

function hostedEvidence({ chain }: Subject): { readonly evidence: readonly CheckEvidence[] } {
  return { evidence: chain?.assertion ? [chain.assertion.evidence] : [] };
}

function ofUnread(subject: Subject, unread: Problem): Finding {
  if (unread.code !== 'status.revoked') return inconclusive(unread, hostedEvidence(subject));
  const answer = subject.chain?.assertion;
  const body = answer?.kind === 'gone' ? answer.object : undefined;
  return failed(revoked(body, unread.at ?? ''), hostedEvidence(subject));
}

function revoked(entry: JsonObject | undefined, at: string): Problem {
  const reason = plainLine(entry?.['revocationReason']);
  return { code: 'status.revoked', at, ...(reason !== '' && { values: { reason } }) };
}

/** OB 2.0 RevocationList: strings, or objects with `id` (older: `uid`). */
async function ofSignedBadge(subject: Subject, ports: CheckPorts): Promise<Finding> {
  const profile = subject.chain?.issuer.object;
  if (!profile) return inconclusive({ code: 'issuer-binding.unreachable', at: subject.issuerId ?? '' });
  const url = idOf(profile['revocationList']);
  if (url === undefined) return passed();
  return ofRevocationList({ url, entries: 'revokedAssertions' }, subject, ports);
}

async function ofEntries(subject: Subject, ports: CheckPorts): Promise<Finding> {
  const entries = listOf(subject.document['credentialStatus']);
  if (entries.length === 0) return notApplicable();
  const findings = await Promise.all(entries.map((entry) => ofEntry(objectOf(entry) ?? {}, subject, ports)));
  return worstOf(findings);
}

async function ofEntry(entry: JsonObject, subject: Subject, ports: CheckPorts): Promise<Finding> {
  const types = typesOf(entry);
  if (types.some((type) => type === '1EdTechRevocationList' || type === 'RevocationList')) {
    const url = textOf(entry['id']);
    if (url === undefined || !webUrlOf(url)) return inconclusive({ code: 'status.list-invalid', at: '/credentialStatus/id' });
    return ofRevocationList({ url, entries: 'revokedCredential' }, subject, ports);
  }
  const bits = types.find((type) => type === 'BitstringStatusListEntry' || type === 'StatusList2021Entry');
  if (bits !== undefined) return (await import('./status-bits.ts')).checkStatusBits(entry, subject, ports);
  return inconclusive({
    code: 'status.unknown-type',
    at: '/credentialStatus/type',
    values: { type: plainLine(types.join(', ')) },
  });
}

interface RevocationList {
  readonly url: string;
  /** Key of the entries. The prose of OB 3.0 adds an `s` that its data model does not have: both are read. */
  readonly entries: 'revokedAssertions' | 'revokedCredential';
}

/** A list in plain JSON at an address that the signed document (or the issuer's Profile) names: OB 3.0 `1EdTechRevocationList`. */
async function ofRevocationList({ url, entries }: RevocationList, subject: Subject, ports: CheckPorts): Promise<Finding> {
  const answer = await loadRecord(ports.loadDocument, url, 'status-list');
  const evidence = [answer.evidence];
  if (answer.kind !== 'found') {
    const blocked = answer.kind === 'unreachable' && answer.reason === 'blocked';
    return inconclusive({ code: blocked ? 'network.blocked' : 'status.list-unreachable', at: url }, { evidence });
  }
  const list = answer.object;
  const listed = [...listOf(list[entries]), ...(entries === 'revokedCredential' ? listOf(list['revokedCredentials']) : [])];
  const hit = listed.find((item) => isTakenBack(item, subject));
  const owner = idOf(list['issuer']);
  const foreign = owner !== undefined && !sameText(owner, subject.issuerId);
  const warnings: readonly Problem[] = foreign ? [{ code: 'status.list-foreign', at: url, values: { type: owner } }] : [];
  // The issuer itself pointed here, so a "taken back" counts; a "not on it" from a list that says it is another's does not.
  if (hit !== undefined) return failed(revoked(objectOf(hit), url), { evidence, warnings });
  if (foreign) return inconclusive({ code: 'status.list-foreign', at: url }, { evidence });
  return isList(list, entries) ? passed({ evidence }) : inconclusive({ code: 'status.list-invalid', at: url }, { evidence });
}

// Nobody taken back may be an empty list, or none; but any JSON at all is no list.
function isList(list: JsonObject, entries: RevocationList['entries']): true | undefined {
  const value = list[entries] ?? list['revokedCredentials'];
  const empty = value === undefined && (list['issuer'] !== undefined || typesOf(list).includes('RevocationList'));
  return Array.isArray(value) || objectOf(value) !== undefined || empty || undefined;
}

function isTakenBack(item: unknown, subject: Subject): true | undefined {
  const object = objectOf(item);
  const id = textOf(object ? (object['id'] ?? object['uid']) : item);
  return (id !== undefined && sameText(id, subject.id) && object?.['revoked'] !== false) || undefined;
}
