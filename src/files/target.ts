import { constants } from 'node:fs';
import { access, lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ChapterizeError } from '../diagnostic/failure.js';
import { findRegularFile, identityAt, type RegularFile, sameFile, sameIdentity } from './file-source.js';
import { errorCode, tryIo } from './io-failure.js';
import type { Rights } from './rights.js';

/** Where new content goes, and with which rights. */
export interface Target extends Rights {
  /** As the user named it. */
  readonly name: string;
  /** Without symbolic links. */
  readonly path: string;
  /** The file that is there, null when there is none. */
  readonly standing: RegularFile | null;
}

/** The target for new content of an existing file: owner and mode stay. */
export function targetInPlace(file: RegularFile): Target {
  const { name, realPath: path, mode, uid, gid } = file;
  return { name, path, standing: file, mode, owner: { uid, gid } };
}

/**
 * The file that a name leads to, or the place for a new one.
 *
 * @param name a path; symbolic links are followed and stay
 * @param source whose mode a new file gets
 * @throws ChapterizeError `io/…` when there is no folder for it, or it is not a file
 */
export async function targetNamed(name: string, source: Pick<RegularFile, 'mode'>): Promise<Target> {
  const standing = await findIfAny(name);
  if (standing !== null) return targetInPlace(standing);
  const folder = await tryIo('write', name, () => realpath(dirname(name)));
  return { name, path: join(folder, basename(name)), standing: null, mode: source.mode, owner: null };
}

/**
 * Makes sure that a file may be replaced; the rename would not mind that it is read-only.
 *
 * @throws ChapterizeError `io/permission`
 */
export async function confirmWritable({ name, path, standing }: Target): Promise<void> {
  if (standing === null) return;
  await tryIo('write', name, () => access(path, constants.W_OK));
  // Nothing is read-only for root, but a file without any write permission was protected on purpose.
  if ((standing.mode & 0o222) === 0) {
    throw new ChapterizeError('io/permission', 'cannot write: it is read-only', {
      file: name,
      help: 'make it writable; an mp3 can also be written to another file, with -o',
    });
  }
}

/**
 * For a dry run: checks for everything that would make writing a file fail, and writes nothing.
 *
 * @throws ChapterizeError `io/…` as writing it would
 */
export async function rehearse(target: Target): Promise<void> {
  await confirmWritable(target);
  await tryIo('write', target.name, () => access(dirname(target.path), constants.W_OK | constants.X_OK));
}

/**
 * Makes sure that the target is what it was when the run began. Synchronous: see replaceAtomically.
 *
 * @throws ChapterizeError `io/changed`; errors of the system, unchanged
 */
export function confirmTarget({ name, path, standing }: Target): void {
  const found = identityAt(path);
  if (standing === null ? found === null : found !== null && sameIdentity(standing.identity, found)) return;
  throw changedMeanwhile(name);
}

/** What to throw for a file that is no longer what the run began with. */
export function changedMeanwhile(name: string): ChapterizeError {
  return new ChapterizeError('io/changed', 'another program changed it during the run', {
    file: name,
    help: 'run again when no other program writes to it',
  });
}

/**
 * Whether a target is one of the files that must stay as they are.
 *
 * @param paths files, which need not exist
 */
export async function isOneOf(target: Target, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    const file = await findIfAny(path);
    if (file !== null && target.standing !== null && sameFile(file.identity, target.standing.identity))
      return true;
  }
  return false;
}

/** The regular file of that name; null when there is nothing of that name at all. */
async function findIfAny(path: string): Promise<RegularFile | null> {
  try {
    return findRegularFile(path);
  } catch (error) {
    const isMissing = error instanceof ChapterizeError && errorCode(error.cause) === 'ENOENT';
    if (!isMissing) throw error;
  }
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  if (found.isSymbolicLink()) {
    throw new ChapterizeError('io/not-a-file', 'is a symbolic link to a file that does not exist', {
      file: path,
      help: 'remove the link, or give another name',
    });
  }
  // Another program has put it there between the two checks.
  return findRegularFile(path);
}
