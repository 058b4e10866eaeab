import { suite, test } from '#test';
import { assert } from 'chai';
import { decodeBase64url, encodeBase64url } from '../../../../widget/credential/base64url.ts';
import { encodeMultibase } from '../../../../scripts/sample/multibase.ts';
import { decodeBase58 } from '../../../../widget/verification/encoding/base58.ts';
import { hexOf } from '../../../../widget/verification/json-value.ts';
import { readSelfDescribed } from '../../../../widget/verification/keys/did.ts';
import { keyFromMultikey } from '../../../../widget/verification/keys/multikey.ts';
import { keyFromPem } from '../../../../widget/verification/keys/pem.ts';
import { keyFromJwk } from '../../../../widget/verification/keys/verification-key.ts';
import { createKeys } from '../../../support/issue-credential.ts';
import { withoutAlgorithm } from '../../../support/without-algorithm.ts';

const CURVES = [
  ['P-256', [0x80, 0x24], 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n],
  ['P-384', [0x81, 0x24], 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n],
  ['P-521', [0x82, 0x24], 2n ** 521n - 1n],
] as const;

async function pointOf(namedCurve: string): Promise<{ readonly x: string; readonly y: string }> {
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return { x, y };
}

const bytesIn = (member: string | undefined): number[] => [...decodeBase64url(member ?? '')!];
const numberIn = (member: string | undefined): bigint => BigInt(`0x${hexOf(Uint8Array.from(bytesIn(member)))}`);
const multikey = (...parts: readonly (readonly number[])[]): string => encodeMultibase(Uint8Array.from(parts.flat()));

suite('a JWK in a did:key', () => {
  const jwkBytes = (jwk: unknown): number[] => [...new TextEncoder().encode(JSON.stringify(jwk))];

  test('is the key that it is anywhere, its private half told', async () => {
    for (const alg of ['ES256', 'EdDSA', 'RS256'] as const) {
      const { publicJwk } = await createKeys(alg);
      const read = async (jwk: unknown): Promise<unknown> =>
        readSelfDescribed(`did:key:${multikey([0xd1, 0xd6, 3], jwkBytes(jwk))}`);
      assert.deepEqual(
        (await keyFromMultikey(multikey([0xd1, 0xd6, 3], jwkBytes(publicJwk))))?.jwk,
        keyFromJwk(publicJwk)?.jwk,
        alg,
      );
      assert.nestedPropertyVal(await read(publicJwk), 'key.leaked', false);
      assert.nestedPropertyVal(await read({ ...publicJwk, d: 'AA' }), 'key.leaked', true);
    }
  });

  test('is none where its bytes are no JWK, or stand behind another codec', async () => {
    const bytes = jwkBytes((await createKeys('ES256')).publicJwk);
    for (const parts of [
      [[0xd1, 0xd6, 4], bytes],
      [[0xd1, 0xd6], bytes],
      [[0xd1, 0xd7, 3], bytes],
      [[0xd1, 0xd6, 3]],
      [[0xd1, 0xd6, 3], [0xff]],
    ])
      assert.isUndefined(await keyFromMultikey(multikey(...parts)), String(parts[0]));
    assert.isUndefined(await keyFromMultikey(multikey([0xd1, 0xd6, 3], jwkBytes([]))));
  });
});

suite('half of a point', () => {
  for (const [crv, codec, prime] of CURVES) {
    test(`of ${crv} is completed, one way or the other as its first byte says`, async () => {
      const { x, y } = await pointOf(crv);
      const sign = Number(numberIn(y) & 1n);
      const complete = async (first: number): Promise<JsonWebKey | undefined> =>
        // As where the platform completes no points.
        withoutAlgorithm('ECDSA', async () => (await keyFromMultikey(multikey(codec, [first], bytesIn(x))))?.jwk);
      assert.deepEqual(await complete(2 + sign), { kty: 'EC', crv, x, y });
      const other = await complete(3 - sign);
      assert.equal(other?.x, x);
      assert.equal(numberIn(other?.y) + numberIn(y), prime);
      for (const first of [0, 1, 4, 5]) assert.isUndefined(await complete(first), String(first));
    });

    test(`of ${crv} is none in another length, beyond the curve, or beside it`, async () => {
      const { x } = await pointOf(crv);
      const complete = (...parts: readonly (readonly number[])[]): Promise<unknown> =>
        withoutAlgorithm('ECDSA', () => keyFromMultikey(multikey(codec, ...parts)));
      assert.isUndefined(await complete());
      assert.isUndefined(await complete([2]));
      assert.isUndefined(await complete([2], bytesIn(x).slice(1)));
      assert.isUndefined(await complete([2], [0], bytesIn(x)));
      assert.isUndefined(await complete([2], new Array<number>(bytesIn(x).length).fill(255)));
      const found: boolean[] = [];
      for (let last = 0; last < 40; last++) found.push((await complete([2], bytesIn(x).slice(0, -1), [last])) !== undefined);
      // About every other number is the x of a point.
      assert.includeMembers(found, [true, false]);
    });
  }

  test('is the same key where the platform completes it', async () => {
    const { publicJwk, multikey: text = '' } = await createKeys('ES256');
    assert.deepEqual((await keyFromMultikey(text))?.jwk, publicJwk);
  });

  test('of another multicodec is no key', async () => {
    const { x } = await pointOf('P-256');
    for (const codec of [
      [0x80, 0x25],
      [0x83, 0x24],
      [0xe7, 0x01],
      [0xec, 0x01],
      [0xed, 0x00],
      [0x85, 0x25],
    ])
      assert.isUndefined(await keyFromMultikey(multikey(codec, [2], bytesIn(x))), codec.join());
  });
});

