// The package's front door. Importing it registers nothing and loads nothing; `ms-badge/define` registers the tag.
export { defineMsBadge } from './element/define-ms-badge.ts';
export { MsBadgeElement } from './element/ms-badge.ts';
export type { MsBadgeEventMap, MsBadgeProblem } from './element/ms-badge-events.ts';
export type { Card } from './element/card.ts';
export { readCredential } from './credential/read-credential.ts';
export { readSecured } from './credential/read-secured.ts';
export type { Credential, Secured } from './credential/credential.ts';
export {
  createDocumentLoader,
  LoadError,
  type LoadDocument,
  type LoadedDocument,
  type LoadOptions,
} from './credential/document-loader.ts';
export { BadgeError, type BadgeErrorCode } from './badge/badge-error.ts';
export type { Badge } from './badge/badge.ts';
export { verifyCredential, type Believed, type VerifyOptions } from './verification/verify-credential.ts';
export type { KnownIssuerRow, PublishedBadge } from './verification/badge-record.ts';
export type {
  Check,
  CheckEvidence,
  CheckId,
  Outcome,
  Problem,
  ProblemCode,
  Question,
  Verdict,
  VerificationReport,
} from './verification/report.ts';
