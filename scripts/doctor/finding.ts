/**
 * What can be found, and whether it is about a source or about a single badge. Closed: a new finding is a new row, and has
 * words in every language or does not compile.
 */
export const FINDING_KINDS = {
  'badge-not-found': 'badge',
  'no-sources': 'source',
  'source-unknown': 'source',
  'profile-private': 'source',
  'profile-unknown': 'source',
  'profile-invalid': 'source',
  'source-failed': 'source',
  'answer-incomplete': 'source',
  'source-empty': 'source',
  'inbox-empty': 'source',
  'entry-broken': 'source',
  'imported-unread': 'source',
  'imported-none': 'source',
  'microsoft-left-credly': 'source',
  'github-left-credly': 'source',
  'not-synced': 'badge',
  hidden: 'badge',
  withdrawn: 'badge',
  expired: 'badge',
} as const;

/** One of the keys of `FINDING_KINDS`. */
export type FindingCode = keyof typeof FINDING_KINDS;

/** Something that was seen and that explains why a badge is not on the page. */
export interface Finding {
  readonly code: FindingCode;
  /** Name of the source that it was seen at. */
  readonly source?: string;
  /** Names of the badges that it is about. */
  readonly badges?: readonly string[];
  /** What was found: the words of a source's error, a name, a word that was probably meant. Plain text, English. */
  readonly detail?: string;
  /** Calendar day: of the newest badge, for a programme that left. */
  readonly day?: string;
}