suite('a Multikey', () => {
  test('is in base58btc: in any other encoding it is no key, of a DID neither', async () => {
    const { publicJwk, multikey: text = '' } = await createKeys('EdDSA');
    const bytes = decodeBase58(text.slice(1))!;
    const others = [text.slice(1), `Z${text.slice(1)}`, `u${encodeBase64url(bytes)}`, `f${hexOf(bytes)}`, ''];
    assert.deepEqual((await keyFromMultikey(text))?.jwk, publicJwk);
    assert.deepEqual((await readSelfDescribed(`did:key:${text}`))?.key.jwk, publicJwk);
    for (const other of others) {
      assert.isUndefined(await keyFromMultikey(other), other);
      assert.isUndefined(await readSelfDescribed(`did:key:${other}`), other);
    }
  });
});

suite('an RSA key in PKCS #1', () => {
  /** A value of DER with its length in the shortest form, or in `form` bytes. */
  function der(tag: number, content: readonly number[], form?: number): number[] {
    const { length } = content;
    const size = form ?? (length < 0x80 ? 0 : length < 0x100 ? 1 : 2);
    const bytes = Array.from({ length: size }, (_, at) => Math.floor(length / 256 ** (size - 1 - at)) % 256);
    return [tag, ...(size === 0 ? [length] : [0x80 + size, ...bytes]), ...content];
  }
  const modulus = Array.from({ length: 256 }, (_, at) => (at === 0 ? 200 : at));
  const jwk = { kty: 'RSA', n: encodeBase64url(Uint8Array.from(modulus)), e: 'AQAB' };
  const n = der(2, [0, ...modulus]);
  const e = der(2, [1, 0, 1]);

  /** The key read from PEM, and from the bytes of a Multikey: the same, or none. */
  async function read(bytes: readonly number[]): Promise<unknown> {
    const body = btoa(String.fromCharCode(...bytes));
    const found = await keyFromPem(`-----BEGIN RSA PUBLIC KEY-----\n${body}\n-----END RSA PUBLIC KEY-----`);
    assert.deepEqual(await keyFromMultikey(multikey([0x85, 0x24], bytes)), found);
    return found?.jwk;
  }

  test('is read with or without the byte of a sign, and with its lengths in one to three bytes', async () => {
    assert.deepEqual(await read(der(0x30, [...n, ...e])), jwk);
    assert.deepEqual(await read(der(0x30, [...der(2, modulus), ...der(2, [0, 1, 0, 1])])), jwk);
    for (const form of [1, 2, 3]) {
      // What is longer than 255 bytes has a length of two at least.
      const long = Math.max(form, 2);
      assert.deepEqual(await read(der(0x30, [...der(2, modulus, long), ...der(2, [1, 0, 1], form)], long)), jwk, String(form));
    }
  });

  test('of 2,048 bits and more has them to the last', async () => {
    const large = Array.from({ length: 300 }, (_, at) => (at === 0 ? 128 : 255 - (at % 256)));
    const expected = { ...jwk, n: encodeBase64url(Uint8Array.from(large)) };
    assert.deepEqual(await read(der(0x30, [...der(2, [0, ...large]), ...e])), expected);
  });

  test('is none where a value is of another kind, missing, cut or longer than anything', async () => {
    const whole = der(0x30, [...n, ...e]);
    for (const bytes of [
      [],
      [0x30],
      der(0x31, [...n, ...e]),
      der(0x30, []),
      der(0x30, n),
      der(0x30, [...der(3, [0, ...modulus]), ...e]),
      der(0x30, [...n, ...der(3, [1, 0, 1])]),
      der(0x30, [...n, ...der(2, [])]),
      der(0x30, [...n, ...e.slice(0, -1)]),
      der(0x30, [...n, 2]),
      der(0x30, [...n, 2, 0x81]),
      der(0x30, [...n, ...e], 4),
      whole.slice(0, -1),
      whole.slice(0, 3),
      [...whole, 5],
      [...n, ...e],
    ])
      assert.isUndefined(await read(bytes), bytes.slice(0, 8).join());
  });
});
