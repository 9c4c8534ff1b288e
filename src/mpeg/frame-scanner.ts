import { EvenRun } from './even-run.js';
import {
  chainByteLength,
  isChained,
  measureFreeFormat,
  type SearchBudget,
  type Window,
} from './frame-chain.js';
import {
  formatOf,
  frameByteLength,
  headerByteLength,
  isFreeFormat,
  isHeader,
  isMono,
  readWord,
} from './frame-header.js';
import { findClaim, parseClaim } from './header-claim.js';
import { JunkGauge } from './junk-gauge.js';
import { ScanRecord } from './scan-record.js';
import type { ScanResult } from './scan-result.js';

/** A stretch of the audio, looked at in one go. */
export interface ScanWindow extends Window {
  /** Byte offset in the file of the first of the bytes. */
  readonly offset: number;
}

/** The most bytes that a scan leaves at the end of a window, to be given again at the head of the next. */
export const leftoverByteLength = chainByteLength;

/** The first frame must start this close to where the audio should start. */
export const firstFrameByteLimit = 1 << 20;
const freeFormatBudget = 4 << 20;

/**
 * Walks from frame to frame through the audio, in windows of any size above `leftoverByteLength`.
 *
 * Within a stream each frame says where the next one starts: so it looks at four bytes per frame (EvenRun). Where no frame
 * is, the walk first looks for one inside the last frame (bytes were lost there), then for the next chain of frames.
 */
export class FrameScanner {
  readonly #expectedStart: number;
  readonly #record = new ScanRecord();
  readonly #run = new EvenRun();
  readonly #budget: SearchBudget = { bytes: freeFormatBudget };
  /** Whether a frame is where the scan continues. */
  #isSynced = false;
  #isHopeless = false;
  /** The header of the frame at hand, or of the last one. */
  #word = 0;
  #freeByteLength = 0;
  /** Byte offset after the last frame. */
  #end = -1;
  #missingBytes = 0;
  /** The stretch without frames at hand. */
  #gauge: JunkGauge | null = null;

  /** @param start byte offset where the first frame should be */
  constructor(start: number) {
    this.#expectedStart = start;
  }

  /** Byte offset after the last frame until now, -1 before the first. */
  get end(): number {
    return this.#end;
  }

  /** Byte offset of the first frame, -1 before it is found. */
  get start(): number {
    return this.#record.start;
  }

  /** Whether so many other bytes came first that this cannot be MPEG audio and it is pointless to continue. */
  get isHopeless(): boolean {
    return this.#isHopeless;
  }

  /**
   * Takes in a window that starts where the last one was left.
   *
   * @returns how many of its bytes are no longer needed
   */
  scan(window: ScanWindow): number {
    const stop = window.isLast ? window.bytes.length : window.bytes.length - leftoverByteLength;
    let at = 0;
    while (at < stop) at = this.#isSynced ? this.#walk(window, at, stop) : this.#search(window, at, stop);
    return Math.min(at, window.bytes.length);
  }

  /** What was found, null when there was no frame. Must be called only once. */
  finish(): ScanResult | null {
    const trailingKind = this.#gauge?.kind ?? null;
    return this.#record.finish({ end: this.#end, missingBytes: this.#missingBytes, trailingKind });
  }

  /** Goes from frame to frame while they are of one format. */
  #walk(window: ScanWindow, at: number, stop: number): number {
    const { bytes, offset } = window;
    const word = this.#word;
    const claim = findClaim(bytes, at, word);
    if (claim >= 0) {
      this.#record.addClaim(parseClaim(bytes, claim, offset + at), word);
      return this.#leave(window, at, at + frameByteLength(word, this.#freeByteLength));
    }
    const wanted = this.#record.addTime(offset + at);
    const lastHeader = Math.min(stop, bytes.length - headerByteLength + 1) - 1;
    const points = { ...wanted, from: wanted.from - offset };
    const run = this.#run.walk(bytes, at, word, this.#freeByteLength, lastHeader, points);
    for (let index = 0; index < run.pointCount; index += 1)
      this.#record.addTimeBehind(
        offset + (this.#run.pointAts[index] ?? 0),
        word,
        this.#run.pointFrames[index] ?? 0,
      );
    this.#record.tally.addRun(word, run.count, run.next - at, run.differingBits);
    this.#word = run.word;
    return this.#leave(window, run.at, run.next);
  }

  /** Decides what comes after a frame where the walk could not simply go on. */
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
      this.#record.addCutFrame(offset + at, next - restart);
      this.#end = offset + restart;
      this.#word = readWord(bytes, restart);
      return restart;
    }
    this.#isSynced = false;
    this.#gauge = new JunkGauge(bytes, next, offset + next, this.#record.tally.elapsedMs);
    return next;
  }

  /** Looks for the next chain of frames. */
  #search(window: ScanWindow, from: number, stop: number): number {
    const { bytes, offset } = window;
    const gauge = (this.#gauge ??= new JunkGauge(bytes, from, offset + from, 0));
    const isFirst = this.#record.start < 0;
    const limit = isFirst ? this.#expectedStart + firstFrameByteLimit - offset : stop;
    const end = Math.min(stop, limit);
    let judged = from;
    for (let at = nextFf(bytes, from); at < end; at = nextFf(bytes, at + 1)) {
      if (!isHeader(readWord(bytes, at))) continue;
      gauge.extend(bytes, judged, at);
      judged = at;
      // At the very start, or with nothing but zeros before, the first frame is where it should be.
      if (!this.#enter(window, at, isFirst && gauge.kind === 'zeros')) continue;
      this.#record.addJunk(gauge.close(offset + at));
      this.#gauge = null;
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
    const isFirst = this.#record.start < 0;
    const isSame = !isFirst && formatOf(word) === formatOf(this.#word);
    const known = isSame && isFreeFormat(this.#word) ? this.#freeByteLength : 0;
    // During the walk, the right format in the right place needs no further proof.
    const isCertain = this.#isSynced && isSame && frameByteLength(word, known) > 0;
    const freeByteLength = isCertain ? known : this.#freeByteLengthAt(window, at, word, known);
    if (!isCertain && !isChained(window, at, word, freeByteLength, isExpected || isSame)) return false;
    if (isFirst) this.#record.begin(offset + at, word);
    else if (!isSame || isMono(word) !== isMono(this.#word))
      this.#record.addFormatChange(offset + at, this.#word, word);
    this.#word = word;
    this.#freeByteLength = freeByteLength;
    this.#isSynced = true;
    return true;
  }

  /** The length known from the stream, as long as it is right, else measured again; 0 where the header states a bit rate. */
  #freeByteLengthAt(window: ScanWindow, at: number, word: number, known: number): number {
    if (!isFreeFormat(word)) return 0;
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
}

/** Index of the next byte that a header may start with. A call of `indexOf` is fast over a long way only. */
function nextFf(bytes: Uint8Array, from: number): number {
  if (bytes[from] === 0xff) return from;
  const at = bytes.indexOf(0xff, from);
  return at < 0 ? bytes.length : at;
}
