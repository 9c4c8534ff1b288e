import { type ByteSource, readRange } from '../bytes/byte-source.js';
import { findTag } from '../id3/locate-tags.js';
import { parseTagHeader, tagHeaderLength } from '../id3/tag-header.js';
import { FrameScanner, firstFrameByteLimit, leftoverByteLength } from '../mpeg/frame-scanner.js';
import { recogniseForeignFormat } from './foreign-format.js';

/** Nearly all files without a tag have their first frame within this distance, so only the others cost another read. */
const firstLook = 1 << 16;

/**
 * How many bytes of junk are before the first tag of a file: what is left of an earlier tag, a header of another program,
 * zeros. A new tag before them would hide the old one from TagLib and others, which look for a tag up to the first frame. So
 * this looks for a tag in the same place: up to where the first frame may be.
 *
 * @returns 0 where a tag is at the head, where audio comes first, and for a file of another format
 */
export async function junkBeforeTag(source: ByteSource): Promise<number> {
  if (parseTagHeader(await readRange(source, 0, tagHeaderLength)) !== null) return 0;
  for (const byteLength of [firstLook, firstFrameByteLimit + leftoverByteLength]) {
    const bytes = await readRange(source, 0, byteLength);
    if (byteLength === firstLook && recogniseForeignFormat(bytes) !== null) return 0;
    const isLast = bytes.length < byteLength;
    const scanner = new FrameScanner(0);
    scanner.scan({ bytes, offset: 0, isLast });
    const junk = findTag(bytes);
    const scanned = isLast ? Math.min(bytes.length, firstFrameByteLimit) : byteLength - leftoverByteLength;
    if (junk >= 0 && junk <= (scanner.start < 0 ? scanned : scanner.start)) return junk;
    if (isLast || scanner.start >= 0) return 0;
  }
  return 0;
}
