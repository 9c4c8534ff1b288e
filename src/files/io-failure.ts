import { ChapterizeError, type FailureCode } from '../diagnostic/failure.js';

interface Trouble {
  /** null for the code of the action that failed: `io/read` or `io/write`. */
  readonly code: FailureCode | null;
  readonly words: string;
  readonly help?: string;
}

const permission = 'check the permissions of the file and of its folder';

/** The system's codes, and what each means to a person. */
const troubles: Readonly<Record<string, Trouble>> = {
  ENOENT: { code: 'io/not-found', words: 'there is no such file or folder' },
  ENOTDIR: { code: 'io/not-found', words: 'a part of the path is not a folder' },
  ENAMETOOLONG: { code: 'io/not-found', words: 'the name is too long' },
  ERR_INVALID_ARG_VALUE: { code: 'io/not-found', words: 'the path holds a zero byte' },
  ELOOP: { code: 'io/not-a-file', words: 'its symbolic links lead in a circle' },
  EISDIR: { code: 'io/not-a-file', words: 'it is a folder' },
  EACCES: { code: 'io/permission', words: 'permission denied', help: permission },
  EPERM: { code: 'io/permission', words: 'operation not permitted', help: permission },
  EROFS: { code: 'io/permission', words: 'the file system is read-only' },
  ERR_ACCESS_DENIED: {
    code: 'io/permission',
    words: 'Node runs with --permission and does not allow it',
    help: 'allow the folder with --allow-fs-read and --allow-fs-write',
  },
  ENOSPC: {
    code: 'io/write',
    words: 'no space left on the disk',
    help: 'free as many bytes as the size of the file',
  },
  EDQUOT: {
    code: 'io/write',
    words: 'the disk quota is used up',
    help: 'free as many bytes as the size of the file',
  },
  EFBIG: { code: 'io/write', words: 'the file system does not take files of this size' },
  EIO: { code: null, words: 'the disk reported an error (EIO)', help: 'check the disk and run again' },
  EBUSY: {
    code: null,
    words: 'another program is using it (EBUSY)',
    help: 'close that program and run again',
  },
  EMFILE: {
    code: null,
    words: 'too many files are open (EMFILE)',
    help: 'raise the limit (ulimit -n), or give fewer --jobs',
  },
  ENFILE: { code: null, words: 'too many files are open on this machine (ENFILE)' },
  ESTALE: { code: null, words: 'the network file system has lost the file (ESTALE)', help: 'run again' },
};

/** A URL where a file is needed fails with ENOENT, which would read as if the address were wrong. */
const urlTrouble: Trouble = {
  code: 'io/not-found',
  words: 'this is a URL, expected a file',
  help: 'download it and give the path of the file; only check, show, export and import read URLs',
};

const stdinTrouble: Trouble = {
  code: 'io/not-found',
  words: 'notes are read from standard input only by the main job, check and show',
  help: 'give the path of a file; a file that is called - is ./-',
};

/** Node puts this character into names that are not UTF-8, and finds no file by such a name. */
const unreadableCharacter = '\ufffd';

const renameTrouble: Trouble = {
  code: 'io/not-found',
  words: 'there is no such file or folder',
  help: 'if its name has characters that are not UTF-8, rename it',
};

/** What it means for a path. */
function troubleOf(code: string, path: string): Trouble {
  if (isUrl(path)) return urlTrouble;
  if (code === 'ENOENT' && path === '-') return stdinTrouble;
  if (code === 'ENOENT' && path.includes(unreadableCharacter)) return renameTrouble;
  return troubles[code] ?? { code: null, words: code };
}

function isUrl(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

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
  if (code === null) return new ChapterizeError('internal', String(error), { file: path, cause: error });
  const trouble = troubleOf(code, path);
  return new ChapterizeError(trouble.code ?? `io/${action}`, `cannot ${action}: ${trouble.words}`, {
    file: path,
    cause: error,
    help: trouble.help,
  });
}

/**
 * Does something with a file, at once or asynchronously; what the system throws comes out as `ioFailure` makes it.
 *
 * @throws ChapterizeError
 */
export function tryIo<T>(action: 'read' | 'write', path: string, work: () => T): T {
  const fail = (error: unknown): never => {
    throw ioFailure(error, action, path);
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(fail) as T) : result;
  } catch (error) {
    return fail(error);
  }
}

/** The code of an error of the system or of Node (`ENOENT`), or null when it is an error of another kind. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
