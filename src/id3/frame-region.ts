import type { Id3Frame } from './frame.js';
import {
  type FrameHeader,
  frameHeaderLength,
  frameIdLength,
  isKnownFrameId,
  parseFrameHeader,
  type SizeForm,
  sizeFormOf,
} from './frame-header.js';
import { decodeLatin1 } from './latin1.js';
import type { Id3Version } from './tag-header.js';

/** A frame with what was decided about it. */
export interface LocatedFrame extends Id3Frame {
  /** How its size had to be read; not always as its version requires. */
  readonly sizeForm: SizeForm;
}

/** A frame whose size leads past the end of what holds it. */
export interface Overrun {
  readonly id: string;
  readonly offset: number;
  /** As its header states. */
  readonly bodyLength: number;
  readonly availableLength: number;
}

/**
 * The most frames that are read from a file, and also the most sub-frames: sixteen for each of 255 chapters. Real tags have
 * some dozens, those with many chapters and pictures some hundreds; a tag made of millions of empty ones would take minutes
 * and all the memory of the machine.
 */
export const mostFrames = 4096;

/** A row of frames: those of a tag, or the subframes of a CHAP or CTOC. */
export interface FrameRegion {
  readonly frames: readonly LocatedFrame[];
  /** Where the last frame ends: padding, or bytes that are not frames, start here. */
  readonly end: number;
  /** The frame at `end` when there is one that is cut off. */
  readonly overrun: Overrun | null;
  /** Whether more frames follow at `end`, which were too many to be read. */
  readonly isUnread: boolean;
}

/**
 * Parses frames one after the other, up to padding or to bytes that are not a frame.
 *
 * Programs disagree about the form of a size: FFmpeg and iTunes write plain ones into v2.4, others syncsafe ones into
 * v2.3. Each frame is read in the form of its version, unless only the other form leads to another frame, padding or the
 * end.
 *
 * @param bytes a decoded tag, or any bytes that end with the last frame or padding
 * @param start offset of the first frame
 * @param end where the region ends
 * @param most frames that are read; a number that no sensible tag reaches
 */
export function parseFrameRegion(
  bytes: Uint8Array,
  start: number,
  end: number,
  version: Id3Version,
  most = mostFrames,
): FrameRegion {
  const region: Region = {
    bytes: bytes.subarray(0, end),
    contentEnd: locateContentEnd(bytes, start, end),
    version,
  };
  const frames: LocatedFrame[] = [];
  let offset = start;
  for (let header = headerAt(region, offset); header !== null; header = headerAt(region, offset)) {
    if (frames.length === most) return { frames, end: offset, overrun: null, isUnread: true };
    const found = chooseSize(region, offset, header);
    if (found === null) {
      const overrun = isKnownFrameId(header.id, version) ? describeOverrun(region, offset, header) : null;
      return { frames, end: offset, overrun, isUnread: false };
    }
    const bodyStart = offset + frameHeaderLength(version);
    const next = bodyStart + found.size;
    frames.push({
      id: header.id,
      flags: header.flags,
      body: bytes.subarray(bodyStart, next),
      offset,
      raw: bytes.subarray(offset, next),
      sizeForm: found.form,
    });
    offset = next;
  }
  return finishAtCutHeader(
    { frames, end: offset, overrun: null, isUnread: false },
    bytes.subarray(offset, end),
    version,
  );
}

/** Reads the sub-frames of one file, chapter after chapter. */
export interface SubframeReader {
  /** The frames inside a chapter or table of contents, as long as there are not too many in the file. */
  readonly read: (subframes: Uint8Array, version: Id3Version) => readonly LocatedFrame[];
  /** Whether there were more than are read. */
  readonly isUnread: () => boolean;
}

/** Reads the sub-frames of a file, no more than `mostFrames` in all. */
export function subframeReader(): SubframeReader {
  let left = mostFrames;
  let isUnread = false;
  return {
    read(subframes, version) {
      const region = parseFrameRegion(subframes, 0, subframes.length, version, left);
      left -= region.frames.length;
      isUnread ||= region.isUnread;
      return region.frames;
    },
    isUnread: () => isUnread,
  };
}

