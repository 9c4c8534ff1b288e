import { ChapterizeError } from '../diagnostic/failure.js';

/** The part of a `FileHandle` that writing needs. */
export interface WritableHandle {
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
}

/**
 * Writes all of `bytes`: a disk that fills up takes a part first, and only the count shows it.
 *
 * @param position offset in the file
 * @throws errors of the system, unchanged; ChapterizeError `io/write` when nothing at all is taken
 */
export async function writeFully(handle: WritableHandle, bytes: Uint8Array, position: number): Promise<void> {
  let count = 0;
  while (count < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, count, bytes.length - count, position + count);
    if (bytesWritten === 0) throw new ChapterizeError('io/write', 'the disk accepts no more bytes');
    count += bytesWritten;
  }
}
