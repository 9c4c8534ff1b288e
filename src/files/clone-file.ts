import { constants } from 'node:fs';
import { copyFile, type FileHandle, stat } from 'node:fs/promises';

/**
 * Makes an open, empty file share the blocks of another, where the file system can (Btrfs, XFS, APFS): at once, and
 * without room on the disk. Replacing the head of 59 MB took 3 ms in this way against 128 of copying on Btrfs, 2 against
 * 62 on XFS, synced.
 *
 * @param handle of the file at `path`
 * @returns false where it cannot; then nothing may be left at `path`, for Node removes what it could not clone
 */
export async function cloneInto(sourcePath: string, path: string, handle: FileHandle): Promise<boolean> {
  try {
    await copyFile(sourcePath, path, constants.COPYFILE_FICLONE_FORCE);
    // Linux clones into the file that is there. What is open must be what is named.
    const [open, named] = await Promise.all([handle.stat(), stat(path)]);
    return open.dev === named.dev && open.ino === named.ino;
  } catch {
    return false;
  }
}
