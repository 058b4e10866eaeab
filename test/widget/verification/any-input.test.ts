import { suite, test } from '#test';
import fc from 'fast-check';
import { LoadError } from '../../../widget/credential/document-loader.ts';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import { decodeCbor } from '../../../widget/verification/encoding/cbor.ts';
import { decodeBase58 } from '../../../widget/verification/encoding/base58.ts';
import { JsonLdError } from '../../../widget/verification/json-ld/json-ld-error.ts';
import { toQuads } from '../../../widget/verification/json-ld/to-quads.ts';
import { readSelfDescribed } from '../../../widget/verification/keys/did.ts';
import { didWebUrl } from '../../../widget/verification/keys/did-web.ts';
import { listKeys } from '../../../widget/verification/keys/listed-keys.ts';
import { keyFromPem } from '../../../widget/verification/keys/pem.ts';
import { pictureBytes } from '../../../widget/verification/picture-bytes.ts';
import { readSignedDocument } from '../../../widget/verification/signed-document.ts';
import { MAX_UNPACKED_BYTES, readBitstring } from '../../../widget/verification/status/bitstring.ts';
import { verifyCredential } from '../../../widget/verification/verify-credential.ts';
import {
  bitstringStatusList,
  createIssuer,
  draftCredential,
  issueDataIntegrity,
  type JsonDocument,
} from '../../support/issue-credential.ts';
import { makePng } from '../../support/make-png.ts';
import { propertyRuns } from '../../support/property-runs.ts';
import { bytesOf } from '../../support/refusal.ts';
import { NOW } from '../../support/verified.ts';

const numRuns = propertyRuns(150);
const holds = (property: fc.IAsyncProperty<[unknown]>): Promise<void> => fc.assert(property, { numRuns });

/** Values that break readers, in places where they may or may not belong. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  1e308,
  '',
  ' ',
  '@id',
  '_:a',
  'a b',
  '\ud800',
  'did:web:',
  'did:key:z6Mk',
  'https://issuer.example/1',
  [],
  [[]],
  {},
  { '@value': 1 },
  { '@list': [1] },
  { '@set': [] },
  { '@id': '_:b' },
  { '@context': { a: 'x:a' } },
  { '@type': '@json', '@value': { a: [1] } },
  { '@graph': [] },
];
const NAMES = '@id @type @context @language @reverse @nest toString __proto__ id type proof credentialSubject issuer'.split(' ');

/** A change to a document: which of its members, in the order of walking, and what becomes of it. */
interface Change {
  readonly at: number;
  readonly value: unknown;
  readonly name: string | undefined;
}

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.nat(80),
    value: fc.oneof(fc.constantFrom(...ODD), fc.jsonValue({ maxDepth: 2 })),
    name: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** The document with each change made to one of its members, however deep. */
function changed(document: unknown, list: readonly Change[]): JsonDocument {
  let count = 0;
  const walk = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(walk);
    const members = Object.entries(value).map(([name, member]) => {
      const change = list.find(({ at }) => at === count);
      count++;
      return change ? [change.name ?? name, change.value] : [name, walk(member)];
    });
    return Object.fromEntries(members) as JsonDocument; // what JSON.parse would make of it
  };
  return walk(document) as JsonDocument; // a document is an object, and stays one
}

/** Bytes with some of them changed, and cut. */
const damaged = (whole: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(whole.length))
    .map(([places, end]) => places.reduce((bytes, [at, byte]) => bytes.with(at, byte), whole).subarray(0, end || whole.length));

suite('whatever comes, what verification reads with', () => {
  test('keys are read from any text, or not', () =>
    holds(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `z${text}`),
          fc.base64String(),
        ),
        async (text) => {
          decodeBase58(text);
          didWebUrl(`did:web:${text}`);
          await readSelfDescribed(`did:key:${text}`);
          await readSelfDescribed(`did:jwk:${text}`);
          await keyFromPem(`-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----`);
          await keyFromPem(`-----BEGIN RSA PUBLIC KEY-----${text}-----END RSA PUBLIC KEY-----`);
        },
      ),
    ));

  test('keys are read from any document, or not', async () => {
    const issuer = await createIssuer({ method: 'did:web' });
    const [document] = Object.values(issuer.documents);
    await holds(fc.asyncProperty(changes, async (list) => void (await listKeys(changed(document, list), NOW))));
  });

  test('proof values and pictures are read from any bytes, or not', () =>
    holds(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 60 }), damaged(makePng())), async (bytes) => {
        decodeCbor(bytes);
        await pictureBytes(bytes);
        await readSignedDocument(bytes);
      }),
    ));

  test('a status list has a place for every index, or is none, and never outgrows its cap', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const { credentialSubject } = await bitstringStatusList(issuer, { url: 'https://lists.example/1', set: [7, 4_000] });
    const { encodedList } = Object(credentialSubject) as { encodedList: string };
    const text = damaged(bytesOf(encodedList)).map((bytes) => String.fromCharCode(...bytes));
    await holds(
      fc.asyncProperty(fc.tuple(fc.oneof(text, fc.string()), fc.double(), fc.nat(9)), async ([list, index, size]) => {
        const bits = await readBitstring(list);
        const value = bits?.at(index, size) ?? 0;
        return value >= 0 && value < 256 && (bits?.entries ?? 0) <= MAX_UNPACKED_BYTES * 8;
      }),
    );
  });

  test('a document states something, or is refused by name', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const document = await issueDataIntegrity(issuer, draftCredential(issuer));
    await holds(
      fc.asyncProperty(changes, async (list) => {
        try {
          toQuads(changed(document, list));
        } catch (error) {
          // What JSON itself cannot hold is refused where it is spelled out.
          const unspeakable = error instanceof TypeError && /surrogate|finite|JSON form/.test(error.message);
          if (!(error instanceof JsonLdError) && !unspeakable) throw error;
        }
      }),
    );
  });

  test('no credential breaks a check', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const document = await issueDataIntegrity(issuer, draftCredential(issuer));
    const loadDocument = async (url: string) => Promise.reject(new LoadError('unreachable', url));
    await holds(
      fc.asyncProperty(changes, async (list) => {
        const credential = await readCredential(bytesOf(changed(document, list))).catch(() => undefined);
        if (!credential) return true;
        const { checks } = await verifyCredential(credential, {
          loadDocument,
          now: NOW,
          recipient: 'a@b.example',
          image: makePng(),
        });
        return checks.every(({ problem }) => problem?.code !== 'internal');
      }),
    );
  });
});
