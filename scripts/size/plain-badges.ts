import { draftCredential } from '../sample/credential.ts';
import { hostedBadge, signedBadge } from '../sample/hosted-badge.ts';
import { issueDataIntegrity, issueJwt } from '../sample/issue-credential.ts';
import type { HashedSuite } from '../../widget/verification/data-integrity/suites.ts';
import type { Verdict } from '../../widget/verification/report.ts';
import type { JsonDocument, SigningIssuer } from '../sample/issuer.ts';
import { createIssuer } from '../sample/issuer.ts';
import { bitstringEntry, bitstringStatusList, revocationList, revocationListEntry } from '../sample/status-list.ts';

/** A badge of today, and what its issuer serves. */
export interface PlainBadge {
  readonly name: string;
  /** What is read: JSON or a compact JWS. */
  readonly text: string;
  /** URL -> body. Nothing else is answered. */
  readonly documents: { readonly [url: string]: unknown };
  /** What verification must come to, so that nothing is measured that did not run to its end. */
  readonly verdict: Verdict;
}

const LIST = 'https://issuer.example/status/1';

/**
 * What "everything for OB 2.0 and VC-JWT" has to verify, completely: a hosted and a signed Open Badges 2.0 badge, the latter with its
 * RevocationList and its key in PEM, and a VC-JWT of each kind of issuer and key, and with each kind of status; and what is wrong with
 * badges every day.
 */
export async function plainBadges(): Promise<readonly PlainBadge[]> {
  const web = await createIssuer({ method: 'did:web', alg: 'ES256' });
  const key = await createIssuer({ method: 'did:key' });
  const jwk = await createIssuer({ method: 'did:web', alg: 'RS256' });
  const p256 = await createIssuer({ method: 'did:key', alg: 'ES256' });
  const bits = await listJwt(web, 'BitstringStatusList');
  const bits2021 = await listJwt(key, 'StatusList2021');
  const entry2021 = { ...bitstringEntry(LIST, 7), type: 'StatusList2021Entry' };
  const intact = await jwt('jwt-did-web', web);
  return [
    ...(await openBadges2()),
    await jwt('jwt-did-key', key),
    await jwt('jwt-did-key-p256', p256),
    intact,
    await jwt('jwt-did-web-jwk', jwk),
    await jwt('jwt-revocation-list', web, { status: revocationListEntry(LIST), list: revocationList(web.id, LIST) }),
    await jwt('jwt-bitstring', web, { status: bitstringEntry(LIST, 7), list: bits }),
    await jwt('jwt-status-list-2021', key, { status: entry2021, list: bits2021 }),
    await jwt('jwt-revoked', web, { status: bitstringEntry(LIST, 3), list: bits, verdict: 'revoked' }),
    await jwt('jwt-expired', key, { validUntil: '2025-06-01T00:00:00Z', verdict: 'expired' }),
    { ...intact, name: 'jwt-changed', text: `${intact.text.slice(0, -20)}AAAA${intact.text.slice(-16)}`, verdict: 'invalid' },
    { ...intact, name: 'jwt-nobody-answers', documents: {}, verdict: 'invalid' },
  ];
}

async function openBadges2(): Promise<readonly PlainBadge[]> {
  const hosted = hostedBadge();
  const signed = await signedBadge({ revoked: [] });
  const taken = await signedBadge({ revoked: ['urn:uuid:5a3e1f00-1111-4111-8111-111111111111'] });
  const text = JSON.stringify(hosted.assertion);
  return [
    { name: 'ob2-hosted', text, documents: hosted.documents, verdict: 'verified' },
    { name: 'ob2-hosted-missing', text, documents: {}, verdict: 'invalid' },
    { name: 'ob2-signed', text: signed.jws, documents: signed.documents, verdict: 'verified' },
    { name: 'ob2-signed-revoked', text: taken.jws, documents: taken.documents, verdict: 'revoked' },
  ];
}

/** Badges with Data Integrity: RDF canonicalization and JSON canonicalization, both curves. */
export async function provenBadges(): Promise<readonly PlainBadge[]> {
  const key = await createIssuer({ method: 'did:key' });
  const p256 = await createIssuer({ method: 'did:key', alg: 'ES256' });
  const proven = async (issuer: SigningIssuer, suite: HashedSuite): Promise<PlainBadge> => ({
    name: suite,
    text: JSON.stringify(await issueDataIntegrity(issuer, draftCredential(issuer), { suite })),
    documents: issuer.documents,
    verdict: 'verified',
  });
  return [
    await proven(key, 'eddsa-rdfc-2022'),
    await proven(key, 'eddsa-jcs-2022'),
    await proven(p256, 'ecdsa-rdfc-2019'),
    await proven(key, 'Ed25519Signature2020'),
  ];
}

interface JwtFields {
  readonly status?: JsonDocument;
  readonly list?: unknown;
  readonly validUntil?: string;
  readonly verdict?: Verdict;
}

async function jwt(name: string, issuer: SigningIssuer, fields: JwtFields = {}): Promise<PlainBadge> {
  const { status, list, validUntil, verdict = 'verified' } = fields;
  const credential = draftCredential(issuer, { ...(status && { credentialStatus: status }), ...(validUntil && { validUntil }) });
  const documents = { ...issuer.documents, ...(list === undefined ? {} : { [LIST]: list }) };
  return { name, text: await issueJwt(issuer, credential), documents, verdict };
}

/** A status list that is a JWT itself: one with Data Integrity belongs to the other budget. */
async function listJwt(issuer: SigningIssuer, type: string): Promise<string> {
  const { proof: _proof, ...list } = await bitstringStatusList(issuer, { url: LIST, set: [3] });
  const subject: unknown = list['credentialSubject'];
  const members = typeof subject === 'object' && subject !== null ? subject : {};
  return issueJwt(issuer, {
    ...list,
    type: ['VerifiableCredential', `${type}Credential`],
    credentialSubject: { ...members, type, statusPurpose: 'revocation' },
  });
}
