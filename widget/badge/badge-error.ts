/** Why bytes could not be read as a badge. Closed: a new reason is a new member. */
export type BadgeErrorCode =
  | 'BADGE_EMPTY'
  | 'BADGE_TOO_LARGE'
  | 'BADGE_TOO_DEEP'
  | 'BADGE_NOT_JSON'
  | 'BADGE_NOT_UTF8'
  | 'BADGE_NOT_A_BADGE'
  | 'BADGE_IMAGE_BROKEN'
  | 'BADGE_IMAGE_WITHOUT_BADGE'
  | 'BADGE_IMAGE_REFUSED'
  | 'BADGE_JWT_BROKEN'
  | 'BADGE_SD_JWT'
  | 'BADGE_DATA_CONTRADICTS';

/** What else is known of a refusal. */
export interface BadgeErrorOptions {
  /** Where: a JSON pointer, a chunk name, a URL, the kind of document that it is instead. */
  readonly at?: string | undefined;
  /** For logs, where a code does not say all. Default: the code, and where. */
  readonly message?: string;
  readonly cause?: unknown;
}

/**
 * Thrown by every reader of a credential, a badge record or a badge file, and nothing else is. People's words for the codes are in locales
 * and the command.
 */
export class BadgeError extends Error {
  override readonly name = 'BadgeError';
  readonly code: BadgeErrorCode;
  /** See {@link BadgeErrorOptions}. */
  readonly at: string | undefined;

  constructor(code: BadgeErrorCode, { at, message = code, cause }: BadgeErrorOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.at = at;
  }
}
