import { suite, test } from '#test';
import { assert } from 'chai';
import type { JsonObject } from '../../../../widget/credential/credential.ts';
import { encodeBase58 } from '../../../../scripts/sample/multibase.ts';
import { decodeBase64url, encodeBase64url } from '../../../../widget/credential/base64url.ts';
import { didWebUrl } from '../../../../widget/verification/keys/did-web.ts';
import { listKeys } from '../../../../widget/verification/keys/listed-keys.ts';
import { keyOfMethod } from '../../../../widget/verification/keys/method-key.ts';
import { createKeys } from '../../../support/issue-credential.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
const ID = 'did:web:a.example';

/** The names of the keys that a document lists, those that may not sign claims in brackets; `?` behind what cannot be read. */
async function listed(document: JsonObject): Promise<readonly string[]> {
  return (await listKeys(document, NOW)).map(({ id, key, forAssertion }) => (forAssertion ? id : `(${id})`) + (key ? '' : '?'));
}

suite('a key that a document lists', () => {
  test('is listed until the moment at which it expires or was revoked, and not from it on', async () => {
    const { multikey } = await createKeys();
    const at = (more: object): Promise<readonly string[]> =>
      listed({ id: ID, assertionMethod: { id: '#k', publicKeyMultibase: multikey, ...more } });
    for (const word of ['expires', 'revoked']) {
      for (const later of ['2026-11-22T00:00:00.001Z', '20261122T000001', undefined, null, false])
        assert.deepEqual(await at({ [word]: later }), [`${ID}#k`]);
      for (const over of [
        '2026-11-22T00:00:00Z',
        '2026-11-22T00:00:00',
        '2020-01-01',
        '2030-02-30',
        'never',
        '',
        4_102_444_800_000,
        true,
      ])
        assert.deepEqual(await at({ [word]: over }), [], `${word} ${over}`);
    }
    assert.deepEqual(await at({ expires: '2030-01-01T00:00:00Z', revoked: '2020-01-01T00:00:00Z' }), []);
  });

  test('has the name that it has in the document, whole, and is for claims where that is said of it', async () => {
    const { multikey, publicJwk } = await createKeys();
    const key = (id: unknown): JsonObject => ({ id, publicKeyMultibase: multikey });
    assert.deepEqual(
      await listed({ id: ID, verificationMethod: [key('#a'), key(`${ID}#b`), key('c')], assertionMethod: ['#a', 'c'] }),
      [`${ID}#a`, `(${ID}#b)`, 'c'],
    );
    for (const id of [undefined, 5]) assert.deepEqual(await listed({ id, assertionMethod: key('#a') }), ['#a']);
    for (const id of [undefined, 5, ['#a']]) assert.deepEqual(await listed({ id: ID, assertionMethod: key(id) }), []);
    assert.deepEqual(await listed({ keys: [{ ...publicJwk, kid: 'a' }, publicJwk, { ...publicJwk, kid: 5 }, null, 'k'] }), [
      'a',
      '',
      '',
      '?',
      '?',
    ]);
    assert.deepEqual(await listed({ ...publicJwk, kid: 'a' }), ['a']);
    assert.deepEqual(await listed({ id: ID, assertionMethod: [null, 'x', 5, { id: '#a' }] }), [`${ID}#a?`]);
  });

  test('may lie under the name that its list had until 2021, and is for claims there if the document is no DID’s', async () => {
    const { multikey } = await createKeys();
    const publicKey = [
      { id: '#a', publicKeyMultibase: multikey },
      { id: '#b', publicKeyMultibase: multikey, owner: { id: 'x' } },
      '#c',
    ];
    assert.deepEqual(await listed({ id: ID, publicKey, assertionMethod: '#b' }), [`(${ID}#a)`, `${ID}#b`]);
    const profile = 'https://a.example/profile';
    assert.deepEqual(await listed({ id: profile, publicKey }), [`${profile}#a`, `${profile}#b`, `${profile}#a`, `${profile}#b`]);
    const keys = await listKeys({ id: profile, publicKey: publicKey[1] }, NOW);
    assert.deepEqual(
      keys.map(({ controller }) => controller),
      ['x', 'x'],
    );
  });

  test('is one of a hundred at most', async () => {
    const { multikey } = await createKeys();
    const methods = Array.from({ length: 101 }, (_, at) => ({ id: `#${at}`, publicKeyMultibase: multikey }));
    const names = await listed({ id: ID, verificationMethod: methods });
    assert.lengthOf(names, 100);
    assert.equal(names.at(-1), `(${ID}#99)`);
  });
});

