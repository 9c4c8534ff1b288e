import { type ByteEdit, editedRope } from '../bytes/byte-edit.js';
import { ByteRope } from '../bytes/byte-rope.js';
import { inflate } from '../bytes/inflate.js';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.js';
import { framesInParts } from '../id3/chapter-frames.js';
import { convertInParts } from '../id3/convert/convert.js';
import { noFormerTag, plainFormerTag, rememberTag, withEarlierLengths } from '../id3/former-tag.js';
import type { Id3Frame } from '../id3/frame.js';
import type { LocatedFrame } from '../id3/frame-region.js';
import { withRightSize } from '../id3/locate-tags.js';
import type { OwnFrame } from '../id3/own-frame.js';
import { removeFrames } from '../id3/remove-frames.js';
import { framesEnd, parseTag, type Tag } from '../id3/tag.js';
import { majorVersionOf, type TagHeader, tagFlags, tagHeaderLength } from '../id3/tag-header.js';
import { countFrameZeros, mostSingleZeros, removal, tidyEdits } from '../id3/tidy.js';
import { isChapterFrame, recogniseOwnOutput } from './own-output.js';

/** Version, revision and flags of the tag to write. */
export type NewHeader = Pick<TagHeader, 'majorVersion' | 'revision' | 'flags'>;

/** How a kept part is stored in the present tag. */
export interface InPlace {
  readonly edits: readonly ByteEdit[];
  /** Where the padding begins. */
  readonly contentEnd: number;
}

/** The part of a tag that goes into the new one, after the chapters. */
export interface KeptPart {
  readonly header: NewHeader;
  /** Frames, and bytes that are not frames; without padding. */
  readonly region: ByteRope;
  /** The edits that turn the tag as stored into the region; null when it was made from scratch. */
  readonly inPlace: InPlace | null;
  /** What our PRIV frame is to remember. */
  readonly former: OwnFrame;
}

/** Where there is no tag. */
export const nothingKept: KeptPart = {
  header: { majorVersion: 3, revision: 0, flags: 0 },
  region: new ByteRope([]),
  inPlace: null,
  former: noFormerTag,
};

const isForeign = (frame: LocatedFrame): boolean => !isChapterFrame(frame);

/**
 * Keeps a tag in its version: all but the chapters, made readable for all players.
 *
 * @param stored the tag as stored, and junk before it
 */
export function keepTag(tag: Tag, stored: Uint8Array): KeptPart {
  const { decoded, contentEnd } = tag;
  const header = cleanHeader(tag.header);
  const junkLength = stored.length - tag.byteLength;
  const hasJunkBefore = junkLength > 0;
  const own = recogniseOwnOutput(tag);
  if (own !== null) {
    const edits = [removal(tagHeaderLength, own.regionStart - tagHeaderLength)];
    return {
      header,
      region: new ByteRope([decoded.subarray(own.regionStart, contentEnd)]),
      inPlace: hasJunkBefore ? null : { edits, contentEnd },
      former: own.memory,
    };
  }
  const removals = tag.frames.filter(isChapterFrame).map(({ offset, raw }) => removal(offset, raw.length));
  const edits = [...tidyEdits(tag, isForeign), ...removals, ...junkEdits(tag)].sort(
    (a, b) => a.offset - b.offset,
  );
  const content = decoded.subarray(0, contentEnd);
  const region = editedRope(content, edits).slice(tagHeaderLength);
  const tagBytes = withRightSize({ offset: 0, bytes: stored, junkLength, tag }).subarray(junkLength);
  // This many zeros cannot be remembered, and removing them in place would copy too often.
  const isDecoded = countFrameZeros(tag, tag.frames) > mostSingleZeros;
  const remembered = isDecoded ? null : formerOf(tag, tagBytes, region);
  const former = remembered ?? plainFormerTag(header, region, stored.length);
  return {
    header,
    region,
    inPlace: tag.zeros.count === 0 && !hasJunkBefore && !isDecoded ? { edits, contentEnd } : null,
    former: withEarlierLengths(former, lengthsOfExport(stored.length)),
  };
}

