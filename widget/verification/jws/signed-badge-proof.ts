import type { CompactJws, JsonObject } from '../../credential/credential.ts';
import { loadKeyDocument, type KeyPorts } from '../keys/key-document.ts';
import { failure, PASSED, unclear, type ProofAnswer } from '../proof-answer.ts';
import type { KeyAnswer } from '../keys/issuer-keys.ts';
import { isCurrent, keyOfMethod } from '../keys/method-key.ts';
import { keyFromPem } from '../keys/pem.ts';
import type { VerificationKey } from '../keys/verification-key.ts';
import { idOf, listOf, objectOf, textOf, webUrlOf } from '../json-value.ts';
import { chainOf } from '../open-badges-2/chain.ts';
import { sameRecord } from '../open-badges-2/record.ts';
import type { ProofFinding, ProofPorts } from '../proofs.ts';
import { unreachedCode } from '../record-loader.ts';
import type { CheckEvidence } from '../report.ts';
import type { Link } from '../subject.ts';
import { judgeJws } from './jws-signature.ts';

/** More keys than this in one Profile are not tried. */
const MAX_KEYS = 10;

/**
 * Judges an OB 1.x / 2.x signed badge (OB 2.0 "SignedBadge verification"): the key must be listed in the issuer's Profile, as
 * the Profile is read from its own address, and must name that Profile as its owner.
 */
export async function checkSignedBadge(jws: CompactJws, assertion: JsonObject, ports: ProofPorts): Promise<ProofFinding> {
  const trail: KeyPorts = { ...ports, evidence: [], warnings: [] };
  const rule = objectOf(assertion['verification']) ?? objectOf(assertion['verify']);
  const creator = textOf(rule?.['creator']) ?? textOf(rule?.['url']);
  const { achievement, issuer } = await chainOf(assertion, ports.loadDocument);
  const unread = problemOf(achievement, trail.evidence) ?? profileProblem(achievement, issuer, trail.evidence);
  const answer = unread ? { keys: [], binding: unread } : await keysOf(issuer, creator, trail);
  return judgeJws(jws, answer, { trail, method: creator });
}

/** A Profile counts as it answers at its own address, and when the badge itself names it. */
function profileProblem(achievement: Link, issuer: Link, evidence: CheckEvidence[]): ProofAnswer | undefined {
  const named = idOf(achievement.object?.['issuer']);
  if (named === undefined || !issuer.answer) return failure('issuer-binding.not-proven', named);
  const declared = idOf(issuer.object);
  // Open Badges 1.x issuers have no id: the address is the identifier.
  const other = declared !== undefined && !sameRecord(declared, named);
  return problemOf(issuer, evidence) ?? (other ? failure('issuer-binding.not-proven', named) : undefined);
}

/** Why a record cannot be followed any further. */
function problemOf({ id, object, answer }: Link, evidence: CheckEvidence[]): ProofAnswer | undefined {
  if (!answer) return object ? undefined : failure('issuer-binding.not-proven', id);
  evidence.push(answer.evidence);
  if (answer.kind === 'found') return undefined;
  if (answer.kind !== 'unreachable') return failure('proof.key-unresolved', id);
  return unclear(unreachedCode(answer, 'issuer-binding.unreachable'), id);
}

async function keysOf(issuer: Link, creator: string | undefined, trail: KeyPorts): Promise<KeyAnswer> {
  const entries = listOf(issuer.object?.['publicKey']);
  const listed = creator === undefined ? entries : entries.filter((entry) => idOf(entry) === creator);
  // Loaded for forgeries and for Open Badges 1.x, which knows no list of keys.
  if (listed.length === 0) return (await import('./unlisted-key.ts')).unlistedKey(issuer, creator, trail);
  const keys: VerificationKey[] = [];
  let refused: ProofAnswer | undefined;
  for (const entry of listed.slice(0, MAX_KEYS)) {
    const key = await loadKey(entry, issuer.id, trail);
    if ('outcome' in key) refused ??= key;
    else keys.push(key);
  }
  return { keys, binding: (keys.length === 0 && refused) || PASSED };
}

/**
 * A key as a Profile names it: embedded, or by its address. It may not say that it is somebody else's than `owner`, nor that it is over.
 */
export async function loadKey(
  entry: unknown,
  owner: string | undefined,
  trail: KeyPorts,
): Promise<VerificationKey | ProofAnswer> {
  const url = idOf(entry);
  let json = objectOf(entry);
  let key = json && (await keyOfMethod(json));
  if (!key) {
    if (!webUrlOf(url)) return failure('proof.key-unresolved', url);
    const document = await loadKeyDocument(url ?? '', trail);
    if ('outcome' in document) return document;
    json = document.json;
    key = await (json ? keyOfMethod(json) : keyFromPem(document.text));
    // A page (to log in, of an error) says nothing of the key. A key that is too weak, or of another kind, is what there is.
    const isKey = json ?? /^\s*-----BEGIN (RSA )?PUBLIC KEY-----/.test(document.text);
    if (!key) return isKey ? failure('proof.key-unresolved', url) : unclear('issuer-binding.unreachable', url);
  }
  const claimed = idOf(json?.['owner'] ?? json?.['controller']);
  const foreign = claimed !== undefined && !sameRecord(claimed, owner);
  return foreign || !isCurrent(json ?? {}, trail.now) ? failure('issuer-binding.key-not-listed', url) : key;
}
