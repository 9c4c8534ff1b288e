import type { WantedPoints } from './even-run.js';
import { FirstItems } from './first-items.js';
import {
  channelModeOf,
  describeFormat,
  layerOf,
  sampleRateOf,
  samplesPerFrame,
  versionOf,
} from './frame-header.js';
import { FrameTally } from './frame-tally.js';
import type { FormatChange, HeaderClaim, Junk } from './mpeg-stream.js';
import type { CutFrame, ScanResult } from './scan-result.js';
import { TimeIndexBuilder } from './time-index.js';

/** How the scan ended. */
export interface ScanEnd {
  /** Byte offset after the last frame. */
  readonly end: number;
  /** Bytes missing from the last frame. */
  readonly missingBytes: number;
  /** What is after the last frame, null when nothing is. */
  readonly trailingKind: Junk['kind'] | null;
}

/** Records what a scan comes across, in constant memory. */
export class ScanRecord {
  readonly tally = new FrameTally();
  readonly #times = new TimeIndexBuilder();
  #start = -1;
  #firstWord = 0;
  #leadingKind: Junk['kind'] | null = null;
  #claim: HeaderClaim | null = null;
  readonly #innerClaims = new FirstItems<HeaderClaim>();
  readonly #junk = new FirstItems<Junk>();
  #junkByteLength = 0;
  readonly #formatChanges = new FirstItems<FormatChange>();
  readonly #cutFrames = new FirstItems<CutFrame>();

  /** Byte offset of the first frame, -1 before it is found. */
  get start(): number {
    return this.#start;
  }

  /**
   * Starts the record at the first frame, header frames included.
   *
   * @param offset its byte offset
   * @param word its header
   */
  begin(offset: number, word: number): void {
    this.#start = offset;
    this.#firstWord = word;
  }

  /**
   * Records which moment is at a frame.
   *
   * @param offset of the frame, before it is counted
   * @returns which frames to record next, by byte offset
   */
  addTime(offset: number): WantedPoints {
    this.#times.add(offset, this.tally.elapsedMs);
    return this.#times.wanted;
  }

  /**
   * Records the same for a frame further on.
   *
   * @param word header of the frame at hand
   * @param count frames of its format between it, itself included, and the other
   */
  addTimeBehind(offset: number, word: number, count: number): void {
    this.#times.add(offset, this.tally.elapsedMsBehind(word, count));
  }

  /** @param word header of the frame that carries it */
  addClaim(claim: HeaderClaim, word: number): void {
    const isFurther = this.tally.startSegment(claim, word);
    if (isFurther) this.#innerClaims.add(() => claim);
    else this.#claim ??= claim;
  }

  /** A change before the first frame with audio does not count: header frames may have another format. */
  addFormatChange(offset: number, previous: number, word: number): void {
    if (this.tally.frameCount === 0) return;
    this.#formatChanges.add(() => ({
      offset,
      atMs: Math.round(this.tally.elapsedMs),
      from: describeFormat(previous),
      to: describeFormat(word),
    }));
  }

  addCutFrame(offset: number, missingByteLength: number): void {
    this.#cutFrames.add(() => ({ offset, missingByteLength, atMs: Math.round(this.tally.elapsedMs) }));
  }

  /** Adds what is before the frame at hand: before the first one it is not an interruption. */
  addJunk(junk: Junk): void {
    if (junk.length === 0) return;
    if (junk.offset < this.#start) {
      this.#leadingKind = junk.kind;
      return;
    }
    this.#junkByteLength += junk.length;
    this.#junk.add(() => junk);
  }

  /** What was found, null when there was no frame. Must be called only once. */
  finish({ end, missingBytes, trailingKind }: ScanEnd): ScanResult | null {
    if (this.#start < 0) return null;
    const { tally } = this;
    // Delay and padding are included, because players count them.
    const timeIndex = this.#times.finish(end, tally.elapsedMs);
    const word = tally.firstWord ?? this.#firstWord;
    const { bitRateMode, bitRateKbps, frameCount, sampleCount } = tally;
    return {
      stream: {
        version: versionOf(word),
        layer: layerOf(word),
        sampleRateHz: sampleRateOf(word),
        channelMode: channelModeOf(word),
        bitRateMode,
        bitRateKbps,
        frameCount,
        sampleCount,
        durationMs: tally.finish(),
        claim: this.#claim,
        innerClaims: this.#innerClaims.items,
        junk: this.#junk.items,
        junkByteLength: this.#junkByteLength,
        formatChanges: this.#formatChanges.items,
        missingBytes,
      },
      start: this.#start,
      end,
      timeIndex,
      samplesPerFrame: samplesPerFrame(word),
      leadingKind: this.#leadingKind,
      trailingKind,
      cutFrames: this.#cutFrames.items,
      cutFrameTotal: this.#cutFrames.total,
      junkTotal: this.#junk.total,
      formatChangeTotal: this.#formatChanges.total,
      streamTotal: this.#innerClaims.total + 1,
      firstStreamFrameCount: tally.firstSegmentFrameCount,
    };
  }
}
