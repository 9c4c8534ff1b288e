import { readRange } from '../bytes/byte-source.js';
import { openFileSource } from './file-source.js';

const chunkLength = 64 * 1024;

/**
 * The text of a file in UTF-8, piece by piece, up to the length that it had when it was opened.
 *
 * @throws ChapterizeError as openFileSource does: a FIFO would be waited for, and a device has no end
 */
export async function* textChunks(path: string): AsyncGenerator<string> {
  const source = await openFileSource(path);
  try {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let at = 0; at < source.byteLength; at += chunkLength)
      yield decoder.decode(await readRange(source, at, chunkLength), { stream: true });
    yield decoder.decode();
  } finally {
    await source.close();
  }
}
