import { type ByteEdit, editedRope } from '../bytes/byte-edit.js';
import { ByteRope } from '../bytes/byte-rope.js';
import { MalformedError } from '../diagnostic/failure.js';
import { type ChapterVersion, framesInParts, type NewFrame } from '../id3/chapter-frames.js';
import { type OwnFrame, renderOwnFrame } from '../id3/own-frame.js';
import { locateSeekPoint, seekPointFrames, shiftSeekPoint } from '../id3/seek-points.js';
import { renderTagHeader, tagHeaderLength } from '../id3/tag-header.js';
import { applyInParts, inParts, replaceBytes, shiftEdits } from './edit-list.js';
import type { KeptPart } from './kept-part.js';
import { maxTagLength, planTagLength, type TagRoom } from './padding.js';

/** A tag with chapters, ready to take the place of another. */
export interface NewTag {
  /** The whole tag; the present one where nothing changes. */
  readonly bytes: Uint8Array;
  /** The edits that turn the present tag into it; their offsets count in the present tag. */
  readonly edits: readonly ByteEdit[];
}

/**
 * Puts a tag together: header, our frames, what is kept, padding. It is copied once, into the new tag, and the edits hold views of that.
 *
 * @param present the tag that it replaces, as stored; empty for none
 * @param frames CTOC and CHAP
 * @throws MalformedError `id3/tag-too-large`; `id3/absolute-position` with the offset of the frame in the kept region
 */
export function assembleTag(
  present: Uint8Array,
  frames: readonly NewFrame[],
  part: KeptPart,
  room: Pick<TagRoom, 'gapLength' | 'paddingLength'>,
): NewTag {
  const version: ChapterVersion = part.header.majorVersion === 4 ? '2.4' : '2.3';
  const memory = part.former;
  const chapters = new ByteRope(framesInParts(frames, version));
  // Its length does not depend on the lengths that it remembers; with pictures of other programs it can have megabytes, so
  // it is not rendered twice.
  const resized = renderMemory({ ...memory, previousByteLength: present.length }, version);
  const neededLength = tagHeaderLength + chapters.byteLength + resized.byteLength + part.region.byteLength;
  const length = planTagLength({ ...room, neededLength, presentLength: present.length });
  if (length > maxTagLength) throw new MalformedError('id3/tag-too-large', length, `${length} bytes`);
  const header = renderTagHeader({ ...part.header, bodyLength: length - tagHeaderLength });
  const seekPoints = seekPointEdits(part.region, version, present.length, length - present.length);
  const own = length === present.length ? renderMemory(memory, version) : resized;
  const head = new ByteRope([header, ...chapters.parts, ...own.parts]);
  const paddingLength = length - neededLength;
  const { inPlace } = part;
  // With much padding to write, a new tag costs no more.
  const isMostlyKept =
    inPlace !== null && paddingLength - (present.length - inPlace.contentEnd) < longPadding;
  if (inPlace === null || !isMostlyKept || seekPoints.length > 0) {
    const bytes = new Uint8Array(length);
    fill(bytes, [...head.parts, ...editedRope(part.region, seekPoints).parts]);
    return { bytes, edits: replaceBytes(present, bytes) };
  }
  // The kept frames are not touched: an edit for the head, those that the frames need, one for the padding.
  const tail = replaceBytes(present.subarray(inPlace.contentEnd), new Uint8Array(paddingLength));
  return applyInParts(present, [
    { offset: 0, length: tagHeaderLength, parts: head.parts },
    ...[...inPlace.edits, ...shiftEdits(tail, inPlace.contentEnd)].map(inParts),
  ]);
}

/** Puts parts into bytes that are zeros, starting at the beginning. */
function fill(bytes: Uint8Array, parts: Iterable<Uint8Array>): void {
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
}

/** Bytes. */
const longPadding = 1 << 20;

/** Our PRIV frame; its length does not depend on the lengths that it remembers. */
function renderMemory(memory: OwnFrame, version: ChapterVersion): ByteRope {
  const body = new ByteRope(renderOwnFrame(memory));
  return new ByteRope(framesInParts([{ id: 'PRIV', body }], version));
}

function seekPointEdits(
  region: ByteRope,
  version: ChapterVersion,
  presentLength: number,
  growth: number,
): readonly ByteEdit[] {
  return seekPointFrames(region, version).map((frame) => {
    const range = locateSeekPoint(frame);
    if (range === null) throw new MalformedError('id3/absolute-position', frame.offset, 'it is wrapped');
    return shiftSeekPoint(frame, range, presentLength, growth);
  });
}
