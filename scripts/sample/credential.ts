import type { JsonDocument, SigningIssuer } from './issuer.ts';

/** JSON-LD contexts of an Open Badges 3.0 credential over Verifiable Credentials 2.0, in the order that the spec fixes. */
export const CREDENTIAL_CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** Context that defines `1EdTechRevocationList` and `1EdTechJsonSchemaValidator2019`. */
const EXTENSIONS_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/** What differs between one credential and the next. */
export interface CredentialFields {
  /** Default `urn:uuid:` and a fixed UUID. */
  readonly id?: string;
  /** Default `Sample Badge`. */
  readonly name?: string;
  /** RFC 3339. Default 2025-01-01T00:00:00Z. */
  readonly validFrom?: string;
  /** RFC 3339. Default: none. */
  readonly validUntil?: string;
  /** Members of the achievement, over the defaults. */
  readonly achievement?: JsonDocument;
  /** Members of the subject beside the achievement, over the defaults. */
  readonly subject?: JsonDocument;
  /** Members of the issuer's Profile beside `id`, `type` and `name`. */
  readonly profile?: JsonDocument;
  /** One entry, or several. */
  readonly credentialStatus?: JsonDocument | readonly JsonDocument[];
  /** Further top-level members. */
  readonly more?: JsonDocument;
}

/** An unsigned Open Badges 3.0 credential (`OpenBadgeCredential`, section B.1 of the specification). */
export function draftCredential(issuer: Pick<SigningIssuer, 'id' | 'name'>, fields: CredentialFields = {}): JsonDocument {
  const name = fields.name ?? 'Sample Badge';
  const needsExtensions = JSON.stringify(fields.credentialStatus ?? '').includes('"1EdTech');
  return {
    '@context': [...CREDENTIAL_CONTEXTS, ...(needsExtensions ? [EXTENSIONS_CONTEXT] : [])],
    id: fields.id ?? 'urn:uuid:6f8f7b3a-6a39-4c0e-9f0e-5d0c0a1b2c3d',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name,
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name, ...fields.profile },
    validFrom: fields.validFrom ?? '2025-01-01T00:00:00Z',
    ...(fields.validUntil === undefined ? {} : { validUntil: fields.validUntil }),
    credentialSubject: {
      id: 'did:example:earner',
      type: ['AchievementSubject'],
      ...fields.subject,
      achievement: {
        id: 'urn:uuid:1d6b9d0e-8f0e-4f2f-8d9a-2f9b8a7c6d5e',
        type: ['Achievement'],
        name,
        description: 'Made for a test.',
        criteria: { narrative: 'Run the test.' },
        ...fields.achievement,
      },
    },
    ...(fields.credentialStatus === undefined ? {} : { credentialStatus: fields.credentialStatus }),
    ...fields.more,
  };
}

/** The same credential in the words of Verifiable Credentials 1.1: other context, `issuanceDate` and `expirationDate`. */
export function toDataModel1(credential: JsonDocument): JsonDocument {
  const { validFrom, validUntil, ...rest } = credential;
  const contexts: readonly unknown[] = [credential['@context']].flat().slice(1);
  return {
    ...rest,
    '@context': ['https://www.w3.org/2018/credentials/v1', ...contexts],
    issuanceDate: validFrom,
    ...(validUntil === undefined ? {} : { expirationDate: validUntil }),
  };
}
