import { equalBytes, joinBytes } from '../bytes/concat.js';
import { frameIdLength, isKnownFrameId } from './frame-header.js';
import { mostFrames } from './frame-region.js';
import { decodeLatin1 } from './latin1.js';
import { renderSyncsafe } from './syncsafe.js';
import { parseTag, type Tag } from './tag.js';
import { type Id3Version, id3VersionOf, isFooterOf, parseTagHeader, tagHeaderLength } from './tag-header.js';

/** An ID3v2 tag at the head of a file, as stored and parsed. */
export interface LocatedTag {
  /** Byte offset in the file. */
  readonly offset: number;
  /** Junk, and the whole tag: header, body, footer. Shorter than the header says when the file ends first. */
  readonly bytes: Uint8Array;
  /** How many bytes of junk are before the tag; always 0 except at the very beginning of a file. */
  readonly junkLength: number;
  /** null when its version is unknown. */
  readonly tag: Tag | null;
}

/**
 * A tag with its content; parsed here and nowhere else in a run.
 *
 * @param before the tags before it: the limit on frames is for all tags of a file together
 */
export function locatedTag(
  offset: number,
  bytes: Uint8Array,
  junkLength = 0,
  before: readonly LocatedTag[] = [],
): LocatedTag {
  const left = before.reduce((count, { tag }) => count - (tag?.frames.length ?? 0), mostFrames);
  const tag = parseTag(junkLength === 0 ? bytes : bytes.subarray(junkLength), left);
  return { offset, bytes, junkLength, tag };
}

/**
 * A tag whose size is wrong, cut to the bytes that it has: they stay as stored, and what it says is read as if the size were
 * right.
 */
export function resizedTag(
  offset: number,
  bytes: Uint8Array,
  junkLength: number,
  before: readonly LocatedTag[],
): LocatedTag {
  const resized = bytes.slice();
  resized.set(renderSyncsafe(bytes.length - junkLength - tagHeaderLength), junkLength + sizeOffset);
  return { ...locatedTag(offset, resized, junkLength, before), bytes };
}

/** Offset of the size in the header of a tag. */
const sizeOffset = 6;

/** The bytes of a tag with its real size in the header, where the stored one differs. */
export function withRightSize({ bytes, junkLength, tag }: LocatedTag): Uint8Array {
  const header = tag?.decoded.subarray(0, tagHeaderLength) ?? noBytes;
  if (tag === null || equalBytes(header, bytes.subarray(junkLength, junkLength + header.length)))
    return bytes;
  return joinBytes([bytes.subarray(0, junkLength), header, bytes.subarray(junkLength + header.length)]);
}

const noBytes = new Uint8Array(0);

/**
 * Where the first tag is: a header of a known version with a frame after it. The three letters alone occur in other data; after a few
 * stray bytes they are a tag as at the head, also one whose frames are damaged.
 *
 * @returns -1 where there is none
 */
export function findTag(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x49); at >= 0; at = bytes.indexOf(0x49, at + 1)) {
    const header = parseTagHeader(bytes, at);
    const version = header === null ? null : id3VersionOf(header);
    if (version === null) continue;
    const start = at + tagHeaderLength;
    if (hasFrame(bytes, start, version)) return at;
    const body = bytes.subarray(start, start + Math.min(header?.bodyLength ?? 0, contentSearchLimit));
    if (isStray(bytes.subarray(0, at)) && body.some((byte) => byte !== 0)) return at;
  }
  return -1;
}

/** How far into a tag to look for content. */
const contentSearchLimit = 4096;

function hasFrame(bytes: Uint8Array, start: number, version: Id3Version): boolean {
  return isKnownFrameId(decodeLatin1(bytes.subarray(start, start + frameIdLength(version))), version);
}

/**
 * Junk is a few bytes, or padding that lost its tag. Longer data may be of use to somebody, and bytes that begin like an
 * MPEG frame may be audio, which cannot be decided here.
 */
export function isStray(junk: Uint8Array): boolean {
  // Checked first, because this runs at every header, and there may be a megabyte of them.
  if (junk.length > mostStrayZeros) return false;
  if (junk.some((byte, at) => byte === 0xff && (junk[at + 1] ?? 0xff) >= 0xe0)) return false;
  return junk.length <= mostStrayBytes || junk.every((byte) => byte === 0);
}

const mostStrayBytes = 16;
const mostStrayZeros = 4096;

/**
 * Whether a tag begins that has a frame, but whose size holds a byte over 127: eyeD3 reads it, and most programs find no
 * tag. Where it ends cannot be told.
 */
export function isHeaderDamaged(bytes: Uint8Array): boolean {
  const mended = bytes.slice(0, tagHeaderLength + 4);
  for (let at = 6; at < tagHeaderLength; at += 1) mended[at] = (mended[at] ?? 0) & 0x7f;
  const header = parseTagHeader(bytes) === null ? parseTagHeader(mended) : null;
  const version = header === null ? null : id3VersionOf(header);
  return version !== null && hasFrame(mended, tagHeaderLength, version);
}

/**
 * The tags that follow one another at the beginning of bytes, or after junk.
 *
 * A footer that is announced and missing is not counted: what is in its place are the first bytes of the audio.
 *
 * @param start where in the file the bytes begin
 * @param before the tags before them
 */
export function locateTags(
  bytes: Uint8Array,
  start = 0,
  before: readonly LocatedTag[] = [],
): readonly LocatedTag[] {
  const tags: LocatedTag[] = [];
  const mayBeJunk = start === 0 && parseTagHeader(bytes) === null;
  const junkLength = mayBeJunk ? Math.max(0, findTag(bytes)) : 0;
  let offset = junkLength;
  for (let header = parseTagHeader(bytes, offset); header !== null; header = parseTagHeader(bytes, offset)) {
    const bodyEnd = offset + tagHeaderLength + header.bodyLength;
    const end = offset + header.totalLength;
    const footerIsMissing = !isFooterOf(header, bytes, bodyEnd);
    const junk = tags.length === 0 ? junkLength : 0;
    const tagBytes = bytes.subarray(offset - junk, footerIsMissing ? bodyEnd : end);
    tags.push(locatedTag(start + offset - junk, tagBytes, junk, [...before, ...tags]));
    offset = footerIsMissing ? bodyEnd : end;
  }
  return tags;
}

/** The same of bytes in several places: where each holds whole tags, as it should, they are not put together to be read. */
export function locateTagsInRow(places: readonly Uint8Array[]): readonly LocatedTag[] {
  const tags: LocatedTag[] = [];
  let start = 0;
  for (const bytes of places) {
    const found = locateTags(bytes, start, tags);
    const length = found.reduce((sum, tag) => sum + tag.bytes.length, 0);
    if (length !== bytes.length) return locateTags(joinBytes(places));
    tags.push(...found);
    start += bytes.length;
  }
  return tags;
}
