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
    const { code, message, help, cause, written } = error;
    const isCompanionNew = written.length > 0;
    const state = isCompanionNew
      ? `${path} is written too`
      : `${path} is written, ${companion.file.name} is as it was`;
    throw new ChapterizeError(code, `${message}; ${state}`, {
      cause,
      help: isCompanionNew && help !== null ? help : `run again to update ${companion.file.name}`,
      written: [path, ...written],
    });
  }
}
