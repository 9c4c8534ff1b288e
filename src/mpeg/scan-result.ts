import type { Junk, MpegStream } from './mpeg-stream.js';
import type { TimeIndex } from './time-index.js';

/** A frame that the next one cuts short: bytes are missing in the middle of the audio. */
export interface CutFrame {
  readonly offset: number;
  readonly missingByteLength: number;
  readonly atMs: number;
}

/** What one pass over the audio gave. The lists of the stream are cut off at 100 entries, the totals are not. */
export interface ScanResult {
  readonly stream: MpegStream;
  /** Byte offset of the first frame, header frames included. */
  readonly start: number;
  /** Byte offset after the last frame. */
  readonly end: number;
  readonly timeIndex: TimeIndex;
  readonly samplesPerFrame: number;
  /** What is before the first frame, and after the last; null when nothing is. */
  readonly leadingKind: Junk['kind'] | null;
  readonly trailingKind: Junk['kind'] | null;
  /** At most the first 100. */
  readonly cutFrames: readonly CutFrame[];
  readonly cutFrameTotal: number;
  readonly junkTotal: number;
  readonly formatChangeTotal: number;
  /** How many streams follow one another. */
  readonly streamTotal: number;
  /** Frames of the first of them, which the first header frame is about. */
  readonly firstStreamFrameCount: number;
}
