import { type ByteEdit, editedParts } from '../bytes/byte-edit.js';
import { concatBytes } from '../bytes/concat.js';
import { MalformedError } from '../diagnostic/failure.js';
import { type ChapterVersion, type NewFrame, renderFrames } from '../id3/chapter-frames.js';
import { renderFrameHeader } from '../id3/frame-header.js';
import { parseFrameRegion } from '../id3/frame-region.js';
import { type OwnFrame, renderOwnFrameParts } from '../id3/own-frame.js';
import { locateSeekPoint, shiftSeekPoint } from '../id3/seek-points.js';
import { renderTagHeader, tagHeaderLength } from '../id3/tag-header.js';
import { mergeEdits, replaceBytes, shiftEdits } from './edit-list.js';
import type { KeptPart } from './kept-part.js';
import { maxTagLength, planTagLength, type TagRoom } from './padding.js';

/** A tag with chapters, ready to take the place of another. */
export interface NewTag {
  readonly byteLength: number;
  /** The whole tag where it was put together from scratch; null where parts of the present one stay in place. */
  readonly bytes: Uint8Array | null;
  /** What makes it out of the present tag; counted in that. */
  readonly edits: readonly ByteEdit[];
}

/**
 * Puts a tag together: header, our frames, what is kept, padding.
 *
 * @param present the tag that it takes the place of, as stored; empty for none
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
  const chapters = renderFrames(frames, version);
  // It is as long whatever lengths it remembers; with pictures of other programs it can have megabytes, so it is not rendered twice.
  const resized = renderMemory({ ...memory, previousByteLength: present.length }, version);
  const neededLength = tagHeaderLength + chapters.length + lengthOf(resized) + part.region.length;
  const length = planTagLength({ ...room, neededLength, presentLength: present.length });
  if (length > maxTagLength) throw new MalformedError('id3/tag-too-large', length, `${length} bytes`);
  const header = renderTagHeader({ ...part.header, bodyLength: length - tagHeaderLength });
  const seekPoints = seekPointEdits(part.region, version, present.length, length - present.length);
  const own = length === present.length ? renderMemory(memory, version) : resized;
  const head = [header, chapters, ...own];
  const paddingLength = length - neededLength;
  const { inPlace } = part;
  // Much padding to write is a new tag in all but name, which is then not put together a second time to be proved.
  const isMostlyKept =
    inPlace !== null && paddingLength - (present.length - inPlace.contentEnd) < longPadding;
  if (inPlace === null || !isMostlyKept || seekPoints.length > 0) {
    const bytes = new Uint8Array(length);
    let offset = 0;
    for (const piece of [...head, ...editedParts(part.region, seekPoints)]) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
    return { byteLength: length, bytes, edits: replaceBytes(present, bytes) };
  }
  // The kept frames are not touched: an edit for the head, those that the frames need, one for the padding.
  const tail = paddingEdits(present.subarray(inPlace.contentEnd), paddingLength);
  const edits = [
    { offset: 0, length: tagHeaderLength, content: concatBytes(head) },
    ...inPlace.edits,
    ...shiftEdits(tail, inPlace.contentEnd),
  ];
  return { byteLength: length, bytes: null, edits: mergeEdits(present, edits) };
}

/** Bytes. */
const longPadding = 1 << 20;

/** The edits that turn what is after the frames into padding; zeros that are there stay. */
function paddingEdits(present: Uint8Array, length: number): readonly ByteEdit[] {
  const shorter = Math.min(present.length, length);
  let start = 0;
  while (start < shorter && present[start] === 0) start += 1;
  if (start === present.length && start === length) return [];
  let same = 0;
  while (same < shorter - start && present[present.length - 1 - same] === 0) same += 1;
  return [
    {
      offset: start,
      length: present.length - start - same,
      content: new Uint8Array(length - start - same),
    },
  ];
}

/** Our PRIV frame; as long, whatever lengths it remembers. */
function renderMemory(memory: OwnFrame, version: ChapterVersion): readonly ArrayLike<number>[] {
  const body = renderOwnFrameParts(memory);
  return [renderFrameHeader('PRIV', 0, lengthOf(body), version), ...body];
}

function lengthOf(parts: readonly ArrayLike<number>[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function seekPointEdits(
  region: Uint8Array,
  version: ChapterVersion,
  presentLength: number,
  growth: number,
): readonly ByteEdit[] {
  const { frames } = parseFrameRegion(region, 0, region.length, version);
  return frames
    .filter(({ id }) => id === 'ASPI')
    .map((frame) => {
      const range = locateSeekPoint(frame);
      if (range === null) throw new MalformedError('id3/absolute-position', frame.offset, 'it is wrapped');
      return shiftSeekPoint(frame, range, presentLength, growth);
    });
}
