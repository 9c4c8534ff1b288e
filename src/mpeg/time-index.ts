import type { WantedPoints } from './even-run.js';

/** Which moment of the audio is at which byte: the starts of some MPEG frames, in file order. */
export interface TimeIndex {
  /** Byte offsets in the file. */
  readonly offsets: Float64Array;
  /** Milliseconds of audio in front of each, encoder delay included. */
  readonly timesMs: Float64Array;
}

/**
 * Distance in bytes of the points at first: half a second at 256 kbit/s, so that interpolating between two is exact to a few
 * frames.
 */
const pointByteDistance = 16 * 1024;

/** Every frame of the first bytes is kept: players estimate the duration from them if no header states it. */
const closeByteLength = 32 * 1024;

/** This many points cover 512 MiB of audio; for more, every second one is dropped, again and again. */
const mostPoints = 32 * 1024;

/** Collects points in one pass, in bounded memory. */
export class TimeIndexBuilder {
  readonly #offsets: number[] = [];
  readonly #timesMs: number[] = [];
  #distance = 1;

  /** Which frames to record next, by byte offset: one at a time at first, and where there is little room left. */
  get wanted(): WantedPoints {
    const from = (this.#offsets.at(-1) ?? 0) + this.#distance;
    const room = mostPoints - this.#offsets.length;
    return { from, distance: this.#distance, most: this.#distance < pointByteDistance ? 0 : room };
  }

  /**
   * @param offset byte offset of a frame, after all that were added before
   * @param timeMs audio in front of it
   */
  add(offset: number, timeMs: number): void {
    const last = this.#offsets.at(-1);
    if (last !== undefined && offset - last < this.#distance) return;
    if (this.#offsets.length === mostPoints) this.#thin();
    this.#offsets.push(offset);
    this.#timesMs.push(timeMs);
    const isClose = offset - (this.#offsets[0] ?? 0) < closeByteLength;
    if (!isClose) this.#distance = Math.max(this.#distance, pointByteDistance);
  }

  /** @param end byte offset after the last frame, with all of the audio in front of it */
  finish(end: number, endMs: number): TimeIndex {
    return {
      offsets: Float64Array.from([...this.#offsets, end]),
      timesMs: Float64Array.from([...this.#timesMs, endMs]),
    };
  }

  #thin(): void {
    for (const values of [this.#offsets, this.#timesMs]) {
      for (let index = 0; index * 2 < values.length; index += 1) values[index] = values[index * 2] ?? 0;
      values.length = Math.ceil(values.length / 2);
    }
    this.#distance *= 2;
  }
}

/**
 * The moment in ms whose bytes are at an offset, between two points in proportion; offsets beyond the ends get the moment of
 * the end.
 */
export function timeAtOffset({ offsets, timesMs }: TimeIndex, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  const [from = 0, to = 0] = [offsets[low], offsets[high]];
  const [fromMs = 0, toMs = 0] = [timesMs[low], timesMs[high]];
  if (to <= from) return toMs;
  const share = Math.min(1, Math.max(0, (offset - from) / (to - from)));
  return fromMs + share * (toMs - fromMs);
}
