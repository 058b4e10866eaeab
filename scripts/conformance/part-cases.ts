import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, utf8Text } from '../../widget/credential/json-text.ts';
import { openBadgesKind } from '../../widget/credential/open-badges-kind.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { checkRecipient } from '../../widget/verification/checks/recipient.ts';
import { decodeBase58 } from '../../widget/verification/encoding/base58.ts';
import { decodeBase64url } from '../../widget/credential/base64url.ts';
import { jsonObjectIn, listOf, objectOf, textOf } from '../../widget/verification/json-value.ts';
import { hashFunction } from '../../widget/verification/json-ld/canonicalize.ts';
import { parseNQuads } from './n-quads.ts';
import { canonicalizeQuads, type CanonicalDataset } from '../../widget/verification/json-ld/rdf-canonical.ts';
import { readSelfDescribed } from '../../widget/verification/keys/did.ts';
import { checkProofs } from '../../widget/verification/proofs.ts';
import { readSignedDocument } from '../../widget/verification/signed-document.ts';
import { readBitstring } from '../../widget/verification/status/bitstring.ts';
import { followSigned } from '../../widget/verification/open-badges-2/chain.ts';
import { periodProblem } from '../../widget/verification/validity.ts';
import { LoadError, type LoadDocument } from '../../widget/credential/document-loader.ts';
import type { ConformanceCase } from './conformance-case.ts';
import type { CaseResult } from './credential-cases.ts';
import { recordedNetwork } from './recorded-network.ts';

const nobodyAnswers: LoadDocument = (url) => Promise.reject(new LoadError('unreachable', url));
const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

/** An encoded status list: its length, and which entries are set. */
export async function runBitstring(of: ConformanceCase): Promise<CaseResult> {
  const record = jsonObjectIn(bytesOf(of.path)) ?? {};
  const subject = objectOf(record['credentialSubject']);
  const bits = await readBitstring(record['encodedList'] ?? subject?.['encodedList']);
  if (!bits) return { wrong: of.expect.failing.length > 0 ? [] : ['the list could not be read'] };
  const expected = listOf(of.expect.raw['firstSetBits']).map(Number);
  const set: number[] = [];
  for (let index = 0; index < bits.entries && set.length < Math.max(expected.length, 1); index++) {
    if (bits.at(index) === 1) set.push(index);
  }
  const length = Number(of.expect.raw['bits'] ?? bits.entries);
  return {
    wrong: [
      ...(length === bits.entries ? [] : [`expected ${length} entries, ours are ${bits.entries}`]),
      ...(String(set) === String(expected)
        ? []
        : [`expected the first set entries ${String(expected)}, ours are ${String(set)}`]),
    ],
  };
}

/** A DID that is its own document: the key in it. */
export async function runDid(of: ConformanceCase): Promise<CaseResult> {
  const record = jsonObjectIn(bytesOf(of.path)) ?? {};
  const found = await readSelfDescribed(textOf(record['did']) ?? textOf(record['id']) ?? '');
  const published = [record, objectOf(record['verificationMethod']), objectOf(record['verificationKeyPair'])];
  const jwk = published.map((each) => objectOf(each?.['publicKeyJwk'])).find((each) => each !== undefined);
  const base58 = published.map((each) => textOf(each?.['publicKeyBase58'])).find((each) => each !== undefined);
  if (!found) return { wrong: of.expect.failing.length > 0 ? [] : ['the key could not be read'] };
  const ours = found.key.jwk;
  if (jwk) {
    const same = (['kty', 'crv', 'x', 'y', 'n', 'e'] as const).every((name) => jwk[name] === ours[name]);
    return { wrong: same ? [] : [`expected ${JSON.stringify(jwk)}, ours is ${JSON.stringify(ours)}`] };
  }
  const raw = base58 === undefined ? undefined : decodeBase58(base58);
  const x = decodeBase64url(ours.x ?? '');
  // A compressed point is its x coordinate behind one byte for the sign of y.
  const same = raw && x && Buffer.from(raw.length === x.length ? raw : raw.slice(1)).equals(x);
  return { wrong: same ? [] : ['the key is another one'] };
}

/** RDF Dataset Canonicalization, over N-Quads. */
export async function runRdfc(of: ConformanceCase): Promise<CaseResult> {
  const negative = (textOf(of.raw['test']) ?? '').includes('Negative');
  const sha384 = (textOf(of.raw['hashAlgorithm']) ?? '').includes('384');
  let ours: CanonicalDataset;
  try {
    ours = await canonicalizeQuads(parseNQuads(readFileSync(of.path, 'utf8')), hashFunction(sha384 ? 'SHA-384' : 'SHA-256'));
  } catch (error) {
    return { wrong: negative ? [] : [error instanceof Error ? error.message : String(error)] };
  }
  if (negative) return { wrong: ['a poison graph was worked on to the end'] };
  const result = readFileSync(join(of.folders.at(-1) ?? '', textOf(of.raw['result']) ?? ''), 'utf8');
  if ((textOf(of.raw['test']) ?? '').includes('MapTest')) return { wrong: sameMap(ours.labels, JSON.parse(result)) };
  return { wrong: ours.lines.join('') === result ? [] : ['the canonical form differs'] };
}

