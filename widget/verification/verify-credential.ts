import type { Badge } from '../badge/badge.ts';
import type { Credential } from '../credential/credential.ts';
import type { LoadDocument } from '../credential/document-loader.ts';
import { isOpenBadges1, readOpenBadges2 } from '../credential/open-badges-2.ts';
import { isVerifiableCredential, readOpenBadges3 } from '../credential/open-badges-3.ts';
import type { KnownIssuerRow } from './badge-record.ts';
import type { CheckPorts, Finding } from './checking.ts';
import { inconclusive, notApplicable } from './checking.ts';
import { checkAchievement } from './checks/achievement.ts';
import { checkIssuerBinding } from './checks/issuer-binding.ts';
import { checkKnownIssuer } from './checks/known-issuer.ts';
import { checkProof } from './checks/proof.ts';
import { checkStatus } from './checks/status.ts';
import { checkStructure } from './checks/structure.ts';
import { checkValidityPeriod } from './checks/validity-period.ts';
import { KNOWN_ISSUERS, knownIssuer } from './known-issuers.ts';
import { followHosted, followSigned } from './open-badges-2-chain.ts';
import { judgeProofs } from './proof-judgement.ts';
import { checkProofs } from './proofs.ts';
import { loadOnce } from './record-loader.ts';
import { CHECK_IDS } from './report.ts';
import type { Check, CheckId, VerificationReport } from './report.ts';
import { readSignedDocument } from './signed-document.ts';
import { subjectOfCredential } from './subject.ts';
import type { Subject } from './subject.ts';
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
  /** Called with the badge that is believed, when that is not the one that was read: what the issuer serves, or a newer edition. */
  readonly onBadge?: (badge: Badge) => void;
}

/** Runs every check. Bad input gives findings and never an error: what breaks inside a check is that check's `internal`. */
export async function verifyCredential(credential: Credential, options: VerifyOptions): Promise<VerificationReport> {
  const run = new Run(options);
  const ports = portsOf(options);
  try {
    const subject = await subjectOf(credential, ports.loadDocument);
    await runChecks(run, subject, { ...ports, proofs: await ports.judge(credential.secured) });
  } catch {
    // The report says which checks were not made.
  }
  return run.report();
}

/** The checks made so far. */
class Run {
  readonly #findings = new Map<CheckId, Finding>();
  readonly #options: VerifyOptions;
  knownIssuer: KnownIssuerRow | undefined;

  constructor(options: VerifyOptions) {
    this.#options = options;
  }

  /** Makes one check; whatever it throws is its own finding. */
  async make(id: CheckId, check: () => Finding | Promise<Finding>): Promise<Finding> {
    let finding: Finding;
    try {
      finding = await check();
    } catch {
      finding = inconclusive({ code: 'internal' });
    }
    this.#findings.set(id, finding);
    try {
      this.#options.onCheck?.({ id, ...finding });
    } catch {
      // A listener that breaks breaks no check.
    }
    return finding;
  }

