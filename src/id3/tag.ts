import {
  type ExtendedHeader,
  malformedExtendedHeader,
  parseExtendedHeader23,
  parseExtendedHeader24,
} from './extended-header.js';
import { frameHeaderLength, isKnownFrameId, parseFrameHeader } from './frame-header.js';
import {
  type LocatedFrame,
  locateContentEnd,
  mostFrames,
  type Overrun,
  parseFrameRegion,
} from './frame-region.js';
import {
  type Id3Version,
  id3VersionOf,
  isFooterOf,
  parseTagHeader,
  type TagHeader,
  tagFlags,
  tagHeaderLength,
} from './tag-header.js';
import { type InsertedZeros, noZeros, offsetWithZeros, resynchronise } from './unsynchronisation.js';

/**
 * What unsynchronisation covers: the whole body, so that sizes do not count the inserted zeros (`tag`), or each frame's
 * body, so that sizes count what is stored (`frames`: v2.4, and FFmpeg in v2.3).
 */
export type Unsynchronisation = 'none' | 'tag' | 'frames';

/** An ID3v2 tag: header, extended header, frames, padding, footer. Offsets count in the tag as decoded. */
export interface Tag {
  readonly version: Id3Version;
  readonly header: TagHeader;
  readonly unsynchronisation: Unsynchronisation;
  /** Zeros that were taken out of the body when it was decoded. */
  readonly zeros: InsertedZeros;
  readonly extendedHeader: ExtendedHeader | null;
  readonly frames: readonly LocatedFrame[];
  /** Set where the frames end with one that is cut off. */
  readonly overrun: Overrun | null;
  /** Whether it has more frames than were read. */
  readonly isUnread: boolean;
  /** Everything after the last frame: padding, and bytes that are not frames. */
  readonly rest: Uint8Array;
  /** Ten bytes, or none. */
  readonly footer: Uint8Array;
  /** Header and body as decoded. */
  readonly decoded: Uint8Array;
  /** After the last frame, or after the last byte of `rest` that is not 0. */
  readonly contentEnd: number;
  /** Bytes in the file; a footer that is announced but missing is not counted. */
  readonly byteLength: number;
}

/**
 * Parses a tag, intact or damaged.
 *
 * @param bytes the tag as stored; bytes after its end are ignored, and a tag that is cut off ends there
 * @param most frames that are read
 * @returns null if no tag of a known version begins
 * @see ID3v2.2, ID3v2.3, ID3v2.4 structure
 */
export function parseTag(bytes: Uint8Array, most = mostFrames): Tag | null {
  const header = parseTagHeader(bytes);
  const version = header === null ? null : id3VersionOf(header);
  if (header === null || version === null) return null;
  const bodyEnd = Math.min(bytes.length, tagHeaderLength + header.bodyLength);
  const parts = parseBody(header, version, bytes.subarray(0, bodyEnd), most);
  const footer = locateFooter(header, bytes, bodyEnd);
  return { version, header, ...parts, footer, byteLength: bodyEnd + footer.length };
}

/** The offset in the tag as stored for one in the tag as decoded. */
export function storedOffset({ zeros }: Tag, decodedOffset: number): number {
  return offsetWithZeros(zeros, decodedOffset);
}

/** Where the padding should begin: after the last frame. */
export function framesEnd({ decoded, rest }: Pick<Tag, 'decoded' | 'rest'>): number {
  return decoded.length - rest.length;
}

type BodyParts = Omit<Tag, 'version' | 'header' | 'footer' | 'byteLength'>;

function parseBody(header: TagHeader, version: Id3Version, stored: Uint8Array, most: number): BodyParts {
  // A view, not a copy: tags of many megabytes occur, and are parsed several times in a run.
  const asStored = (unsynchronisation: Unsynchronisation) =>
    parseDecoded({ header, version, most }, stored, unsynchronisation, noZeros);
  if (!hasFlag(header, tagFlags.unsynchronisation)) return asStored('none');
  if (version === '2.4') return asStored('frames');
  const undone = resynchronise(stored, tagHeaderLength);
  if (undone === null || undone.zeros.count === 0) return asStored('none');
  const whole = parseDecoded({ header, version, most }, undone.bytes, 'tag', undone.zeros);
  if (version === '2.2' || isClean(whole)) return whole;
  const frameByFrame = asStored('frames');
  return isClean(frameByFrame) ? frameByFrame : whole;
}

function parseDecoded(
  { header, version, most }: { header: TagHeader; version: Id3Version; most: number },
  decoded: Uint8Array,
  unsynchronisation: Unsynchronisation,
  zeros: InsertedZeros,
): BodyParts {
  const extendedHeader = parseExtendedHeader(header, version, decoded.subarray(tagHeaderLength));
  const start = tagHeaderLength + (extendedHeader?.raw.length ?? 0);
  const { frames, end, overrun, isUnread } = parseFrameRegion(decoded, start, decoded.length, version, most);
  return {
    unsynchronisation,
    zeros,
    extendedHeader,
    frames,
    overrun,
    isUnread,
    rest: decoded.subarray(end),
    decoded,
    contentEnd: locateContentEnd(decoded, end, decoded.length),
  };
}

/** There is none when its flag is off, or when a frame is in its place: some programs only set the flag. */
function parseExtendedHeader(
  header: TagHeader,
  version: Id3Version,
  body: Uint8Array,
): ExtendedHeader | null {
  if (version === '2.2' || !hasFlag(header, tagFlags.extendedHeader)) return null;
  const first = parseFrameHeader(body, 0, version);
  if (first !== null && isKnownFrameId(first.id, version)) return null;
  const sound = version === '2.3' ? parseExtendedHeader23(body) : parseExtendedHeader24(body);
  if (sound !== null && isFollowed(body, sound.raw.length, version)) return sound;
  return malformedExtendedHeader(body, version, (offset) => isFrameAt(body, offset, version)) ?? sound;
}

/** Whether an extended header is followed by a frame, padding or the end. */
function isFollowed(body: Uint8Array, offset: number, version: Id3Version): boolean {
  return offset === body.length || body[offset] === 0 || isFrameAt(body, offset, version);
}

function isFrameAt(body: Uint8Array, offset: number, version: Id3Version): boolean {
  const header = parseFrameHeader(body, offset, version);
  if (header === null || !isKnownFrameId(header.id, version)) return false;
  const size = Math.min(header.plainSize, header.syncsafeSize ?? header.plainSize);
  return offset + frameHeaderLength(version) + size <= body.length;
}

/** The footer at the start of `bytes`, empty if none is announced or something else is in its place. */
function locateFooter(header: TagHeader, bytes: Uint8Array, bodyEnd: number): Uint8Array {
  return bytes.subarray(bodyEnd, bodyEnd + (isFooterOf(header, bytes, bodyEnd) ? tagHeaderLength : 0));
}

function isClean(parts: BodyParts): boolean {
  return parts.overrun === null && parts.contentEnd === framesEnd(parts);
}

function hasFlag({ flags }: TagHeader, flag: number): boolean {
  return (flags & flag) !== 0;
}
