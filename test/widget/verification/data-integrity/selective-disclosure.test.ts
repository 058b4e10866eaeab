import { suite, test } from '#test';
import { assert } from 'chai';
import { hashAll } from '../../../../widget/verification/data-integrity/hash-data.ts';
import { decodeBase64url, encodeBase64url } from '../../../../widget/credential/base64url.ts';
import { decodeBase58 } from '../../../../widget/verification/encoding/base58.ts';
import { canonicalize, canonicalizeDataset } from '../../../../widget/verification/json-ld/canonicalize.ts';
import { checkProofs, type ProofFinding } from '../../../../widget/verification/proofs.ts';
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

// The byte strings of a list of signatures, each with its head of two bytes.
function signaturesIn(part: Bytes): Bytes[] {
  const start = part[0] === 0x98 ? 2 : 1;
  const found: Bytes[] = [];
  for (let at = start; at < part.length; at += 66) found.push(part.slice(at, at + 66));
  return found;
}

interface Choices {
  /** How many of the sorted statements are mandatory. */
  readonly mandatory?: number;
  /** Leaves the last signature out. */
  readonly short?: boolean;
  /** Members of the credential over the sample's. */
  readonly more?: JsonDocument;
  /** Changes the five parts of the proof value, each in CBOR, before they are written. */
  readonly change?: (parts: readonly Bytes[]) => readonly Bytes[];
  /** Where the labels of blank nodes stand in the map. Default: in their own places. */
  readonly place?: (at: number) => Bytes;
  /** The name of each blank node that is signed. Default: chance. */
  readonly name?: (at: number) => Bytes;
  /** Which publications of its contexts it is signed under. */
  readonly revisions?: ReadonlyMap<string, string>;
}

const USUAL: Required<Choices> = {
  mandatory: 5,
  short: false,
  more: {},
  change: (parts) => parts,
  place: (at) => join(head(0, at)),
  name: () => crypto.getRandomValues(new Uint8Array(32)),
  revisions: new Map(),
};

/** A credential with a derived proof, made as the holder of a base proof would make it (ECDSA Cryptosuites 1.0, section 3.5). */
async function disclose(issuer: SigningIssuer, choices: Choices = {}): Promise<JsonDocument> {
  const { mandatory, short, more, change, place, name, revisions } = { ...USUAL, ...choices };
  const document = { ...draftCredential(issuer), ...more };
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: '2025-01-01T00:00:00Z',
    verificationMethod: issuer.keyId,
    proofPurpose: 'assertionMethod',
  };
  const own = await createKeys('ES256');
  const publicKey = decodeBase58(own.multikey?.slice(1) ?? '')!;
  const { lines, labels } = await canonicalizeDataset(document, { revisions });
  const secret = [...labels.values()].map((_, at) => name(at));
  const statements = lines
    .map((line) =>
      line.replace(/(^| )_:c14n(\d+)(?= )/g, (_, gap: string, at: string) => `${gap}_:u${encodeBase64url(secret[Number(at)]!)}`),
    )
    .sort();
  const proofHash = await hashAll('SHA-256', [await canonicalize({ ...proof, '@context': document['@context'] }, { revisions })]);
  const mandatoryHash = await hashAll('SHA-256', [statements.slice(0, mandatory).join('')]);
  const baseSignature = await sign(issuer.keys, join(proofHash, publicKey, mandatoryHash));
  const signatures = await Promise.all(statements.slice(mandatory).map((each) => sign(own, toUtf8(each))));
  if (short) signatures.pop();
  const labelMap = join(head(5, secret.length), ...secret.map((each, at) => join(place(at), bytes(each))));
  const indexes = list(Array.from({ length: mandatory }, (_, at) => head(0, at)));
  const parts = list(change([bytes(baseSignature), bytes(publicKey), list(signatures.map(bytes)), labelMap, indexes]));
  return { ...document, proof: { ...proof, proofValue: `u${encodeBase64url(join([0xd9, 0x5d, 0x01], parts))}` } };
}

