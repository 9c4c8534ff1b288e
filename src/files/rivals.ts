import { lstat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ChapterizeError } from '../diagnostic/failure.js';
import { type FileIdentity, identityOf } from './file-source.js';
import type { ListNames } from './folder-names.js';
import { errorCode } from './io-failure.js';
import { holdsOpen, type RunMark, runState } from './run-mark.js';
import { temporaryNameParser } from './temporary-name.js';

/** The temporary file of another run on the same target. */
export interface Rival {
  readonly name: string;
  readonly path: string;
  /** Whether it was not written to for a while, so that it may be forged or forgotten. */
  readonly isStill: boolean;
}

/** How long a file may stay unchanged before it counts as left behind: longer than any fsync takes. */
const stillMs = 60_000;

/** How a run treats the temporary files of others. */
export interface LockOptions {
  /** Treat them as left behind, whatever they seem to be. */
  readonly breakLock?: boolean | undefined;
  /** Gives the names in the folder. */
  readonly list?: ListNames | undefined;
  /**
   * Tells from a name in the folder whose file it is, and whether it is in the way as long as its run goes on; null for
   * other files.
   */
  readonly rivalOf?: (name: string) => { readonly mark: RunMark; readonly isInTheWay: boolean } | null;
}

/** The rivals of a run on a target: all other runs on it. */
export function rivalsOf(targetPath: string): Required<LockOptions>['rivalOf'] {
  const parseName = temporaryNameParser(targetPath);
  return (name) => {
    const mark = parseName(name);
    return mark === null ? null : { mark, isInTheWay: true };
  };
}

/**
 * The temporary files of other runs that still go on and are in the way; what ended runs left is removed.
 *
 * @param ownPath the temporary file of this run, in the folder to look at
 */
export async function liveRivals(
  ownPath: string,
  ownMark: RunMark,
  { breakLock, rivalOf, list }: Required<LockOptions>,
): Promise<Rival[]> {
  const folder = dirname(ownPath);
  const names = await list(folder).catch((error: unknown) => {
    // A folder may be writable without being readable; then only the check before the rename guards against others.
    if (errorCode(error) === 'EACCES' || errorCode(error) === 'ERR_ACCESS_DENIED') return [];
    throw error;
  });
  const live: Rival[] = [];
  for (const name of names) {
    const other = rivalOf(name);
    const path = join(folder, name);
    if (other === null || path === ownPath) continue;
    const isBroken = breakLock && other.isInTheWay;
    const rival = isBroken ? null : await rivalAt(path, name, other.mark, ownPath, ownMark);
    if (rival === null) await unlink(path).catch(() => undefined);
    else if (other.isInTheWay) live.push(rival);
  }
  return live;
}

/** The file of another run, null when that run has ended. Whoever may write to the folder can forge any of it. */
async function rivalAt(
  path: string,
  name: string,
  mark: RunMark,
  ownPath: string,
  ownMark: RunMark,
): Promise<Rival | null> {
  const state = runState(mark, ownMark);
  if (state === 'ended') return null;
  const age = await ageOf(path, ownPath);
  if (age === null) return null;
  // With a wrong clock, or when somebody has set it, the time can be in the future.
  const isStill = Math.abs(age.ms) >= stillMs;
  if (state === 'elsewhere') return isStill ? null : { name, path, isStill };
  return holdsOpen(mark.pid, age.identity) === false ? null : { name, path, isStill };
}

/** How long before ours a file was last written to; both times come from the file system, so the clocks agree. */
async function ageOf(
  path: string,
  ownPath: string,
): Promise<{ readonly ms: number; readonly identity: FileIdentity } | null> {
  try {
    const [theirs, ours] = await Promise.all([
      lstat(path, { bigint: true }),
      lstat(ownPath, { bigint: true }),
    ]);
    return { ms: Number(ours.mtimeMs - theirs.mtimeMs), identity: identityOf(theirs) };
  } catch {
    return null;
  }
}

/** What to throw when other runs are at work on a target. */
export function locked(targetPath: string, rivals: readonly Rival[]): ChapterizeError {
  const names = rivals.map(({ name }) => name).join(', ');
  const still = rivals.filter(({ isStill }) => isStill).map(({ path }) => path);
  return new ChapterizeError('io/locked', `another run is writing it (${names})`, {
    file: targetPath,
    help:
      still.length === 0
        ? 'wait for it to end and run again'
        : `if no other run is at work, remove ${still.join(' and ')}, or run again with --break-lock`,
  });
}

/** What to throw when this very process is already at work on a target. */
export function lockedHere(targetPath: string): ChapterizeError {
  return new ChapterizeError('io/locked', 'this run is already writing it', {
    file: targetPath,
    help: 'name each file only once',
  });
}
