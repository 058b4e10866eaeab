import { webUrlOf } from '../badge/http-url.ts';
import { plainLine, webUrl } from '../badge/plain-text.ts';
import { headlineOf, type Headline } from '../verification/headline.ts';
import { hasRunOut, reportAsOf } from '../verification/report-as-of.ts';
import type { Check, Verdict, VerificationReport } from '../verification/report.ts';

/** What a card shows, narrowed from a published badge file. Texts are plain text, addresses are absolute http(s). */
export interface Card {
  readonly name: string;
  readonly issuer: string;
  /** The host that stands for the issuer; only there when the stored report tied the badge to it. */
  readonly issuerHost?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Whether its own end date has passed. */
  readonly isOver: boolean;
  readonly page?: string;
  readonly image?: { readonly url: string; readonly width?: number; readonly height?: number };
  readonly recordUrl?: string;
  readonly selfReported: boolean;
  /** What the site's own check came to. */
  readonly headline: Headline;
  /** RFC 3339, UTC: when the site checked. */
  readonly checkedAt: string;
}

type Fields = { readonly [name: string]: unknown };

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});

const dateOf = (value: unknown): string | undefined =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value.slice(0, 40) : undefined;

/** An address as it may be followed: relative to the badge file or absolute, http(s) only. */
function addressOf(value: unknown, base: string): string | undefined {
  return webUrl(webUrlOf(value, base)?.href);
}

const sizeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 100_000 ? value : undefined;

function imageOf(file: Fields, base: string): Card['image'] {
  const url = addressOf(file['image'], base);
  if (!url) return undefined;
  const { width, height } = fieldsOf(fieldsOf(file['badge'])['image']);
  const [w, h] = [sizeOf(width), sizeOf(height)];
  return { url, ...(w && h && { width: w, height: h }) };
}

/** `https://host/...` and `did:web:host:...` stand on a host; other identifiers do not. */
function hostOf(id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined;
  const url = webUrl(id.startsWith('did:web:') ? `https://${(id.split(':')[2] ?? '').replace(/%3a/iu, ':')}` : id);
  return url && new URL(url).host;
}

const VERDICT: { readonly [V in Verdict]: V } = {
  verified: 'verified',
  expired: 'expired',
  revoked: 'revoked',
  invalid: 'invalid',
  unconfirmed: 'unconfirmed',
};

/** Only as much of the stored report as a headline needs; the whole is narrowed by its schema when it is shown. */
function reportOf(value: unknown): VerificationReport | undefined {
  const { verdict, checkedAt, checks } = fieldsOf(value);
  const known = Object.values(VERDICT).find((each) => each === verdict);
  const date = dateOf(checkedAt);
  if (!known || !date || !Array.isArray(checks)) return undefined;
  const passed = ['known-issuer', 'issuer-binding'] as const;
  const held = passed.filter((id) =>
    checks.some((check) => fieldsOf(check)['id'] === id && fieldsOf(check)['outcome'] === 'passed'),
  );
  return {
    verdict: known,
    checkedAt: date,
    checks: [
      ...publishedIn(checks),
      ...held.map((id): Check => ({ id, outcome: 'passed' })),
      ...unknownIn(checks),
      ...suspendedIn(checks),
    ],
  };
}

/** The checks that could not be made, as far as a headline asks: whether all that is wanting is a signature. */
function unknownIn(checks: readonly unknown[]): readonly Check[] {
  const unknown = checks.map(fieldsOf).filter(({ outcome }) => outcome === 'inconclusive');
  const isListed = (problem: unknown): boolean => fieldsOf(problem)['code'] === 'proof.listed-by-host';
  return unknown.map(({ problem }): Check => ({
    id: 'proof',
    outcome: 'inconclusive',
    ...(isListed(problem) && { problem: { code: 'proof.listed-by-host' } }),
  }));
}

/** Whether anybody could have signed it. */
function publishedIn(checks: readonly unknown[]): readonly Check[] {
  const code = 'proof.key-published';
  const isPublished = checks.map(fieldsOf).some(({ id, warnings }) => {
    const told: readonly unknown[] = id === 'proof' && Array.isArray(warnings) ? warnings : [];
    return told.some((warning) => fieldsOf(warning)['code'] === code);
  });
  return isPublished ? [{ id: 'proof', outcome: 'passed', warnings: [{ code }] }] : [];
}

/** Whether the issuer may give it back again. */
function suspendedIn(checks: readonly unknown[]): readonly Check[] {
  const code = 'status.suspended';
  const isSuspended = checks.some((check) => fieldsOf(fieldsOf(check)['problem'])['code'] === code);
  return isSuspended ? [{ id: 'status', outcome: 'failed', problem: { code } }] : [];
}

/**
 * What a card shows of a published badge file (`PublishedBadge`).
 * @param base absolute URL of the file
 * @returns undefined when the file is not one: then the page's own markup stays
 */
export function readCard(value: unknown, base: string, now: Date): Card | undefined {
  const file = fieldsOf(value);
  const badge = fieldsOf(file['badge']);
  const issuer = fieldsOf(badge['issuer']);
  const name = plainLine(badge['name']);
  const report = reportOf(file['report']);
  if (file['version'] !== 1 || !name || !report) return undefined;
  const [validFrom, validUntil] = [dateOf(badge['validFrom']), dateOf(badge['validUntil'])];
  const [page, recordUrl, image] = [addressOf(file['page'], base), webUrl(file['recordUrl']), imageOf(file, base)];
  const issuerHost = report.checks.some(({ id }) => id === 'issuer-binding') ? hostOf(issuer['id']) : undefined;
  return {
    name,
    issuer: plainLine(issuer['name']),
    selfReported: file['selfReported'] === true,
    headline: headlineOf(reportAsOf({ report, badge: { validUntil } }, now)),
    isOver: hasRunOut({ validUntil }, now),
    checkedAt: report.checkedAt,
    ...(issuerHost && { issuerHost }),
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    ...(page && { page }),
    ...(recordUrl && { recordUrl }),
    ...(image && { image }),
  };
}
