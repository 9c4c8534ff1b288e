import type { FileHandle } from 'node:fs/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { ioFailure } from '../files/io-failure.js';
import { isTorn, openNamedOutput } from '../files/named-output.js';
import { isObjectUrl } from '../objects/object-url.js';

/** A file beside what is printed, which the user has named. */
export interface LineFile {
  /** @throws ChapterizeError `io/write` */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file for adding lines as they come, after those of earlier runs; a line that a killed run has torn is ended.
 *
 * @throws ChapterizeError `io/…`
 */
export async function openLineFile(path: string, followLinks: boolean): Promise<LineFile> {
  if (isObjectUrl(path)) {
    const { openObjectLines } = await import('./object-lines.js');
    return openObjectLines(path);
  }
  const handle = await openNamedOutput(path, { followLinks, mayBeSpecial: true, mayCreate: true });
  const file = lineFileOf(handle, path);
  if (await isTorn(handle)) await file.write('\n');
  return file;
}

/**
 * Opens a file for lines that take the place of what it held.
 *
 * @throws ChapterizeError `io/…`
 */
export async function openNewLineFile(path: string, followLinks: boolean): Promise<LineFile> {
  if (isObjectUrl(path)) throw onDiskOnly(path);
  const handle = await openNamedOutput(path, { followLinks, mayBeSpecial: true, mayCreate: true });
  try {
    if ((await handle.stat()).isFile()) await handle.truncate();
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw ioFailure(error, 'write', path);
  }
  return lineFileOf(handle, path);
}

/** It can be of any length, and is not known before it is whole. */
function onDiskOnly(path: string): ChapterizeError {
  return new ChapterizeError('usage', `${path}: a joined report is written to the disk only`, {
    help: 'name a file, and copy it to the store',
  });
}

function lineFileOf(handle: FileHandle, path: string): LineFile {
  const write = async (text: string): Promise<void> => {
    try {
      await handle.appendFile(text);
    } catch (error) {
      throw ioFailure(error, 'write', path);
    }
  };
  return {
    write,
    close: () => handle.close().catch((error: unknown) => Promise.reject(ioFailure(error, 'write', path))),
  };
}

/**
 * Gives a file all its content.
 *
 * @throws ChapterizeError `io/…`
 */
export async function writeWhole(path: string, text: string, followLinks: boolean): Promise<void> {
  if (isObjectUrl(path)) {
    const { writeWholeObject } = await import('./object-lines.js');
    return writeWholeObject(path, text);
  }
  const handle = await openNamedOutput(path, { followLinks, mayBeSpecial: true, mayCreate: true });
  try {
    if ((await handle.stat()).isFile()) await handle.truncate();
    await handle.appendFile(text);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw ioFailure(error, 'write', path);
  }
}
