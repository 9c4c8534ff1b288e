import { constants, realpathSync } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { type FileIdentity, identityOf, leadsTo } from './file-source.js';
import { errorCode } from './io-failure.js';

/**
 * A folder that a file is about to be written to, held open so that it can be told from another folder that is put under its
 * path.
 */
export interface OpenFolder {
  /** Without symbolic links. */
  readonly path: string;
  readonly identity: FileIdentity;
  /** null if folders cannot be opened: on Windows, or when this one may not be read. */
  readonly handle: FileHandle | null;
}

/**
 * Opens a folder before anything is written, so that only the sync itself can fail after a rename.
 *
 * @param path without symbolic links
 * @throws errors of the system, unchanged
 */
export async function openFolder(path: string): Promise<OpenFolder> {
  const handle = await openIfReadable(path);
  try {
    const stats = await (handle === null ? lstat(path, { bigint: true }) : handle.stat({ bigint: true }));
    return { path, handle, identity: identityOf(stats) };
  } catch (error) {
    await closeFolder({ handle });
    throw error;
  }
}

async function openIfReadable(path: string): Promise<FileHandle | null> {
  if (process.platform === 'win32') return null;
  try {
    return await open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    if (errorCode(error) === 'EACCES') return null;
    throw error;
  }
}

/** Closes a folder; never throws, because nothing is written through it. */
export async function closeFolder({ handle }: Pick<OpenFolder, 'handle'>): Promise<void> {
  await handle?.close().catch(() => undefined);
}

/**
 * Makes sure that the path of a folder still leads to it, and not through a link that was put into the path since.
 * Synchronous: see prepareReplacement.
 *
 * @param file that is to be written there, for the message
 * @throws ChapterizeError `io/changed`; errors of the system, unchanged
 */
export function confirmFolder({ path, identity }: OpenFolder, file: string): void {
  if (leadsTo(path, identity) && realpathSync.native(path) === path) return;
  throw folderMoved(file);
}

/** What to throw when a folder is no longer the one that the run began with. */
export function folderMoved(file: string): ChapterizeError {
  return new ChapterizeError('io/changed', 'its folder was moved or replaced during the run', {
    file,
    help: 'run again when no other program changes the folders',
  });
}

/** The errors of file systems that cannot sync folders, and of a Node that may not ask. */
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
 * @param file that was put in place, for messages
 * @returns a warning where the system does not offer it; not on Windows, whose file systems order renames themselves
 * @throws ChapterizeError `io/write` when the disk fails; the new file is in place then, which its `written` says
 */
export async function syncFolder({ handle }: OpenFolder, file: string): Promise<readonly Diagnostic[]> {
  try {
    await handle?.sync();
    if (handle !== null || process.platform === 'win32') return [];
  } catch (error) {
    if (!unsyncable.has(errorCode(error))) {
      throw new ChapterizeError(
        'io/write',
        `the new file is in place, but the disk reported an error (${errorCode(error)}) and may lose it`,
        { file, cause: error, help: 'check the disk and run again', written: [file] },
      );
    }
  }
  return [createDiagnostic('edit/folder-not-synced', { file }, file)];
}
