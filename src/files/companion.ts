import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { PreparedFile, SmallFile } from './replace-file.js';

/**
 * Puts the companion of a file in place, once the file itself is.
 *
 * @param path of that file, and whether this run has written it
 * @returns warnings
 * @throws ChapterizeError `io/…`; message and `written` say which of the two files are new
 */
export async function commitCompanion(
  prepared: PreparedFile,
  companion: SmallFile | null,
  { path, written: isWritten }: { readonly path: string; readonly written: boolean },
): Promise<readonly Diagnostic[]> {
  try {
    return await prepared.commit();
  } catch (error) {
    if (!(error instanceof ChapterizeError) || companion === null || !isWritten) throw error;
    throw withWritten(error, [path], companion.file.name);
  }
}

/**
 * A failure that came after other files were put in place: its message and its `written` name them.
 *
 * @param before those files, in the order in which they were written
 * @param path the file that it is about
 */
export function withWritten(
  error: ChapterizeError,
  before: readonly string[],
  path: string,
): ChapterizeError {
  if (before.length === 0) return error;
  const { code, message, help, cause, written } = error;
  const isNew = written.length > 0;
  const others = `${before.join(' and ')} ${before.length === 1 ? 'is' : 'are'} written`;
  return new ChapterizeError(code, `${message}; ${others}${isNew ? ' too' : `, ${path} is as it was`}`, {
    cause,
    help: isNew && help !== null ? help : `run again to update ${path}`,
    written: [...before, ...written],
  });
}
