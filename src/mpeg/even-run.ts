import { formatOf, frameByteLength, isFreeFormat } from './frame-header.js';
import { claimMarkOffset } from './header-claim.js';

/** What a walk met. */
export interface RunEnd {
  /** Index and header of the last frame that was counted. */
  at: number;
  word: number;
  /** Index after that frame. */
  next: number;
  count: number;
  /** The bits in which any header differs from the first. */
  differingBits: number;
  /** How many points were taken down. */
  pointCount: number;
}

/** Frames whose place in time is wanted. */
export interface WantedPoints {
  /** Index from which the next such frame is wanted. */
  readonly from: number;
  /** Bytes between two of them, at least. */
  readonly distance: number;
  /** How many are taken down at most: where there would be more, the walk ends. */
  readonly most: number;
}

/** Points that one walk takes down: more than a window of a megabyte has. */
const mostPoints = 256;

/** Walks from frame to frame while they are of one format and none looks like a header frame. */
export class EvenRun {
  readonly #end: RunEnd = { at: 0, word: 0, next: 0, count: 0, differingBits: 0, pointCount: 0 };
  /** Index of each frame that was recorded, and how many frames of the walk are before it; valid until the next walk. */
  readonly pointAts = new Int32Array(mostPoints);
  readonly pointFrames = new Int32Array(mostPoints);
  /** Lengths of frames by bit rate and padding; 0 for what no frame of the stream can have. */
  readonly #byteLengths = new Int32Array(32);
  /** What the lengths hold for. */
  #format = 0;
  #freeByteLength = -1;

  /**
   * Counts the frame at `at` and those after it, up to the first that may be a header frame.
   *
   * @param word header of that frame, which is not a header frame
   * @param freeByteLength as for `frameByteLength`
   * @param lastHeader index of the last place where a header may be
   * @param wanted which frames to take down, in `pointAts` and `pointFrames`
   * @returns valid until the next walk
   */
  walk(
    bytes: Uint8Array,
    at: number,
    word: number,
    freeByteLength: number,
    lastHeader: number,
    wanted: WantedPoints,
  ): Readonly<RunEnd> {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const byteLengths = this.#lengthsFor(word, isFreeFormat(word) ? freeByteLength : 0);
    const end = this.#end;
    end.at = at;
    end.word = word;
    end.next = at + frameByteLength(word, freeByteLength);
    end.count = 1;
    end.differingBits = 0;
    end.pointCount = 0;
    const { from, distance } = wanted;
    const most = Math.min(wanted.most, mostPoints);
    const { pointAts, pointFrames } = this;
    stride(
      bytes,
      view,
      lastHeader,
      byteLengths,
      claimMarkOffset(word),
      end,
      pointAts,
      pointFrames,
      from,
      distance,
      most,
    );
    return end;
  }

  /**
   * By the four bits of the bit rate and, above these, that of the padding.
   *
   * @param freeByteLength 0 for a frame that states its bit rate: then none of free format goes with it
   */
  #lengthsFor(word: number, freeByteLength: number): Int32Array {
    const format = formatOf(word);
    if (format === this.#format && freeByteLength === this.#freeByteLength) return this.#byteLengths;
    this.#format = format;
    this.#freeByteLength = freeByteLength;
    for (let bits = 0; bits < 32; bits += 1) {
      const header = format | ((bits & 15) << 12) | ((bits & 16) << 5);
      const isFree = (bits & 15) === 0;
      this.#byteLengths[bits] = isFree === freeByteLength > 0 ? frameByteLength(header, freeByteLength) : 0;
    }
    return this.#byteLengths;
  }
}

/**
 * The hot loop of the scan: it looks once at the header and at three bytes of each frame.
 *
 * It allocates and calls nothing, and its masks and characters are plain numbers, so that V8 optimises it early: as a part
 * of the scanner it was only optimised when most of a file had been read. Measured on 59 MB, that is 141,000 frames, in a
 * new process: 9 ms instead of 16 to 24.
 *
 * @param mark where the characters of a Xing or Info header are in a frame without a checksum, see `claimMarkOffset`
 * @param end what to continue from, and to update
 * @param from, distance, most see WantedPoints
 */
function stride(
  bytes: Uint8Array,
  view: DataView,
  lastHeader: number,
  byteLengths: Int32Array,
  mark: number,
  end: RunEnd,
  pointAts: Int32Array,
  pointFrames: Int32Array,
  from: number,
  distance: number,
  most: number,
): void {
  const first = end.word;
  const isMono = (first & 0xc0) === 0xc0;
  let { at, word, next, count, differingBits, pointCount } = end;
  let wanted = from;
  while (next <= lastHeader) {
    const follower = view.getInt32(next);
    // The format, as `formatOf` has it, and whether there is one channel.
    if (((follower ^ first) & 0xfffe_0c00) !== 0 || ((follower & 0xc0) === 0xc0) !== isMono) break;
    const length = byteLengths[((follower >>> 12) & 15) | ((follower >>> 5) & 16)] ?? 0;
    if (length === 0) break;
    // `In` or `Xi`, the first half of what `findClaim` then checks; the same where a checksum shifts it; and `VB`.
    let letter = bytes[next + mark];
    if (letter === 0x49 || letter === 0x58) {
      letter = bytes[next + mark + 1];
      if (letter === 0x6e || letter === 0x69) break;
    }
    letter = bytes[next + mark + 2];
    if (letter === 0x49 || letter === 0x58) {
      letter = bytes[next + mark + 3];
      if (letter === 0x6e || letter === 0x69) break;
    }
    if (bytes[next + 36] === 0x56 && bytes[next + 37] === 0x42) break;
    if (next >= wanted) {
      if (pointCount === most) break;
      pointAts[pointCount] = next;
      pointFrames[pointCount] = count;
      pointCount += 1;
      wanted = next + distance;
    }
    at = next;
    word = follower;
    next += length;
    count += 1;
    differingBits |= follower ^ first;
  }
  end.at = at;
  end.word = word;
  end.next = next;
  end.count = count;
  end.differingBits = differingBits;
  end.pointCount = pointCount;
}
