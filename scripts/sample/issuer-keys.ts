import { decodeBase64url, encodeBase64url } from '../../widget/credential/base64url.ts';
import { encodeMultibase } from './multibase.ts';

/** JOSE name of what a key signs with. `EdDSA` is Ed25519; `RS256` is a 2048 bit RSA key. */
export type KeyAlgorithm = 'EdDSA' | 'ES256' | 'ES384' | 'RS256';

/** A key pair that an issuer signs with. */
export interface IssuerKeys {
  readonly algorithm: KeyAlgorithm;
  readonly privateKey: CryptoKey;
  /** For keeping the pair on the owner's own disk; never published. */
  readonly privateJwk: JsonWebKey;
  /** Only public members (RFC 7517). */
  readonly publicJwk: JsonWebKey;
  /** `publicKeyMultibase` of a Multikey; absent for RSA, which is published as a JWK. */
  readonly multikey?: string;
}

type WebAlgorithm = RsaHashedKeyGenParams | EcKeyGenParams | Algorithm;

const WEB_ALGORITHMS: { readonly [Name in KeyAlgorithm]: WebAlgorithm } = {
  EdDSA: { name: 'Ed25519' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
};

/** Multicodec prefixes of public keys, as varints (Multikey, section 2.1.1 of Controlled Identifiers 1.0). */
const MULTICODEC: { readonly [Name in KeyAlgorithm]?: readonly number[] } = {
  EdDSA: [0xed, 0x01],
  ES256: [0x80, 0x24],
  ES384: [0x81, 0x24],
};

/** Makes a fresh pair. Default `EdDSA`. */
export async function createKeys(algorithm: KeyAlgorithm = 'EdDSA'): Promise<IssuerKeys> {
  const pair = await crypto.subtle.generateKey(WEB_ALGORITHMS[algorithm], true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError(`${algorithm}: a pair was expected`);
  return describe(algorithm, pair.privateKey);
}

/** Takes up a pair that was kept as its private JWK. Throws `DOMException` when the JWK is not such a key. */
export async function importKeys(algorithm: KeyAlgorithm, privateJwk: JsonWebKey): Promise<IssuerKeys> {
  return describe(algorithm, await crypto.subtle.importKey('jwk', privateJwk, WEB_ALGORITHMS[algorithm], true, ['sign']));
}

/** Signs bytes: the raw signature as JWS and Data Integrity want it (ECDSA as r and s, RFC 7518 section 3.4). */
export async function sign(keys: IssuerKeys, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(signingParameters(keys.algorithm), keys.privateKey, data));
}

/** The public key as PEM, as Open Badges 2.0 `publicKeyPem` wants it. */
export async function publicKeyPem(keys: IssuerKeys): Promise<string> {
  const key = await crypto.subtle.importKey('jwk', keys.publicJwk, WEB_ALGORITHMS[keys.algorithm], true, ['verify']);
  const der = new Uint8Array(await crypto.subtle.exportKey('spki', key));
  const base64 = encodeBase64url(der).replaceAll('-', '+').replaceAll('_', '/');
  const lines = base64.padEnd(Math.ceil(base64.length / 4) * 4, '=').match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

async function describe(algorithm: KeyAlgorithm, privateKey: CryptoKey): Promise<IssuerKeys> {
  const privateJwk = await crypto.subtle.exportKey('jwk', privateKey);
  const publicJwk = publicHalf(privateJwk);
  const multikey = multikeyOf(algorithm, publicJwk);
  return { algorithm, privateKey, privateJwk, publicJwk, ...(multikey === undefined ? {} : { multikey }) };
}

function publicHalf({ kty, crv, x, y, n, e }: JsonWebKey): JsonWebKey {
  const members = Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members);
}

function multikeyOf(algorithm: KeyAlgorithm, { x, y }: JsonWebKey): string | undefined {
  const prefix = MULTICODEC[algorithm];
  if (prefix === undefined || x === undefined) return undefined;
  return encodeMultibase(new Uint8Array([...prefix, ...(y === undefined ? [] : [pointSign(y)]), ...coordinate(x)]));
}

/** First byte of a compressed elliptic curve point (SEC 1 section 2.3.3): 2 for an even `y`, 3 for an odd one. */
function pointSign(y: string): number {
  return 2 + ((coordinate(y).at(-1) ?? 0) & 1);
}

function signingParameters(algorithm: KeyAlgorithm): AlgorithmIdentifier | EcdsaParams {
  if (algorithm === 'ES256') return { name: 'ECDSA', hash: 'SHA-256' };
  if (algorithm === 'ES384') return { name: 'ECDSA', hash: 'SHA-384' };
  return WEB_ALGORITHMS[algorithm];
}

function coordinate(text: string): Uint8Array {
  const bytes = decodeBase64url(text);
  if (bytes === undefined) throw new TypeError('the JWK holds a coordinate that is no base64url');
  return bytes;
}
