import { constants } from 'node:fs';
import { type FileHandle, open, readlink, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { identityOf, leadsTo, sameFile } from './file-source.js';
import { listNames } from './folder-names.js';
import { errorCode } from './io-failure.js';
import { type LockOptions, liveRivals, locked, lockedHere, rivalsOf } from './rivals.js';
import { ownRunMark } from './run-mark.js';
import { temporaryName } from './temporary-name.js';

/** A new file next to the target, which no other run has or gets while this one is running. */
export interface TemporaryFile {
  readonly path: string;
  /** For writing. */
  readonly handle: FileHandle;
  /** Whether every write is on the disk when it returns, because `fsync` is not available. */
  readonly syncsWrites: boolean;
  /**
   * Whether a path leads to this very file, which also holds after `handle` is closed. Synchronous, so that a caller can
   * act on it at once.
   */
  standsAt(path: string): boolean;
  /** Closes it, wherever it is by now; never throws. */
  release(): Promise<void>;
  /** Closes and removes it; never throws: the next run removes what cannot be removed now. */
  discard(): Promise<void>;
}

/** How long the first of several runs waits for the others to give way. */
const waits = { count: 50, ms: 20 } as const;

/**
 * Makes the temporary file of a target. It is the lock as well: every run first makes its own, then looks for others,
 * so of two at least one sees the other. Since no two runs ever share a name, a wrong guess about whether another one
 * lives can end in a refusal, but not in a half-written file under the target's name.
 *
 * @param targetPath without symbolic links
 * @param mode that the file is to have in the end. It is private until it gets that mode through its handle; only under
 * --permission, where Node refuses to change modes through a handle, it has its mode from the beginning
 * @throws ChapterizeError `io/locked` when another run is at work on the target; errors of the system, unchanged
 */
export async function createTemporaryFile(
  targetPath: string,
  mode: number,
  { breakLock = false, rivalOf = rivalsOf(targetPath), list = listNames }: LockOptions = {},
): Promise<TemporaryFile> {
  const mark = ownRunMark();
  const own = temporaryName(targetPath, mark);
  const path = join(dirname(targetPath), own);
  const file = await createExclusively(path, mode).catch((error: unknown) => {
    // The name holds this process: another write by the same process is under way.
    throw errorCode(error) === 'EEXIST' ? lockedHere(targetPath) : error;
  });
  try {
    for (let wait = 0; ; wait += 1) {
      const rivals = await liveRivals(file.path, mark, { breakLock, rivalOf, list });
      if (rivals.length === 0) return file;
      // Names are ordered. The run with the first name may wait, the others give way, so that runs that meet do not all
      // refuse.
      if (wait === waits.count || rivals.some(({ name }) => name < own)) throw locked(targetPath, rivals);
      await pause(waits.ms);
    }
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/**
 * Makes a new file that is only used through its handle from then on.
 *
 * @param mode as for createTemporaryFile
 * @throws errors of the system, unchanged, ChapterizeError `io/changed`
 */
export async function createExclusively(path: string, mode: number): Promise<TemporaryFile> {
  // Under --permission Node refuses fsync but not O_DSYNC, which costs the same (60 against 44 ms for 59 MB).
  const isRestricted = process.permission !== undefined;
  const { O_WRONLY, O_CREAT, O_EXCL, O_DSYNC, O_RDONLY, O_NONBLOCK } = constants;
  const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0;
  const flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | (isRestricted ? O_DSYNC : 0);
  const handle = await open(path, flags, isRestricted ? mode : 0o600);
  // Held until the rename is done: as long as a file is open, no other one gets its inode.
  let witness: FileHandle | null = null;
  try {
    const identity = identityOf(await handle.stat({ bigint: true }));
    const standsAt = (place: string): boolean => leadsTo(place, identity);
    witness = await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    if (!sameFile(identityOf(await witness.stat({ bigint: true })), identity)) throw replacedMeanwhile(path);
    const held = [handle, witness];
    const release = async (): Promise<void> => {
      for (const each of held) await each.close().catch(ignore);
    };
    const discard = async (): Promise<void> => {
      const place = await placeOf(handle, path, standsAt);
      await removeIf(place, () => standsAt(place));
      await release();
    };
    return { path, handle, syncsWrites: isRestricted, standsAt, release, discard };
  } catch (error) {
    await removeIf(path, () => !(error instanceof ChapterizeError));
    await witness?.close().catch(ignore);
    await handle.close().catch(ignore);
    throw error;
  }
}

/**
 * Where an open file is by now. If its folder was replaced or moved, Linux tells through the handle. Other systems do not,
 * and the file stays there, private and without content.
 */
async function placeOf(
  { fd }: Pick<FileHandle, 'fd'>,
  path: string,
  standsAt: (path: string) => boolean,
): Promise<string> {
  const isHere = (place: string): boolean => {
    try {
      return standsAt(place);
    } catch {
      return false;
    }
  };
  if (isHere(path)) return path;
  const place = await readlink(`/proc/self/fd/${fd}`).catch(() => path);
  return isHere(place) ? place : path;
}

/** Removes a file if a last check says that it is ours; never throws. The next run removes what is left behind. */
async function removeIf(path: string, isOurs: () => boolean): Promise<void> {
  // On a network a single check can fail, and this is often the second failure in a row.
  const looks = [isOurs, isOurs].some((look) => {
    try {
      return look();
    } catch {
      return false;
    }
  });
  if (looks) await unlink(path).catch(ignore);
}

/** What to throw when the temporary file is gone, or another one has its name. */
export function replacedMeanwhile(path: string): ChapterizeError {
  return new ChapterizeError('io/changed', 'another program removed or replaced it during the run', {
    file: path,
    help: 'run again',
  });
}

function ignore(): void {}
