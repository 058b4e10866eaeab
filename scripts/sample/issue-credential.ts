import { encodeBase64url } from '../../widget/credential/base64url.ts';
import { encodeMultibase } from './multibase.ts';
import { hashDataIntegrity } from '../../widget/verification/data-integrity/hash-data.ts';
import type { HashedSuite } from '../../widget/verification/data-integrity/suites.ts';
import { toDataModel1 } from './credential.ts';
import type { JsonDocument, SigningIssuer } from './issuer.ts';
import { sign, type KeyAlgorithm } from './issuer-keys.ts';

/** What a Data Integrity proof says, where it is not the default. */
export interface ProofFields {
  /** Default: the RDFC suite that the issuer's key can sign. */
  readonly suite?: HashedSuite;
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
  const { proof: earlier, ...unsecured } = withSuiteContext(credential, fields);
  const options = proofOptions(issuer, unsecured, fields);
  const hash = issuer.keys.algorithm === 'ES384' ? 'SHA-384' : 'SHA-256';
  const data = await hashDataIntegrity(unsecured, options, { suite: suiteOf(issuer, fields), hash });
  const proofValue = encodeMultibase(await sign(issuer.keys, data));
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
  const parts = [{ alg: issuer.keys.algorithm, ...header }, payload];
  const input = parts.map((part) => encodeBase64url(toUtf8(JSON.stringify(part)))).join('.');
  return `${input}.${encodeBase64url(await sign(issuer.keys, toUtf8(input)))}`;
}

const SUITES: { readonly [Name in KeyAlgorithm]?: HashedSuite } = {
  EdDSA: 'eddsa-rdfc-2022',
  ES256: 'ecdsa-rdfc-2019',
  ES384: 'ecdsa-rdfc-2019',
};

function suiteOf(issuer: SigningIssuer, fields: ProofFields): HashedSuite {
  const suite = fields.suite ?? SUITES[issuer.keys.algorithm];
  if (suite === undefined) throw new TypeError(`${issuer.keys.algorithm}: no cryptosuite signs with it`);
  return suite;
}

function proofOptions(issuer: SigningIssuer, credential: JsonDocument, fields: ProofFields): JsonDocument {
  const suite = suiteOf(issuer, fields);
  const isOwnType = suite === 'Ed25519Signature2020';
  return {
    // A JCS proof repeats the contexts that it was made under (vc-di-eddsa, section 3.3.1).
    ...(suite.includes('-jcs-') ? { '@context': credential['@context'] } : {}),
    type: isOwnType ? suite : 'DataIntegrityProof',
    created: fields.created ?? credential['validFrom'] ?? credential['issuanceDate'],
    verificationMethod: fields.verificationMethod ?? issuer.keyId,
    ...(isOwnType ? {} : { cryptosuite: suite }),
    proofPurpose: fields.proofPurpose ?? 'assertionMethod',
    ...(fields.expires === undefined ? {} : { expires: fields.expires }),
  };
}

/** `Ed25519Signature2020` is a term of its own context, which Verifiable Credentials 2.0 does not include. */
function withSuiteContext(credential: JsonDocument, { suite }: ProofFields): JsonDocument {
  const contexts = [credential['@context']].flat();
  if (suite !== 'Ed25519Signature2020' || contexts.includes(SUITE_2020_CONTEXT)) return credential;
  return { ...credential, '@context': [...contexts, SUITE_2020_CONTEXT] };
}

const SUITE_2020_CONTEXT = 'https://w3id.org/security/suites/ed25519-2020/v1';

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

function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
