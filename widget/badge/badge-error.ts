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
  | 'BADGE_DATA_CONTRADICTS';

/** Thrown by every reader below `widget/`, and nothing else is. The message is for logs; people's words are in locales. */
export class BadgeError extends Error {
  override readonly name = 'BadgeError';
  readonly code: BadgeErrorCode;
  /** Where: a JSON pointer, a chunk name, a URL. */
  readonly at?: string;

  constructor(code: BadgeErrorCode, message: string, options: { at?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    if (options.at !== undefined) this.at = options.at;
  }
}