function sameMap(ours: ReadonlyMap<string, string>, expected: unknown): readonly string[] {
  const bare = (label: string) => label.replace(/^_:/, '');
  const wanted = Object.entries(objectOf(expected) ?? {});
  const labels = new Map([...ours].map(([from, to]) => [bare(from), bare(to)]));
  return wanted.every(([from, to]) => labels.get(bare(from)) === bare(String(to))) ? [] : ['the labels differ'];
}

/** A published vector of a signature suite: the signature is good, whoever the issuer may be. */
export async function runVector(of: ConformanceCase): Promise<CaseResult> {
  const secured = await readSignedDocument(bytesOf(of.path));
  if (!secured) return { wrong: ['the document could not be read'] };
  const findings = await checkProofs(secured, { loadDocument: recordedNetwork(of), now: of.now, skewSeconds: 60 });
  const bad = of.expect.signature === 'bad' || of.expect.failing.some((name) => name.startsWith('proof'));
  const told = findings.map(({ suite, signature }) => `${suite}: ${signature.outcome} ${signature.problem?.code ?? ''}`.trim());
  const good = findings.length > 0 && findings.every(({ signature }) => signature.outcome === 'passed');
  return { wrong: good !== bad ? [] : told };
}

/** An example of the specification: it is JSON, or it is not. */
export async function runExample(of: ConformanceCase): Promise<CaseResult> {
  const isJson = isJsonText(bytesOf(of.path));
  const expected = of.expect.parse === undefined || of.expect.parse.startsWith('json');
  return { wrong: isJson === expected ? [] : [`expected ${of.expect.parse}`] };
}

// A list is JSON as well.
function isJsonText(bytes: Uint8Array): boolean {
  try {
    return typeof parseJson(utf8Text(bytes)) === 'object';
  } catch {
    return false;
  }
}

/** One record in the words of Open Badges 0.5 to 1.1: can it be read, and does it say what such a record must? */
export async function runLegacy(of: ConformanceCase): Promise<CaseResult> {
  const problem = await legacyProblem(bytesOf(of.path));
  const expected = of.expect.failing.length > 0;
  if ((problem !== undefined) === expected) return { wrong: [] };
  return { wrong: [expected ? `expected ${of.expect.failing.join(', ')} to fail` : `unexpected: ${problem}`] };
}

async function legacyProblem(bytes: Uint8Array): Promise<string | undefined> {
  const record = jsonObjectIn(bytes);
  if (!record) return 'not JSON';
  const kind = openBadgesKind(record);
  if (kind === undefined && listOf(record['@context']).every((context) => typeof context === 'string'))
    return 'no record that Open Badges knows';
  if (kind !== 'Assertion') return undefined;
  if (record['badge'] === undefined) return 'no badge is named';
  try {
    const credential = await readCredential(bytes);
    const subject = await followSigned(credential.secured, record, nobodyAnswers);
    // From 1.0 on, a recipient is an object; only in 0.5 is it the address itself.
    if (credential.badge.specVersion !== '0.5' && typeof record['recipient'] === 'string') return 'the recipient is a bare text';
    const problem = periodProblem(subject, { now: new Date(), skewSeconds: 60 });
    return problem?.code.replace(/.*(?:expired|not-yet-valid)$/, '') || undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whose badge it is, by a list of candidates. */
export async function runRecipient(of: ConformanceCase): Promise<CaseResult> {
  const record = jsonObjectIn(bytesOf(of.path)) ?? {};
  const { candidate, match } = of.expect.raw;
  const own = candidate === undefined ? [] : [{ value: candidate, match }];
  const rows = [...listOf(record['candidates']), ...own].map((row) => objectOf(row) ?? {});
  if (rows.length === 0) return { wrong: ['there is nobody to compare with'] };
  const results = await Promise.all(rows.map(async (row) => candidateProblem(record, row)));
  return { wrong: results.flat() };
}

type Row = { readonly [name: string]: unknown };

async function candidateProblem(record: Row, { value, match }: Row): Promise<readonly string[]> {
  const secured = { form: 'unsecured', document: record } as const;
  const subject = await followSigned(secured, record, nobodyAnswers);
  const { outcome, evidence = [] } = await checkRecipient(subject, textOf(value) ?? 'nobody@example.org');
  const asTyped = outcome === 'passed' && evidence.some((item) => item.value?.endsWith('as-typed'));
  const fits = typeof match === 'string' ? outcome === 'inconclusive' : asTyped === match;
  return fits ? [] : [`${JSON.stringify(value)}: expected ${String(match)}, ours is ${outcome}`];
}
