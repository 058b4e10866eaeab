import type { IssuerKeys, KeyAlgorithm } from './issuer-keys.ts';
import { createIssuer, type JsonDocument, type SigningIssuer } from './issuer.ts';
import type { SampleIssuerKey } from './sample-badges.ts';

/** A sample issuer: what people are told about it, and what signs for it. */
export interface SampleIssuer {
  readonly name: string;
  /** Folder of its addresses on the sample server. */
  readonly path: string;
  /** What it does, in a sentence. */
  readonly description: string;
  /** Signs documents with Data Integrity. */
  readonly signer: SigningIssuer;
  /** Signs JWTs. */
  readonly jwtSigner: SigningIssuer;
}

/** The sample issuers by key. */
export type SampleIssuers = { readonly [Key in SampleIssuerKey]: SampleIssuer };

/** The keys that the sample issuers sign with. */
export const SAMPLE_KEYS = {
  academy: 'EdDSA',
  academyJwt: 'ES256',
  university: 'RS256',
  guild: 'EdDSA',
  school: 'ES256',
  closed: 'EdDSA',
  impostor: 'EdDSA',
} as const satisfies { readonly [name: string]: KeyAlgorithm };

/** A loopback address at which nothing listens: the closed institute's. Above it only one port is left. */
const CLOSED_HOST = 'localhost:65534';

/** The invented issuers, served from `host`. `impostor` has the academy's name and not its identifier. */
export async function createSampleIssuers(
  host: string,
  keys: { readonly [Name in keyof typeof SAMPLE_KEYS]: IssuerKeys },
): Promise<SampleIssuers> {
  const academyName = 'Sample Cloud Academy';
  const place = { method: 'did:web', host } as const;
  const academy = await createIssuer({ ...place, path: 'cloud-academy', name: academyName, keys: keys.academy });
  const academyJwt = await createIssuer({
    ...place,
    path: 'cloud-academy',
    name: academyName,
    keys: keys.academyJwt,
    keyName: 'key-1',
  });
  const university = await createIssuer({
    ...place,
    path: 'university',
    name: 'Sample University of Data',
    keys: keys.university,
  });
  const guild = await createIssuer({ method: 'did:key', name: 'Sample Guild of Open Source', keys: keys.guild });
  const school = await createIssuer({ ...place, path: 'school', name: 'Школа инженеров «Пример»', keys: keys.school });
  const closed = await createIssuer({
    method: 'did:web',
    host: CLOSED_HOST,
    path: 'institute',
    name: 'Sample Institute of Cryptography',
    keys: keys.closed,
  });
  const impostor = await createIssuer({ method: 'did:key', name: academyName, keys: keys.impostor });
  return {
    academy: described(academy, 'cloud-academy', 'Exams for people who run other people’s computers.', academyJwt),
    university: described(university, 'university', 'Part-time degrees and short courses in data.'),
    guild: described(guild, 'guild', 'A society of people who look after free software.'),
    school: described(school, 'school', 'Вечерняя школа для тех, кто отвечает за работающие системы.'),
    closed: described(closed, 'institute', 'Closed in 2024, and its server with it.'),
    impostor: described(impostor, 'impostor', 'Nobody.'),
  };
}

/** The DID document of issuers that share an identifier: every method of each. */
export function mergedDocument(documents: readonly JsonDocument[]): JsonDocument {
  const all = (member: string): readonly unknown[] => documents.flatMap((document) => [document[member] ?? []].flat());
  return { ...documents[0], verificationMethod: all('verificationMethod'), assertionMethod: all('assertionMethod') };
}

function described(signer: SigningIssuer, path: string, description: string, jwtSigner = signer): SampleIssuer {
  return { name: signer.name, path, description, signer, jwtSigner };
}
