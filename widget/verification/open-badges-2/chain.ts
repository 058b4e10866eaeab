import type { JsonObject, Secured } from '../../credential/credential.ts';
import type { LoadDocument } from '../../credential/document-loader.ts';
import { listOf, objectOf } from '../../credential/json-text.ts';
import { idOf, textOf, webUrlOf } from '../json-value.ts';
import { loadRecord, sameRecord } from './record.ts';
import type { RecordAnswer } from './record.ts';
import { unreachedCode } from '../record-loader.ts';
import type { Problem, ProblemCode } from '../report.ts';
import { claimOf, nameOf } from '../subject.ts';
import type { Chain, Link, RecipientClaim, RecordsSubject } from '../subject.ts';
import { located } from '../validity.ts';

type SecuredAs<Form> = Extract<Secured, { form: Form }>;

/**
 * Follows a badge to its records. Nobody stands behind an assertion that came without address and signature: it leads nowhere.
 */
export async function followRecords(secured: Secured, loadDocument: LoadDocument): Promise<RecordsSubject> {
  if (secured.form === 'hosted') return followHosted(secured, loadDocument);
  // Loaded for what nobody can check.
  if (secured.form === 'unsecured') return (await import('./unproven.ts')).unproven(subjectOf(secured, {}, NOWHERE));
  return followSigned(secured, secured.document, loadDocument);
}

/** Follows a signed badge: its payload is the assertion, its achievement and issuer are still records of their own. */
export async function followSigned(secured: Secured, document: JsonObject, loadDocument: LoadDocument): Promise<RecordsSubject> {
  return subjectOf(secured, document, await chainOf(document, loadDocument));
}

const NOWHERE: Chain = { achievement: {}, issuer: {} };

/**
 * Follows a hosted badge to its records: what came with it only says which URL to ask, and what the issuer answers is believed
 * (OB 2.0 "HostedBadge verification"; 0.5 and 1.x by `verify.url`).
 */
async function followHosted(secured: SecuredAs<'hosted'>, loadDocument: LoadDocument): Promise<RecordsSubject> {
  const { url, document = {} } = secured;
  const assertion = await loadDeclared(loadDocument, url);
  let unread: Problem;
  if (assertion.kind === 'found') {
    const { object } = assertion;
    if (object['badge'] !== undefined) return subjectOf(secured, object, await chainOf(object, loadDocument, assertion));
    // An answer that names no achievement is no assertion: a list, an error in JSON, somebody else's record.
    unread = { code: 'proof.hosted-differs', at: idOf(object) ?? '' };
  } else unread = { code: unreachedCode(assertion, UNREAD[assertion.kind]), at: url };
  // Nothing is believed of a badge whose record could not be read: what came with it may be made up from end to end.
  return { ...subjectOf(secured, {}, { ...NOWHERE, assertion }), id: url, document, unread };
}

const UNREAD: { readonly [Kind in Exclude<RecordAnswer['kind'], 'found'>]: ProblemCode } = {
  gone: 'status.revoked',
  missing: 'proof.hosted-missing',
  unreachable: 'proof.hosted-unreachable',
};

/**
 * The records that an assertion leads to.
 * @param assertion what the issuer served; absent for a signed badge, whose embedded achievement is covered by the signature
 */
export async function chainOf(
  { badge, issuer: named }: JsonObject,
  loadDocument: LoadDocument,
  assertion?: RecordAnswer,
): Promise<Chain> {
  const signed = assertion ? undefined : objectOf(badge);
  const achievement = signed ? { id: idOf(signed), object: signed } : await loadLink(loadDocument, badge, 'achievement');
  const issuer = await loadLink(loadDocument, achievement.object?.['issuer'] ?? named, 'issuer');
  return { achievement, issuer, assertion };
}

function subjectOf(secured: Secured, document: JsonObject, chain: Chain): RecordsSubject {
  const { achievement, issuer } = chain;
  const id = idOf(document) ?? textOf(document['uid']);
  return {
    secured,
    document,
    id,
    issuerId: issuer.id,
    issuerName: nameOf(issuer.object),
    achievementId: achievement.id,
    achievementName: nameOf(achievement.object),
    starts: located(document['issuedOn'] ?? document['issued_on'], '/issuedOn'),
    // An empty text names no end: the validator of Open Badges 0.5 to 1.1 passes over it.
    ends: document['expires'] === '' ? [] : located(document['expires'], '/expires'),
    recipients: recipientsOf(document),
    pictures: [achievement.object?.['image'], document['image']].flatMap((image) => idOf(image) ?? []),
    endorsed: [
      { object: document, id },
      { object: achievement.object ?? {}, id: achievement.id },
      { object: issuer.object ?? {}, id: issuer.id },
    ],
    chain,
  };
}

/**
 * Fetches an assertion; when it says that it lives elsewhere, that place is asked, once, and only its answer counts. One that says there
 * that it lives elsewhere again is nobody's: it would be taken for a record of a host that was never asked.
 */
async function loadDeclared(loadDocument: LoadDocument, url: string, from?: string): Promise<RecordAnswer> {
  const answer = await loadRecord(loadDocument, url, 'assertion');
  const declared = answer.kind === 'found' ? idOf(answer.object) : undefined;
  if (declared === undefined || sameRecord(declared, url) || !webUrlOf(declared)) return answer;
  return from === undefined ? loadDeclared(loadDocument, declared, url) : { ...answer, kind: 'unreachable' };
}

async function loadLink(loadDocument: LoadDocument, value: unknown, kind: string): Promise<Link> {
  const embedded = objectOf(value);
  const id = idOf(value);
  // Open Badges 0.5 names the issuer by the host that it lives on.
  if (!webUrlOf(id))
    return { id: id ?? (kind === 'issuer' ? textOf(embedded?.['origin']) : undefined), object: embedded, embedded };
  // A record is who it is by where it was found. What it calls itself proves nothing, least of all when that is another address.
  const answer = await loadRecord(loadDocument, id ?? '', kind);
  return { id, answer, object: answer.kind === 'found' ? answer.object : undefined, embedded };
}

function recipientsOf({ recipient, salt }: JsonObject): readonly RecipientClaim[] {
  return listOf(recipient).flatMap((item) => {
    // In Open Badges 0.5 the recipient is the address or its hash, and the salt stands beside it.
    const object = objectOf(item) ?? { type: 'email', identity: item, salt };
    return claimOf(object['type'], object['identity'], object['salt']);
  });
}
