import { isFooterOf, parseTagHeader, tagHeaderLength } from './tag-header.js';

/** A tag among bytes, as stored. */
export interface TagBytes {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * The tags that stand one after the other at the beginning of bytes.
 *
 * A footer that is announced and missing is not counted: what stands in its place are the first bytes of the audio.
 */
export function locateTags(bytes: Uint8Array): readonly TagBytes[] {
  const tags: TagBytes[] = [];
  let offset = 0;
  for (let header = parseTagHeader(bytes); header !== null; header = parseTagHeader(bytes, offset)) {
    const bodyEnd = offset + tagHeaderLength + header.bodyLength;
    const end = offset + header.totalLength;
    const footerIsMissing = !isFooterOf(header, bytes, bodyEnd);
    tags.push({ offset, bytes: bytes.subarray(offset, footerIsMissing ? bodyEnd : end) });
    offset = footerIsMissing ? bodyEnd : end;
  }
  return tags;
}
