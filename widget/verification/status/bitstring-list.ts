import { plainLine } from '../../badge/plain-text.ts';
import type { JsonObject } from '../../credential/credential.ts';
import type { LoadedDocument } from '../../credential/document-loader.ts';
import { listOf, objectOf } from '../../credential/json-text.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { inconclusive } from '../checking.ts';
import { issuerHostOf } from '../issuers/issuer-host.ts';
import { idOf, textOf, typesOf } from '../json-value.ts';
import type { ProblemCode } from '../report.ts';
import { readSignedDocument, type SignedDocument } from '../signed-document.ts';
import { MIN_ENTRIES, readBitstring } from './bitstring.ts';
import { askList, type Listed } from './status-list.ts';
import type { Subject } from '../subject.ts';
import { datesOf, periodProblem } from '../validity.ts';

const LIST_TYPES = ['BitstringStatusListCredential', 'StatusList2021Credential'];
const ACCEPT = 'application/vc, application/vc+jwt;q=0.9, application/json;q=0.8, */*;q=0.1';

/**
 * Asks the list of a `BitstringStatusListEntry` (W3C Bitstring Status List v1.0, section 3.2) or `StatusList2021Entry`. It is a
 * credential: it must hold by itself, be in force, and be the issuer's own before "not set" means anything.
 */
export function checkBitstringList(
  url: string,
  entry: JsonObject,
  subject: Subject,
  ports: CheckPorts,
): Promise<Finding> | Finding {
  const purpose = textOf(entry['statusPurpose']) ?? 'revocation';
  const index = numberOf(entry['statusListIndex']);
  if (Number.isNaN(index)) return inconclusive({ code: 'status.list-invalid', at: '/credentialStatus/statusListIndex' });
  const claim = { kind: 'claim', value: plainLine(`${purpose} ${index}`) };
  const read = async ({ bytes, finalUrl }: LoadedDocument): Promise<Listed> => {
    const secured = await readSignedDocument(bytes);
    // A page instead of a list says nothing of it.
    if (!secured) return { unfit: { code: 'status.list-unreachable' } };
    const code = await problemOf(secured, ports);
    if (code) return { unfit: { code } };
    const { issuer, credentialSubject } = secured.document;
    const bits = objectOf(listOf(credentialSubject)[0]) ?? {};
    if (!listOf(bits['statusPurpose'] ?? 'revocation').includes(purpose)) return invalid(`${url}#statusPurpose`);
    const bitstring = await readBitstring(bits['encodedList']);
    const status = bitstring?.at(index, numberOf(entry['statusSize'] ?? 1));
    if (!bitstring || status === undefined) return invalid(`${url}#${index}`);
    const signedByOther = (idOf(issuer) ?? '') !== subject.issuerId;
    // Who serves a did:web or https issuer's host also serves the document that lists its keys: a list there is the issuer's own,
    // whichever of its identifiers signed it.
    const home = issuerHostOf(subject.issuerId);
    const foreign = signedByOther && (home === undefined || home !== issuerHostOf(finalUrl));
    const taken = status > 0 ? takenBy(purpose) : undefined;
    return {
      taken: taken && { code: taken, at: url },
      unfit: foreign ? { code: 'status.list-foreign' } : undefined,
      warnings: [
        signedByOther && { code: 'status.list-foreign', at: url },
        bitstring.entries < MIN_ENTRIES && { code: 'structure.schema', at: `${url}#encodedList` },
        // Loaded for a list that tells something else than that a badge was taken back.
        status > 0 && !taken && (await import('./status-message.ts')).messageProblem(entry, status, url),
      ],
    };
  };
  return askList({ url, accept: ACCEPT, claim, read }, ports);
}

function invalid(at: string): Listed {
  return { unfit: { code: 'status.list-invalid', at } };
}

async function problemOf(secured: SignedDocument, ports: CheckPorts): Promise<ProblemCode | undefined> {
  if (!typesOf(secured.document).some((type) => LIST_TYPES.includes(type))) return 'status.list-invalid';
  const { proof, binding } = await ports.judge(secured);
  // By the very key that signed the badge it is of whoever issued that, also while nobody can tell who. A JWT may bring another key
  // under the same name.
  const same = secured.form === 'data-integrity' && (keyOf(binding) ?? '') === keyOf(ports.proofs.binding);
  if (proof.outcome === 'passed' && (binding.outcome === 'passed' || same)) {
    return periodProblem(datesOf(secured), ports) && 'status.list-invalid';
  }
  const unreachable = [proof, binding].some(({ problem }) => problem?.code.endsWith('unreachable'));
  return unreachable ? 'status.list-unreachable' : 'status.list-invalid';
}

function keyOf({ evidence }: Finding): string | undefined {
  return evidence?.findLast(({ kind }) => kind === 'key')?.value;
}

// Decimal digits, in a text as the standard asks, or as a number; NaN for anything else.
function numberOf(value: unknown): number {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : NaN;
}

/** Only revocation and suspension take a badge back; a message is told; `refresh` asks for a newer edition. */
function takenBy(purpose: string): ProblemCode | undefined {
  return purpose === 'revocation' ? 'status.revoked' : purpose === 'suspension' ? 'status.suspended' : undefined;
}