suite('a key as a method writes it', () => {
  test('may be the bare bytes in base58, of Ed25519 alone', async () => {
    const { publicJwk } = await createKeys();
    const bytes = decodeBase64url(publicJwk.x ?? '')!;
    assert.deepEqual((await keyOfMethod({ publicKeyBase58: encodeBase58(bytes) }))?.jwk, publicJwk);
    for (const text of [encodeBase58(bytes.subarray(1)), encodeBase58(Uint8Array.from([1, ...bytes])), '0', '', 5, undefined])
      assert.isUndefined(await keyOfMethod({ publicKeyBase58: text }), String(text));
  });

  test('is the first of its spellings, and none where that is broken', async () => {
    const { publicJwk, multikey } = await createKeys();
    const other = (await createKeys()).publicJwk;
    assert.deepEqual((await keyOfMethod({ publicKeyJwk: other, publicKeyMultibase: multikey }))?.jwk, publicJwk);
    for (const broken of [5, '', null, 'z1']) {
      assert.isUndefined(await keyOfMethod({ publicKeyMultibase: broken, publicKeyJwk: other }), String(broken));
      assert.isUndefined(await keyOfMethod({ publicKeyPem: broken, publicKeyBase58: encodeBase58(new Uint8Array(32)) }));
    }
    assert.isUndefined(await keyOfMethod({ publicKeyHex: '00' }));
  });

  test('is known to everybody where its private half stands beside it under any of its names', async () => {
    const { publicJwk } = await createKeys();
    const leaked = async (name: string): Promise<boolean | undefined> =>
      (await keyOfMethod({ publicKeyJwk: publicJwk, [name]: 'x' }))?.leaked;
    for (const half of ['secret', 'private'])
      for (const form of ['Multibase', 'Jwk', 'Pem', 'Base58']) assert.isTrue(await leaked(`${half}Key${form}`), half + form);
    for (const name of ['noprivateKeyJwk', 'privateKeyJwkId', 'privateKey', 'privateKeyHint', 'publicKeyHex'])
      assert.isFalse(await leaked(name), name);
    assert.isTrue((await keyOfMethod({ publicKeyJwk: { ...publicJwk, d: encodeBase64url(new Uint8Array(32)) } }))?.leaked);
  });
});

suite('the address of a did:web', () => {
  test('is under https, but on the loopback, and has its port and its path', () => {
    for (const [did, url] of [
      ['did:web:a.example', 'https://a.example/.well-known/did.json'],
      ['did:web:a-1.Example%3a80', 'https://a-1.Example:80/.well-known/did.json'],
      ['did:web:a.example:b:c.d:..e:%20', 'https://a.example/b/c.d/..e/%20/did.json'],
      ['did:web:127.0.0.1%3A8080:x', 'http://127.0.0.1:8080/x/did.json'],
      ['did:web:1127.0.0.1', 'https://1127.0.0.1/.well-known/did.json'],
      ['did:web:my.localhost', 'https://my.localhost/.well-known/did.json'],
      ['did:web:a.example:...', 'https://a.example/.../did.json'],
    ] as const)
      assert.equal(didWebUrl(did), url);
  });

  test('is none for what is no such DID, or climbs', () => {
    for (const did of [
      'xdid:web:a.example',
      'did:web:',
      'did:web::a',
      'did:web:a.example:',
      'did:web:a.example::b',
      'did:web:a.example%3A',
      'did:web:a.example%3A123456',
      'did:web:a.example%3Ax',
      'did:web:a.example#key',
      'did:web:a.example/b',
      'did:web:a.example:b\\c',
      'did:web:a.example:.',
      'did:web:a.example:..',
      'did:web:a.example:.:b',
      'did:web:a.example:b:..:c',
      'did:web:a.example:b%2fc',
      'did:web:a.example:b%2F',
      'did:web:ä.example',
    ])
      assert.isUndefined(didWebUrl(did), did);
  });
});
