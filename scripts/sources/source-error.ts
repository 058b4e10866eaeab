/** Why a source, or one badge of it, could not be read. Closed: a new reason is a new member. */
export type SourceErrorCode =
  | 'SOURCE_UNKNOWN'
  | 'SOURCE_PROFILE_INVALID'
  | 'SOURCE_NOT_FOUND'
  | 'SOURCE_GONE'
  | 'SOURCE_MOVED'
  | 'SOURCE_PRIVATE'
  | 'SOURCE_LIMITED'
  | 'SOURCE_UNAVAILABLE'
  | 'SOURCE_UNREACHABLE'
  | 'SOURCE_TIMEOUT'
  | 'SOURCE_BLOCKED'
  | 'SOURCE_TOO_LARGE'
  | 'SOURCE_NOT_JSON'
  | 'SOURCE_UNEXPECTED'
  | 'SOURCE_INCOMPLETE'
  | 'SOURCE_ENTRY_BROKEN'
  | 'SOURCE_NO_BADGE'
  | 'SOURCE_SEVERAL_BADGES'
  | 'SOURCE_WRONG_BADGE'
  | 'SOURCE_IMAGE_BROKEN'
  | 'SOURCE_FILE_REFUSED';

/** Thrown by sources. The message starts with who speaks: "credly: https://... answered 503". */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;
  /** What was asked, when something was. */
  readonly url?: string;

  constructor(code: SourceErrorCode, message: string, options: { url?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    if (options.url !== undefined) this.url = options.url;
  }
}
