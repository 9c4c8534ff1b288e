import { ChapterizeError, type FailureCode } from '../diagnostic/failure.js';

interface Trouble {
  readonly code: FailureCode;
  readonly words: string;
  readonly help?: string;
}

const permission = 'check the rights of the file and of its folder';

/** What the system calls it, and what that means to a person. */
const troubles: Readonly<Record<string, Trouble>> = {
  ENOENT: { code: 'io/not-found', words: 'there is no such file or folder' },
  ENOTDIR: { code: 'io/not-found', words: 'a part of the path is no folder' },
  ENAMETOOLONG: { code: 'io/not-found', words: 'the name is too long' },
  ERR_INVALID_ARG_VALUE: { code: 'io/not-found', words: 'the path holds a zero byte' },
  ELOOP: { code: 'io/not-a-file', words: 'its symbolic links lead in a circle' },
  EISDIR: { code: 'io/not-a-file', words: 'it is a folder' },
  EACCES: { code: 'io/permission', words: 'permission denied', help: permission },
  EPERM: { code: 'io/permission', words: 'operation not permitted', help: permission },
  EROFS: { code: 'io/permission', words: 'the file system is read-only' },
  ERR_ACCESS_DENIED: {
    code: 'io/permission',
    words: 'Node runs with --permission and may not go there',
    help: 'allow the folder with --allow-fs-read and --allow-fs-write',
  },
  ENOSPC: { code: 'io/write', words: 'no space left on the disk', help: 'free as much as the file is long' },
  EFBIG: { code: 'io/write', words: 'the file system takes no files of this size' },
  EDQUOT: { code: 'io/write', words: 'the disk quota is used up' },
};

/**
 * Turns what a call to the system threw into a failure that names the file, what was tried and why it failed.
 *
 * @param error what was thrown; a ChapterizeError comes back as it is
 * @param action what was being done with the file
 * @param path the file, as the user named it
 */
export function ioFailure(error: unknown, action: 'read' | 'write', path: string): ChapterizeError {
  if (error instanceof ChapterizeError) return error;
  const code = errorCode(error);
  if (code === null) return new ChapterizeError('internal', `${path}: ${String(error)}`, { cause: error });
  const trouble = troubles[code] ?? { code: `io/${action}` as const, words: code };
  return new ChapterizeError(trouble.code, `${path}: cannot ${action}: ${trouble.words}`, {
    cause: error,
    ...(trouble.help === undefined ? {} : { help: trouble.help }),
  });
}

/** The code of an error of the system or of Node (`ENOENT`), or null when it is an error of another kind. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
