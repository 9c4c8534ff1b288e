import { constants, unlinkSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import { readRange } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { type FileSource, identityAt, identityOf, readWholeFile, sameFile } from './file-source.js';
import { closeFolder, confirmFolder, openFolder } from './folder-sync.js';
import { errorCode } from './io-failure.js';
import { removeFile } from './remove-file.js';
import { giveRights } from './rights.js';
import { placeOf, replacedMeanwhile } from './temporary-file.js';
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
      const found = await readWholeFile(path, bytes.length).catch(() => null);
      if (found === null || found.file.realPath !== path || !startsWith(bytes, found.bytes)) continue;
      if (found.bytes.length === bytes.length) return { path, discard: nothing, release: nothing };
      // A run that was killed began it: it holds nothing that the new one will not hold.
      removeFile(found.file);
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
  const folder = await openFolder(dirname(path));
  const handle = await open(path, flags, 0o600).catch(async (error: unknown) => {
    await closeFolder(folder);
    throw error;
  });
  const release = async (): Promise<void> => handle.close().catch(nothing);
  const discard = async (): Promise<void> => {
    await removeIfOpen(path, handle);
    await release();
  };
  try {
    // The folder may have been swapped when the file was made: nothing is written into one that is elsewhere.
    confirmFolder(folder, path);
    if (!(await leadsTo(path, handle))) throw replacedMeanwhile(path);
    await writeFully(handle, bytes, 0);
    const rights = { mode: file.mode, owner: { uid: file.uid, gid: file.gid } };
    // Where it cannot have those of the audio, it stays with whoever runs the program.
    await giveRights(handle, await handle.stat({ bigint: true }), rights, path).catch(nothing);
    if (!isRestricted) await handle.sync();
    // The name must be on the disk before the rename that makes it needed. Where folders cannot be synced, nothing helps.
    await folder.handle?.sync().catch(nothing);
    return { path, discard, release };
  } catch (error) {
    await discard();
    throw error;
  } finally {
    await closeFolder(folder);
  }
}

/** Whether a path leads to an open file; it is open, so no other file can have its inode. */
async function leadsTo(path: string, handle: FileHandle): Promise<boolean> {
  const opened = identityOf(await handle.stat({ bigint: true }));
  const found = identityAt(path);
  return found !== null && sameFile(found, opened);
}

/** Removes an open file, wherever it is by now. */
async function removeIfOpen(path: string, handle: FileHandle): Promise<void> {
  try {
    const opened = identityOf(await handle.stat({ bigint: true }));
    const standsAt = (place: string): boolean => {
      const found = identityAt(place);
      return found !== null && sameFile(found, opened);
    };
    const place = await placeOf(handle, path, standsAt);
    if (standsAt(place)) unlinkSync(place);
  } catch {
    // It is not in the way: the next backup gets another name.
  }
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}

async function nothing(): Promise<void> {}
