import { encodeBase64url } from '../../widget/credential/base64url.ts';
import { createKeys, type IssuerKeys, type KeyAlgorithm } from './issuer-keys.ts';

/** A JSON document that an issuer serves. */
export type JsonDocument = { readonly [member: string]: unknown };

/** How an issuer is named. */
export type IssuerMethod = 'did:key' | 'did:jwk' | 'did:web' | 'https';

/** An issuer that can sign, and what it has to serve so that its signatures can be checked. */
export interface SigningIssuer {
  /** What credentials name in `issuer.id`. */
  readonly id: string;
  readonly name: string;
  readonly keys: IssuerKeys;
  /** The verification method that a proof names (`kid` of a JWT). */
  readonly keyId: string;
  /** URL -> JSON to serve there. Empty for `did:key` and `did:jwk`. */
  readonly documents: { readonly [url: string]: JsonDocument };
}

/** What `createIssuer` is told. */
export interface IssuerOptions {
  readonly method: IssuerMethod;
  /** Default `EdDSA`. `did:key` knows no `RS256` here. */
  readonly alg?: KeyAlgorithm;
  /** Host, with the port where there is one. Default `issuer.example`. A loopback host is served over plain http. */
  readonly host?: string;
  /** Path without slashes at its ends. Default `org/1`. Empty: the host's root. */
  readonly path?: string;
  /** Default `Sample Issuer`. */
  readonly name?: string;
  /** Fragment of the key in a `did:web` document. Default `key-0`. */
  readonly keyName?: string;
  /** Keys to take up instead of making fresh ones. */
  readonly keys?: IssuerKeys;
}

const DID_CONTEXT = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];

/** An issuer with an identity: its identifier, its key, and the documents behind them. */
export async function createIssuer(options: IssuerOptions): Promise<SigningIssuer> {
  const keys = options.keys ?? (await createKeys(options.alg));
  const name = options.name ?? 'Sample Issuer';
  if (options.method === 'did:key') return didKeyIssuer(name, keys);
  if (options.method === 'did:jwk') return didJwkIssuer(name, keys);
  const place = {
    host: options.host ?? 'issuer.example',
    path: options.path ?? 'org/1',
    keyName: options.keyName ?? 'key-0',
  };
  return options.method === 'did:web' ? didWebIssuer(name, keys, place) : httpsIssuer(name, keys, place);
}

/** The origin that a host is served from: plain http for the loopback, else https. */
export function originOf(host: string): string {
  const isLoopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  return `${isLoopback ? 'http' : 'https'}://${host}`;
}

function didKeyIssuer(name: string, keys: IssuerKeys): SigningIssuer {
  if (keys.multikey === undefined) throw new TypeError(`did:key: no Multikey form for ${keys.algorithm}`);
  const id = `did:key:${keys.multikey}`;
  return { id, name, keys, keyId: `${id}#${keys.multikey}`, documents: {} };
}

function didJwkIssuer(name: string, keys: IssuerKeys): SigningIssuer {
  const id = `did:jwk:${encodeBase64url(new TextEncoder().encode(JSON.stringify(keys.publicJwk)))}`;
  return { id, name, keys, keyId: `${id}#0`, documents: {} };
}

function didWebIssuer(name: string, keys: IssuerKeys, place: Place): SigningIssuer {
  const segments = place.path === '' ? [] : place.path.split('/');
  const id = ['did:web', place.host.replaceAll(':', '%3A'), ...segments].join(':');
  const url = `${originOf(place.host)}/${place.path === '' ? '.well-known' : place.path}/did.json`;
  const keyId = `${id}#${place.keyName}`;
  const methods = { verificationMethod: [verificationMethod(keyId, id, keys)], assertionMethod: [keyId] };
  return { id, name, keys, keyId, documents: { [url]: { '@context': DID_CONTEXT, id, ...methods } } };
}

/** An issuer named by an https URL: its Profile lists the key, and each key has a URL of its own (`kid` of a JWT). */
function httpsIssuer(name: string, keys: IssuerKeys, place: Place): SigningIssuer {
  const base = [originOf(place.host), place.path].filter((part) => part !== '').join('/');
  const id = `${base}/issuer`;
  const keyUrl = `${base}/keys/1`;
  const method = { ...verificationMethod(keyUrl, id, keys), controller: id };
  const profile = { type: 'Profile', id, name, url: base, verificationMethod: [method], assertionMethod: [keyUrl] };
  const key = { ...keys.publicJwk, kid: keyUrl, alg: keys.algorithm };
  return { id, name, keys, keyId: keyUrl, documents: { [id]: profile, [keyUrl]: key } };
}

interface Place {
  readonly host: string;
  readonly path: string;
  readonly keyName: string;
}

function verificationMethod(id: string, controller: string, keys: IssuerKeys): JsonDocument {
  if (keys.multikey !== undefined) return { id, type: 'Multikey', controller, publicKeyMultibase: keys.multikey };
  return { id, type: 'JsonWebKey', controller, publicKeyJwk: keys.publicJwk };
}
