import { suite, test } from '#test';
import { assert } from 'chai';
import { BadgeError } from '../../../widget/badge/badge-error.ts';
import { bakeImage } from '../../../widget/credential/baked-image.ts';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import { makeJws } from '../../support/make-jws.ts';
import { internationalText, makePng, plainTextChunk } from '../../support/make-png.ts';
import { bytesOf, refusal, refusalAt } from '../../support/refusal.ts';

const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://issuer.example/a/1',
  recipient: { type: 'email', hashed: false, identity: 'earner@example.org' },
  badge: { type: 'BadgeClass', id: 'https://issuer.example/b', name: 'Knots', issuer: 'https://issuer.example/i' },
  verification: { type: 'hosted' },
  issuedOn: '2025-01-01T00:00:00Z',
};
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:web:issuer.example', name: 'Sample Guild' },
  credentialSubject: { achievement: { name: 'Splices' } },
};
const proof = [{ type: 'DataIntegrityProof' }];
const header = { alg: 'ES256', typ: 'vc+jwt' };

const read = (value: unknown) => readCredential(value instanceof Uint8Array ? value : bytesOf(value));
const codeOf = (value: unknown): Promise<string> => refusal(() => read(value));

suite('readCredential tells by content', () => {
  test('a hosted assertion, and keeps the document as it was', async () => {
    const { badge, secured, notes, carrier } = await read(assertion);
    assert.equal(badge.name, 'Knots');
    assert.deepEqual(secured, { form: 'hosted', url: assertion.id, document: assertion });
    assert.deepEqual([notes, carrier], [[], undefined]);
  });

  test('a signed assertion', async () => {
    const token = makeJws({ alg: 'RS256' }, assertion);
    const { badge, secured } = await read(` ${token}\n`);
    assert.equal(badge.name, 'Knots');
    const signature = new TextEncoder().encode('signature');
    const jws = { token, header: { alg: 'RS256' }, payload: assertion, signature };
    assert.deepEqual(secured, { form: 'jws', jws, document: assertion });
  });

  test('a credential with embedded proofs, and one without', async () => {
    assert.equal((await read({ ...credential, proof })).secured.form, 'data-integrity');
    assert.equal((await read(credential)).secured.form, 'unsecured');
  });

  test('a VC 2.0 JWT, whose payload is the credential', async () => {
    const payload = { ...credential, iss: 'did:web:issuer.example', exp: 1_798_761_600 };
    const { badge, secured } = await read(makeJws(header, payload));
    assert.deepEqual([badge.name, badge.validUntil], ['Splices', '2027-01-01T00:00:00Z']);
    assert.deepEqual([secured.form, secured.document], ['vc-jwt', payload]);
  });

  test('a VC 1.1 JWT, whose claims and `vc` are the credential together', async () => {
    const { badge, secured } = await read(makeJws(header, { vc: credential, jti: 'urn:uuid:1', nbf: 1_735_689_600 }));
    assert.deepEqual([badge.id, badge.validFrom], ['urn:uuid:1', '2025-01-01T00:00:00Z']);
    assert.deepEqual([secured.form, secured.document?.id], ['vc-jwt', 'urn:uuid:1']);
  });

  test('a JWT in a JSON string, and an enveloped one', async () => {
    const token = makeJws(header, credential);
    for (const value of [
      JSON.stringify(token),
      { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` },
    ]) {
      assert.equal((await read(value)).secured.form, 'vc-jwt');
    }
  });

  test('an old assertion, whose document stays in its own words', async () => {
    const old = {
      uid: '1',
      recipient: {},
      badge: 'https://issuer.example/b',
      verify: { type: 'hosted', url: 'https://issuer.example/a/7' },
    };
    const { badge, secured } = await read(old);
    assert.equal(badge.specVersion, '1.0');
    assert.deepEqual(secured, { form: 'hosted', url: 'https://issuer.example/a/7', document: old });
  });

  test('the address of a hosted assertion, which is all that is known', async () => {
    const { badge, secured } = await read('https://issuer.example/a/1\n');
    assert.deepEqual(secured, { form: 'hosted', url: 'https://issuer.example/a/1' });
    assert.deepEqual(badge, {
      id: 'https://issuer.example/a/1',
      specVersion: 'none',
      name: 'https://issuer.example/a/1',
      issuer: { name: 'issuer.example' },
      skills: [],
      alignments: [],
      evidence: [],
    });
  });

  test('a baked picture, and hands the picture on', async () => {
    const png = makePng(internationalText('openbadgecredential', JSON.stringify({ ...credential, proof })));
    const { badge, secured, carrier } = await read(png);
    assert.deepEqual(
      [badge.name, secured.form, carrier?.mediaType, carrier?.bytes],
      ['Splices', 'data-integrity', 'image/png', png],
    );
    const svg = await read(bakeImage(bytesOf('\ufeff <svg/>'), JSON.stringify(assertion), 'openbadges'));
    assert.deepEqual([svg.badge.name, svg.carrier?.mediaType, svg.notes], ['Knots', 'image/svg+xml', []]);
  });

  test('a baked picture in which something is odd, and says what', async () => {
    const chunk = internationalText('openbadges', JSON.stringify(assertion));
    assert.deepEqual((await read(makePng(chunk, chunk))).notes, [{ code: 'repeated-badge-chunk', at: 'openbadges' }]);
  });

  test('a picture that only says where its assertion lies', async () => {
    const { secured } = await read(makePng(plainTextChunk('openbadges', 'https://issuer.example/a/1')));
    assert.deepEqual(secured, { form: 'hosted', url: 'https://issuer.example/a/1' });
  });

  test('JSON behind a byte order mark and white space', async () => {
    assert.equal((await read(`\ufeff\r\n ${JSON.stringify(assertion)} `)).badge.name, 'Knots');
  });
});

suite("readCredential reads an SVG's two addresses", () => {
  const svg = (verify: string, document: object): string =>
    `<svg><assertion xmlns="http://openbadges.org" verify="${verify}"><![CDATA[${JSON.stringify(document)}]]></assertion></svg>`;

  test('and takes the one in `verify` when the document has none', async () => {
    const { id: _id, ...nameless } = assertion;
    const { secured } = await read(svg('https://issuer.example/a/9', nameless));
    assert.equal(secured.form === 'hosted' && secured.url, 'https://issuer.example/a/9');
  });

  test("and takes the document's own when they differ, with a note", async () => {
    const { secured, notes } = await read(svg('https://attacker.example/a', assertion));
    assert.equal(secured.form === 'hosted' && secured.url, assertion.id);
    assert.deepEqual(notes, [{ code: 'value-dropped', at: 'verify' }]);
  });
});

suite('readCredential refuses', () => {
  const cases: readonly (readonly [why: string, value: unknown, code: string])[] = [
    ['nothing', '', 'BADGE_EMPTY'],
    ['white space', ' \n\t', 'BADGE_EMPTY'],
    ['a page', '<!doctype html><title>Sign in</title>', 'BADGE_NOT_A_BADGE'],
    ['a text', 'Hello, badge!', 'BADGE_NOT_JSON'],
    ['a text with a colon', 'Hello there:badge', 'BADGE_NOT_JSON'],
    ['an address and a text', 'https://issuer.example/a and more', 'BADGE_NOT_JSON'],
    ['half a document', '{"type":"Assertion",', 'BADGE_NOT_JSON'],
    ['a list', '[{}]', 'BADGE_NOT_A_BADGE'],
    ['a string', '"badge"', 'BADGE_NOT_A_BADGE'],
    ['any object', { a: 1 }, 'BADGE_NOT_A_BADGE'],
    ['four segments', `${makeJws(header, credential)}.x`, 'BADGE_JWT_BROKEN'],
    ['a JWT that is no badge', makeJws(header, { iss: 'x' }), 'BADGE_NOT_A_BADGE'],
    ['another scheme', 'javascript:alert(1)', 'BADGE_NOT_A_BADGE'],
    ['another scheme in a picture', makePng(plainTextChunk('openbadges', 'javascript:alert(1)')), 'BADGE_IMAGE_REFUSED'],
    ['a picture without a badge', makePng(), 'BADGE_IMAGE_WITHOUT_BADGE'],
    ['a picture with an empty badge', makePng(internationalText('openbadges', '')), 'BADGE_EMPTY'],
    ['a picture with a broken badge', makePng(internationalText('openbadges', '{verify:1}')), 'BADGE_NOT_JSON'],
    ['noise', Uint8Array.of(1, 2, 3, 0xff), 'BADGE_NOT_A_BADGE'],
    ['text that is not UTF-8', Uint8Array.of(0x7b, 0xff), 'BADGE_NOT_UTF8'],
    [
      'two ids in one document',
      '{"type":"Assertion","id":"https://a.example/","id":"https://b.example/"}',
      'BADGE_DATA_CONTRADICTS',
    ],
    [
      'a bare recipient in 1.0',
      { uid: '1', recipient: 'a@b.example', badge: 'https://issuer.example/b', verify: {} },
      'BADGE_DATA_CONTRADICTS',
    ],
    ['more than a million bytes of text', ' '.repeat(1_000_001), 'BADGE_TOO_LARGE'],
    ['a picture of more than ten million bytes', hugePng(), 'BADGE_TOO_LARGE'],
  ];
  for (const [why, value, code] of cases) {
    test(`${why} as ${code}`, async () => {
      assert.equal(await codeOf(value), code);
    });
  }

  test('a badge class, an issuer and a list, by name', async () => {
    for (const type of ['BadgeClass', 'Issuer', 'RevocationList', 'CryptographicKey', 'Endorsement']) {
      const error: unknown = await read({ '@context': assertion['@context'], type, id: 'https://issuer.example/x' }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.instanceOf(error, BadgeError);
      assert.deepEqual([error.code, error.at], ['BADGE_NOT_A_BADGE', type]);
    }
  });

  test('an address of another scheme by its first hundred characters', async () => {
    const address = `javascript:${'x'.repeat(200)}`;
    assert.equal(await refusalAt(() => read(address)), `BADGE_NOT_A_BADGE ${address.slice(0, 100)}`);
  });

  test('what is larger than the caller allows', async () => {
    const bytes = bytesOf(assertion);
    assert.equal(await refusal(() => readCredential(bytes, { maxBytes: bytes.length })), 'read');
    assert.equal(await refusal(() => readCredential(bytes, { maxBytes: bytes.length - 1 })), 'BADGE_TOO_LARGE');
  });
});

function hugePng(): Uint8Array {
  const bytes = new Uint8Array(10_000_001);
  bytes.set(makePng());
  return bytes;
}