/** Where the zeros begin that end a region; at least `start`. */
export function locateContentEnd(bytes: Uint8Array, start: number, end: number): number {
  let contentEnd = end;
  while (contentEnd > start && bytes[contentEnd - 1] === 0) contentEnd -= 1;
  return contentEnd;
}

/**
 * What the last bytes of a region mean when they are an ID and too few for a header: if only zeros follow the ID, an empty
 * frame, as it would be in front of more padding; else a frame that is cut off.
 */
function finishAtCutHeader(region: FrameRegion, raw: Uint8Array, version: Id3Version): FrameRegion {
  const { frames, end: offset } = region;
  const id = decodeLatin1(raw.subarray(0, frameIdLength(version)));
  if (raw.length >= frameHeaderLength(version) || !isKnownFrameId(id, version)) return region;
  if (raw.subarray(id.length).some((byte) => byte !== 0)) {
    const padded = new Uint8Array(frameHeaderLength(version));
    padded.set(raw);
    const bodyLength = parseFrameHeader(padded, 0, version)?.plainSize ?? 0;
    return { ...region, overrun: { id, offset, bodyLength, availableLength: 0 } };
  }
  const empty = { id, flags: 0, body: raw.subarray(raw.length), offset, raw, sizeForm: sizeFormOf(version) };
  return { ...region, frames: [...frames, empty], end: offset + raw.length };
}

interface Region {
  readonly bytes: Uint8Array;
  readonly contentEnd: number;
  readonly version: Id3Version;
}

interface ChosenSize {
  readonly size: number;
  readonly form: SizeForm;
}

function headerAt({ bytes, version }: Region, offset: number): FrameHeader | null {
  return bytes[offset] === 0 ? null : parseFrameHeader(bytes, offset, version);
}

/** The size that leads to something sensible; for a proper ID, failing that, one that stays inside the region. */
function chooseSize(region: Region, offset: number, header: FrameHeader): ChosenSize | null {
  const bodyStart = offset + frameHeaderLength(region.version);
  const sizes = readings(header, region.version).filter(
    ({ size }) => bodyStart + size <= region.bytes.length,
  );
  const sensible = sizes.find(({ size }) => isBoundary(region, bodyStart + size));
  if (isKnownFrameId(header.id, region.version)) return sensible ?? sizes[0] ?? null;
  // With an improper ID it is a frame only if everything supports it, and more padding would not change that.
  const isFrame =
    sensible !== undefined && sensible.size > 0 && bodyStart + sensible.size <= region.contentEnd;
  return isFrame ? sensible : null;
}

/** Both readings of a size; first the one that the version requires. */
function readings({ plainSize, syncsafeSize }: FrameHeader, version: Id3Version): readonly ChosenSize[] {
  const plain: ChosenSize = { size: plainSize, form: 'plain' };
  if (syncsafeSize === null || plainSize === syncsafeSize)
    return [{ ...plain, form: plainSizeForm(syncsafeSize, version) }];
  const syncsafe: ChosenSize = { size: syncsafeSize, form: 'syncsafe' };
  return version === '2.4' ? [syncsafe, plain] : [plain, syncsafe];
}

/** Sizes below 128 are the same in both forms. */
function plainSizeForm(syncsafeSize: number | null, version: Id3Version): SizeForm {
  return syncsafeSize === null ? 'plain' : sizeFormOf(version);
}

/** Whether a frame may end here: the end, padding or another frame follows. */
function isBoundary(region: Region, offset: number): boolean {
  if (offset >= region.contentEnd) return true;
  const header = headerAt(region, offset);
  if (header === null || !isKnownFrameId(header.id, region.version)) return false;
  const bodyStart = offset + frameHeaderLength(region.version);
  return readings(header, region.version).some(({ size }) => bodyStart + size <= region.bytes.length);
}

function describeOverrun(region: Region, offset: number, header: FrameHeader): Overrun {
  const availableLength = region.bytes.length - offset - frameHeaderLength(region.version);
  return {
    id: header.id,
    offset,
    bodyLength: readings(header, region.version)[0]?.size ?? 0,
    availableLength,
  };
}
