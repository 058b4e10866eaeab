import { suite, test } from '#test';
import { assert } from 'chai';
import { hashAll } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { encodeBase64url } from '../../../../widget/verification/encoding/base64url.ts';
import { decodeMultibase } from '../../../../widget/verification/encoding/multibase.ts';
import { canonicalize, canonicalizeDataset } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { checkProofs } from '../../../../widget/verification/proofs.ts';
import type { Outcome } from '../../../../widget/verification/report.ts';
import { sign } from '../../../../scripts/sample/issuer-keys.ts';
import {
  createIssuer,
  createKeys,
  documentsLoader,
  draftCredential,
  type JsonDocument,
  type SigningIssuer,
} from '../../../support/issue-credential.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const toUtf8 = (text: string): Bytes => new TextEncoder().encode(text);
const join = (...parts: readonly ArrayLike<number>[]): Bytes => Uint8Array.from(parts.flatMap((part) => Array.from(part)));

// Definite-length CBOR heads for counts below 65,536.
function head(major: number, count: number): number[] {
  if (count < 24) return [major * 32 + count];
  return count < 256 ? [major * 32 + 24, count] : [major * 32 + 25, count >> 8, count & 255];
}
const bytes = (value: Bytes): Bytes => join(head(2, value.length), value);
const list = (items: readonly ArrayLike<number>[]): Bytes => join(head(4, items.length), ...items);

interface Choices {
  /** How many of the sorted statements are mandatory. */
  readonly mandatory?: number;
  /** Leaves the last signature out. */
  readonly short?: boolean;
}

/** A credential with a derived proof, made as the holder of a base proof would make it (ECDSA Cryptosuites 1.0, section 3.5). */
async function disclose(issuer: SigningIssuer, { mandatory = 5, short = false }: Choices = {}): Promise<JsonDocument> {
  const document = draftCredential(issuer);
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: '2025-01-01T00:00:00Z',
    verificationMethod: issuer.keyId,
    proofPurpose: 'assertionMethod',
  };
  const own = await createKeys('ES256');
  const publicKey = decodeMultibase(own.multikey ?? '')!;
  const { lines, labels } = await canonicalizeDataset(document);
  const secret = [...labels.values()].map(() => crypto.getRandomValues(new Uint8Array(32)));
  const statements = lines
    .map((line) => line.replace(/_:c14n(\d+)/g, (_, at: string) => `_:u${encodeBase64url(secret[Number(at)]!)}`))
    .sort();
  const proofHash = await hashAll('SHA-256', [await canonicalize({ ...proof, '@context': document['@context'] })]);
  const mandatoryHash = await hashAll('SHA-256', [statements.slice(0, mandatory).join('')]);
  const baseSignature = await sign(issuer.keys, join(proofHash, publicKey, mandatoryHash));
  const signatures = await Promise.all(statements.slice(mandatory).map((each) => sign(own, toUtf8(each))));
  if (short) signatures.pop();
  const labelMap = join(head(5, secret.length), ...secret.map((each, at) => join(head(0, at), bytes(each))));
  const indexes = list(Array.from({ length: mandatory }, (_, at) => head(0, at)));
  const parts = list([bytes(baseSignature), bytes(publicKey), list(signatures.map(bytes)), labelMap, indexes]);
  return { ...document, proof: { ...proof, proofValue: `u${encodeBase64url(join([0xd9, 0x5d, 0x01], parts))}` } };
}

async function outcome(document: JsonDocument): Promise<Outcome | undefined> {
  const ports = { loadDocument: documentsLoader({}), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  return (await checkProofs({ form: 'data-integrity', document }, ports))[0]?.signature.outcome;
}

suite('a derived ecdsa-sd-2023 proof', () => {
  test('passes when every statement is signed, by the issuer or by the key that the issuer signed', async () => {
    assert.equal(await outcome(await disclose(await createIssuer({ method: 'did:key', alg: 'ES256' }))), 'passed');
  });

  test('fails when a statement was changed, added or left unsigned', async () => {
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const signed = await disclose(issuer);
    assert.equal(await outcome({ ...signed, name: 'Another Badge' }), 'failed');
    assert.equal(await outcome({ ...signed, description: 'Added.' }), 'failed');
    assert.equal(await outcome({ ...signed, validFrom: undefined }), 'failed');
    assert.equal(await outcome(await disclose(issuer, { short: true })), 'failed');
  });

  test('fails when another issuer signed what is mandatory', async () => {
    const forger = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    assert.equal(await outcome(await disclose({ ...issuer, keys: forger.keys })), 'failed');
  });

  test('fails when its value is no such proof', async () => {
    const signed = await disclose(await createIssuer({ method: 'did:key', alg: 'ES256' }));
    const proof = signed['proof'] as JsonDocument;
    const value = String(proof['proofValue']);
    for (const proofValue of [
      'u',
      'u2V0B',
      value.slice(0, -4),
      value.replace('u2V0B', 'u2V0C'),
      `z${value.slice(1)}`,
      'u2V0BhQ',
    ]) {
      assert.equal(await outcome({ ...signed, proof: { ...proof, proofValue } }), 'failed', proofValue.slice(0, 10));
    }
  });
});
