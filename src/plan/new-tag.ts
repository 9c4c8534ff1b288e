import { type ByteEdit, editedParts } from '../bytes/byte-edit.js';
import { concatBytes } from '../bytes/concat.js';
import { MalformedError } from '../diagnostic/failure.js';
import { type ChapterVersion, type NewFrame, renderFrames } from '../id3/chapter-frames.js';
import { renderFrameHeader } from '../id3/frame-header.js';
import { parseFrameRegion } from '../id3/frame-region.js';
import { type OwnFrame, renderOwnFrame } from '../id3/own-frame.js';
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
  const padding = new Uint8Array(length - neededLength);
  const { inPlace } = part;
  if (inPlace === null || seekPoints.length > 0) {
    const bytes = concatBytes([...head, ...editedParts(part.region, seekPoints), padding]);
    return { byteLength: length, bytes, edits: replaceBytes(present, bytes) };
  }
  // The kept frames are not touched: an edit for the head, those that the frames need, one for the padding.
  const tail = replaceBytes(present.subarray(inPlace.contentEnd), padding);
  const edits = [
    { offset: 0, length: tagHeaderLength, content: concatBytes(head) },
    ...inPlace.edits,
    ...shiftEdits(tail, inPlace.contentEnd),
  ];
  return { byteLength: length, bytes: null, edits: mergeEdits(present, edits) };
}

/** Our PRIV frame; as long, whatever lengths it remembers. */
function renderMemory(memory: OwnFrame, version: ChapterVersion): readonly Uint8Array[] {
  const body = renderOwnFrame(memory);
  return [renderFrameHeader('PRIV', 0, body.length, version), body];
}

function lengthOf(parts: readonly Uint8Array[]): number {
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
