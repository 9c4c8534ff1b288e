import type { ByteReader } from '../../bytes/byte-reader.js';
import { MalformedError } from '../../diagnostic/failure.js';
import { decodeLatin1 } from '../latin1.js';

/** Real ones have two to twenty bytes; one of megabytes would only cost memory. */
const mostBytes = 1024;

/**
 * Reads an element ID with its terminator.
 *
 * @throws MalformedError `id3/chapter-damaged` for one that is not terminated or far too long
 */
export function parseElementId(reader: ByteReader): string {
  const bytes = reader.takeTerminated();
  if (bytes.length <= mostBytes) return decodeLatin1(bytes);
  const reason = `its element ID has ${bytes.length} bytes`;
  throw new MalformedError('id3/chapter-damaged', reader.offset, reason);
}
