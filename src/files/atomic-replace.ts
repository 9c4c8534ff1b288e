import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { cloneInto } from './clone-file.js';
import { type EarlySync, syncEarly } from './early-sync.js';
import type { ListNames } from './folder-names.js';
import { closeFolder, confirmFolder, type OpenFolder, openFolder, syncFolder } from './folder-sync.js';
import { stopIfInterrupted } from './interruption.js';
import { errorCode } from './io-failure.js';
import { giveRights } from './rights.js';
import { confirmWritable, type Target } from './target.js';
import { createTemporaryFile, replacedMeanwhile, type TemporaryFile } from './temporary-file.js';
import { type WritableHandle, writeFully } from './write-fully.js';

type WriteContent = (out: WritableHandle, signal: AbortSignal) => Promise<void>;

/** New content for a target. */
export interface NewContent {
  /** Gives the new file where it is made already. */
  readonly take?: () => Promise<OpenReplacement>;
  readonly byteLength: number;
  /** Writes all of it, from position 0 on. */
  readonly write: WriteContent;
  /** Set when it is the content of an open file except for some bytes, so that a clone of that file needs only these. */
  readonly variant?: {
    readonly descriptor: number;
    /** Writes what differs. */
    readonly patch: WriteContent;
  };
}

/** Bytes as new content. */
export function contentOf(bytes: Uint8Array): NewContent {
  return { byteLength: bytes.length, write: (out) => writeFully(out, bytes, 0) };
}

/** How to write. */
export interface WriteOptions {
  readonly signal: AbortSignal;
  /** Treat the temporary files of other runs as left behind. */
  readonly breakLock?: boolean | undefined;
  /** Lists the folder of the target, to find them. */
  readonly list?: ListNames | undefined;
}

/** A new file that is complete and on the disk, next to the one that it will replace. */
export interface Replacement {
  /**
   * Puts it in place.
   *
   * @param confirm the last look before the rename; throws when what the content was made from has changed. No system has a
   * conditional rename, so both calls are synchronous: that leaves others as little time as possible.
   * @returns warnings
   * @throws errors of the system, unchanged, ChapterizeError `io/…`. The target is as it was and the new file is gone,
   * unless the error's `written` says otherwise
   */
  commit(confirm: () => void): Promise<readonly Diagnostic[]>;
  /** Removes it; never throws. */
  discard(): Promise<void>;
}

/**
 * Makes the new content of a file, ready to take its place, so that at every moment, even without power, either the old
 * file or the whole new one is under its name: a new file next to it, synced; then a rename, then the folder synced.
 *
 * Whatever is opened is used through its handle from then on. A path is used again only to remove or rename, after a look
 * that shows it still leads to the open file.
 *
 * @throws errors of the system, unchanged, ChapterizeError `io/permission`, `io/locked`, `io/changed`, `interrupted`;
 *   nothing is left behind then
 */
export async function prepareReplacement(
  target: Target,
  content: NewContent,
  options: WriteOptions,
): Promise<Replacement> {
  const opened = await (content.take?.() ?? openReplacement(target, options));
  try {
    await opened.fill(content, options.signal);
  } catch (error) {
    await opened.discard();
    throw error;
  }
  return opened;
}

/** A new file that is not complete yet. */
export interface OpenReplacement extends Replacement {
  /** For writing. */
  readonly out: WritableHandle & Partial<EarlySync>;
  /** Makes it complete and brings it to the disk. */
  fill(content: NewContent, signal: AbortSignal): Promise<void>;
}

/**
 * Makes the new file of a target, with nothing in it yet.
 *
 * @throws as prepareReplacement does
 */
export async function openReplacement(
  target: Target,
  { breakLock, list }: Omit<WriteOptions, 'signal'>,
): Promise<OpenReplacement> {
  await confirmWritable(target);
  const folder = await openFolder(dirname(target.path));
  let temporary: TemporaryFile | null = null;
  let out: OpenReplacement['out'] | null = null;
  const discard = async (): Promise<void> => {
    // No operation may be under way on a file that is about to be closed.
    await out?.settle?.().catch(() => undefined);
    await temporary?.discard();
    await closeFolder(folder);
  };
  try {
    temporary = await createTemporaryFile(target.path, target.mode, { breakLock, list });
    confirmFolder(folder, target.name);
  } catch (error) {
    await discard();
    throw error;
  }
  const made = temporary;
  const through = made.syncsWrites ? made.handle : syncEarly(made.handle);
  out = through;
  const commit: Replacement['commit'] = async (confirm) => {
    try {
      confirmFolder(folder, target.name);
      if (!made.standsAt(made.path)) throw replacedMeanwhile(made.path);
      confirm();
      moveInto(made, target.path);
    } catch (error) {
      await discard();
      throw error;
    }
    return settle(made, folder, target);
  };
  return {
    out: through,
    fill: (content, signal) => fill(made, through, target, content, signal),
    commit,
    discard,
  };
}

/** Prepares new content and puts it in place, with nothing in between. */
export async function replaceAtomically(
  target: Target,
  content: NewContent,
  confirm: () => void,
  options: WriteOptions,
): Promise<readonly Diagnostic[]> {
  const replacement = await prepareReplacement(target, content, options);
  if (options.signal.aborted) await replacement.discard();
  stopIfInterrupted(options.signal);
  return replacement.commit(confirm);
}

/** Makes the new file complete, with its rights, and on the disk. */
async function fill(
  { handle, syncsWrites, path }: TemporaryFile,
  out: WritableHandle & Partial<EarlySync>,
  target: Target,
  { byteLength, variant, write }: NewContent,
  signal: AbortSignal,
): Promise<void> {
  const isCloned = variant !== undefined && (await cloneInto(variant.descriptor, handle));
  await (isCloned ? variant.patch : write)(out, signal);
  await out.settle?.();
  const found = await handle.stat({ bigint: true });
  if (Number(found.size) !== byteLength) {
    throw new ChapterizeError('io/write', `has ${found.size} bytes after writing ${byteLength}`, {
      file: path,
    });
  }
  await giveRights(handle, found, target, target.name);
  if (!syncsWrites) await handle.sync();
  // Before the rename, because some file systems report a failed write only now.
  await handle.close();
}

function moveInto(temporary: TemporaryFile, targetPath: string): void {
  try {
    renameSync(temporary.path, targetPath);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // On NFS, a repeated request may report this although the first one made the rename.
    if (!temporary.standsAt(targetPath)) throw replacedMeanwhile(temporary.path);
  }
}

/** Makes the rename last. */
async function settle(
  temporary: TemporaryFile,
  folder: OpenFolder,
  target: Target,
): Promise<readonly Diagnostic[]> {
  try {
    if (!isInPlace(temporary, target)) throw replacedAtOnce(target.name);
    return await syncFolder(folder, target.name);
  } finally {
    await temporary.release();
    await closeFolder(folder);
  }
}

/** Whoever replaced the new file between the look at it and its rename has put another one in place. */
function isInPlace(temporary: TemporaryFile, { path }: Target): boolean {
  try {
    return temporary.standsAt(path);
  } catch {
    // Where the system does not tell, assume that the rename succeeded, as it reported.
    return true;
  }
}

function replacedAtOnce(name: string): ChapterizeError {
  return new ChapterizeError('io/changed', 'another program replaced it as soon as it was written', {
    file: name,
    help: 'check which file is there now, and run again when no other program writes to it',
  });
}
