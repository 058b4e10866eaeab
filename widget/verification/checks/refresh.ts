import { webTime } from '../../badge/web-date.ts';
import { listOf, objectOf } from '../../credential/json-text.ts';
import type { CheckPorts, Extra, Finding } from '../checking.ts';
import { inconclusive, notApplicable, passed } from '../checking.ts';
import { idOf, textOf, webUrlOf } from '../json-value.ts';
import { readCredentialSubject } from '../open-badges-3/credential-subject.ts';
import { evidenceOf, loadBytes, unreachedCode } from '../record-loader.ts';
import type { Problem } from '../report.ts';
import { readSignedDocument } from '../signed-document.ts';
import type { Subject } from '../subject.ts';

/** What asking for a newer edition gave: the finding, and the edition to go by. */
export interface Refreshed {
  readonly finding: Finding;
  /** The newer edition where it holds, else the one at hand. */
  readonly subject: Subject;
}

const ACCEPT = 'application/vc, application/vc+ld+json, application/jwt, application/json';

/** More services than this of one badge are not asked. */
const MAX_SERVICES = 4;

/**
 * Asks each refresh service once, after the proof held (OB 3.0 "Refresh"). A newer edition counts only if it holds by itself, is the
 * same credential of the same issuer about the same holder, and begins no earlier; in every other case the one at hand stays the one
 * that is checked. Of several editions the latest counts: in what order they are named, a signature over statements leaves open.
 */
export async function checkRefresh(subject: Subject, ports: CheckPorts): Promise<Refreshed> {
  const services = listOf(subject.document['refreshService']).filter((service) => service !== null);
  if (services.length === 0) return { subject, finding: notApplicable() };
  const asked = await Promise.all(services.slice(0, MAX_SERVICES).map(async (service) => askService(service, subject, ports)));
  const [latest] = asked.filter(({ finding }) => finding.outcome === 'passed').toSorted(byStart);
  return latest ?? asked[0] ?? { subject, finding: inconclusive({ code: 'refresh.failed' }) };
}

function byStart(one: Refreshed, other: Refreshed): number {
  const [first, second] = [one, other].map(({ subject }) => webTime(subject.starts[0]?.value));
  return (second ?? NaN) - (first ?? NaN) || 0;
}

async function askService(service: unknown, subject: Subject, ports: CheckPorts): Promise<Refreshed> {
  const unknown = (problem: Problem, extra?: Extra): Refreshed => ({ subject, finding: inconclusive(problem, extra) });
  const { refreshServiceEndpoint, url: address } = objectOf(service) ?? {};
  const url = idOf(service) ?? textOf(refreshServiceEndpoint ?? address);
  const { proof, binding } = ports.proofs;
  if (proof.outcome !== 'passed' || binding.outcome !== 'passed') {
    return unknown(proof.problem ?? binding.problem ?? { code: 'refresh.failed' });
  }
  if (url === undefined || !webUrlOf(url)) return unknown({ code: 'refresh.failed', at: '/refreshService/id' });
  const loaded = await loadBytes(ports.loadDocument, url, { accept: ACCEPT });
  if ('reason' in loaded) return unknown({ code: unreachedCode(loaded, 'refresh.unreachable'), at: url });
  const evidence = [await evidenceOf(loaded.document, 'credential')];
  if (loaded.document.status !== 200) return unknown({ code: 'refresh.unreachable', at: url }, { evidence });
  const newer = await newerEdition(subject, loaded.document.bytes, ports);
  return newer
    ? { finding: passed({ evidence }), subject: { ...newer, former: subject } }
    : unknown({ code: 'refresh.failed', at: url }, { evidence });
}

async function newerEdition(subject: Subject, bytes: Uint8Array, ports: CheckPorts): Promise<Subject | undefined> {
  const secured = await readSignedDocument(bytes);
  const newer = secured && readCredentialSubject(secured);
  if (newer?.id === undefined || newer.id !== subject.id || newer.issuerId !== subject.issuerId) return undefined;
  const [holder, before] = [newer, subject].map(({ recipients }) => recipients.find(({ type }) => type === 'id')?.identity);
  if ((before !== undefined && holder !== before) || webTime(newer.starts[0]?.value) < webTime(subject.starts[0]?.value))
    return undefined;
  const { proof, binding } = await ports.judge(newer.secured);
  return proof.outcome === 'passed' && binding.outcome === 'passed' ? newer : undefined;
}
