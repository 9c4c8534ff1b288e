import type { FileHandle } from 'node:fs/promises';
import { ioFailure } from '../files/io-failure.js';
import { isTorn, openNamedOutput } from '../files/named-output.js';
import { isObjectUrl } from '../objects/object-url.js';

/** A file that the user has named, written in addition to what is printed. */
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

/** A file whose lines take the place of what it held. */
export interface NewLineFile extends LineFile {
  /** Called instead of closing it when the content could not be completed: an object is left as it was. */
  abandon(): Promise<void>;
}

/**
 * Opens a file for lines that take the place of what it held: on the disk at once, in a store once it is closed.
 *
 * @throws ChapterizeError `io/…`
 */
export async function openNewLineFile(path: string, followLinks: boolean): Promise<NewLineFile> {
  if (isObjectUrl(path)) {
    const { openNewObjectLines } = await import('./object-lines.js');
    return openNewObjectLines(path);
  }
  const handle = await openNamedOutput(path, { followLinks, mayBeSpecial: true, mayCreate: true });
  try {
    if ((await handle.stat()).isFile()) await handle.truncate();
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw ioFailure(error, 'write', path);
  }
  const file = lineFileOf(handle, path);
  return { ...file, abandon: () => file.close() };
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
  const file = await openNewLineFile(path, followLinks);
  try {
    await file.write(text);
  } catch (error) {
    await file.abandon().catch(() => undefined);
    throw error;
  }
  await file.close();
}
