import type { JsonObject } from '../../credential/credential.ts';
import { decodeBase64url, encodeBase64url } from '../../credential/base64url.ts';
import { decodeCbor } from '../encoding/cbor.ts';
import { canonicalize, type CanonicalizeOptions } from '../json-ld/canonicalize.ts';
import { inOrder } from '../json-ld/line-order.ts';
import { listOf, textOf } from '../json-value.ts';
import { ECDSA_P256, verifySignature } from '../jws/signature.ts';
import { decodeKey } from '../keys/multikey.ts';
import type { VerificationKey } from '../keys/verification-key.ts';
import { canonicalizeOnce, hashAll } from './hash-data.ts';

/** What a derived proof carries (Data Integrity ECDSA 1.0 section 3.5.8, `parseDerivedProofValue`). */
interface DerivedProof {
  readonly baseSignature: Uint8Array<ArrayBuffer>;
  /** Multikey bytes of the key that was made for this credential alone. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
  /** Canonical labels of blank nodes, and the labels that they were signed under; without `_:`. */
  readonly labels: ReadonlyMap<string, string>;
  /** Places of the statements that the issuer requires, among all sorted statements. */
  readonly mandatory: ReadonlySet<number>;
}

/** Bytes in front of every derived proof of this suite. */
const HEADER = [0xd9, 0x5d, 0x01];

/**
 * Whether a derived `ecdsa-sd-2023` proof holds: the issuer's signature over what is mandatory, and one signature for each
 * other statement that is disclosed (section 3.6.7). `undefined` when there is no key to say it with.
 * @throws JsonLdError
 */
export async function verifyDerivedProof(
  document: JsonObject,
  proof: JsonObject,
  key: VerificationKey | undefined,
  reading: CanonicalizeOptions,
): Promise<boolean | undefined> {
  const { proofValue, ...config } = proof;
  const derived = parseProofValue(textOf(proofValue) ?? '');
  if (!derived) return false;
  const proofText = await canonicalize({ ...config, '@context': document['@context'] }, reading);
  const statements = await statementsOf(document, derived, reading);
  const others = statements?.filter((_, at) => !derived.mandatory.has(at));
  if (!statements || others?.length !== derived.signatures.length) return false;
  if (!key) return undefined;
  const mandatory = statements.filter((_, at) => derived.mandatory.has(at)).join('');
  const [proofHash, mandatoryHash] = [await hashAll('SHA-256', [proofText]), await hashAll('SHA-256', [mandatory])];
  const data = Uint8Array.from([...proofHash, ...derived.publicKey, ...mandatoryHash]);
  if (!(await verifySignature(ECDSA_P256, key, { signature: derived.baseSignature, data }))) return false;
  return verifyStatements(others, derived);
}

async function verifyStatements(statements: readonly string[], { publicKey, signatures }: DerivedProof): Promise<boolean> {
  const key = await decodeKey(publicKey);
  if (!key) return false;
  const encoder = new TextEncoder();
  const results = await Promise.all(
    statements.map(async (statement, at) => {
      const signature = signatures[at];
      return signature !== undefined && verifySignature(ECDSA_P256, key, { signature, data: encoder.encode(statement) });
    }),
  );
  return results.every((verified) => verified);
}

// Canonical statements under the labels that the issuer signed them with; sorted again, as those decide the order.
async function statementsOf(
  document: JsonObject,
  { labels }: DerivedProof,
  reading: CanonicalizeOptions,
): Promise<readonly string[] | undefined> {
  const { lines, labels: own } = await canonicalizeOnce(document, reading);
  for (const label of own.values()) if (!labels.has(label)) return undefined;
  // Two things under one name would share what was signed of one.
  if (new Set(labels.values()).size < labels.size) return undefined;
  // Texts and IRIs are passed over: what only looks like a label in them is none.
  const relabelled = lines.map((line) =>
    line.replace(/"(?:[^"\\]|\\.)*"|<[^>]*>|_:(c14n\d+)/g, (found, label?: string) =>
      label === undefined ? found : `_:${labels.get(label)}`,
    ),
  );
  return inOrder(relabelled, reading.order);
}

function parseProofValue(text: string): DerivedProof | undefined {
  const bytes = text.startsWith('u') ? decodeBase64url(text.slice(1)) : undefined;
  if (!bytes || HEADER.some((byte, at) => bytes[at] !== byte)) return undefined;
  const parts: readonly unknown[] = listOf(decodeCbor(bytes.subarray(HEADER.length)));
  const [baseSignature, publicKey, signatures, compressed, indexes, ...rest] = parts;
  if (rest.length > 0) return undefined;
  if (!isBytes(baseSignature) || !isBytes(publicKey) || !Array.isArray(signatures) || !signatures.every(isBytes))
    return undefined;
  if (!(compressed instanceof Map) || !Array.isArray(indexes) || !indexes.every((each) => typeof each === 'number'))
    return undefined;
  const labels = new Map<string, string>();
  for (const [at, label] of compressed) {
    if (typeof at !== 'number' || !isBytes(label)) return undefined;
    labels.set(`c14n${at}`, `u${encodeBase64url(label)}`);
  }
  return { baseSignature, publicKey, signatures, labels, mandatory: new Set(indexes) };
}

function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array;
}
