import { plainLine } from '../../badge/plain-text.ts';
import type { JsonObject, Secured } from '../../credential/credential.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { listOf, objectOf } from '../../credential/json-text.ts';
import { idOf, sameText, textOf, textsOf, typesOf, webUrlOf } from '../json-value.ts';
import { issuerHostOf } from '../issuer-scope.ts';
import { evidenceOf, loadBytes } from '../record-loader.ts';
import type { CheckEvidence, Problem, ProblemCode } from '../report.ts';
import { MIN_ENTRIES, readBitstring } from '../status-bitstring.ts';
import { datesOf } from '../subject.ts';
import type { Subject } from '../subject.ts';
import { periodOf } from '../validity.ts';

const LIST_TYPES = ['BitstringStatusListCredential', 'StatusList2021Credential'];
const ACCEPT = 'application/vc+ld+json, application/vc, application/vc+jwt;q=0.9, application/json;q=0.8';
/** A list of a few million entries, signed. */
const MAX_LIST_BYTES = 4_000_000;

/**
 * One `BitstringStatusListEntry` (W3C Bitstring Status List v1.0, section 3.2) or `StatusList2021Entry`. The list is a credential:
 * it must hold by itself, be in force, and be the issuer's own before "not set" means anything.
 */
export async function checkStatusBits(entry: JsonObject, subject: Subject, ports: CheckPorts): Promise<Finding> {
  const url = textOf(entry['statusListCredential']);
  const purpose = textOf(entry['statusPurpose']) ?? 'revocation';
  const index = indexOf(entry['statusListIndex']);
  const invalid = (at: string, evidence: readonly CheckEvidence[] = []) =>
    inconclusive({ code: 'status.list-invalid', at }, { evidence });
  if (url === undefined || !webUrlOf(url)) return invalid('/credentialStatus/statusListCredential');
  if (index === undefined) return invalid('/credentialStatus/statusListIndex');

  const loaded = await loadBytes(ports.loadDocument, url, { accept: ACCEPT, maxBytes: MAX_LIST_BYTES });
  if ('reason' in loaded) return inconclusive({ code: UNLOADED[loaded.reason] ?? 'status.list-unreachable', at: url });
  const evidence = [await evidenceOf(loaded.document, 'status-list'), { kind: 'claim', value: plainLine(`${purpose} ${index}`) }];
  if (loaded.document.status !== 200) return inconclusive({ code: 'status.list-unreachable', at: url }, { evidence });
  const secured = await ports.readSecured(loaded.document.bytes);
  if (!secured?.document) return invalid(url, evidence);

  const list = secured.document;
  const holds = await problemOfList(list, secured, ports);
  if (holds) return inconclusive({ code: holds, at: url }, { evidence });
  const bits = objectOf(listOf(list['credentialSubject'])[0]) ?? {};
  if (!textsOf(bits['statusPurpose'] ?? 'revocation').includes(purpose)) return invalid(`${url}#statusPurpose`, evidence);
  const size = indexOf(entry['statusSize'] ?? 1) ?? 0;
  const bitstring = await readBitstring(bits['encodedList']);
  const status = size > 0 && size < 9 ? bitstring?.at(index, size) : undefined;
  if (!bitstring || status === undefined) return invalid(`${url}#${index}`, evidence);

  const signedByOther = !sameText(idOf(list['issuer']) ?? '', subject.issuerId);
  const foreign = signedByOther && !servedByIssuer(loaded.document.finalUrl, subject);
  const warnings: readonly Problem[] = [
    ...(signedByOther ? [{ code: 'status.list-foreign' as const, at: url }] : []),
    ...(bitstring.entries < MIN_ENTRIES ? [{ code: 'structure.schema' as const, at: `${url}#encodedList` }] : []),
  ];
  const found = meaningOf({ entry, purpose, status, url });
  if (found?.outcome === 'failed' && found.problem) return failed(found.problem, { evidence, warnings });
  if (foreign) return inconclusive({ code: 'status.list-foreign', at: url }, { evidence });
  return passed({ evidence, warnings: [...warnings, ...(found?.warnings ?? [])] });
}

// Who serves a did:web or https issuer's host also serves the document that lists its keys: a list there is the issuer's own, whichever
// of its identifiers signed it.
function servedByIssuer(finalUrl: string, { issuerId }: Subject): true | undefined {
  const home = issuerHostOf(issuerId);
  return (home !== undefined && sameText(home, issuerHostOf(finalUrl))) || undefined;
}

const UNLOADED: { readonly [reason: string]: ProblemCode } = { blocked: 'network.blocked', 'too-large': 'status.list-invalid' };

function indexOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

async function problemOfList(list: JsonObject, secured: Secured, ports: CheckPorts): Promise<ProblemCode | undefined> {
  if (!typesOf(list).some((type) => LIST_TYPES.includes(type))) return 'status.list-invalid';
  const { proof, binding } = await ports.judge(secured);
  // By the very key that signed the badge it is of whoever issued that, also while nobody can tell who. A JWT may bring another key
  // under the same name.
  const same = secured.form === 'data-integrity' && sameText(keyOf(binding) ?? '', keyOf(ports.proofs.binding));
  if (proof.outcome !== 'passed' || (binding.outcome !== 'passed' && !same)) {
    const unreachable = [proof.problem?.code, binding.problem?.code].some((code) => code?.endsWith('unreachable'));
    return unreachable ? 'status.list-unreachable' : 'status.list-invalid';
  }
  return periodOf(datesOf(list, secured), ports).problem && 'status.list-invalid';
}

function keyOf({ evidence }: Finding): string | undefined {
  return evidence?.findLast(({ kind }) => kind === 'key')?.value;
}

interface Entry {
  readonly entry: JsonObject;
  readonly purpose: string;
  readonly status: number;
  readonly url: string;
}

/** What a set entry means. Only revocation and suspension take a badge back; a message is told; `refresh` asks for a newer edition. */
function meaningOf({ entry, purpose, status, url }: Entry): Finding | undefined {
  if (status === 0) return undefined;
  if (purpose === 'revocation') return failed({ code: 'status.revoked', at: url });
  if (purpose === 'suspension') return failed({ code: 'status.suspended', at: url });
  const texts = listOf(entry['statusMessage']).flatMap((item) => {
    const message = objectOf(item);
    return Number(message?.['status']) === status ? (textOf(message?.['message']) ?? []) : [];
  });
  const message = plainLine(texts[0] ?? purpose);
  return passed({ warnings: [{ code: 'status.message', at: url, values: { message } }] });
}
