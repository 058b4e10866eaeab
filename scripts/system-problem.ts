/** What the operating system refused, in words. */
export interface SystemProblem {
  /** `ENOENT`, `EACCES`, ... */
  readonly code: string;
  /** A sentence that names the file. */
  readonly words: string;
  /** The same in Russian. */
  readonly ru: string;
}

const WORDS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is a file, and no folder',
  EISDIR: 'it is a folder, and no file',
  EACCES: 'you are not allowed to',
  EPERM: 'you are not allowed to',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
};

const RUSSIAN: { readonly [code: string]: string } = {
  ENOENT: 'такого файла или папки нет',
  ENOTDIR: 'часть этого пути — файл, а не папка',
  EISDIR: 'это папка, а не файл',
  EACCES: 'нет прав',
  EPERM: 'нет прав',
  ENAMETOOLONG: 'имя слишком длинное',
};

const WRITING: ReadonlySet<string> = new Set([
  'mkdir',
  'write',
  'rename',
  'unlink',
  'rmdir',
  'fsync',
  'copyfile',
  'mkdtemp',
  'rm',
]);

/**
 * What a failed call to the file system means; undefined for every other error.
 * @param asked the path that was asked for: reading a folder as a file fails without naming it
 */
export function systemProblem(error: unknown, asked?: string): SystemProblem | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const { code, syscall } = error;
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined;
  const words = WORDS[code];
  const path = 'path' in error && typeof error.path === 'string' ? error.path : asked;
  if (words === undefined || path === undefined) return undefined;
  return {
    code,
    words: `${path} cannot be ${WRITING.has(syscall) ? 'written' : 'used'}: ${words}.`,
    ru: `${path}: ${RUSSIAN[code] ?? `ошибка ${code}`}.`,
  };
}
