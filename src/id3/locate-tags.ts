import { frameIdLength, isFrameId } from './frame-header.js';
import { decodeLatin1 } from './latin1.js';
import { parseTag, type Tag } from './tag.js';
import { id3VersionOf, isFooterOf, parseTagHeader, tagHeaderLength } from './tag-header.js';

/** An ID3v2 tag at the head of a file, as stored and parsed. */
export interface LocatedTag {
  /** Byte offset in the file. */
  readonly offset: number;
  /** Junk, and the whole tag: header, body, footer. Shorter than the header says when the file ends first. */
  readonly bytes: Uint8Array;
  /** How many bytes of junk stand before the tag; 0 but at the very beginning of a file. */
  readonly junkLength: number;
  /** null when it is of no known version. */
  readonly tag: Tag | null;
}

/** A tag with what it says; parsed here and nowhere else in a run. */
export function locatedTag(offset: number, bytes: Uint8Array, junkLength = 0): LocatedTag {
  return { offset, bytes, junkLength, tag: parseTag(junkLength === 0 ? bytes : bytes.subarray(junkLength)) };
}

const fewBytes = 16;

/** How many bytes at the beginning of a file are looked at for a tag behind junk. */
export const mostJunk = 4096;

/**
 * How many bytes of junk stand before the first tag of a file: some programs put zeros there, and a new tag before them
 * would hide the old one. Nothing that could be audio counts as junk, and nothing as a tag that has no frame.
 *
 * @param head the first bytes of the file
 * @returns 0 where no tag follows
 */
export function junkBeforeTag(head: Uint8Array): number {
  if (parseTagHeader(head) !== null) return 0;
  let isZero = true;
  for (let at = 0; at + 2 * tagHeaderLength <= Math.min(head.length, mostJunk); at += 1) {
    const header = parseTagHeader(head, at);
    const version = header === null ? null : id3VersionOf(header);
    const id = decodeLatin1(head.subarray(at + tagHeaderLength, at + tagHeaderLength + 4));
    if (version !== null && isFrameId(id.slice(0, frameIdLength(version)), version)) return at;
    // A few bytes of anything; of more only zeros, as they could be what is left of another tag.
    isZero &&= head[at] === 0;
    if (at >= fewBytes && !isZero) return 0;
    if (head[at] === 0xff && (head[at + 1] ?? 0) >= 0xe0) return 0;
  }
  return 0;
}

/**
 * The tags that stand one after the other at the beginning of bytes.
 *
 * A footer that is announced and missing is not counted: what stands in its place are the first bytes of the audio.
 */
export function locateTags(bytes: Uint8Array): readonly LocatedTag[] {
  const tags: LocatedTag[] = [];
  const junkLength = junkBeforeTag(bytes);
  let offset = junkLength;
  for (let header = parseTagHeader(bytes, offset); header !== null; header = parseTagHeader(bytes, offset)) {
    const bodyEnd = offset + tagHeaderLength + header.bodyLength;
    const end = offset + header.totalLength;
    const footerIsMissing = !isFooterOf(header, bytes, bodyEnd);
    const junk = tags.length === 0 ? junkLength : 0;
    tags.push(
      locatedTag(offset - junk, bytes.subarray(offset - junk, footerIsMissing ? bodyEnd : end), junk),
    );
    offset = footerIsMissing ? bodyEnd : end;
  }
  return tags;
}
