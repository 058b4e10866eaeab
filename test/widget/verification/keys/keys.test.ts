import { suite, test } from '#test';
import { assert } from 'chai';
import { decodeBase64url, encodeBase64url } from '../../../../widget/credential/base64url.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { readSelfDescribed } from '../../../../widget/verification/keys/did.ts';
import { didWebUrl } from '../../../../widget/verification/keys/did-web.ts';
import { listKeys } from '../../../../widget/verification/keys/listed-keys.ts';
import { keyOfMethod } from '../../../../widget/verification/keys/method-key.ts';
import { keyFromMultikey } from '../../../../widget/verification/keys/multikey.ts';
import { keyFromPem } from '../../../../widget/verification/keys/pem.ts';
import { isPublished } from '../../../../widget/verification/keys/published-keys.ts';
import { keyFromJwk } from '../../../../widget/verification/keys/verification-key.ts';
import { publicKeyPem } from '../../../../scripts/sample/issuer-keys.ts';
import { createKeys } from '../../../support/issue-credential.ts';
import { withoutCompressedPoints } from '../../../support/without-algorithm.ts';

const NOW = new Date('2026-11-22T00:00:00Z');

suite('a public key', () => {
  for (const alg of ['EdDSA', 'ES256', 'ES384'] as const) {
    test(`of ${alg} is the same from a Multikey, a PEM text and a JWK`, async () => {
      const keys = await createKeys(alg);
      const expected = keyFromJwk(keys.publicJwk)!;
      assert.isDefined(expected);
      assert.deepEqual((await keyFromMultikey(keys.multikey!))?.jwk, expected.jwk);
      assert.deepEqual((await keyFromPem(await publicKeyPem(keys)))?.jwk, expected.jwk);
    });
  }

  test('of P-256 is the same where the platform does not complete a point', async () => {
    // Each is new: what was read of a text once is remembered.
    for (let made = 0; made < 8; made++) {
      const { publicJwk, multikey = '' } = await createKeys('ES256');
      const key = await withoutCompressedPoints(() => keyFromMultikey(multikey));
      assert.deepEqual(key?.jwk, keyFromJwk(publicJwk)?.jwk);
    }
    const off = encodeMultibase(Uint8Array.from([0x80, 0x24, 2, ...new Uint8Array(31), 7]));
    assert.isUndefined(await withoutCompressedPoints(() => keyFromMultikey(off)));
  });

  test('of P-256 is half a point and never a whole one, whatever the platform takes', async () => {
    const { x = '', y = '' } = (await createKeys('ES256')).publicJwk;
    const whole = [4, ...decodeBase64url(x)!, ...decodeBase64url(y)!];
    assert.isUndefined(await keyFromMultikey(encodeMultibase(Uint8Array.from([0x80, 0x24, ...whole]))));
  });

  test('of RSA is the same from a PEM text, the bytes in a did:key, and a JWK', async () => {
    const keys = await createKeys('RS256');
    const expected = keyFromJwk(keys.publicJwk)!;
    const pem = await publicKeyPem(keys);
    assert.deepEqual((await keyFromPem(pem))?.jwk, expected.jwk);
    for (const end of ['', '\r\n', String.raw`\n`, String.raw`\r\n`])
      assert.deepEqual((await keyFromPem(pem.replaceAll('\n', end)))?.jwk, expected.jwk, end);
    const der = Uint8Array.from(atob(pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, '')), (c) => c.charCodeAt(0));
    // The PKCS #1 key stands behind the 24 bytes of a SubjectPublicKeyInfo for 2,048 bits.
    const pkcs1 = der.subarray(24);
    const did = `did:key:${encodeMultibase(Uint8Array.from([0x85, 0x24, ...pkcs1]))}`;
    assert.deepEqual((await readSelfDescribed(did))?.key.jwk, expected.jwk);
    const lines = `-----BEGIN RSA PUBLIC KEY-----\n${btoa(String.fromCharCode(...pkcs1))}\n-----END RSA PUBLIC KEY-----`;
    assert.deepEqual((await keyFromPem(lines))?.jwk, expected.jwk);
  });

  test('is none when it is broken, too short, for encryption, or of a kind that nothing here knows', async () => {
    const { publicJwk, multikey = '' } = await createKeys('ES256');
    const refused: readonly unknown[] = [
      null,
      'key',
      {},
      { ...publicJwk, use: 'enc' },
      { ...publicJwk, x: 'AA' },
      { ...publicJwk, crv: 'P-192' },
      { ...publicJwk, crv: 'constructor' },
      { ...publicJwk, crv: ['P-256'] },
      { ...publicJwk, kty: ['EC'] },
      { kty: 'oct', k: 'c2VjcmV0' },
      { kty: 'RSA', n: encodeBase64url(new Uint8Array(64).fill(255)), e: 'AQAB' },
      { kty: 'RSA', n: encodeBase64url(new Uint8Array(4_000).fill(255)), e: 'AQAB' },
    ];
    for (const each of refused) assert.isUndefined(keyFromJwk(each), JSON.stringify(each));
    for (const each of [multikey.slice(0, -3), `f${multikey}`, '', 'z', 'z0OIl', 'z'.repeat(5_000)]) {
      assert.isUndefined(await keyFromMultikey(each), each.slice(0, 20));
    }
    // An x coordinate that no point of the curve has.
    assert.isUndefined(await keyFromMultikey(encodeMultibase(Uint8Array.from([0x80, 0x24, 2, ...new Uint8Array(31), 1]))));
    for (const each of ['', 'x', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'])
      assert.isUndefined(await keyFromPem(each));
    for (const name of ['publicKeyMultibase', 'publicKeyPem', 'publicKeyBase58'])
      assert.isUndefined(await keyOfMethod({ [name]: 5 }), name);
  });

  test('of RSA has 2,048 to 8,192 bits, and an exponent that takes its private half to sign with', () => {
    const rsa = (bytes: number, more: object = {}, zeros = 0): unknown => ({
      kty: 'RSA',
      n: encodeBase64url(new Uint8Array(bytes + zeros).fill(255, zeros)),
      e: 'AQAB',
      ...more,
    });
    for (const bytes of [256, 257, 1_024]) assert.equal(keyFromJwk(rsa(bytes))?.kind, 'RSA', String(bytes));
    for (const bytes of [128, 255, 1_025]) assert.isUndefined(keyFromJwk(rsa(bytes)), String(bytes));
    for (const zeros of [1, 2, 128]) {
      assert.equal(keyFromJwk(rsa(256, {}, zeros))?.kind, 'RSA', String(zeros));
      assert.equal(keyFromJwk(rsa(1_024, {}, zeros))?.kind, 'RSA', String(zeros));
      assert.isUndefined(keyFromJwk(rsa(128, {}, zeros)), String(zeros));
    }
    for (const e of ['Aw', 'EQ', 'AAM', 'AQAB', 'AQAAAAE']) assert.equal(keyFromJwk(rsa(256, { e }))?.kind, 'RSA', e);
    // The bits behind the last byte belong to nothing: `AR` is a 1 too.
    for (const e of ['AQ', 'AR', 'AAE', 'AAG', 'AAAB', 'AAAAAQ', 'AA', 'Ag']) assert.isUndefined(keyFromJwk(rsa(256, { e })), e);
    for (const more of [{ e: undefined }, { e: '' }, { e: 5 }, { kty: 'oct' }, { kty: 'EC' }])
      assert.isUndefined(keyFromJwk(rsa(256, more)), JSON.stringify(more));
  });

  test('is of the kind and length that it says', async () => {
    const okp = (await createKeys('EdDSA')).publicJwk;
    const ec = (await createKeys('ES256')).publicJwk;
    const long = (await createKeys('ES384')).publicJwk;
    assert.equal(keyFromJwk({ ...okp, use: 'sig' })?.kind, 'Ed25519');
    assert.equal(keyFromJwk(long)?.kind, 'P-384');
    assert.equal(keyFromJwk({ ...ec, crv: 'secp256k1' })?.kind, 'secp256k1');
    for (const wrong of [
      { ...okp, crv: 'X25519' },
      { ...okp, crv: undefined },
      { ...okp, kty: 'EC' },
      { ...okp, x: encodeBase64url(new Uint8Array(31)) },
      { ...okp, x: encodeBase64url(new Uint8Array(33)) },
      { ...ec, kty: 'OKP' },
      { ...ec, crv: 'P-384' },
      { ...ec, crv: 'Ed25519' },
      { ...ec, y: long.y },
      { ...ec, y: undefined },
      { ...ec, x: long.x },
    ])
      assert.isUndefined(keyFromJwk(wrong), JSON.stringify(wrong));
  });

  test('carries no private member, and remembers that one stood beside it', async () => {
    const { publicJwk } = await createKeys('EdDSA');
    const key = keyFromJwk({ ...publicJwk, d: 'AAAA', kid: 'k', key_ops: ['sign'] });
    assert.hasAllKeys(key?.jwk, ['kty', 'crv', 'x']);
    assert.isTrue(key?.leaked);
    assert.isNotTrue(keyFromJwk(publicJwk)?.leaked);
    const rsa = (await createKeys('RS256')).publicJwk;
    assert.isTrue(keyFromJwk({ ...rsa, p: 'AAAA' })?.leaked);
    assert.isTrue((await keyOfMethod({ publicKeyJwk: publicJwk, privateKeyMultibase: 'z' }))?.leaked);
  });

  test('is known when its private half is printed in a public document', async () => {
    for (const multikey of [
      'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
      'z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ',
    ])
      assert.isTrue(isPublished((await keyFromMultikey(multikey))!), multikey);
    assert.isTrue(isPublished((await keyFromMultikey('z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'))!));
    assert.isTrue(isPublished((await keyFromMultikey('zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP'))!));
    assert.isFalse(isPublished((await keyFromMultikey((await createKeys('EdDSA')).multikey!))!));
  });
});

suite('a DID', () => {
  test('of did:web names where its document lies', () => {
    assert.equal(didWebUrl('did:web:issuer.example'), 'https://issuer.example/.well-known/did.json');
    assert.equal(didWebUrl('did:web:issuer.example%3A8443:org:1'), 'https://issuer.example:8443/org/1/did.json');
    assert.equal(didWebUrl('did:web:localhost%3A4321:a'), 'http://localhost:4321/a/did.json');
    assert.equal(didWebUrl('did:web:localhost.evil.example'), 'https://localhost.evil.example/.well-known/did.json');
  });

  test('of did:web leads nowhere with a path that climbs, a user name, or an encoded slash', () => {
    for (const did of [
      'did:web:',
      'did:web:a.example:..:b',
      'did:web:a.example:b:%2e%2E',
      'did:web:a.example:.%2e:b',
      'did:web:a.example:%2E:b',
      'did:web:a@b.example',
      'did:web:a.example:b%2Fc',
      'did:web:a.example:b?c',
      'did:key:z6',
    ]) {
      assert.isUndefined(didWebUrl(did), did);
    }
  });

  test('of did:jwk and did:key is its own document', async () => {
    const { publicJwk, multikey = '' } = await createKeys('ES256');
    const did = `did:jwk:${encodeBase64url(new TextEncoder().encode(JSON.stringify(publicJwk)))}`;
    assert.equal((await readSelfDescribed(did))?.id, `${did}#0`);
    assert.equal((await readSelfDescribed(`did:key:${multikey}`))?.id, `did:key:${multikey}#${multikey}`);
    for (const broken of ['did:jwk:e30', 'did:jwk:!!', 'did:jwk:', 'did:key:z6Mk', 'did:web:a.example'])
      assert.isUndefined(await readSelfDescribed(broken));
  });
});

suite('the keys that a document lists', () => {
  test('are those of its methods under absolute names, marked by what they may be used for', async () => {
    const [one, two] = [await createKeys('EdDSA'), await createKeys('ES256')];
    const keys = await listKeys(
      {
        id: 'did:web:a.example',
        verificationMethod: [
          { id: '#one', type: 'Multikey', publicKeyMultibase: one.multikey },
          { id: 'did:web:a.example#two', type: 'JsonWebKey', publicKeyJwk: two.publicJwk },
          { id: '#broken', publicKeyMultibase: 'z6Mk' },
          'not a method',
        ],
        assertionMethod: ['#one', null, 'did:web:b.example#foreign'],
      },
      NOW,
    );
    assert.deepEqual(
      keys.map(({ id, key, forAssertion }) => [id, key?.kind, forAssertion]),
      [
        ['did:web:a.example#one', 'Ed25519', true],
        ['did:web:a.example#two', 'P-256', false],
        ['did:web:a.example#broken', undefined, false],
      ],
    );
  });

  test('are those of a key set, and of a single JWK', async () => {
    const { publicJwk } = await createKeys('ES256');
    const set = await listKeys({ keys: [{ ...publicJwk, kid: 'a' }, { kty: 'oct' }, null] }, NOW);
    assert.deepEqual(
      set.map(({ key }) => key?.kind),
      ['P-256', undefined, undefined],
    );
    assert.equal((await listKeys({ ...publicJwk, kid: 'a' }, NOW))[0]?.id, 'a');
    assert.isAtMost((await listKeys({ keys: Array.from({ length: 5_000 }, () => publicJwk) }, NOW)).length, 100);
  });
});
