import {
  chainByteLength,
  isChained,
  measureFreeFormat,
  type SearchBudget,
  type Window,
} from './frame-chain.js';
import {
  channelModeOf,
  describeFormat,
  formatOf,
  frameByteLength,
  headerByteLength,
  isFreeFormat,
  isHeader,
  isMono,
  layerOf,
  readWord,
  sampleRateOf,
  samplesPerFrame,
  versionOf,
} from './frame-header.js';
import { FirstItems } from './first-items.js';
import { FrameTally } from './frame-tally.js';
import { claimMarkOffset, findClaim, mayHoldClaim, parseClaim } from './header-claim.js';
import { JunkGauge } from './junk-gauge.js';
import type { FormatChange, HeaderClaim, Junk } from './mpeg-stream.js';
import type { CutFrame, ScanResult } from './scan-result.js';

/** A stretch of the audio, looked at in one go. */
export interface ScanWindow extends Window {
  /** Byte offset in the file of the first of the bytes. */
  readonly offset: number;
}

/** The most bytes that a scan leaves at the end of a window, to be given again at the head of the next. */
export const leftoverByteLength = chainByteLength;

/** The first frame must start this near to where the audio should start. */
const firstFrameByteLimit = 1 << 20;
const freeFormatBudget = 4 << 20;

/**
 * Walks from frame to frame through the audio, in windows of any size above `leftoverByteLength`.
 *
 * Within a stream each frame says where the next one starts: one look at four bytes a frame. Where no frame stands, the
 * walk first looks for one inside the last frame (bytes were lost there), then for the next chain of frames.
 */
export class FrameScanner {
  readonly #expectedStart: number;
  readonly #tally = new FrameTally();
  readonly #budget: SearchBudget = { bytes: freeFormatBudget };
  /** Whether a frame stands where the scan goes on. */
  #isSynced = false;
  #isHopeless = false;
  /** The header of the frame at hand, or of the last one. */
  #word = 0;
  #freeByteLength = 0;
  #firstOffset = -1;
  /** Byte offset behind the last frame. */
  #end = -1;
  #missingBytes = 0;
  /** The stretch without frames at hand. */
  #gauge: JunkGauge | null = null;
  #leadingKind: Junk['kind'] | null = null;
  #claim: HeaderClaim | null = null;
  readonly #innerClaims = new FirstItems<HeaderClaim>();
  readonly #junk = new FirstItems<Junk>();
  #junkByteLength = 0;
  readonly #formatChanges = new FirstItems<FormatChange>();
  readonly #cutFrames = new FirstItems<CutFrame>();

  /** @param start byte offset where the first frame should stand */
  constructor(start: number) {
    this.#expectedStart = start;
  }

  /** Byte offset behind the last frame until now, -1 before the first. */
  get end(): number {
    return this.#end;
  }

  /** Byte offset of the first frame, -1 before it is found. */
  get start(): number {
    return this.#firstOffset;
  }

  /** Whether so much else came first that this is no MPEG audio: there is no use in going on. */
  get isHopeless(): boolean {
    return this.#isHopeless;
  }

  /**
   * Takes in a window that starts where the last one was left.
   *
   * @returns how many of its bytes are done with
   */
  scan(window: ScanWindow): number {
    const stop = window.isLast ? window.bytes.length : window.bytes.length - leftoverByteLength;
    let at = 0;
    while (at < stop) at = this.#isSynced ? this.#walk(window, at, stop) : this.#search(window, at, stop);
    return Math.min(at, window.bytes.length);
  }

