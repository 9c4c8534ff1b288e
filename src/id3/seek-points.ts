import type { ByteEdit } from '../bytes/byte-edit.js';
import type { ByteRange } from '../bytes/byte-range.js';
import { asRope, type PartedBytes } from '../bytes/byte-rope.js';
import type { Id3Frame } from './frame.js';
import { parseFrameRegion } from './frame-region.js';
import { encodeLatin1 } from './latin1.js';
import type { Id3Version } from './tag-header.js';

/**
 * Where an ASPI frame states the position of the audio: the first four bytes of its body, counted from the beginning of
 * the file. It is the one frame besides CHAP that holds such a position; SEEK and RBUF count from the end of the tag.
 *
 * @returns null when the frame is wrapped (compressed, encrypted, …) or too short
 * @see ID3v2.4 frames 4.30
 */
export function locateSeekPoint({ flags, body, offset, raw }: Id3Frame): ByteRange | null {
  if ((flags & 0xff) !== 0 || body.length < 4) return null;
  const start = offset + raw.length - body.length;
  return { start, end: start + 4 };
}

/**
 * The ASPI frames in a row of frames. Parts are only joined where the name occurs: hardly any tag has one.
 */
export function seekPointFrames(region: PartedBytes, version: Id3Version): readonly Id3Frame[] {
  const rope = asRope(region);
  if (!rope.includes(encodeLatin1('ASPI'))) return [];
  const { frames } = parseFrameRegion(rope.bytes(), 0, rope.byteLength, version);
  return frames.filter(({ id }) => id === 'ASPI');
}

/** The positions in a row of frames, as keptPosition gives them. */
export function keptPositions(region: PartedBytes, version: Id3Version): readonly ByteEdit[] {
  return seekPointFrames(region, version).flatMap(keptPosition);
}

/** Changes nothing itself, but its inverse puts the position back, even if it has changed. */
export function keptPosition(frame: Id3Frame): readonly ByteEdit[] {
  const range = frame.id === 'ASPI' ? locateSeekPoint(frame) : null;
  if (range === null) return [];
  const length = range.end - range.start;
  return [{ offset: range.start, length, content: frame.body.subarray(0, length) }];
}

/**
 * The edit that corrects an ASPI frame when the audio moves.
 *
 * @param range as locateSeekPoint gives it
 * @param presentTagLength positions inside the tag are nonsense, and stay
 * @param growth by how many bytes the audio moves
 */
export function shiftSeekPoint(
  { body }: Id3Frame,
  range: ByteRange,
  presentTagLength: number,
  growth: number,
): ByteEdit {
  const position = new DataView(body.buffer, body.byteOffset).getUint32(0);
  const content = new Uint8Array(4);
  new DataView(content.buffer).setUint32(0, position < presentTagLength ? position : position + growth);
  return { offset: range.start, length: 4, content };
}
