/** Every outcome of a check. */
export const OUTCOMES = ['passed', 'failed', 'inconclusive', 'not-applicable'] as const;

/**
 * What a check found. `failed`: the credential is wrong. `inconclusive`: we could not find out. The two never stand in for
 * each other. `not-applicable`: the question does not arise for this credential.
 */
export type Outcome = (typeof OUTCOMES)[number];

/** Every check, in the order a report lists them. */
export const CHECK_IDS = [
  'structure',
  'proof',
  'issuer-binding',
  'achievement',
  'status',
  'validity-period',
  'refresh',
  'recipient',
  'artwork',
  'endorsements',
  'known-issuer',
] as const;

/** The name of a check. Each has a row of words in every locale. */
export type CheckId = (typeof CHECK_IDS)[number];

/** The four questions that stay apart in the report and on the screen. */
export const QUESTIONS = ['integrity', 'issuer', 'status', 'trust'] as const;

/** `integrity`: is it unchanged? `issuer`: is it really from them? `status`: is it still valid? `trust`: do we know them? */
export type Question = (typeof QUESTIONS)[number];

/** Which question a check helps to answer. */
export const QUESTION_OF: { readonly [Id in CheckId]: Question } = {
  structure: 'integrity',
  proof: 'integrity',
  'issuer-binding': 'issuer',
  achievement: 'issuer',
  status: 'status',
  'validity-period': 'status',
  refresh: 'status',
  recipient: 'trust',
  artwork: 'integrity',
  endorsements: 'trust',
  'known-issuer': 'trust',
};

/** Every finding that a check can name, as `check.finding`. Closed: a locale without words for one does not compile. */
export const PROBLEM_CODES = [
  'structure.context-unknown',
  'structure.type-missing',
  'structure.schema',
  'structure.incomplete',
  'structure.unsigned-terms',
  'structure.respelled',
  'structure.other-badge',
  'proof.missing',
  'proof.signature-wrong',
  'proof.unsupported',
  'proof.malformed',
  'proof.purpose-wrong',
  'proof.expired',
  'proof.key-unresolved',
  'proof.key-unreachable',
  'proof.key-published',
  'proof.claims-contradict',
  'proof.selective-disclosure',
  'proof.self-reported',
  'proof.listed-by-host',
  'proof.hosted-missing',
  'proof.hosted-unreachable',
  'proof.hosted-differs',
  'issuer-binding.not-proven',
  'issuer-binding.key-not-listed',
  'issuer-binding.out-of-scope',
  'issuer-binding.scope-too-wide',
  'issuer-binding.redirected',
  'issuer-binding.purpose-unstated',
  'issuer-binding.shared-host',
  'issuer-binding.unreachable',
  'achievement.foreign-origin',
  'achievement.unreachable',
  'achievement.differs',
  'status.revoked',
  'status.suspended',
  'status.message',
  'status.list-invalid',
  'status.list-unreachable',
  'status.list-foreign',
  'status.unknown-type',
  'validity-period.expired',
  'validity-period.not-yet-valid',
  'validity-period.unreadable',
  'refresh.unreachable',
  'refresh.failed',
  'recipient.no-match',
  'recipient.unsupported',
  'artwork.differs',
  'artwork.unreachable',
  'endorsements.invalid',
  'endorsements.unverified',
  'known-issuer.unknown',
  'known-issuer.claims-known-name',
  'known-issuer.look-alike',
  'network.blocked',
  'internal',
] as const;

/** A finding's name. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What was found and where it was seen: data, never a sentence. */
export interface Problem {
  readonly code: ProblemCode;
  /** JSON pointer, URL or chunk the finding was made at. */
  readonly at?: string;
  /** Values that the sentence needs, such as `{ reason: 'Left the programme' }`. Text from outside: show it as text. */
  readonly values?: { readonly [name: string]: string };
}

/** Something that was looked at. */
export interface CheckEvidence {
  /**
   * What it is: `assertion`, `achievement`, `issuer`, `credential`, `key`, `context`, `status-list`, `image`, `known-issuers`, `listing`,
   * `claim`.
   */
  readonly kind: string;
  /** Where it was found, when it came from the network. */
  readonly url?: string;
  /** Lower-case hex SHA-256 of the bytes that were read. */
  readonly sha256?: string;
  /** RFC 3339, UTC: when it was read. */
  readonly at?: string;
  /** Plain value worth showing, such as a key identifier or a list index. */
  readonly value?: string;
}

/** One check: its outcome, why, what else was odd, and what it looked at. */
export interface Check {
  readonly id: CheckId;
  readonly outcome: Outcome;
  /** Present when the outcome is `failed` or `inconclusive`. */
  readonly problem?: Problem;
  /** Oddities that do not change the outcome, such as schema findings. */
  readonly warnings?: readonly Problem[];
  readonly evidence?: readonly CheckEvidence[];
}

/** Every verdict that a report can come to. */
export const VERDICTS = ['verified', 'expired', 'revoked', 'invalid', 'unconfirmed'] as const;

/** What a report comes to. */
export type Verdict = (typeof VERDICTS)[number];

/** What `verifyCredential` returns: data with codes and evidence, no words. */
export interface VerificationReport {
  readonly verdict: Verdict;
  /** RFC 3339, UTC: when the checks were made. */
  readonly checkedAt: string;
  /** One for each `CheckId`, in `CHECK_IDS` order. */
  readonly checks: readonly Check[];
  /** The organisation of the known-issuers table, when the issuer is on it. */
  readonly knownIssuer?: { readonly name: string; readonly source: string; readonly asOf: string };
}
