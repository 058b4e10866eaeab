import type { Badge } from '../../widget/badge/badge.ts';
import type { Note } from '../../widget/badge/note.ts';
import type { BadgeRecord, Provenance } from '../../widget/verification/badge-record.ts';
import { CHECK_IDS, type Check, type VerificationReport } from '../../widget/verification/report.ts';
import { verdictOf } from '../../widget/verification/verdict.ts';

/** What a made-up record is about; all else is plausible. */
export interface RecordParts {
  readonly slug?: string;
  readonly badge?: Partial<Badge>;
  /** Checks that differ from a sound badge of a known issuer. */
  readonly checks?: readonly Check[];
  readonly report?: Partial<VerificationReport>;
  readonly provenance?: Partial<Provenance>;
  readonly rest?: Partial<Pick<BadgeRecord, 'credential' | 'withdrawnAt'>>;
}

const SILENT: readonly string[] = ['refresh', 'recipient', 'endorsements'];

/** A report whose verdict follows from its checks: all passed, but for those given. */
export function makeReport(checks: readonly Check[] = [], more: Partial<VerificationReport> = {}): VerificationReport {
  const all = CHECK_IDS.map((id): Check => {
    const given = checks.find((check) => check.id === id);
    return given ?? { id, outcome: SILENT.includes(id) ? 'not-applicable' : 'passed' };
  });
  return { verdict: verdictOf(all), checkedAt: '2026-11-21T09:30:00Z', checks: all, ...more };
}

/** One record of a made-up badge: sound, current, and from a known issuer, unless told otherwise. */
export function makeRecord({ slug = 'first-aid', badge, checks, report, provenance, rest }: RecordParts = {}): BadgeRecord {
  return {
    version: 1,
    slug,
    badge: {
      id: `https://issuer.example/assertions/${slug}`,
      specVersion: '3.0',
      name: 'Sample First Aid',
      issuer: { id: 'https://issuer.example/', name: 'Sample School', url: 'https://issuer.example/' },
      validFrom: '2026-03-14',
      skills: [],
      alignments: [],
      evidence: [],
      ...badge,
    },
    report: makeReport(checks, report),
    provenance: { source: 'inbox', key: slug, readAt: '2026-11-20T08:00:00Z', ...provenance },
    ...rest,
  };
}

/** A badge as the site's views take it. */
export function makeShowcaseBadge(parts: RecordParts = {}, note: Note = {}) {
  const record = makeRecord(parts);
  return { record, note, story: '', title: note.title ?? record.badge.name };
}

/** Some checks that make a badge what it is. */
export const FINDINGS = {
  expired: { id: 'validity-period', outcome: 'failed', problem: { code: 'validity-period.expired' } },
  revoked: { id: 'status', outcome: 'failed', problem: { code: 'status.revoked', values: { reason: 'Left the course' } } },
  suspended: { id: 'status', outcome: 'failed', problem: { code: 'status.suspended' } },
  tampered: { id: 'proof', outcome: 'failed', problem: { code: 'proof.signature-wrong' } },
  unreachable: {
    id: 'proof',
    outcome: 'inconclusive',
    problem: { code: 'proof.hosted-unreachable', at: 'https://issuer.example/a' },
  },
  listed: {
    id: 'proof',
    outcome: 'inconclusive',
    problem: { code: 'proof.listed-by-host', at: 'https://issuer.example/', values: { organisation: 'Sample School' } },
  },
  unknownIssuer: { id: 'known-issuer', outcome: 'inconclusive', problem: { code: 'known-issuer.unknown' } },
  impostor: {
    id: 'known-issuer',
    outcome: 'failed',
    problem: { code: 'known-issuer.claims-known-name', values: { organisation: 'Sample School' } },
  },
} as const satisfies { readonly [name: string]: Check };
