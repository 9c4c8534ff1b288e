import { readRange } from '../bytes/byte-source.js';
import type { NewContent } from './atomic-replace.js';
import { openFileSource, type RegularFile, sameIdentity } from './file-source.js';
import type { WritableHandle } from './write-fully.js';

/**
 * Whether a file already has the content that is about to be written to it; reads only up to the first difference.
 *
 * @throws ChapterizeError `io/…` when either cannot be read
 */
export async function hasContent(file: RegularFile, content: NewContent): Promise<boolean> {
  if (Number(file.identity.size) !== content.byteLength) return false;
  const standing = await openFileSource(file.realPath);
  const comparison = new AbortController();
  const comparing: WritableHandle = {
    write: async (bytes, offset, length, position) => {
      const found = await readRange(standing, position, length);
      if (Buffer.compare(found, bytes.subarray(offset, offset + length)) !== 0) comparison.abort();
      return { bytesWritten: length };
    },
  };
  try {
    if (!sameIdentity(standing.file.identity, file.identity)) return false;
    await content.write(comparing, comparison.signal);
    return !comparison.signal.aborted;
  } catch (error) {
    if (comparison.signal.aborted) return false;
    throw error;
  } finally {
    await standing.close();
  }
}
