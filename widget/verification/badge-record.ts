import type { Badge } from '../badge/badge.ts';
import type { VerificationReport } from './report.ts';

/** Where a badge came from and when, without anything personal. */
export interface Provenance {
  /** Registry name of the source: `credly`, `inbox`, ... */
  readonly source: string;
  /** Stable identity within that source; what a re-sync matches by. */
  readonly key: string;
  /** RFC 3339, UTC: when this content was first read. Changes only when the content did. */
  readonly readAt: string;
  /** The issuer's own page about this badge, http(s). */
  readonly recordUrl?: string;
  /** True when the earner or a platform typed it in and no issuer stands behind it. */
  readonly selfReported?: boolean;
}

/** The stored credential bytes: `content/credentials/<sha256>.<extension>`. */
export interface CredentialFile {
  readonly sha256: string;
  readonly extension: 'json' | 'jwt' | 'png' | 'svg';
}

/**
 * A document that the last report rests on, as it was received. Its bytes are `content/evidence/<sha256>.*`, or the badge's own
 * credential or picture where those have the same hash.
 */
export interface KeptDocument {
  /** What was asked, http(s). */
  readonly url: string;
  /** What answered, after redirects. */
  readonly finalUrl: string;
  /** 404 and 410 are answers about a badge too. */
  readonly status: number;
  /** Without parameters, lower case; empty when there was none. */
  readonly mediaType: string;
  /** Lower-case hex SHA-256 of the bytes. */
  readonly sha256: string;
  /** RFC 3339, UTC: when the host last gave or confirmed it. */
  readonly at: string;
  /** `ETag` (RFC 9110, section 8.8.3), to ask only for what is newer. */
  readonly etag?: string;
  /** `Last-Modified` (RFC 9110, section 8.8.2). */
  readonly lastModified?: string;
}

/** `content/badges/<slug>.json`: one badge, its last report, and where both came from. Keys are written in this order. */
export interface BadgeRecord {
  readonly version: 1;
  readonly slug: string;
  readonly badge: Badge;
  readonly report: VerificationReport;
  readonly provenance: Provenance;
  readonly credential?: CredentialFile;
  /** RFC 3339, UTC: a complete answer of the source no longer listed it. Not built, kept on disk. */
  readonly withdrawnAt?: string;
  /** What the report rests on, so that it can be made again without asking anybody. Never published. */
  readonly evidence?: readonly KeptDocument[];
}

/** Where a browser reads a credential to verify it again: a published file, or the issuer's own hosted assertion. */
export interface CredentialPlace {
  readonly url: string;
  readonly kind: 'published' | 'hosted';
}

/**
 * `/badges/<slug>.json` of a built site: what `<ms-badge src>` reads. URLs are relative to this file or absolute http(s).
 * `credential` is what a browser can verify again: a published file, or the issuer's own hosted assertion.
 */
export interface PublishedBadge {
  readonly version: 1;
  readonly badge: Badge;
  readonly report: VerificationReport;
  /** The badge's page on the earner's site. */
  readonly page: string;
  /** The picture on the earner's site. */
  readonly image?: string;
  /** The issuer's own page about this badge. */
  readonly recordUrl?: string;
  readonly selfReported?: boolean;
  readonly credential?: CredentialPlace;
  /** Every proof, the strongest first, where there are several; what stands above is of the first. */
  readonly proofs?: readonly PublishedProof[];
  /** The earner's own relay, https: what browsers may ask where an issuer lets them read nothing. */
  readonly relay?: string;
  /** Rows the site's owner added to the known issuers. */
  readonly knownIssuers?: readonly KnownIssuerRow[];
}

/** One of several proofs of the same achievement, in a `PublishedBadge`. */
export interface PublishedProof {
  readonly report: VerificationReport;
  /** The credential's own identifier. */
  readonly id?: string;
  readonly recordUrl?: string;
  readonly selfReported?: boolean;
  readonly credential?: CredentialPlace;
}

/** One row of the known-issuers table. */
export interface KnownIssuerRow {
  /** Exact identifier: a DID, an https URL, or `https://host/` to stand for everything on that host. */
  readonly id: string;
  /** The organisation that it belongs to. */
  readonly organisation: string;
  /** Where that was read. */
  readonly source: string;
  /** Calendar date on which it was read. */
  readonly asOf: string;
}