  /** What was found, null when there was no frame. */
  finish(): ScanResult | null {
    if (this.#firstOffset < 0) return null;
    const tally = this.#tally;
    const word = tally.firstWord ?? this.#word;
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
        missingBytes: this.#missingBytes,
      },
      start: this.#firstOffset,
      end: this.#end,
      samplesPerFrame: samplesPerFrame(word),
      leadingKind: this.#leadingKind,
      trailingKind: this.#gauge?.kind ?? null,
      cutFrames: this.#cutFrames.items,
      cutFrameTotal: this.#cutFrames.total,
      junkTotal: this.#junk.total,
      formatChangeTotal: this.#formatChanges.total,
      streamTotal: this.#innerClaims.total + 1,
      firstStreamFrameCount: tally.firstSegmentFrameCount,
    };
  }

  /** Goes from frame to frame while they are of one format: the hot loop, which allocates nothing per frame. */
  #walk(window: ScanWindow, from: number, stop: number): number {
    const { bytes, offset } = window;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const lastHeader = Math.min(stop - 1, bytes.length - headerByteLength);
    const freeByteLength = isFreeFormat(this.#word) ? this.#freeByteLength : 0;
    let at = from;
    let word = this.#word;
    let length = frameByteLength(word, freeByteLength);
    const mono = isMono(word);
    const mark = claimMarkOffset(word);
    let runWord = word;
    let runStart = at;
    let runCount = 0;
    let differingBits = 0;
    for (;;) {
      const claim = mayHoldClaim(bytes, at, mark) ? findClaim(bytes, at, word) : -1;
      if (claim >= 0) {
        this.#tally.addRun(runWord, runCount, at - runStart, differingBits);
        this.#addClaim(parseClaim(bytes, claim, offset + at), word);
        runCount = 0;
      } else if (runCount === 0) {
        runWord = word;
        runStart = at;
        runCount = 1;
        differingBits = 0;
      } else {
        runCount += 1;
        differingBits |= word ^ runWord;
      }
      const next = at + length;
      if (next > lastHeader) break;
      const follower = view.getInt32(next);
      if (formatOf(follower ^ word) !== 0 || isMono(follower) !== mono) break;
      const followerLength = frameByteLength(follower, freeByteLength);
      if (followerLength === 0) break;
      at = next;
      word = follower;
      length = followerLength;
    }
    this.#tally.addRun(runWord, runCount, at + length - runStart, differingBits);
    this.#word = word;
    return this.#leave(window, at, at + length);
  }

  /** Decides what comes behind a frame where the walk could not simply go on. */
  #leave(window: ScanWindow, at: number, next: number): number {
    const { bytes, offset } = window;
    if (next >= bytes.length) {
      this.#end = offset + bytes.length;
      this.#missingBytes = next - bytes.length;
      this.#isSynced = false;
      return bytes.length;
    }
    this.#end = offset + next;
    if (this.#enter(window, next, true)) return next;
    const restart = this.#findInside(window, at, next);
    if (restart >= 0) {
      this.#cutFrames.add(() => ({
        offset: offset + at,
        missingByteLength: next - restart,
        atMs: Math.round(this.#tally.elapsedMs),
      }));
      this.#end = offset + restart;
      this.#word = readWord(bytes, restart);
      return restart;
    }
    this.#isSynced = false;
    this.#gauge = new JunkGauge(bytes, next, offset + next, this.#tally.elapsedMs);
    return next;
  }

  /** Looks for the next chain of frames. */
  #search(window: ScanWindow, from: number, stop: number): number {
    const { bytes, offset } = window;
    const gauge = (this.#gauge ??= new JunkGauge(bytes, from, offset + from, 0));
    const isFirst = this.#firstOffset < 0;
    const limit = isFirst ? this.#expectedStart + firstFrameByteLimit - offset : stop;
    const end = Math.min(stop, limit);
    let judged = from;
    for (let at = from; at < end; at += 1) {
      if (bytes[at] !== 0xff || !isHeader(readWord(bytes, at))) continue;
      gauge.extend(bytes, judged, at);
      judged = at;
      // At the very start, or with nothing but zeros before, the first frame stands where it should.
      if (!this.#enter(window, at, isFirst && gauge.kind === 'zeros')) continue;
      this.#closeJunk(gauge, offset + at);
      return at;
    }
    gauge.extend(bytes, judged, stop);
    this.#isHopeless = limit < stop;
    return stop;
  }

  /** Takes up the walk at a frame, if there is one. */
  #enter(window: ScanWindow, at: number, isExpected: boolean): boolean {
    const { bytes, offset } = window;
    if (at + headerByteLength > bytes.length) return false;
    const word = readWord(bytes, at);
    const isFirst = this.#firstOffset < 0;
    const isSame = !isFirst && formatOf(word) === formatOf(this.#word);
    const freeByteLength = isFreeFormat(word) ? this.#freeByteLengthAt(window, at, word, isSame) : 0;
    // In the walk, the right format in the right place needs no further proof.
    const isCertain = this.#isSynced && isSame && frameByteLength(word, freeByteLength) > 0;
    if (!isCertain && !isChained(window, at, word, freeByteLength, isExpected || isSame)) return false;
    if (isFirst) this.#firstOffset = offset + at;
    else if (!isSame || isMono(word) !== isMono(this.#word)) this.#addFormatChange(offset + at, word);
    this.#word = word;
    this.#freeByteLength = freeByteLength;
    this.#isSynced = true;
    return true;
  }

  /** The length known from the stream as long as it holds, else measured anew. */
  #freeByteLengthAt(window: ScanWindow, at: number, word: number, isSame: boolean): number {
    const known = isSame && isFreeFormat(this.#word) ? this.#freeByteLength : 0;
    if (known > 0 && isChained(window, at, word, known, true)) return known;
    return measureFreeFormat(window, at, word, this.#budget);
  }

  /** Index of a frame of the same format inside the one at `at`, -1 when there is none: bytes were lost there. */
  #findInside(window: ScanWindow, at: number, next: number): number {
    const { bytes } = window;
    for (let inside = at + headerByteLength; inside < next; inside += 1) {
      const word = readWord(bytes, inside);
      const isSame = formatOf(word) === formatOf(this.#word);
      if (isSame && isChained(window, inside, word, this.#freeByteLength, true)) return inside;
    }
    return -1;
  }

  #addClaim(claim: HeaderClaim, word: number): void {
    const isFurther = this.#tally.startSegment(claim, word);
    if (isFurther) this.#innerClaims.add(() => claim);
    else this.#claim ??= claim;
  }

  #addFormatChange(offset: number, word: number): void {
    if (this.#tally.frameCount === 0) return;
    const previous = this.#word;
    this.#formatChanges.add(() => ({
      offset,
      atMs: Math.round(this.#tally.elapsedMs),
      from: describeFormat(previous),
      to: describeFormat(word),
    }));
  }

  #closeJunk(gauge: JunkGauge, end: number): void {
    this.#gauge = null;
    const length = end - gauge.offset;
    if (length === 0) return;
    if (this.#firstOffset === end) {
      this.#leadingKind = gauge.kind;
      return;
    }
    this.#junkByteLength += length;
    this.#junk.add(() => gauge.close(end));
  }
}
