import type { Credential, JsonObject } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import { sameRecord } from './issuer-scope.ts';
import { listOf, objectOf } from '../credential/json-text.ts';
import { idOf, textOf, webUrlOf } from './json-value.ts';
import { loadRecord } from './record-loader.ts';
import type { RecordAnswer } from './record-loader.ts';
import type { ProblemCode } from './report.ts';
import { claimOf, located, named } from './subject.ts';
import type { Chain, Link, RecipientClaim, Subject } from './subject.ts';

/**
 * Follows a hosted badge to its records: what came with it only says which URL to ask, and what the issuer answers is believed
 * (OB 2.0 "HostedBadge verification"; 0.5 and 1.x by `verify.url`).
 */
export async function followHosted(credential: Credential, url: string, loadDocument: LoadDocument): Promise<Subject> {
  const assertion = await loadDeclared(loadDocument, url, 'assertion');
  if (assertion.kind !== 'found') return unread(credential, url, assertion);
  return follow(credential, assertion.object, { loadDocument, assertion });
}

/** Follows a signed badge: its payload is the assertion, its achievement and issuer are still records of their own. */
export function followSigned(credential: Credential, document: JsonObject, loadDocument: LoadDocument): Promise<Subject> {
  return follow(credential, document, { loadDocument });
}

interface FollowPorts {
  readonly loadDocument: LoadDocument;
  /** What the issuer served; absent for a signed badge, whose embedded achievement is covered by the signature. */
  readonly assertion?: RecordAnswer;
}

async function follow(credential: Credential, assertion: JsonObject, ports: FollowPorts): Promise<Subject> {
  const signed = ports.assertion ? undefined : signedLink(assertion['badge']);
  const achievement = signed ?? (await loadLink(ports.loadDocument, assertion['badge'], 'achievement'));
  const issuer = await loadLink(ports.loadDocument, achievement.object?.['issuer'] ?? assertion['issuer'], 'issuer');
  const chain: Chain = { achievement, issuer, ...(ports.assertion && { assertion: ports.assertion }) };
  const assertionId = idOf(assertion) ?? textOf(assertion['uid']);
  return {
    credential,
    family: 'open-badges-2',
    document: assertion,
    ...named('id', assertionId),
    ...named('issuerId', issuer.id),
    ...named('issuerName', textOf(issuer.object?.['name'])),
    ...named('achievementId', achievement.id),
    starts: located(assertion['issuedOn'] ?? assertion['issued_on'], '/issuedOn'),
    ends: located(assertion['expires'], '/expires'),
    recipients: recipientsOf(assertion),
    pictures: [achievement.object?.['image'], assertion['image']].flatMap((image) => idOf(image) ?? []),
    endorsed: [
      { object: assertion, ...named('id', assertionId) },
      { object: achievement.object ?? {}, ...named('id', achievement.id) },
      { object: issuer.object ?? {}, ...named('id', issuer.id) },
    ],
    chain,
  };
}

/** Fetches a record; when it says that it lives elsewhere, that place is asked, once, and only its answer counts. */
async function loadDeclared(loadDocument: LoadDocument, url: string, kind: string): Promise<RecordAnswer> {
  const first = await loadRecord(loadDocument, url, kind);
  const declared = first.kind === 'found' ? idOf(first.object) : undefined;
  if (declared === undefined || sameRecord(declared, url) || !webUrlOf(declared)) return first;
  return loadRecord(loadDocument, declared, kind);
}

async function loadLink(loadDocument: LoadDocument, value: unknown, kind: string): Promise<Link> {
  const embedded = objectOf(value);
  const id = idOf(value);
  // Open Badges 0.5 names the issuer by the host that it lives on.
  if (!webUrlOf(id)) {
    const origin = kind === 'issuer' ? textOf(embedded?.['origin']) : undefined;
    return { ...named('id', id ?? origin), ...(embedded && { object: embedded, embedded }) };
  }
  // A record is who it is by where it was found. What it calls itself proves nothing, least of all when that is another address.
  const answer = await loadRecord(loadDocument, id ?? '', kind);
  const object = answer.kind === 'found' ? answer.object : undefined;
  return { ...named('id', id), answer, ...(object && { object }), ...(embedded && { embedded }) };
}

function signedLink(value: unknown): Link | undefined {
  const object = objectOf(value);
  return object && { ...named('id', idOf(object)), object };
}

function recipientsOf(assertion: JsonObject): readonly RecipientClaim[] {
  return listOf(assertion['recipient']).flatMap((item) => {
    // In Open Badges 0.5 the recipient is the address or its hash, and the salt stands beside it.
    if (typeof item === 'string') return [claimOf('email', item, assertion['salt'])];
    const object = objectOf(item) ?? {};
    const identity = textOf(object['identity']);
    return identity === undefined ? [] : [claimOf(object['type'], identity, object['salt'])];
  });
}

const UNREAD: { readonly [Kind in Exclude<RecordAnswer['kind'], 'found'>]: ProblemCode } = {
  gone: 'status.revoked',
  missing: 'proof.hosted-missing',
  unreachable: 'proof.hosted-unreachable',
};

// Nothing is believed of a badge whose record could not be read: what came with it may be made up from end to end.
function unread(credential: Credential, url: string, assertion: Exclude<RecordAnswer, { kind: 'found' }>): Subject {
  const blocked = assertion.kind === 'unreachable' && assertion.reason === 'blocked';
  const document = credential.secured.form === 'hosted' ? (credential.secured.document ?? {}) : {};
  return {
    credential,
    family: 'open-badges-2',
    document,
    id: url,
    starts: [],
    ends: [],
    recipients: [],
    pictures: [],
    endorsed: [],
    chain: { assertion, achievement: {}, issuer: {} },
    unread: { code: blocked ? 'network.blocked' : UNREAD[assertion.kind], at: url },
  };
}
