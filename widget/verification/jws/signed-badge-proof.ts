import type { CompactJws, JsonObject } from '../../credential/credential.ts';
import { loadKeyDocument } from '../keys/key-document.ts';
import type { KeyAnswer, KeyPorts, ProofAnswer } from '../keys/issuer-keys.ts';
import { keyOfMethod } from '../keys/listed-keys.ts';
import { keyFromPem } from '../keys/pem.ts';
import { isPublished } from '../keys/published-keys.ts';
import type { VerificationKey } from '../keys/verification-key.ts';
import { idOf, listOf, objectOf, textOf, webUrlOf } from '../json-value.ts';
import type { ProofFinding } from '../proofs.ts';
import { loadRecord } from '../record-loader.ts';
import type { CheckEvidence, Problem } from '../report.ts';
import { checkJwsSignature } from './jws-signature.ts';

/** More keys than this in one Profile are not tried. */
const MAX_KEYS = 10;

/** The issuer's own Profile as it answered, or why it did not. */
type Profile = { readonly id: string; readonly json: JsonObject } | { readonly binding: ProofAnswer };

/**
 * Judges an OB 1.x / 2.x signed badge (OB 2.0 "SignedBadge verification"): the key must be listed in the issuer's Profile, as
 * the Profile is read from its own address, and must name that Profile as its owner.
 */
export async function checkSignedBadge(jws: CompactJws, assertion: JsonObject, ports: KeyPorts): Promise<ProofFinding> {
  const evidence: CheckEvidence[] = [];
  const rule = objectOf(assertion['verification']) ?? objectOf(assertion['verify']);
  const creator = textOf(rule?.['creator']) ?? textOf(rule?.['url']);
  const profile = await loadProfile(assertion, ports, evidence);
  const answer = 'json' in profile ? await keysOf(profile, creator, { ...ports, evidence }) : unlisted(profile.binding);
  const warnings: Problem[] = answer.keys.some(isPublished) ? [{ code: 'proof.key-published' }] : [];
  return {
    kind: 'jws',
    suite: textOf(jws.header['alg']) ?? 'none',
    ...(creator !== undefined && { verificationMethod: creator }),
    signature: await checkJwsSignature(jws, answer),
    binding: answer.binding,
    warnings,
    evidence,
  };
}

async function loadProfile(assertion: JsonObject, ports: KeyPorts, evidence: CheckEvidence[]): Promise<Profile> {
  const badge = await follow(assertion['badge'], ports, evidence);
  if ('binding' in badge) return badge;
  const id = idOf(badge.json['issuer']);
  if (!id || !webUrlOf(id)) return { binding: failed('issuer-binding.not-proven', id) };
  const profile = await follow(id, ports, evidence);
  if ('binding' in profile) return profile;
  const declared = idOf(profile.json);
  // Open Badges 1.x issuers have no id: the address is the identifier.
  if (declared !== undefined && webUrlOf(declared)?.href !== webUrlOf(id)?.href) {
    return { binding: failed('issuer-binding.not-proven', id) };
  }
  return { id, json: profile.json };
}

async function follow(
  value: unknown,
  ports: KeyPorts,
  evidence: CheckEvidence[],
): Promise<{ json: JsonObject } | { binding: ProofAnswer }> {
  const embedded = objectOf(value);
  if (embedded) return { json: embedded };
  const url = textOf(value);
  if (!url || !webUrlOf(url)) return { binding: failed('issuer-binding.not-proven', url) };
  const answer = await loadRecord(ports.loadDocument, url, 'issuer');
  evidence.push(answer.evidence);
  if (answer.kind === 'found') return { json: answer.object };
  if (answer.kind !== 'unreachable') return { binding: failed('proof.key-unresolved', url) };
  const code = answer.reason === 'blocked' ? 'network.blocked' : 'issuer-binding.unreachable';
  return { binding: { outcome: 'inconclusive', problem: { code, at: url } } };
}

