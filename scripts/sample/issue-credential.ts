import { canonicalHash } from './canonical-hash.ts';
import { toDataModel1 } from './credential.ts';
import type { JsonDocument, SigningIssuer } from './issuer.ts';
import { sign, toBase64Url, toMultibase, type KeyAlgorithm } from './issuer-keys.ts';

/** Cryptosuites that can be issued (W3C vc-di-eddsa and vc-di-ecdsa). */
export type SigningSuite = 'eddsa-rdfc-2022' | 'ecdsa-rdfc-2019';

/** What a Data Integrity proof says, where it is not the default. */
export interface ProofFields {
  /** Default: what the issuer's key can sign. */
  readonly suite?: SigningSuite;
  /** RFC 3339. Default: the credential's `validFrom`. */
  readonly created?: string;
  /** Default: the issuer's key. */
  readonly verificationMethod?: string;
  /** Default `assertionMethod`. */
  readonly proofPurpose?: string;
  /** RFC 3339. Default: never. */
  readonly expires?: string;
}

/** What a JWT says, where it is not the default. */
export interface JwtFields {
  /** Verifiable Credentials data model: 2.0 puts the credential at the top, 1.1 in the `vc` claim. Default 2.0. */
  readonly vcdm?: '1.1' | '2.0';
  /** Header members over `alg`, `typ` and `kid`. */
  readonly header?: JsonDocument;
  /** Claims over `iss`, `jti`, `sub`, `nbf`, `exp` and the credential. `undefined` leaves one out. */
  readonly claims?: JsonDocument;
}

/** The credential with one Data Integrity proof (VC Data Integrity 1.0, section 4.2). An earlier proof is kept beside it. */
export async function issueDataIntegrity(
  issuer: SigningIssuer,
  credential: JsonDocument,
  fields: ProofFields = {},
): Promise<JsonDocument> {
  const { proof: earlier, ...unsecured } = credential;
  const options = proofOptions(issuer, credential, fields);
  const hashName = issuer.keys.algorithm === 'ES384' ? 'SHA-384' : 'SHA-256';
  const configuration = { '@context': credential['@context'], ...options };
  const hashes = [await canonicalHash(configuration, hashName), await canonicalHash(unsecured, hashName)];
  const proofValue = toMultibase(await sign(issuer.keys, concatenate(hashes)));
  const before: readonly unknown[] = earlier === undefined ? [] : [earlier].flat();
  return { ...unsecured, proof: [...before, { ...options, proofValue }] };
}

/** The credential as a compact JWT (OB 3.0 section 8.2.4; VC-JWT 1.1 section 6.3.1). */
export function issueJwt(issuer: SigningIssuer, credential: JsonDocument, fields: JwtFields = {}): Promise<string> {
  const header = { typ: 'JWT', kid: issuer.keyId, ...fields.header };
  return signCompact(issuer, { ...jwtClaims(issuer, credential, fields), ...fields.claims }, header);
}

/** A compact JWS (RFC 7515 section 7.1) over JSON. `alg` is the key's own unless the header says otherwise. */
export async function signCompact(
  issuer: Pick<SigningIssuer, 'keys'>,
  payload: JsonDocument,
  header: JsonDocument = {},
): Promise<string> {
  const input = [{ alg: issuer.keys.algorithm, ...header }, payload].map((part) => toBase64Url(JSON.stringify(part))).join('.');
  return `${input}.${toBase64Url(await sign(issuer.keys, new TextEncoder().encode(input)))}`;
}

const SUITES: { readonly [Name in KeyAlgorithm]?: SigningSuite } = {
  EdDSA: 'eddsa-rdfc-2022',
  ES256: 'ecdsa-rdfc-2019',
  ES384: 'ecdsa-rdfc-2019',
};

function proofOptions(issuer: SigningIssuer, credential: JsonDocument, fields: ProofFields): JsonDocument {
  const cryptosuite = fields.suite ?? SUITES[issuer.keys.algorithm];
  if (cryptosuite === undefined) throw new TypeError(`${issuer.keys.algorithm}: no cryptosuite signs with it`);
  return {
    type: 'DataIntegrityProof',
    created: fields.created ?? credential['validFrom'] ?? credential['issuanceDate'],
    verificationMethod: fields.verificationMethod ?? issuer.keyId,
    cryptosuite,
    proofPurpose: fields.proofPurpose ?? 'assertionMethod',
    ...(fields.expires === undefined ? {} : { expires: fields.expires }),
  };
}

function jwtClaims(issuer: SigningIssuer, credential: JsonDocument, { vcdm = '2.0' }: JwtFields): JsonDocument {
  const registered = {
    iss: issuer.id,
    jti: credential['id'],
    sub: subjectId(credential),
    nbf: toSeconds(credential['validFrom']),
    exp: toSeconds(credential['validUntil']),
  };
  return vcdm === '1.1' ? { vc: toDataModel1(credential), ...registered } : { ...credential, ...registered };
}

function subjectId({ credentialSubject }: JsonDocument): unknown {
  const hasId = typeof credentialSubject === 'object' && credentialSubject !== null && 'id' in credentialSubject;
  return hasId ? credentialSubject.id : undefined;
}

function toSeconds(time: unknown): number | undefined {
  return typeof time === 'string' ? Math.floor(Date.parse(time) / 1000) : undefined;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
