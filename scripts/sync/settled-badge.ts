import type { Profile } from '../../widget/badge/profile.ts';
import type { LoadDocument } from '../../widget/credential/document-loader.ts';
import { listedByHostReport } from '../../widget/verification/listed-by-host.ts';
import type { VerificationReport } from '../../widget/verification/report.ts';
import type { verifyCredential } from '../../widget/verification/verify-credential.ts';
import type { FoundCredential, Source, SourceSettings } from '../sources/source.ts';
import type { ContentStore, StoredRecord } from './content-store.ts';
import { loadElsewhere } from './document-memory.ts';
import { readFound } from './found-badge.ts';
import type { ReadBadge } from './found-badge.ts';
import { chooseReport } from './report-choice.ts';

/** One found badge, and what the disk has of it. */
export interface Candidate {
  readonly source: Source;
  readonly settings: SourceSettings;
  readonly found: FoundCredential;
  readonly stored: StoredRecord | undefined;
}

/** A candidate that was read and verified. */
export interface SettledBadge extends Candidate {
  readonly read: ReadBadge;
  readonly report: VerificationReport;
  /** The dated report on disk stays, since hosts could not be reached. */
  readonly keptForNetwork: boolean;
}

/** What settling needs. */
export interface SettlingPorts {
  readonly profile: Profile;
  readonly store: Pick<ContentStore, 'image' | 'credential'>;
  readonly load: LoadDocument;
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
  const load = loadElsewhere(ports.load, (url) => source.urlAt?.(url, settings) ?? url);
  const read = await readFound(found, {
    source: source.name,
    ...(stored ? { stored: stored.record } : {}),
    store: ports.store,
    load,
    keepEvidence: settings.evidence ?? false,
    keepEarnerName: profile.show?.earnerName ?? false,
  });
  const fresh = await reportOf(found, read, { ...ports, load });
  return { ...candidate, read, ...chooseReport(stored?.record.report, fresh, profile.recheckAfterDays) };
}

async function reportOf(found: FoundCredential, read: ReadBadge, ports: SettlingPorts): Promise<VerificationReport> {
  const { badge, credential, picture } = read;
  const { now, load } = ports;
  const { knownIssuers } = ports.profile;
  if (!credential) {
    if (!found.listing || found.selfReported) return ports.selfReported(now);
    return listedByHostReport(found.listing, badge, { now, ...(knownIssuers ? { knownIssuers } : {}) });
  }
  return ports.verify(credential, {
    loadDocument: load,
    now,
    ...(knownIssuers ? { knownIssuers } : {}),
    ...(picture ? { image: picture.bytes } : {}),
  });
}