async function keysOf(
  profile: { readonly id: string; readonly json: JsonObject },
  creator: string | undefined,
  ports: KeyPorts & { readonly evidence: CheckEvidence[] },
): Promise<KeyAnswer> {
  const entries = listOf(profile.json['publicKey']);
  const wanted = creator === undefined ? entries : entries.filter((entry) => idOf(entry) === creator);
  if (entries.length === 0 && profile.json['id'] === undefined && creator !== undefined)
    return legacyKey(profile.id, creator, ports);
  if (wanted.length === 0) {
    // Listed or not, a key that can be had tells whether the badge was changed.
    const own = creator !== undefined && webUrlOf(creator)?.origin === webUrlOf(profile.id)?.origin;
    const key = own ? await loadKey(creator, profile.id, ports) : undefined;
    const keys = key && 'key' in key ? [key.key] : [];
    return { ...unlisted(failed('issuer-binding.key-not-listed', creator ?? profile.id)), keys };
  }
  const keys: VerificationKey[] = [];
  let refused: ProofAnswer | undefined;
  for (const entry of wanted.slice(0, MAX_KEYS)) {
    const answer = await loadKey(entry, profile.id, ports);
    if ('key' in answer) keys.push(answer.key);
    else refused ??= answer.binding;
  }
  return keys.length > 0 ? { ...unlisted({ outcome: 'passed' }), keys } : unlisted(refused ?? failed('proof.key-unresolved'));
}

async function loadKey(
  entry: unknown,
  owner: string,
  ports: KeyPorts & { readonly evidence: CheckEvidence[] },
): Promise<{ readonly key: VerificationKey } | { readonly binding: ProofAnswer }> {
  let json = objectOf(entry);
  const url = idOf(entry);
  let text = '';
  if (!json || !keyOfMethod(json)) {
    if (url === undefined || !webUrlOf(url)) return { binding: failed('proof.key-unresolved', url) };
    const document = await loadKeyDocument(url, ports.loadDocument);
    if (document.evidence) ports.evidence.push(document.evidence);
    if (!('text' in document)) return { binding: bindingOf(document) };
    ({ json, text } = { json: document.json, text: document.text });
  }
  const key = json ? keyOfMethod(json) : keyFromPem(text);
  if (!key) return { binding: failed('proof.key-unresolved', url) };
  const claimed = idOf(json?.['owner'] ?? json?.['controller']);
  if (claimed !== undefined && webUrlOf(claimed)?.href !== webUrlOf(owner)?.href) {
    return { binding: failed('issuer-binding.key-not-listed', url) };
  }
  return { key };
}

// Open Badges 1.x knows no list of keys: the host that has the issuer's record vouches for the key on it.
async function legacyKey(
  issuer: string,
  creator: string,
  ports: KeyPorts & { readonly evidence: CheckEvidence[] },
): Promise<KeyAnswer> {
  const answer = await loadKey(creator, issuer, ports);
  if (!('key' in answer)) return unlisted(answer.binding);
  const bound = webUrlOf(creator)?.origin === webUrlOf(issuer)?.origin;
  const final = ports.evidence.at(-1)?.url;
  const stayed = webUrlOf(final)?.origin === webUrlOf(issuer)?.origin;
  const binding: ProofAnswer = bound && stayed ? { outcome: 'passed' } : failed('issuer-binding.key-not-listed', creator);
  return { ...unlisted(binding), keys: [answer.key] };
}

function bindingOf({ outcome, problem }: ProofAnswer): ProofAnswer {
  if (problem?.code !== 'proof.key-unreachable') return { outcome, ...(problem && { problem }) };
  return { outcome, problem: { ...problem, code: 'issuer-binding.unreachable' } };
}

function unlisted(binding: ProofAnswer): KeyAnswer {
  return { keys: [], binding, warnings: [], evidence: [] };
}

function failed(code: Problem['code'], at?: string): ProofAnswer {
  return { outcome: 'failed', problem: { code, ...(at !== undefined && { at }) } };
}
