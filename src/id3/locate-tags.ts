import { parseTag, type Tag } from './tag.js';
import { isFooterOf, parseTagHeader, tagHeaderLength } from './tag-header.js';

/** An ID3v2 tag at the head of a file, as stored and parsed. */
export interface LocatedTag {
  /** Byte offset in the file. */
  readonly offset: number;
  /** The whole tag: header, body, footer. Shorter than the header says when the file ends first. */
  readonly bytes: Uint8Array;
  /** null when it is of no known version. */
  readonly tag: Tag | null;
}

/** A tag with what it says; parsed here and nowhere else in a run. */
export function locatedTag(offset: number, bytes: Uint8Array): LocatedTag {
  return { offset, bytes, tag: parseTag(bytes) };
}

/**
 * The tags that stand one after the other at the beginning of bytes.
 *
 * A footer that is announced and missing is not counted: what stands in its place are the first bytes of the audio.
 */
export function locateTags(bytes: Uint8Array): readonly LocatedTag[] {
  const tags: LocatedTag[] = [];
  let offset = 0;
  for (let header = parseTagHeader(bytes); header !== null; header = parseTagHeader(bytes, offset)) {
    const bodyEnd = offset + tagHeaderLength + header.bodyLength;
    const end = offset + header.totalLength;
    const footerIsMissing = !isFooterOf(header, bytes, bodyEnd);
    tags.push(locatedTag(offset, bytes.subarray(offset, footerIsMissing ? bodyEnd : end)));
    offset = footerIsMissing ? bodyEnd : end;
  }
  return tags;
}
