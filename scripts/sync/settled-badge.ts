import type { Badge } from '../../widget/badge/badge.ts';
import type { Profile } from '../../widget/badge/profile.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import type { KeptDocument } from '../../widget/verification/badge-record.ts';
import { listedByHostReport } from '../../widget/verification/listed-by-host.ts';
import type { VerificationReport } from '../../widget/verification/report.ts';
import type { Believed, VerifyOptions, verifyCredential } from '../../widget/verification/verify-credential.ts';
import type { FoundCredential, Source, SourceSettings } from '../sources/source.ts';
import type { FileChange } from './content-journal.ts';
import { credentialPath, evidencePath, imagePath } from './content-store.ts';
import type { ContentStore, StoredRecord } from './content-store.ts';
import { loadElsewhere } from './document-memory.ts';
import { readFound } from './found-badge.ts';
import type { ReadBadge } from './found-badge.ts';
import type { HttpLoad } from './http-client.ts';
import { chooseEvidence, isKeptElsewhere, recordEvidence } from './kept-evidence.ts';
import type { ReadDocument } from './kept-evidence.ts';
import { chooseReport, type ReportChoice } from './report-choice.ts';

/** One found badge, and what the disk has of it. */
export interface Candidate {
  readonly source: Source;
  readonly settings: SourceSettings;
  readonly found: FoundCredential;
  readonly stored: StoredRecord | undefined;
}

/** A candidate that was read and verified. */
export interface SettledBadge extends Candidate {
  readonly read: Omit<ReadBadge, 'newFile' | 'picture' | 'credential'>;
  readonly report: VerificationReport;
  /** What the report rests on. */
  readonly evidence: readonly KeptDocument[];
  /** What the disk does not have yet: the picture, the credential, the evidence. */
  readonly files: readonly FileChange[];
  /** The dated report on disk stays, since hosts could not be reached. */
  readonly keptForNetwork: boolean;
}

/** What settling needs. */
export interface SettlingPorts {
  readonly profile: Profile;
  readonly store: Pick<ContentStore, 'image' | 'credential' | 'evidence'>;
  readonly load: HttpLoad;
  /** Called with each document that a badge is read from. */
  readonly see?: (document: JsonObject) => void;
  /** Takes the bytes of a file that may be written, so that nobody has to hold them. */
  readonly stage: (path: string, bytes: Uint8Array) => Promise<FileChange>;
  readonly verify: typeof verifyCredential;
  /** The report of a badge that no issuer stands behind. */
  readonly selfReported: (now: Date) => VerificationReport;
  readonly now: Date;
}

/**
 * Reads and verifies one found badge.
 * @throws SourceError when it is no badge
 */
export async function settleBadge(candidate: Candidate, ports: SettlingPorts): Promise<SettledBadge> {
  const { source, settings, found, stored } = candidate;
  const { profile } = ports;
  const kept: HttpLoad = (url, options) => ports.load(url, { ...options, kept: true });
  const load = loadElsewhere(kept, (url) => source.urlAt?.(url, settings) ?? url);
  const { credential, picture, newFile, ...read } = await readFound(found, {
    source: source.name,
    ...(stored ? { stored: stored.record } : {}),
    store: ports.store,
    load,
    keepEvidence: settings.evidence ?? false,
    keepEarnerName: profile.show?.earnerName ?? false,
  });
  if (credential?.secured.document) ports.see?.(credential.secured.document);
  const readBadge = { ...read, ...(credential ? { credential } : {}), ...(picture ? { picture } : {}) };
  // What was found out about one file says nothing of another that has taken its place, also while nobody can be asked.
  const isSameFile = stored?.record.credential?.sha256 === read.file?.sha256;
  const before = isSameFile ? stored?.record.report : undefined;
  const { documents, believed, ...choice } = await reportToKeep(before, {
    recheckAfterDays: profile.recheckAfterDays,
    now: ports.now,
    load,
    report: (options) => reportOf(found, readBadge, { ...ports, ...options }),
  });
  const evidence = chooseEvidence(
    stored?.record,
    documents.map(({ entry }) => entry),
    choice,
  );
  const files = await stageFiles({ read, picture, newFile, evidence, documents }, ports);
  const edition = async () => (choice.keptForNetwork ? stored?.record.badge : editionOf(believed));
  const newer = isRefreshed(choice.report) ? await edition() : undefined;
  const badge = newer ? withDatesOf(newer, read.badge) : read.badge;
  return { ...candidate, found: withoutBytes(found), read: { ...read, badge }, evidence, files, ...choice };
}

interface Asking {
  readonly recheckAfterDays: number;
  readonly now: Date;
  readonly load: HttpLoad;
  readonly report: (options: Pick<SettlingPorts, 'load'> & Pick<VerifyOptions, 'onBelieved'>) => Promise<VerificationReport>;
}

