/** Why `content/` could not be read or written. Closed: a new reason is a new member. */
export type StoreErrorCode =
  | 'STORE_LOCKED'
  | 'STORE_FULL'
  | 'STORE_READ_ONLY'
  | 'STORE_FAILED'
  | 'STORE_RECORD_BROKEN'
  | 'STORE_JOURNAL_BROKEN'
  | 'STORE_PATH_REFUSED';

const HINTS: { readonly [Code in StoreErrorCode]: string } = {
  STORE_LOCKED: 'nothing was changed; wait until the other sync is done, and run this one again',
  STORE_FULL: 'nothing was changed; make room on the disk, and run it again',
  STORE_READ_ONLY: 'nothing was changed; allow writing there, and run it again',
  STORE_FAILED: 'what was there is whole; run it again, and look at the disk if it stays so',
  STORE_RECORD_BROKEN: 'nothing was changed; restore the file, or remove it so that it is fetched again',
  STORE_JOURNAL_BROKEN: 'nothing was changed; remove that folder, and run it again',
  STORE_PATH_REFUSED: 'nothing was changed; this is a mistake in ms-badge: please report it',
};

/** Thrown by the content store. `path` is the file or folder that it is about. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly path: string;
  /** What to do next. */
  readonly hint: string;

  constructor(code: StoreErrorCode, message: string, options: { path: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.code = code;
    this.path = options.path;
    this.hint = HINTS[code];
  }
}

/** A failed file-system call as a StoreError: a full disk and a read-only place are told apart from the rest. */
export function storeErrorOf(cause: unknown, path: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = systemCode(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StoreError('STORE_FULL', `content: no space left for ${path}`, { path, cause });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new StoreError('STORE_READ_ONLY', `content: ${path} cannot be written (${code})`, { path, cause });
  }
  return new StoreError('STORE_FAILED', `content: ${path} could not be written (${code ?? String(cause)})`, { path, cause });
}

/** The code of a system error, such as `ENOENT`. */
export function systemCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
