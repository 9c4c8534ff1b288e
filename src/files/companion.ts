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
    throw companion === null || !isWritten ? error : withWritten(error, [path], companion.file.name);
  }
}

/**
 * A failure that came after other files were put in place: its message and its `written` name them.
 *
 * @param error what was thrown; anything but a ChapterizeError comes back as it is
 * @param before those files, in the order in which they were written
 * @param path the file that it is about
 */
export function withWritten(error: unknown, before: readonly string[], path: string): unknown {
  if (!(error instanceof ChapterizeError) || before.length === 0) return error;
  const { help, written } = error;
  const isNew = written.length > 0;
  const others = `${before.join(' and ')} ${before.length === 1 ? 'is' : 'are'} written`;
  return error.with(
    {
      help: isNew && help !== null ? help : `run again to update ${path}`,
      written: [...before, ...written],
    },
    `; ${others}${isNew ? ' too' : `, ${path} is as it was`}`,
  );
}
