import { constants } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { type ByteRange, rangeLength } from '../bytes/byte-range.js';
import { readRange } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { FileSource } from './file-source.js';
import { errorCode } from './io-failure.js';
import { writeFully } from './write-fully.js';

const maxBackups = 1000;

/**
 * Saves a part of a file beside it as `<file>.id3-backup`, or `.id3-backup-2` and so on where that is taken.
 *
 * @param range what is about to be lost
 * @returns the path of the backup, which is on the disk by then
 * @throws errors of the system as they come; nothing is left behind then
 */
export async function saveTagBackup(source: FileSource, range: ByteRange): Promise<string> {
  const bytes = await readRange(source, range.start, rangeLength(range));
  const { O_WRONLY, O_CREAT, O_EXCL, O_DSYNC } = constants;
  for (let number = 1; number <= maxBackups; number += 1) {
    const path = `${source.file.realPath}.id3-backup${number === 1 ? '' : `-${number}`}`;
    try {
      // O_DSYNC rather than fsync, for it works under --permission as well.
      const handle = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_DSYNC, source.file.mode);
      try {
        await writeFully(handle, bytes, 0);
      } catch (error) {
        await removeTagBackup(path);
        throw error;
      } finally {
        await handle.close();
      }
      return path;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
  throw new ChapterizeError(
    'io/write',
    `${source.name}: has ${maxBackups} backups of its tag beside it already`,
    {
      help: 'move them elsewhere',
    },
  );
}

/** Removes a backup that turned out not to be needed; never throws. */
export async function removeTagBackup(path: string): Promise<void> {
  await unlink(path).catch(() => undefined);
}
