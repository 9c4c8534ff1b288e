import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { tryIo } from './io-failure.js';
import { ReadPace } from './read-pace.js';

/** What distinguishes one state of a file from another: any write, and any other file of the same name, changes it. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/** A regular file as it was found. */
export interface RegularFile {
  /** The path as given: the name used in findings. */
  readonly name: string;
  /** The path without symbolic links. */
  readonly realPath: string;
  readonly identity: FileIdentity;
  /** Permission bits, with set-user-ID, set-group-ID and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** How many names the file has (hard links). */
  readonly linkCount: number;
}

/** The bytes of a file on disk, held open until closed. */
export interface FileSource extends ByteSource {
  readonly file: RegularFile;
  /** Of the open file. */
  readonly descriptor: number;
  /** The identity that the open file has by now; synchronous, so that a caller can act on it at once. */
  currentIdentity(): FileIdentity;
  /** Never throws: nothing is lost if closing a file fails that was only read. */
  close(): Promise<void>;
}

/**
 * Follows symbolic links to a regular file, without opening it.
 *
 * @throws ChapterizeError `io/not-found`, `io/permission`, `io/not-a-file` for folders, FIFOs, devices, sockets and
 *   links that lead in a circle
 */
export function findRegularFile(path: string): RegularFile {
  return tryIo('read', path, () => {
    const realPath = realpathOf(path);
    return regularFile(path, realPath, lstatSync(realPath, { bigint: true }));
  });
}

/** A pipe that a shell gives as `/dev/fd/63` has no path, but is there. */
function realpathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const stats = statIfAny(path);
    if (stats !== null) regularFile(path, path, stats);
    throw error;
  }
}

function statIfAny(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

/**
 * Opens a file for reading.
 *
 * @returns a source that loops on short reads; its length is the one at the time of opening
 * @throws ChapterizeError as findRegularFile does, and `io/read`
 * @example
 * ```ts
 * import { openFileSource } from 'chapterize';
 *
 * const source = await openFileSource('episode.mp3');
 * const head = new Uint8Array(3);
 * await source.read(head, 0);
 * await source.close();
 * console.log(source.byteLength, new TextDecoder().decode(head)); // 620348 ID3
 * ```
 */
export async function openFileSource(path: string): Promise<FileSource> {
  const found = findRegularFile(path);
  return tryIo('read', path, () => openFound(found));
}

/**
 * Reads a file whole, for notes and the like.
 *
 * @param limit the largest byte length that is accepted
 * @param refuse is shown the first bytes, and throws where the rest need not be read
 * @throws ChapterizeError as openFileSource does; `io/read` when the file is longer, `io/changed` when it is being written
 */
export async function readWholeFile(path: string, limit: number, refuse?: (head: Uint8Array) => void) {
  const source = await openFileSource(path);
  try {
    refuse?.(await readRange(source, 0, Math.min(16, source.byteLength)));
    if (source.byteLength > limit) {
      throw new ChapterizeError('io/read', `is ${source.byteLength} bytes long; at most ${limit} are read`, {
        file: path,
      });
    }
    const bytes = new Uint8Array(source.byteLength);
    const count = await source.read(bytes, 0);
    if (count < bytes.length || !sameIdentity(source.file.identity, source.currentIdentity())) {
      throw new ChapterizeError('io/changed', 'changed while it was read', { file: path, help: 'run again' });
    }
    return { file: source.file, bytes };
  } finally {
    await source.close();
  }
}

/**
 * The identity of whatever is at a path (a file, a link or anything else); null when nothing is. Synchronous, so
 * that a caller can act on it at once.
 *
 * @throws errors of the system, unchanged
 */
export function identityAt(path: string): FileIdentity | null {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? null : identityOf(stats);
}

/**
 * Whether a path leads to a file, and through no link. Synchronous, so that a caller can act on it at once.
 *
 * @throws errors of the system, unchanged
 */
export function leadsTo(path: string, identity: FileIdentity): boolean {
  const found = identityAt(path);
  return found !== null && sameFile(found, identity);
}

/** Whether nothing happened to a file between two looks at it. */
export function sameIdentity(a: FileIdentity, b: FileIdentity): boolean {
  return sameFile(a, b) && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}

/** Whether two names lead to the same file, even if it was changed in between. */
export function sameFile(a: FileIdentity, b: FileIdentity): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

function openFound(found: RegularFile): FileSource {
  // What was there at lstat may have been replaced since: a FIFO must not block the open, and a link must not lead
  // elsewhere.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (constants.O_NOFOLLOW ?? 0);
  const descriptor = openSync(found.realPath, flags);
  try {
    const file = regularFile(found.name, found.realPath, fstatSync(descriptor, { bigint: true }));
    // A link in the path may also have led elsewhere while it was opened. At this point the path leads to the open file, and
    // no part of it is a link.
    if (!leadsTo(found.realPath, file.identity) || !isPlain(found.realPath)) {
      throw new ChapterizeError('io/changed', 'was replaced while it was opened', {
        file: found.name,
        help: 'run again',
      });
    }
    const pace = new ReadPace(descriptor);
    return {
      name: file.name,
      byteLength: Number(file.identity.size),
      file,
      read: (target, offset) => tryIo('read', file.name, () => pace.readFully(target, offset)),
      currentIdentity: () =>
        tryIo('read', file.name, () => identityOf(fstatSync(descriptor, { bigint: true }))),
      descriptor,
      close: () => pace.close(),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Whether no part of a path is a symbolic link. */
function isPlain(realPath: string): boolean {
  return realpathSync.native(realPath) === realPath;
}

function regularFile(name: string, realPath: string, stats: BigIntStats): RegularFile {
  if (!stats.isFile()) {
    throw new ChapterizeError('io/not-a-file', `is ${kindOf(stats)}, not a file`, { file: name });
  }
  return {
    name,
    realPath,
    identity: identityOf(stats),
    mode: Number(stats.mode) & 0o7777,
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    linkCount: Number(stats.nlink),
  };
}

/** The identity within what `stat` tells. */
export function identityOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): FileIdentity {
  return { dev, ino, size, mtimeNs, ctimeNs };
}

function kindOf(stats: BigIntStats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a FIFO';
  if (stats.isSocket()) return 'a socket';
  if (stats.isSymbolicLink()) return 'a symbolic link';
  return 'a device';
}
