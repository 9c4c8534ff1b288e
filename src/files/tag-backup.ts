import { dirname } from 'node:path';
import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import { readRange } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { type FileSource, readWholeFile } from './file-source.js';
import { closeFolder, confirmFolder, openFolder } from './folder-sync.js';
import { errorCode } from './io-failure.js';
import { removeFile } from './remove-file.js';
import { giveRights } from './rights.js';
import { createExclusively, replacedMeanwhile } from './temporary-file.js';
import { writeFully } from './write-fully.js';

/** A part of a file that is saved next to it, and already on the disk. */
export interface TagBackup {
  readonly path: string;
  /** Removes it, unless an earlier run saved it; never throws. */
  discard(): Promise<void>;
  /** Closes it and leaves it where it is; never throws. */
  release(): Promise<void>;
}

const maxBackups = 1000;

/**
 * Saves a part of a file next to it as `<file>.id3-backup`, or `.id3-backup-2` and so on where that is taken. A backup that
 * a killed run left is used if it already holds the same bytes, and replaced if it holds only the first of them.
 *
 * @param range what is about to be lost
 * @throws errors of the system, unchanged; nothing is left behind then
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
      // A killed run began this backup: it holds nothing that the new one will not hold.
      removeFile(found.file);
      number -= 1;
    }
  }
  throw new ChapterizeError('io/write', `there are already ${maxBackups} backups of its tag next to it`, {
    file: source.name,
    help: 'move them elsewhere',
  });
}

async function createBackup(path: string, bytes: Uint8Array, { file }: FileSource): Promise<TagBackup> {
  const folder = await openFolder(dirname(path));
  try {
    const backup = await createExclusively(path, 0o600);
    const { handle } = backup;
    try {
      // The folder may have been replaced when the file was made: nothing is written into one that is elsewhere.
      confirmFolder(folder, path);
      if (!backup.standsAt(path)) throw replacedMeanwhile(path);
      await writeFully(handle, bytes, 0);
      const rights = { mode: file.mode, owner: { uid: file.uid, gid: file.gid } };
      // If it cannot have the owner of the audio, it belongs to whoever runs the program.
      await giveRights(handle, await handle.stat({ bigint: true }), rights, path).catch(nothing);
      if (!backup.syncsWrites) await handle.sync();
      // The name must be on the disk before the rename that makes it needed. Where folders cannot be synced, nothing helps.
      await folder.handle?.sync().catch(nothing);
      return backup;
    } catch (error) {
      await backup.discard();
      throw error;
    }
  } finally {
    await closeFolder(folder);
  }
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}

async function nothing(): Promise<void> {}
