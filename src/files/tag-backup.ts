import { constants } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import { readRange } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { type FileSource, identityAt, identityOf, readWholeFile, sameFile } from './file-source.js';
import { closeFolder, openFolder } from './folder-sync.js';
import { errorCode } from './io-failure.js';
import { giveRights } from './rights.js';
import { writeFully } from './write-fully.js';

/** A part of a file that is saved next to it, on the disk already. */
export interface TagBackup {
  readonly path: string;
  /** Removes it, unless an earlier run saved it; never throws. */
  discard(): Promise<void>;
  /** Lets go of it where it is; never throws. */
  release(): Promise<void>;
}

const maxBackups = 1000;

/**
 * Saves a part of a file next to it as `<file>.id3-backup`, or `.id3-backup-2` and so on where that is taken. One that
 * holds the same bytes already, left by a run that was killed, is taken as it is; one that only begins with them is replaced.
 *
 * @param range what is about to be lost
 * @throws errors of the system as they come; nothing is left behind then
 */
export async function saveTagBackup(source: FileSource, range: ByteRange): Promise<TagBackup> {
  const bytes = await readRange(source, range.start, rangeLength(range));
  for (let number = 1; number <= maxBackups; number += 1) {
    const path = `${source.file.realPath}.id3-backup${number === 1 ? '' : `-${number}`}`;
    try {
      return await createBackup(path, bytes, source);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      const held = await bytesOf(path, bytes.length);
      if (held === null || !startsWith(bytes, held)) continue;
      if (held.length === bytes.length) return { path, discard: nothing, release: nothing };
      // A run that was killed began it: it holds nothing that the new one will not hold.
      await unlink(path);
      number -= 1;
    }
  }
  throw new ChapterizeError(
    'io/write',
    `${source.name}: there are already ${maxBackups} backups of its tag next to it`,
    {
      help: 'move them elsewhere',
    },
  );
}

async function createBackup(path: string, bytes: Uint8Array, { file }: FileSource): Promise<TagBackup> {
  const { O_WRONLY, O_CREAT, O_EXCL, O_DSYNC } = constants;
  // As for a temporary file.
  const isRestricted = process.permission !== undefined;
  const flags = O_WRONLY | O_CREAT | O_EXCL | (constants.O_NOFOLLOW ?? 0) | (isRestricted ? O_DSYNC : 0);
  const handle = await open(path, flags, 0o600);
  const release = async (): Promise<void> => handle.close().catch(nothing);
  const discard = async (): Promise<void> => {
    await removeIfOpen(path, handle);
    await release();
  };
  try {
    await writeFully(handle, bytes, 0);
    const rights = { mode: file.mode, owner: { uid: file.uid, gid: file.gid } };
    // Where it cannot have those of the audio, it stays with whoever runs the program.
    await giveRights(handle, await handle.stat({ bigint: true }), rights, path).catch(nothing);
    if (!isRestricted) await handle.sync();
    await syncNames(dirname(path));
    return { path, discard, release };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** The name must be on the disk before the rename that makes it needed. Where folders cannot be synced, nothing helps. */
async function syncNames(path: string): Promise<void> {
  const folder = await openFolder(path);
  await folder.handle?.sync().catch(nothing);
  await closeFolder(folder);
}

/** Removes a file if its path still leads to what is open; it is open, so no other file can have its inode. */
async function removeIfOpen(path: string, handle: FileHandle): Promise<void> {
  try {
    const opened = identityOf(await handle.stat({ bigint: true }));
    const found = identityAt(path);
    if (found !== null && sameFile(found, opened)) await unlink(path);
  } catch {
    // It is not in the way: the next backup gets another name.
  }
}

/** null for what cannot be read or is longer than wanted. */
async function bytesOf(path: string, most: number): Promise<Uint8Array | null> {
  const found = await readWholeFile(path, most).catch(() => null);
  return found?.bytes ?? null;
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}

async function nothing(): Promise<void> {}