  report(): VerificationReport {
    const checks = CHECK_IDS.map((id): Check => ({ id, ...(this.#findings.get(id) ?? inconclusive({ code: 'internal' })) }));
    const row = this.knownIssuer;
    const known = row && { name: row.organisation, source: row.source, asOf: row.asOf };
    const checkedAt = this.#options.now.toISOString();
    return { verdict: verdictOf(checks), checkedAt, checks, ...(known && { knownIssuer: known }) };
  }

  /** Tells of a badge; a listener that breaks breaks nothing here. */
  async tell(read: () => Badge | Promise<Badge>): Promise<void> {
    try {
      if (this.#options.onBadge) this.#options.onBadge(await read());
    } catch {
      // What the issuer serves cannot be read as a badge: the checks say so.
    }
  }
}

type Ports = Omit<CheckPorts, 'proofs'>;

function portsOf(options: VerifyOptions): Ports {
  const { now, skewSeconds = 60, recipient, image, knownIssuers = [] } = options;
  const loadDocument = loadOnce(options.loadDocument);
  return {
    loadDocument,
    now,
    skewSeconds,
    judge: async (secured) => judgeProofs(await checkProofs(secured, { loadDocument, now, skewSeconds })),
    readSecured: async (body) => readSignedDocument(body),
    knownIssuers: [...KNOWN_ISSUERS, ...knownIssuers],
    ...(recipient !== undefined && { recipient }),
    ...(image ? { image } : {}),
  };
}

async function subjectOf(credential: Credential, loadDocument: LoadDocument): Promise<Subject> {
  const { secured } = credential;
  if (secured.form === 'hosted' || secured.form === 'jws') {
    if (secured.form === 'hosted') return followHosted(credential, secured.url, loadDocument);
    return followSigned(credential, secured.document, loadDocument);
  }
  const subject = subjectOfCredential(credential, secured.document);
  if (secured.form !== 'unsecured') return subject;
  // Nobody stands behind it: no address in it is worth asking.
  const unread = { code: 'proof.missing' } as const;
  if (isVerifiableCredential(secured.document)) return { ...subject, unread };
  return { ...subject, family: 'open-badges-2', chain: { achievement: {}, issuer: {} }, unread };
}

async function runChecks(run: Run, subject: Subject, ports: CheckPorts): Promise<void> {
  const told = subject.chain?.assertion?.kind === 'found' ? run.tell(() => badgeOf(subject)) : undefined;
  const refreshing = refresh(run, subject, ports);
  const binding = run.make('issuer-binding', () => checkIssuerBinding(subject, ports));
  await Promise.all([
    told,
    run.make('structure', () => checkStructure(subject, ports)),
    run.make('proof', () => checkProof(subject, ports)),
    run.make('achievement', () => checkAchievement(subject, ports)),
    run.make('status', async () => checkStatus(await refreshing, ports)),
    run.make('validity-period', async () => checkValidityPeriod(await refreshing, ports)),
    run.make('recipient', async () => (ports.recipient === undefined ? notApplicable() : recipient(subject, ports))),
    run.make('artwork', async () => (ports.image === undefined ? notApplicable() : artwork(subject, ports))),
    run.make('endorsements', async () => (endorsed(subject) ? endorsements(subject, ports) : notApplicable())),
    run.make('known-issuer', async () => {
      const finding = await checkKnownIssuer(subject, ports, await binding);
      if (finding.outcome === 'passed') run.knownIssuer = knownIssuer(subject.issuerId, ports.knownIssuers);
      return finding;
    }),
  ]);
}

/** The newer edition where the issuer has one that holds; else the subject itself. */
async function refresh(run: Run, subject: Subject, ports: CheckPorts): Promise<Subject> {
  let newer: Subject | undefined;
  await run.make('refresh', async () => {
    if (subject.document['refreshService'] === undefined || subject.unread) return notApplicable();
    const refreshed = await (await import('./checks/refresh.ts')).checkRefresh(subject, ports);
    newer = refreshed.subject;
    return refreshed.finding;
  });
  const edition = newer;
  if (edition) await run.tell(() => readOpenBadges3(edition.document));
  return edition ?? subject;
}

async function badgeOf({ document, chain }: Subject): Promise<Badge> {
  const parts = { assertion: document, badgeClass: chain?.achievement.object, issuer: chain?.issuer.object };
  if (!isOpenBadges1(document)) return readOpenBadges2(parts);
  return (await import('../credential/open-badges-1.ts')).readOpenBadges1(parts);
}

// Asked for rarely, so loaded only then.
const recipient = async (subject: Subject, ports: CheckPorts) =>
  (await import('./checks/recipient.ts')).checkRecipient(subject, ports);
const artwork = async (subject: Subject, ports: CheckPorts) => (await import('./checks/artwork.ts')).checkArtwork(subject, ports);
const endorsements = async (subject: Subject, ports: CheckPorts) =>
  (await import('./checks/endorsements.ts')).checkEndorsements(subject, ports);

function endorsed(subject: Subject): true | undefined {
  return (
    subject.endorsed.some(({ object }) => object['endorsement'] !== undefined || object['endorsementJwt'] !== undefined) ||
    undefined
  );
}
