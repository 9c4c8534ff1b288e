import { lstatSync, renameSync, type Stats } from 'node:fs';
import { chmod, chown } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { cloneInto } from './clone-file.js';
import { syncEarly } from './early-sync.js';
import { openFolder, syncFolder } from './folder-sync.js';
import { stopIfInterrupted } from './interruption.js';
import { errorCode } from './io-failure.js';
import { confirmWritable, type Target } from './target.js';
import { createTemporaryFile, type TemporaryFile } from './temporary-file.js';
import type { WritableHandle } from './write-fully.js';

type WriteContent = (out: WritableHandle, signal: AbortSignal) => Promise<void>;

/** New content for a target. */
export interface Content {
  readonly byteLength: number;
  /** Writes all of it, from position 0 on. */
  readonly write: WriteContent;
  /** Set where it is the content of a file but for some bytes, so that a clone of that file needs only these. */
  readonly variant?: {
    readonly path: string;
    /** Writes what differs. */
    readonly patch: WriteContent;
  };
}

/**
 * Puts new content in the place of a file, so that at every moment, even without power, either the old file or the
 * whole new one stands under its name: a new file beside it, synced, then a rename, then the folder synced.
 *
 * @param confirm the last look before the rename; throws when what the content was made from is no longer so. No system
 *   has a rename on condition, so the two are synchronous: two calls in a row leave others as little time as can be.
 * @returns warnings
 * @throws errors of the system as they come, ChapterizeError `io/permission`, `io/locked`, `io/changed`, `interrupted`;
 *   in every case but that of a folder which cannot be synced the target is as it was and the new file gone
 */
export async function replaceAtomically(
  target: Target,
  content: Content,
  confirm: () => void,
  signal: AbortSignal,
): Promise<readonly Diagnostic[]> {
  await confirmWritable(target);
  const folder = await openFolder(dirname(target.path));
  try {
    const { temporary, write } = await begin(target, content);
    try {
      const inode = await fill(temporary, target, { ...content, write }, signal);
      stopIfInterrupted(signal);
      confirm();
      moveInto(temporary.path, target.path, inode);
    } catch (error) {
      await temporary.discard();
      throw error;
    }
    return await syncFolder(folder, target.name);
  } finally {
    await folder?.close();
  }
}

/** Makes the new file: a clone that lacks only what differs, or an empty one that lacks all. */
async function begin({ path }: Target, { variant, write }: Content): Promise<Begun> {
  const temporary = await createTemporaryFile(path);
  if (variant === undefined) return { temporary, write };
  if (await cloneInto(variant.path, temporary.path, temporary.handle))
    return { temporary, write: variant.patch };
  // It may be gone, and with it the lock: both are made anew.
  await temporary.discard();
  return { temporary: await createTemporaryFile(path), write };
}

interface Begun {
  readonly temporary: TemporaryFile;
  /** Completes its content. */
  readonly write: WriteContent;
}

/** Makes the new file complete, with its rights, and on the disk; gives its inode. */
async function fill(
  temporary: TemporaryFile,
  target: Target,
  content: Content,
  signal: AbortSignal,
): Promise<number> {
  const { handle, path } = temporary;
  const early = temporary.syncsWrites ? null : syncEarly(handle);
  try {
    await content.write(early ?? handle, signal);
  } finally {
    // Also where writing failed: nothing may be under way on a file that is closed next.
    await early?.settle();
  }
  const found = await handle.stat();
  if (found.size !== content.byteLength) {
    throw new ChapterizeError(
      'io/write',
      `${path}: has ${found.size} bytes after writing ${content.byteLength}`,
    );
  }
  await keepRights(path, target, found);
  if (!temporary.syncsWrites) await handle.sync();
  await handle.close();
  return found.ino;
}

/**
 * Gives the new file the owner and the mode that the target is to have.
 *
 * Only what differs is set, for some file systems know neither. By path, for Node refuses it on handles under
 * --permission. The owner comes first, for a change of owner drops mode bits.
 */
async function keepRights(path: string, { name, owner, mode }: Target, found: Stats): Promise<void> {
  if (owner !== null && (owner.uid !== found.uid || owner.gid !== found.gid)) {
    await chown(path, owner.uid, owner.gid).catch((error: unknown) => {
      if (errorCode(error) !== 'EPERM') throw error;
      throw new ChapterizeError(
        'io/permission',
        `${name}: its owner ${owner.uid}:${owner.gid} cannot be kept`,
        {
          cause: error,
          help: 'run as that user, or write another file with -o',
        },
      );
    });
  }
  if (mode !== (found.mode & 0o7777)) await chmod(path, mode);
}

function moveInto(path: string, targetPath: string, inode: number): void {
  try {
    renameSync(path, targetPath);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // On NFS a repeated request may report that of a rename which the first one made.
    if (lstatSync(targetPath, { throwIfNoEntry: false })?.ino === inode) return;
    throw new ChapterizeError('io/changed', `${path}: was removed by another program during the run`, {
      cause: error,
      help: 'run again',
    });
  }
}
