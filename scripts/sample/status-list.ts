import { encodeBase64url } from '../../widget/credential/base64url.ts';
import { CREDENTIAL_CONTEXTS } from './credential.ts';
import { issueDataIntegrity } from './issue-credential.ts';
import type { JsonDocument, SigningIssuer } from './issuer.ts';

/** What a Bitstring Status List is made from. */
export interface StatusListFields {
  /** Where the list is served. */
  readonly url: string;
  /** Indexes whose bit is set. Default: none. */
  readonly set?: readonly number[];
  /** Default `revocation`. */
  readonly purpose?: 'revocation' | 'suspension';
  /** Bits. Default 131072, the least that Bitstring Status List 1.0 allows. */
  readonly length?: number;
  /** RFC 3339. Default 2025-01-01T00:00:00Z. */
  readonly validFrom?: string;
}

/** A signed `BitstringStatusListCredential` (Bitstring Status List 1.0, section 2.2). */
export async function bitstringStatusList(issuer: SigningIssuer, fields: StatusListFields): Promise<JsonDocument> {
  const credential = {
    '@context': [CREDENTIAL_CONTEXTS[0]],
    id: fields.url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.id,
    validFrom: fields.validFrom ?? '2025-01-01T00:00:00Z',
    credentialSubject: {
      id: `${fields.url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: fields.purpose ?? 'revocation',
      encodedList: await encodedList(fields.set ?? [], fields.length ?? 131_072),
    },
  };
  return issueDataIntegrity(issuer, credential);
}

/** The `credentialStatus` that points at one bit of a list. */
export function bitstringEntry(url: string, index: number, purpose: 'revocation' | 'suspension' = 'revocation'): JsonDocument {
  return {
    id: `${url}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: url,
  };
}

/** A `1EdTechRevocationList`, the list that Credly serves: plain JSON, proven by where it lies. */
export function revocationList(issuerId: string, url: string, revoked: readonly JsonDocument[] = []): JsonDocument {
  return { id: url, issuer: issuerId, revokedCredential: revoked };
}

/** The `credentialStatus` that points at a `1EdTechRevocationList`. */
export function revocationListEntry(url: string): JsonDocument {
  return { id: url, type: '1EdTechRevocationList' };
}

/** The bit string, most significant bit first, gzipped, as multibase base64url (`u`). */
async function encodedList(set: readonly number[], length: number): Promise<string> {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const index of set) bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  const zipped = new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')));
  return `u${encodeBase64url(new Uint8Array(await zipped.arrayBuffer()))}`;
}
