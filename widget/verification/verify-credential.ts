import type { BelievedBadge } from './believed-badge.ts';
import type { Secured } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import type { KnownIssuerRow } from './badge-record.ts';
import type { CheckFunction, CheckPorts, Finding } from './checking.ts';
import { inconclusive, notApplicable } from './checking.ts';
import { checkKnownIssuer } from './checks/known-issuer.ts';
import type { Refreshed } from './checks/refresh.ts';
import { checkValidityPeriod } from './checks/validity-period.ts';
import { familyOf, type Family } from './family.ts';
import { KNOWN_ISSUERS, knownIssuer } from './issuers/known-issuers.ts';
import { judgeProofs } from './proof-judgement.ts';
import { checkProofs } from './proofs.ts';
import { loadOnce } from './record-loader.ts';
import type { Check, CheckId, VerificationReport } from './report.ts';
import type { Subject } from './subject.ts';
import { SKEW_SECONDS } from './validity.ts';
import { verdictOf } from './verdict.ts';

/** What verification may use, and what it is asked. */
export interface VerifyOptions {
  readonly loadDocument: LoadDocument;
  readonly now: Date;
  /** Tolerance for clocks, in seconds. Default 60. */
  readonly skewSeconds?: number;
  /** Rows that the site's owner adds to the built-in table. */
  readonly knownIssuers?: readonly KnownIssuerRow[];
  /** What the viewer typed: e-mail, DID, URL or number. Compared on this machine, and sent nowhere. */
  readonly recipient?: string;
  /** The picture shown, for the artwork check. */
  readonly image?: Uint8Array;
  /** Called as each check is made, in no particular order. */
  readonly onCheck?: (check: Check) => void;
  /** Called once, after the checks, with what is believed. Not called when nothing is: when the issuer's record could not be read. */
  readonly onBelieved?: (believed: Believed) => void | Promise<void>;
}

/** What verification needs of a credential: `readSecured` gives it, and `readCredential` with the badge for people. */
export interface SecuredDocument {
  readonly secured: Secured;
}

/** The badge that is believed, as it stands there: of what the issuer serves, of a newer edition, or of the document that was read. */
export interface Believed extends Pick<
  Subject,
  'achievementName' | 'former' | 'issuerId' | 'issuerName' | 'pictures' | 'starts' | 'ends'
> {
  /** The whole of it in the model's words. Rejects with a BadgeError where it cannot be read as a badge. */
  readonly readBadge: () => Promise<BelievedBadge>;
}

/** What the checks share beside their ports. */
interface Ports extends CheckPorts, Pick<VerifyOptions, 'recipient' | 'image'> {
  readonly family: Family;
  /** What the issuer-binding check found: the known-issuer check goes by it. */
  readonly binding: Promise<Finding>;
  /** The newer edition that the issuer has, if it holds; else the subject itself. */
  readonly edition: Promise<Refreshed>;
  /** The row of the known-issuers table that names the issuer. */
  readonly known: KnownIssuerRow | undefined;
}

/** Who makes each check. What is asked for rarely is loaded only then. */
const CHECKS: { readonly [Id in CheckId]: CheckFunction<Ports> } = {
  structure: (subject, ports) => ports.family.checkStructure(subject),
  proof: (subject, ports) => ports.family.checkProof(subject, ports),
  'issuer-binding': async (_, ports) => ports.binding,
  achievement: (subject, ports) => ports.family.checkAchievement(subject),
  status: async (_, ports) => ports.family.checkStatus((await ports.edition).subject, ports),
  'validity-period': async (_, ports) => checkValidityPeriod((await ports.edition).subject, ports),
  refresh: async (_, ports) => (await ports.edition).finding,
  recipient: async (subject, ports) =>
    ports.recipient?.trim() ? (await import('./checks/recipient.ts')).checkRecipient(subject, ports.recipient) : notApplicable(),
  artwork: async (subject, ports) =>
    ports.image ? (await import('./checks/artwork.ts')).checkArtwork(subject, ports, ports.image) : notApplicable(),
  endorsements: async (subject, ports) =>
    subject.endorsed.some(({ object }) => object['endorsement'] ?? object['endorsementJwt'])
      ? (await import('./checks/endorsements.ts')).checkEndorsements(subject, ports)
      : notApplicable(),
  'known-issuer': async (subject, ports) => checkKnownIssuer(subject, ports, { row: ports.known, bound: await ports.binding }),
};

const INTERNAL = inconclusive({ code: 'internal' });

/** Runs every check. Bad input gives findings and never an error: what breaks inside a check is that check's `internal`. */
export async function verifyCredential({ secured }: SecuredDocument, options: VerifyOptions): Promise<VerificationReport> {
  const { now, onCheck, onBelieved } = options;
  const prepared = prepare(secured, options);
  const checks = await Promise.all(
    Object.entries(CHECKS).map(async ([name, make]): Promise<Check> => {
      const check = { id: name as CheckId, ...(await attempt(async () => make(...(await prepared)), INTERNAL)) };
      void attempt(() => onCheck?.(check), undefined);
      return check;
    }),
  );
  await attempt(async () => {
    const { subject } = await (await prepared)[1].edition;
    // Loaded when somebody wants to show it.
    const readBadge = async (): Promise<BelievedBadge> => (await import('./believed-badge.ts')).readBelieved(subject);
    if (!subject.unread) await onBelieved?.({ ...subject, readBadge });
  }, undefined);
  const known = checks.at(-1)?.outcome === 'passed' ? (await prepared)[1].known : undefined;
  return {
    verdict: verdictOf(checks),
    checkedAt: now.toISOString(),
    checks,
    ...(known && { knownIssuer: { name: known.organisation, source: known.source, asOf: known.asOf } }),
  };
}

/** What `make` gives; `otherwise` when it throws: neither a check nor a listener that breaks breaks anything else. */
async function attempt<Value>(make: () => Value | Promise<Value>, otherwise: Value): Promise<Value> {
  try {
    return await make();
  } catch {
    return otherwise;
  }
}

async function prepare(secured: Secured, options: VerifyOptions): Promise<[Subject, Ports]> {
  const loadDocument = loadOnce(options.loadDocument);
  // Within NaN seconds nothing would ever be over.
  const proofPorts = { now: options.now, skewSeconds: (options.skewSeconds ?? SKEW_SECONDS) || 0, loadDocument };
  const judge: CheckPorts['judge'] = async (secured) => judgeProofs(await checkProofs(secured, proofPorts));
  const family = await familyOf(secured);
  const subject = await family.readSubject(secured, loadDocument);
  const knownIssuers = [...KNOWN_ISSUERS, ...(options.knownIssuers ?? [])];
  const ports: CheckPorts = {
    ...options,
    ...proofPorts,
    judge,
    proofs: await judge(secured),
    knownIssuers,
  };
  const edition = attempt(() => refreshed(subject, ports), { subject, finding: INTERNAL });
  const binding = attempt(() => family.checkIssuerBinding(subject, ports), INTERNAL);
  return [subject, { ...ports, family, edition, binding, known: knownIssuer(subject.issuerId, knownIssuers) }];
}

async function refreshed(subject: Subject, ports: CheckPorts): Promise<Refreshed> {
  const asked = subject.document['refreshService'] !== undefined && !subject.unread && !subject.chain;
  return asked ? (await import('./checks/refresh.ts')).checkRefresh(subject, ports) : { subject, finding: notApplicable() };
}
