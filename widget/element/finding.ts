import type { Check, VerificationReport } from '../verification/report.ts';

/** What the element asks of a verification. */
export interface Inquiry {
  /** The parsed badge file, not yet narrowed. */
  readonly file: unknown;
  /** Absolute URL of the badge file. */
  readonly base: string;
  /** Absolute URL of the picture that is shown. */
  readonly image?: string;
  readonly now: Date;
  /** Whether the page itself is on the loopback; only then may the loopback be read. */
  readonly onLoopback: boolean;
  /** What the visitor typed. It is compared here and sent nowhere. */
  readonly recipient?: string;
  readonly onCheck: (check: Check) => void;
}

/**
 * What came of it.
 * - `checked`: the report was made in this browser. `credentialUrl` is the document that it was made from,
 *   http(s); `relayedHosts` are those whose answers came through the earner's relay, and are as good as its word.
 * - `unreachable`: the issuer did not answer this browser. `report` is what could still be checked, or the site's own.
 * - `site-only`: there is nothing a browser could check; `report` is the site's own.
 */
export type Finding =
  | {
      readonly kind: 'checked';
      readonly report: VerificationReport;
      readonly credentialUrl: string;
      readonly relayedHosts: readonly string[];
    }
  | {
      readonly kind: 'unreachable';
      readonly report: VerificationReport;
      readonly storedAt: string;
      readonly credentialUrl: string;
    }
  | { readonly kind: 'site-only'; readonly report: VerificationReport };
