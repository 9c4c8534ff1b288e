import { bitRateKbpsOf, bitRateMask, isFreeFormat, sampleRateOf, samplesPerFrame } from './frame-header.js';
import type { HeaderClaim, MpegStream } from './mpeg-stream.js';

/** A header frame that counts itself, or leaves out the last frame, is not wrong. */
const claimTolerance = 1;

/**
 * Adds up frames: samples by sample rate, since a file may change it, and stream by stream, since each of several
 * concatenated ones has its own encoder delay and padding.
 */
export class FrameTally {
  #frameCount = 0;
  #sampleCount = 0;
  #byteLength = 0;
  /** Samples by sample rate in Hz: at most nine entries. */
  readonly #played = new Map<number, number>();
  readonly #trimmed = new Map<number, number>();
  #segment: Segment = { claim: null, rateHz: 0, frameCount: 0, sampleCount: 0 };
  #firstSegmentFrameCount: number | null = null;
  #firstWord: number | null = null;
  #bitRateKbps: number | null = null;
  #mode: MpegStream['bitRateMode'] = 'cbr';

  /** Header of the first frame that was counted. */
  get firstWord(): number | null {
    return this.#firstWord;
  }

  get frameCount(): number {
    return this.#frameCount;
  }

  get sampleCount(): number {
    return this.#sampleCount;
  }

  /** Frames of the first of several concatenated streams; all frames when there is only one. */
  get firstSegmentFrameCount(): number {
    return this.#firstSegmentFrameCount ?? this.#frameCount;
  }

  /** Time until here, encoder delay and padding included. */
  get elapsedMs(): number {
    return milliseconds(this.#played);
  }

  /** The same after more frames. */
  elapsedMsBehind(word: number, count: number): number {
    const [samples, rateHz] = [count * samplesPerFrame(word), sampleRateOf(word)];
    // Nearly every file has one sample rate.
    const [[first, played] = [0, 0]] = this.#played;
    if (this.#played.size === 1 && first === rateHz) return ((played + samples) / rateHz) * 1000;
    const after = new Map(this.#played);
    add(after, rateHz, samples);
    return milliseconds(after);
  }

  get bitRateMode(): MpegStream['bitRateMode'] {
    return this.#mode;
  }

  /** Mean in kbit/s, rounded to 0.1; if the frames agree, what they state. */
  get bitRateKbps(): number {
    if (this.#mode === 'cbr') return this.#bitRateKbps ?? 0;
    const ms = this.elapsedMs;
    return ms === 0 ? 0 : Math.round((this.#byteLength * 80) / ms) / 10;
  }

  /**
   * Counts frames of one format.
   *
   * @param word header of the first of them
   * @param count how many
   * @param byteLength of all of them
   * @param differingBits those in which any other header differs from the first
   */
  addRun(word: number, count: number, byteLength: number, differingBits: number): void {
    if (count === 0) return;
    this.#firstWord ??= word;
    const [samples, rateHz] = [count * samplesPerFrame(word), sampleRateOf(word)];
    this.#frameCount += count;
    this.#sampleCount += samples;
    this.#byteLength += byteLength;
    this.#segment.frameCount += count;
    if (rateHz === this.#segment.rateHz) this.#segment.sampleCount += samples;
    add(this.#played, rateHz, samples);
    this.#bitRateKbps ??= bitRateKbpsOf(word);
    if (isFreeFormat(word)) this.#mode = 'free';
    else if ((differingBits & bitRateMask) !== 0 || bitRateKbpsOf(word) !== this.#bitRateKbps)
      this.#mode = 'vbr';
  }

  /**
   * Starts a stream at its header frame, which holds no audio.
   *
   * @returns whether another stream ended here; not so for the second of two header frames in a row
   */
  startSegment(claim: HeaderClaim, word: number): boolean {
    const previous = this.#segment;
    const isFurther = previous.frameCount > 0;
    if (isFurther) this.#closeSegment();
    const trimming = isFurther || claim.encoderDelaySamples !== null ? claim : (previous.claim ?? claim);
    this.#segment = { claim: trimming, rateHz: sampleRateOf(word), frameCount: 0, sampleCount: 0 };
    return isFurther;
  }

  /** Takes off delay and padding of the last stream, and gives the exact duration in ms. */
  finish(): number {
    this.#closeSegment();
    for (const [rateHz, samples] of this.#trimmed) add(this.#played, rateHz, -samples);
    return Math.round(milliseconds(this.#played));
  }

  #closeSegment(): void {
    const { claim, rateHz, frameCount, sampleCount } = this.#segment;
    this.#firstSegmentFrameCount ??= frameCount;
    if (claim === null || claim.encoderDelaySamples === null) return;
    // The padding is in the last frame that the encoder wrote: in a cut file it is gone.
    const isWhole = claim.frameCount === null || Math.abs(frameCount - claim.frameCount) <= claimTolerance;
    const trim = claim.encoderDelaySamples + (isWhole ? (claim.encoderPaddingSamples ?? 0) : 0);
    if (trim < sampleCount) add(this.#trimmed, rateHz, trim);
  }
}

interface Segment {
  readonly claim: HeaderClaim | null;
  readonly rateHz: number;
  frameCount: number;
  /** Those at its own sample rate. */
  sampleCount: number;
}

function add(samplesByRate: Map<number, number>, rateHz: number, samples: number): void {
  samplesByRate.set(rateHz, (samplesByRate.get(rateHz) ?? 0) + samples);
}

function milliseconds(samplesByRate: ReadonlyMap<number, number>): number {
  let ms = 0;
  for (const [rateHz, samples] of samplesByRate) ms += (samples / rateHz) * 1000;
  return ms;
}
