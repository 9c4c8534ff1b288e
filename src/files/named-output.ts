import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { errorCode, ioFailure, tryIo } from './io-failure.js';

/** How to open a file that the user has named for our output. */
export interface NamedOutputOptions {
  /** Whether a FIFO or a device will do, such as the one that a shell makes of `>(jq)`. */
  readonly mayBeSpecial: boolean;
  /** Whether a symbolic link to a file will do: in somebody else's checkout it can lead anywhere. */
  readonly followLinks: boolean;
  /** Whether to create it when it does not exist. */
  readonly mayCreate: boolean;
}

const refusedLink: ReadonlySet<string | null> = new Set(['ELOOP', 'EMLINK']);

/**
 * Opens a file for adding to it, or makes it. The opened file is checked through its handle, so that nothing can be put
 * under its name between the check and the use.
 *
 * @throws ChapterizeError `io/outside` for a symbolic link that is not to be followed, `io/not-a-file`, `io/…`
 */
export async function openNamedOutput(path: string, options: NamedOutputOptions): Promise<FileHandle> {
  const { O_RDWR, O_APPEND, O_CREAT, O_NONBLOCK } = constants;
  const O_NOFOLLOW = options.followLinks ? 0 : (constants.O_NOFOLLOW ?? 0);
  try {
    // A FIFO must not block the opening.
    const handle = await open(
      path,
      O_RDWR | O_APPEND | O_NONBLOCK | O_NOFOLLOW | (options.mayCreate ? O_CREAT : 0),
      0o666,
    );
    const stats = await statOrClose(handle);
    if (stats.isFile()) return handle;
    await handle.close();
    return await openSpecial(path, options);
  } catch (error) {
    if (refusedLink.has(errorCode(error))) return openSpecial(path, options);
    throw ioFailure(error, 'write', path);
  }
}

/** Opens what is not a regular file, even behind a link. */
async function openSpecial(path: string, { mayBeSpecial }: NamedOutputOptions): Promise<FileHandle> {
  return tryIo('write', path, async () => {
    const found = await stat(path);
    if (found.isFile()) throw strayLink(path);
    if (!mayBeSpecial) throw new ChapterizeError('io/not-a-file', 'is not a regular file', { file: path });
    const first = found.isFIFO() ? await openForReader(path) : null;
    try {
      const handle = await open(path, constants.O_WRONLY);
      if (!(await statOrClose(handle)).isFile()) return handle;
      await handle.close();
      throw strayLink(path);
    } finally {
      // Not earlier: the reader of a FIFO would take it for the end.
      await first?.close();
    }
  });
}

/** Opens a FIFO without waiting in the system: its reader comes within moments or never. */
async function openForReader(path: string): Promise<FileHandle> {
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      return await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (errorCode(error) !== 'ENXIO') throw error;
      if (waitedMs >= mostWaitMs)
        throw new ChapterizeError('io/write', 'is a FIFO, and no program reads from it', {
          file: path,
          help: 'start the program that reads from it first, or name a file',
        });
      await pause(pauseMs);
    }
  }
}

const pauseMs = 50;
const mostWaitMs = 5000;

function strayLink(path: string): ChapterizeError {
  return new ChapterizeError('io/outside', 'is a symbolic link, and links are not followed', {
    file: path,
    help: 'give the file that it leads to, or follow links with --follow-links',
  });
}

async function statOrClose(handle: FileHandle): Promise<Stats> {
  try {
    return await handle.stat();
  } catch (error) {
    await handle.close().catch(() => undefined);
    throw error;
  }
}

/**
 * Whether the last line of a file has no end, because a run was killed while it wrote it.
 *
 * @throws errors of the system, unchanged
 */
export async function isTorn(handle: FileHandle): Promise<boolean> {
  const stats = await handle.stat();
  if (!stats.isFile() || stats.size === 0) return false;
  const last = new Uint8Array(1);
  await handle.read(last, 0, 1, stats.size - 1);
  return last[0] !== 0x0a;
}
