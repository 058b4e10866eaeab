import { readFileSync } from 'node:fs';
import type { Badge } from '../../widget/badge/badge.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import type { Credential } from '../../widget/credential/credential.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import type { CheckId, Outcome, Problem, VerificationReport } from '../../widget/verification/report.ts';
import { verifyCredential } from '../../widget/verification/verify-credential.ts';
import { NAMES_OF, NAMES_OF_ERROR } from './check-names.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { recordedNetwork } from './recorded-network.ts';

/** One thing that did not pass: our name of it, and the manifests'. */
export interface Finding {
  readonly code: string;
  readonly names: readonly string[];
  /** Which check found it; `read` for a refusal to read. */
  readonly check: CheckId | 'read';
  readonly outcome: Outcome;
}

/** What came of one case. */
export interface Observed {
  readonly findings: readonly Finding[];
  readonly warnings: readonly string[];
  readonly credential?: Credential;
  readonly report?: VerificationReport;
  /** The badge that would be shown. */
  readonly badge?: Badge;
  readonly error?: BadgeError;
}

/** Reads the case's file and verifies what is in it, on the recorded network. */
export async function observe(of: ConformanceCase, options: { readonly recipient?: string } = {}): Promise<Observed> {
  const read = await readCase(of);
  const { credential } = read;
  if (!credential) return read;
  let { badge } = credential;
  const report = await verifyCredential(credential, {
    loadDocument: recordedNetwork(of),
    now: of.now,
    onBelieved: async ({ readBadge }) => {
      ({ badge } = await readBadge());
    },
    ...options,
  });
  const findings = report.checks.flatMap(({ id, outcome, problem }) => (problem ? [found(id, outcome, problem)] : []));
  const told = report.checks.flatMap((check) => check.warnings ?? []).map((problem) => problem.code);
  return { ...read, findings, warnings: [...told, ...read.warnings], report, badge };
}

/** Reads the case's file and verifies nothing: the badge that it tells of, or the reader's refusal as a finding. */
export async function readCase(of: ConformanceCase): Promise<Observed> {
  try {
    const credential = await readCredential(new Uint8Array(readFileSync(of.path)));
    return { findings: [], warnings: credential.notes.map((note) => note.code), credential, badge: credential.badge };
  } catch (error) {
    if (!(error instanceof BadgeError)) throw error;
    const { code } = error;
    return { findings: [{ code, names: NAMES_OF_ERROR[code], check: 'read', outcome: 'failed' }], warnings: [], error };
  }
}

function found(check: CheckId, outcome: Outcome, { code }: Problem): Finding {
  return { code, names: NAMES_OF[code], check, outcome };
}