interface Made extends ReportChoice {
  readonly documents: readonly ReadDocument[];
  readonly believed: Believed | undefined;
}

/**
 * The report to keep. What hardly ever changes is not asked for each time; where a badge holds less than it did, it may have changed after
 * all (an issuer that signs its list with a new key), and is asked for before anything is said of the badge.
 */
async function reportToKeep(before: VerificationReport | undefined, asking: Asking): Promise<Made> {
  const { load, now, recheckAfterDays } = asking;
  const earlier = new Set<string>();
  const makeWith = async (load: HttpLoad): Promise<Made> => {
    const recorder = recordEvidence(load);
    let believed: Believed | undefined;
    const onBelieved = (found: Believed): void => void (believed = found);
    const report = await asking.report({ load: recorder.load, onBelieved });
    return { ...chooseReport(before, report, recheckAfterDays), documents: recorder.documents(), believed };
  };
  const made = await makeWith(async (url, options) => {
    const answer = await load(url, options);
    if (Date.parse(answer.at) < now.getTime()) earlier.add(url);
    return answer;
  });
  const { verdict } = made.report;
  const holdsLess = before !== undefined && verdict !== before.verdict && (verdict === 'unconfirmed' || verdict === 'invalid');
  if (!holdsLess || made.keptForNetwork || earlier.size === 0) return made;
  return makeWith((url, options) => load(url, earlier.has(url) ? { ...options, fresh: true } : options));
}

/** Whether the report goes by a newer edition than the file at hand. */
const isRefreshed = ({ checks }: VerificationReport): boolean =>
  checks.some(({ id, outcome }) => id === 'refresh' && outcome === 'passed');

async function editionOf(believed: Believed | undefined): Promise<Badge | undefined> {
  // What nobody can read as a badge has no dates to show.
  return believed?.readBadge().then(
    ({ badge }) => badge,
    () => undefined,
  );
}

/** The badge as its newer edition dates it: one that was renewed has not run out. */
function withDatesOf({ validFrom, validUntil }: Badge, { validFrom: _from, validUntil: _until, ...badge }: Badge): Badge {
  return { ...badge, ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }) };
}

interface Bytes extends Pick<ReadBadge, 'newFile' | 'picture'> {
  readonly read: Pick<ReadBadge, 'badge' | 'file' | 'pictureIsNew'>;
  readonly evidence: readonly KeptDocument[];
  readonly documents: readonly ReadDocument[];
}

/** Everything large goes to where it waits to be written, at once: a thousand pictures need not be in memory together. */
async function stageFiles(
  {
    read,
    picture,
    newFile,
    evidence,
    documents,
  }: { [Key in keyof Bytes]: Bytes[Key] | undefined } & Omit<Bytes, 'picture' | 'newFile'>,
  { stage, store }: SettlingPorts,
): Promise<readonly FileChange[]> {
  const { badge, file, pictureIsNew } = read;
  const { sha256, mediaType } = badge.image ?? {};
  const files: FileChange[] = [];
  if (picture && pictureIsNew && sha256 !== undefined && mediaType !== undefined)
    files.push(await stage(imagePath(sha256, mediaType), picture.bytes));
  if (file && newFile) files.push(await stage(credentialPath(file), newFile));
  const record = { badge, ...(file ? { credential: file } : {}) };
  for (const { entry, bytes } of documents) {
    const isNamed = evidence.some((named) => named.sha256 === entry.sha256 && named.mediaType === entry.mediaType);
    if (!isNamed || isKeptElsewhere(entry, record) || (await store.evidence(entry)) !== undefined) continue;
    files.push(await stage(evidencePath(entry), bytes));
  }
  return files;
}

/** What is needed of a badge once it is settled. */
function withoutBytes({ key, hostedUrl, selfReported }: FoundCredential): FoundCredential {
  return {
    key,
    ...(hostedUrl === undefined ? {} : { hostedUrl }),
    ...(selfReported === undefined ? {} : { selfReported }),
  };
}

type Verified = Pick<ReadBadge, 'badge' | 'credential' | 'picture'>;

async function reportOf(
  found: FoundCredential,
  read: Verified,
  ports: SettlingPorts & Pick<VerifyOptions, 'onBelieved'>,
): Promise<VerificationReport> {
  const { badge, credential, picture } = read;
  const { now, load, onBelieved } = ports;
  const { knownIssuers } = ports.profile;
  if (!credential) {
    if (!found.listing || found.selfReported) return ports.selfReported(now);
    return listedByHostReport(found.listing, badge, { now, ...(knownIssuers ? { knownIssuers } : {}) });
  }
  return ports.verify(credential, {
    loadDocument: load,
    now,
    ...(onBelieved ? { onBelieved } : {}),
    ...(knownIssuers ? { knownIssuers } : {}),
    ...(picture ? { image: picture.bytes } : {}),
  });
}
