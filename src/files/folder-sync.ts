import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { errorCode } from './io-failure.js';

/**
 * Opens a folder for syncing: before anything is written, so that nothing but the sync itself can fail after a rename.
 *
 * @returns null where folders cannot be opened: on Windows, or when this one may not be read
 * @throws errors of the system as they come
 */
export async function openFolder(path: string): Promise<FileHandle | null> {
  if (process.platform === 'win32') return null;
  try {
    return await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (error) {
    if (errorCode(error) === 'EACCES') return null;
    throw error;
  }
}

/** What a file system answers that knows no sync of folders, or a Node that may not ask. */
const unsyncable: ReadonlySet<string | null> = new Set([
  'EINVAL',
  'EACCES',
  'EPERM',
  'ENOTSUP',
  'ERR_ACCESS_DENIED',
]);

/**
 * Waits until the names in a folder are on the disk.
 *
 * @param file whose name it is about, for the finding
 * @returns a warning where that is not to be had; not on Windows, whose file systems order renames themselves
 * @throws ChapterizeError `io/write` when the disk fails
 */
export async function syncFolder(folder: FileHandle | null, file: string): Promise<readonly Diagnostic[]> {
  try {
    await folder?.sync();
    if (folder !== null || process.platform === 'win32') return [];
  } catch (error) {
    if (!unsyncable.has(errorCode(error))) {
      throw new ChapterizeError(
        'io/write',
        `${file}: the new file is in place, but the disk may lose it again`,
        {
          cause: error,
          help: 'check the disk and run again',
        },
      );
    }
  }
  return [createDiagnostic('edit/folder-not-synced', { file }, { kind: 'file', file })];
}
