/** Why a source, or one badge of it, gave no answer: the code of its error and its own words. */
export interface SeenProblem {
  /** A `SourceErrorCode`. */
  readonly code: string;
  /** The source's own words, in English: who was asked, and what came back. */
  readonly message: string;
  /** True when no badge can be missing for it. */
  readonly harmless: boolean;
}

/** Where a badge that a source lists stands on the earner's own page. */
export type Standing = 'shown' | 'hidden' | 'not-synced';

/** What a diagnosis has to know of a badge, without anything personal. */
export interface SeenBadge {
  readonly source: string;
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  /** The issuer's identifier: a platform's names vary, its identifiers do not. */
  readonly issuerId?: string;
  /** Calendar day. */
  readonly issuedOn?: string;
  /** RFC 3339 date or date-time. */
  readonly validUntil?: string;
  /** Typed in or uploaded at a platform that did not issue it. */
  readonly imported: boolean;
  /** Addresses and criteria, in lower case: where a platform hides the code of an exam. */
  readonly clues: string;
  readonly standing: Standing;
}

/** What one entry of `sources` in profile.json answered. */
export interface SeenSource {
  /** The name that the profile gives. */
  readonly source: string;
  /** False when there is no source of that name. */
  readonly known: boolean;
  /** The known source whose name is near. */
  readonly meant?: string;
  readonly badges: readonly SeenBadge[];
  /** Present when there was no usable answer at all. */
  readonly failure?: SeenProblem;
  readonly problems: readonly SeenProblem[];
  /** False when anything may be missing. */
  readonly complete: boolean;
  /** False when the service was not able to say which badges were imported into it. */
  readonly importedRead: boolean;
}

/** All that a diagnosis is made from. */
export interface Sighting {
  readonly sources: readonly SeenSource[];
  /** Names of badges on disk that a complete answer no longer listed. */
  readonly withdrawn: readonly string[];
  /** RFC 3339, UTC. */
  readonly now: string;
}