/**
 * Turns a tag into v2.3.
 *
 * @param placeOf where a frame is in the file
 */
export function convertTag(
  tag: Tag,
  placeOf: (frame: Id3Frame) => Place,
): { readonly part: KeptPart; readonly diagnostics: readonly Diagnostic[] } {
  const own = recogniseOwnOutput(tag);
  const byteLength = own?.memory.byteLength ?? tag.byteLength;
  const header = { majorVersion: 3, revision: 0, flags: cleanHeader(tag.header).flags };
  if (tag.version === '2.3') throw new RangeError('a v2.3 tag needs no conversion');
  const whole = tag.unsynchronisation === 'frames';
  const options = { place: placeOf, inflate, unsynchronised: whole };
  const converted = convertInParts(tag.frames.filter(isForeign), tag.version, options);
  const junk = tag.decoded.subarray(framesEnd(tag), tag.contentEnd);
  const gap = junkEdits(tag).map(({ content }) => content);
  const region = new ByteRope([...framesInParts(converted.frames, '2.3'), ...gap, junk]);
  const former = withEarlierLengths(
    plainFormerTag(header, region, byteLength),
    own?.memory ?? lengthsOfExport(tag.byteLength),
  );
  return { part: { header, region, inPlace: null, former }, diagnostics: converted.diagnostics };
}

/** Where chapters come into a file for the first time. */
function lengthsOfExport(byteLength: number) {
  return { exportByteLength: byteLength, previousByteLength: byteLength };
}

/** The tag without chapters: what strip makes of one that is not our own output. */
export function withoutChapters(tag: Tag, stored: Uint8Array): Uint8Array {
  let bytes = removeFrames(tag, stored, isChapterFrame);
  if (bytes === stored) return stored;
  // In a damaged tag more chapters can come to light where some are gone; players would show them.
  for (let round = 0; round < mostRounds; round += 1) {
    const again = parseTag(bytes);
    const next = again === null ? bytes : removeFrames(again, bytes, isChapterFrame);
    if (next === bytes) return bytes;
    bytes = next;
  }
  return bytes;
}

/** Each takes out a row of chapters after damage; a file made to have more is refused as ambiguous. */
const mostRounds = 16;

/** What strip should restore, if it can: the tag as it is, except for chapters of others. */
function formerOf(tag: Tag, stored: Uint8Array, region: ByteRope): OwnFrame | null {
  const formerBytes = withoutChapters(tag, stored);
  const former = formerBytes === stored ? tag : parseTag(formerBytes);
  if (former === null) return region.byteLength === 0 ? noFormerTag : null;
  if (former.contentEnd < tagHeaderLength) return null;
  const edits = [...tidyEdits(former, () => true), ...junkEdits(former)];
  return rememberTag(former, formerBytes, edits, region);
}

/** Unsynchronisation, extended header and footer are undone; flags that the version does not define mean nothing. */
function cleanHeader({ majorVersion, revision, flags }: TagHeader): NewHeader {
  const kept = majorVersion === majorVersionOf('2.2') ? 0 : tagFlags.experimental;
  return { majorVersion, revision, flags: flags & kept };
}

/**
 * Ten zeros between the frames and bytes that are not frames: AntennaPod, Media3, Pocket Casts and others take them for
 * padding and stop there; if the tag continued with junk, they would read no chapters at all.
 */
function junkEdits(tag: Tag): readonly ByteEdit[] {
  const offset = framesEnd(tag);
  const isSeparate = tag.decoded.subarray(offset, offset + 10).every((byte) => byte === 0);
  if (isSeparate || tag.contentEnd <= offset || tag.overrun !== null) return [];
  return [{ offset, length: 0, content: new Uint8Array(10) }];
}