async function finding(document: JsonDocument): Promise<ProofFinding> {
  const ports = { loadDocument: documentsLoader({}), now: new Date('2026-11-22T00:00:00Z'), skewSeconds: 60 };
  return (await checkProofs({ form: 'data-integrity', document }, ports))[0]!;
}

async function outcome(document: JsonDocument): Promise<Outcome> {
  return (await finding(document)).signature.outcome;
}

suite('a derived ecdsa-sd-2023 proof', () => {
  test('passes when every statement is signed, by the issuer or by the key that the issuer signed', async () => {
    assert.equal(await outcome(await disclose(await createIssuer({ method: 'did:key', alg: 'ES256' }))), 'passed');
  });

  test('is said to be a selection where it holds: what its holder left out may be its end, or where it was taken back', async () => {
    const code = 'proof.selective-disclosure';
    const signed = await disclose(await createIssuer({ method: 'did:key', alg: 'ES256' }));
    assert.deepEqual((await finding(signed)).warnings, [{ code }]);
    const proof = signed['proof'] as JsonDocument;
    const base = String(proof['proofValue']).replace('u2V0B', 'u2V0A');
    for (const other of [
      { ...signed, name: 'Another Badge' },
      { ...signed, proof: { ...proof, proofValue: base } },
    ])
      assert.deepEqual((await finding(other)).warnings, []);
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

  test('passes whatever is mandatory, and whatever texts and addresses look like', async () => {
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const more = { id: 'urn:x_:c14n0', name: '_:c14n1', description: 'As "_:c14n0" \\" and <_:c14n1> say.' };
    for (const mandatory of [0, 1, 12]) assert.equal(await outcome(await disclose(issuer, { mandatory, more })), 'passed');
    const signed = await disclose(issuer, { more });
    for (const changed of [{ name: '_:c14n2' }, { description: 'As "_:c14n1" \\" and <_:c14n1> say.' }, { id: 'urn:x_:c14n1' }])
      assert.equal(await outcome({ ...signed, ...changed }), 'failed', JSON.stringify(changed));
  });

  test('passes with many things that have no name, in the order of the names that the issuer gave them', async () => {
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const evidence = Array.from({ length: 12 }, (_, at) => ({ type: ['Evidence'], name: `Piece ${at}` }));
    assert.equal(await outcome(await disclose(issuer, { mandatory: 9, more: { evidence } })), 'passed');
  });

  test('is wrong, and says no more, where a part of its value is not what it has to be', async () => {
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const other = decodeBase58((await createKeys('ES256')).multikey?.slice(1) ?? '')!;
    const number = join(head(0, 7));
    const put =
      (at: number, ...parts: readonly Bytes[]) =>
      (all: readonly Bytes[]) =>
        all.toSpliced(at, 1, ...parts);
    const changes: readonly Choices[] = [
      { change: (all) => [...all, number] },
      { change: (all) => all.slice(0, 4) },
      { change: (all) => all.slice(0, 3) },
      ...[0, 1, 2, 3, 4].map((at) => ({ change: put(at, number) })),
      { change: put(0, bytes(new Uint8Array(64))) },
      { change: put(1, bytes(other)) },
      { change: put(1, bytes(new Uint8Array(35))) },
      { change: put(1, bytes(new Uint8Array(0))) },
      { change: put(2, list([])) },
      { change: (all) => put(2, list([...signaturesIn(all[2]!).slice(1), number]))(all) },
      { change: (all) => put(2, list([...signaturesIn(all[2]!).slice(1), bytes(new Uint8Array(64))]))(all) },
      { change: (all) => put(2, list(signaturesIn(all[2]!).toReversed()))(all) },
      { change: put(3, join(head(5, 0))) },
      { change: put(3, join(head(5, 1), number, number)) },
      { change: put(4, list([])) },
      { change: put(4, list([0, 1, 2, 3, 5].map((at) => head(0, at)))) },
      { change: put(4, list([0, 1, 2, 3, 99].map((at) => head(0, at)))) },
      { change: put(4, list([bytes(join([0])), ...[0, 1, 2, 3, 4].map((at) => head(0, at))])) },
      { place: (at) => join(head(0, at + 1)) },
      { place: (at) => bytes(join([at])) },
    ];
    for (const [at, choices] of changes.entries()) {
      const { signature } = await finding(await disclose(issuer, choices));
      assert.deepEqual(signature, { outcome: 'failed', problem: { code: 'proof.signature-wrong' } }, `change ${at}`);
    }
  });

  test('cannot be told while it is a base proof, from which its holder was to derive one', async () => {
    const signed = await disclose(await createIssuer({ method: 'did:key', alg: 'ES256' }));
    const proof = signed['proof'] as JsonDocument;
    const proofValue = String(proof['proofValue']).replace('u2V0B', 'u2V0A');
    assert.deepEqual((await finding({ ...signed, proof: { ...proof, proofValue } })).signature, {
      outcome: 'inconclusive',
      problem: { code: 'proof.unsupported', at: '/proof', values: { suite: 'ecdsa-sd-2023, base proof' } },
    });
  });

  test('fails where two things go by one name: what was signed of one could be shared out among them', async () => {
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const more = { evidence: ['One', 'Two'].map((name) => ({ type: ['Evidence'], name })) };
    assert.equal(await outcome(await disclose(issuer, { more, name: (at) => Uint8Array.of(at) })), 'passed');
    assert.equal(await outcome(await disclose(issuer, { more, name: () => Uint8Array.of(7) })), 'failed');
  });

  test('is for claims and in time, as a proof of any kind has to be', async () => {
    const signed = await disclose(await createIssuer({ method: 'did:key', alg: 'ES256' }));
    const proof = signed['proof'] as JsonDocument;
    for (const [more, code] of [
      [{ proofPurpose: 'authentication' }, 'proof.purpose-wrong'],
      [{ expires: '2026-01-01T00:00:00Z' }, 'proof.expired'],
    ] as const)
      assert.equal((await finding({ ...signed, proof: { ...proof, ...more } })).signature.problem?.code, code);
  });

  test('begins with the three bytes of its kind', async () => {
    const signed = await disclose(await createIssuer({ method: 'did:key', alg: 'ES256' }));
    const proof = signed['proof'] as JsonDocument;
    const value = decodeBase64url(String(proof['proofValue']).slice(1))!;
    for (const at of [0, 1, 2]) {
      const proofValue = `u${encodeBase64url(value.map((byte, place) => (place === at ? byte ^ 2 : byte)))}`;
      assert.equal(await outcome({ ...signed, proof: { ...proof, proofValue } }), 'failed', String(at));
    }
    for (const proofValue of [5, undefined])
      assert.equal(await outcome({ ...signed, proof: { ...proof, proofValue } }), 'failed');
  });

  test('without its key is wrong where the document shows it, and else cannot be told', async () => {
    const issuer = await createIssuer({ method: 'did:web', alg: 'ES256' });
    const { signature } = await finding(await disclose(issuer));
    assert.deepEqual([signature.outcome, signature.problem?.code], ['inconclusive', 'proof.key-unreachable']);
    for (const choices of [{ short: true }, { place: (at: number) => join(head(0, at + 1)) }])
      assert.equal(await outcome(await disclose(issuer, choices)), 'failed');
  });

  test('says under which publication of its contexts it was signed, and fails with a word that none has', async () => {
    const issuer = await createIssuer({ method: 'did:key', alg: 'ES256' });
    const url = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
    const signed = await disclose(issuer);
    assert.deepEqual((await finding(signed)).contexts, [{ kind: 'context', url, value: '2025-04-07' }]);
    const more = { endorsementJwt: ['eyJ.e30.e'] };
    const later = await finding(await disclose(issuer, { more, revisions: new Map([[url, '2026-06-29']]) }));
    assert.deepEqual([later.signature, later.contexts], [{ outcome: 'passed' }, [{ kind: 'context', url, value: '2026-06-29' }]]);
    assert.deepEqual((await finding({ ...signed, surprise: 1 })).signature.problem, {
      code: 'structure.unsigned-terms',
      values: { term: 'surprise' },
    });
  });
});
