import { originOf, type JsonDocument } from './issuer.ts';
import { createKeys, publicKeyPem, type IssuerKeys, type KeyAlgorithm } from './issuer-keys.ts';
import { signCompact } from './issue-credential.ts';

/** What differs between one Open Badges 2.0 badge and the next. */
export interface HostedFields {
  /** Host, with the port where there is one. Default `issuer.example`. */
  readonly host?: string;
  /** Names the documents: `<host>/<path>/assertion.json`, ... Default `badges/1`. */
  readonly path?: string;
  /** Where the issuer's Profile lies. Default `issuer.json`. */
  readonly issuerPath?: string;
  /** Members of the Assertion over the defaults; `undefined` leaves one out. */
  readonly assertion?: JsonDocument;
  /** Members of the BadgeClass over the defaults. */
  readonly badgeClass?: JsonDocument;
  /** Members of the issuer's Profile over the defaults. */
  readonly issuer?: JsonDocument;
}

/** An Open Badges 2.0 triple, and what has to be served so that it can be checked. */
export interface HostedBadge {
  /** The Assertion's own id: the URL that proves it. */
  readonly url: string;
  readonly assertion: JsonDocument;
  readonly badgeClass: JsonDocument;
  readonly issuer: JsonDocument;
  /** URL -> JSON to serve there. */
  readonly documents: { readonly [url: string]: JsonDocument };
}

/** A signed Open Badges 2.0 badge: the compact JWS, and everything that is fetched to check it. */
export interface SignedBadge extends HostedBadge {
  readonly jws: string;
  readonly keys: IssuerKeys;
}

/** What a signed badge is told beside the fields of a hosted one. */
export interface SignedFields extends HostedFields {
  /** Default `RS256`. */
  readonly alg?: KeyAlgorithm;
  /** Keys to take up instead of making fresh ones. */
  readonly keys?: IssuerKeys;
  /** Ids in the issuer's RevocationList. Default: the issuer keeps no list. */
  readonly revoked?: readonly (string | JsonDocument)[];
  /** Header members over `alg`. */
  readonly header?: JsonDocument;
}

const CONTEXT = 'https://w3id.org/openbadges/v2';

/** An Assertion, its BadgeClass and its Issuer (Open Badges 2.0, `HostedBadge`). */
export function hostedBadge(fields: HostedFields = {}): HostedBadge {
  const origin = originOf(fields.host ?? 'issuer.example');
  const base = `${origin}/${fields.path ?? 'badges/1'}`;
  const url = `${base}/assertion.json`;
  const badgeUrl = `${base}/badge.json`;
  const issuerUrl = `${origin}/${fields.issuerPath ?? 'issuer.json'}`;
  const assertion = {
    '@context': CONTEXT,
    type: 'Assertion',
    id: url,
    recipient: { type: 'email', hashed: true, salt: 'sample', identity: `sha256$${'0'.repeat(64)}` },
    badge: badgeUrl,
    verification: { type: 'hosted' },
    issuedOn: '2025-01-01T00:00:00Z',
    ...fields.assertion,
  };
  const badgeClass = {
    '@context': CONTEXT,
    type: 'BadgeClass',
    id: badgeUrl,
    name: 'Sample Badge',
    description: 'Made for a test.',
    image: `${base}/image.png`,
    criteria: { narrative: 'Run the test.' },
    issuer: issuerUrl,
    ...fields.badgeClass,
  };
  const issuer = {
    '@context': CONTEXT,
    type: 'Issuer',
    id: issuerUrl,
    name: 'Sample Issuer',
    url: origin,
    email: 'badges@issuer.example',
    ...fields.issuer,
  };
  return { url, assertion, badgeClass, issuer, documents: { [url]: assertion, [badgeUrl]: badgeClass, [issuerUrl]: issuer } };
}

/** The same badge signed by the issuer (Open Badges 2.0, `SignedBadge`): nothing is served at the Assertion's id. */
export async function signedBadge(fields: SignedFields = {}): Promise<SignedBadge> {
  const keys = fields.keys ?? (await createKeys(fields.alg ?? 'RS256'));
  const origin = originOf(fields.host ?? 'issuer.example');
  const issuerUrl = `${origin}/${fields.issuerPath ?? 'issuer.json'}`;
  const keyUrl = `${issuerUrl}.key.json`;
  const listUrl = `${issuerUrl}.revoked.json`;
  const badge = hostedBadge({
    ...fields,
    assertion: {
      id: 'urn:uuid:5a3e1f00-1111-4111-8111-111111111111',
      verification: { type: 'signed', creator: keyUrl },
      ...fields.assertion,
    },
    issuer: { publicKey: keyUrl, ...(fields.revoked === undefined ? {} : { revocationList: listUrl }), ...fields.issuer },
  });
  const key = {
    '@context': CONTEXT,
    type: 'CryptographicKey',
    id: keyUrl,
    owner: issuerUrl,
    publicKeyPem: await publicKeyPem(keys),
  };
  const list = { '@context': CONTEXT, type: 'RevocationList', id: listUrl, issuer: issuerUrl, revokedAssertions: fields.revoked };
  const { [badge.url]: _notServed, ...served } = badge.documents;
  const documents = { ...served, [keyUrl]: key, ...(fields.revoked === undefined ? {} : { [listUrl]: list }) };
  return { ...badge, keys, jws: await signCompact({ keys }, badge.assertion, fields.header), documents };
}
