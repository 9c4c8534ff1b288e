import type { FileHandle } from 'node:fs/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { ioFailure } from '../files/io-failure.js';
import { type NamedOutputOptions, openNamedOutput } from '../files/named-output.js';
import { isObjectUrl } from '../objects/object-url.js';
import { type Journal, type JournalStore, journalOn } from './journal.js';
import { linesOfChunks } from './lines.js';

/**
 * Opens a journal, or begins one: one line of JSON per episode, only ever added to. A kill can tear the last line, which is
 * then skipped; several runs on one machine may share a journal.
 *
 * @param options whether a new one is begun, and whether a symbolic link is followed
 * @throws ChapterizeError `usage` when the file is something else, `io/…`
 */
export async function openJournal(
  path: string,
  options: Pick<NamedOutputOptions, 'mayCreate' | 'followLinks'>,
): Promise<Journal> {
  if (isObjectUrl(path)) {
    const { openObjectJournal } = await import('./object-journal.js');
    return openObjectJournal(path, null);
  }
  const file = await openNamedOutput(path, { ...options, mayBeSpecial: false });
  try {
    return await journalOn(path, storeIn(file, path));
  } catch (error) {
    await file.close().catch(() => undefined);
    throw ioFailure(error, 'read', path);
  }
}

function storeIn(file: FileHandle, path: string): JournalStore {
  let isTorn = false;
  return {
    async *lines() {
      const chunks = file.createReadStream({ start: 0, autoClose: false, encoding: 'utf8' });
      for await (const line of linesOfChunks(chunks)) {
        isTorn = !line.endsWith('\n');
        yield line;
      }
    },
    async write(text) {
      const bytes = new TextEncoder().encode(isTorn ? `\n${text}` : text);
      try {
        // One write, so that the lines of runs which share the journal never mix.
        const { bytesWritten } = await file.write(bytes);
        isTorn = bytesWritten < bytes.length;
        if (isTorn) throw new ChapterizeError('io/write', 'the disk takes no more bytes', { file: path });
        await file.datasync();
      } catch (error) {
        throw ioFailure(error, 'write', path);
      }
    },
    close: () => file.close().catch(() => undefined),
  };
}
