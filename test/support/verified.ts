// Verification in tests: bytes in, report out, on documents from memory.
import { assert } from 'chai';
import type { Badge } from '../../widget/badge/badge.ts';
import type { ReadNote } from '../../widget/credential/credential.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import type { Check, CheckId, Outcome, ProblemCode, VerificationReport } from '../../widget/verification/report.ts';
import { verifyCredential, type VerifyOptions } from '../../widget/verification/verify-credential.ts';
import { documentsLoader, toBytes } from './issue-credential.ts';

/** The moment at which tests verify, unless they say another. */
export const NOW = new Date('2026-11-22T00:00:00Z');

/** What a test may say beside the credential. */
export interface Verifying extends Partial<Omit<VerifyOptions, 'loadDocument'>> {
  /** URL -> what is served there; everything else is unreachable. */
  readonly documents?: { readonly [url: string]: unknown };
}

/** A report, the URLs that were asked for it (and with which `Accept`), and the badge that would be shown, with what was noted of it. */
export interface Verified {
  readonly report: VerificationReport;
  readonly requests: readonly string[];
  readonly accepts: { readonly [url: string]: string | undefined };
  readonly badge: Badge;
  readonly notes: readonly ReadNote[];
}

/** Reads a credential (a document, a JWT, bytes) and verifies it. */
export async function verified(body: unknown, { documents = {}, ...options }: Verifying = {}): Promise<Verified> {
  const credential = await readCredential(toBytes(body));
  const loadDocument = documentsLoader(documents);
  let { badge, notes } = credential;
  const onBelieved: VerifyOptions['onBelieved'] = async (believed) => {
    ({ badge, notes } = await believed.readBadge());
  };
  const report = await verifyCredential(credential, { loadDocument, now: NOW, onBelieved, ...options });
  const { requests, accepts } = loadDocument;
  return { report, requests, accepts, badge, notes };
}

/** One check of a credential. */
export async function checked(id: CheckId, body: unknown, verifying: Verifying = {}): Promise<Check> {
  return checkOf((await verified(body, verifying)).report, id);
}

/** One check of a report. */
export function checkOf(report: VerificationReport, id: CheckId): Check {
  const check = report.checks.find((each) => each.id === id);
  if (!check) throw new Error(`the report has no check ${id}`);
  return check;
}

/** Asserts an outcome, and the problem's code where there must be one. */
export function found(check: Check, outcome: Outcome, code?: ProblemCode): void {
  assert.equal(`${check.outcome} ${check.problem?.code ?? ''}`.trim(), `${outcome} ${code ?? ''}`.trim());
}

/** Asserts everything that a check says: its outcome, why, what else was odd, and what it looked at. */
export function says({ id: _id, ...finding }: Check, expected: Omit<Check, 'id'>): void {
  assert.deepEqual(finding, expected);
}

/** The codes of a check's warnings. */
export function warned(check: Check): readonly ProblemCode[] {
  return (check.warnings ?? []).map((warning) => warning.code);
}
