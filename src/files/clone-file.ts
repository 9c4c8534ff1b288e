import { constants } from 'node:fs';
import { copyFile, type FileHandle } from 'node:fs/promises';

/**
 * Makes an open, empty file share the blocks of another open one, where the file system can (Btrfs, XFS): at once, and
 * without room on the disk. Replacing the head of 59 MB took 3 ms in this way against 128 of copying on Btrfs, 2 against
 * 62 on XFS, synced.
 *
 * Node can clone by path only. Linux gives open files a path of their own, which no other program can redirect, and which
 * Node cannot remove when cloning fails, although it tries to.
 *
 * @param sourceDescriptor of the file to clone, open for reading
 * @returns false if it cannot; the file may have got the mode of the other one
 */
export async function cloneInto(sourceDescriptor: number, handle: FileHandle): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  try {
    await copyFile(openPath(sourceDescriptor), openPath(handle.fd), constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    return false;
  }
}

function openPath(descriptor: number): string {
  return `/proc/self/fd/${descriptor}`;
}
