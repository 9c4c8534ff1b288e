/** The outline: the loudest moment of every 5 ms. */
export interface Peaks {
  readonly durationMs: number;
  /** 0 where nothing is decoded yet, else `silence` to 1. */
  readonly values: Float32Array;
  /** The same for stretches of this many values: enough for a view of many minutes, and drawn much faster. */
  readonly rough: Float32Array;
}

const valuesPerRough = 64;

/** Enough to zoom in until a syllable is as wide as a thumb, and 14 MB for five hours. */
const peaksPerSecond = 200;

/** What is decoded is never below. */
const silence = 1 / 255;

const msPerPeak = 1000 / peaksPerSecond;

/** An outline in which nothing is decoded yet. */
export function emptyPeaks(durationMs: number): Peaks {
  const count = Math.ceil(durationMs / msPerPeak);
  return {
    durationMs,
    values: new Float32Array(count),
    rough: new Float32Array(Math.ceil(count / valuesPerRough)),
  };
}

/**
 * Fills in a stretch of decoded audio.
 *
 * @param channels samples of each channel
 * @param endMs where the last of them is
 * @param startMs what is before it belongs to the stretch before
 */
export function fillPeaks(
  { values, rough }: Peaks,
  channels: readonly Float32Array[],
  rateHz: number,
  startMs: number,
  endMs: number,
): void {
  const length = channels[0]?.length ?? 0;
  const sampleAt = (ms: number) => Math.round(length - ((endMs - ms) * rateHz) / 1000);
  const last = Math.min(values.length, Math.ceil(endMs / msPerPeak));
  for (let index = Math.max(0, Math.floor(startMs / msPerPeak)); index < last; index += 1) {
    const from = Math.max(0, sampleAt(index * msPerPeak));
    const to = Math.min(length, sampleAt((index + 1) * msPerPeak));
    let peak = silence;
    for (const samples of channels) {
      for (let at = from; at < to; at += 1) {
        const level = Math.abs(samples[at] ?? 0);
        if (level > peak) peak = level;
      }
    }
    values[index] = Math.max(values[index] ?? 0, Math.min(1, peak));
    const wide = Math.floor(index / valuesPerRough);
    rough[wide] = Math.max(rough[wide] ?? 0, values[index] ?? 0);
  }
}

/** How far around a moment levels are compared. */
const aroundMs = 30_000;

/** Shorter ones are between words. */
const pauseMs = 250;

/**
 * Finds the next pause after a moment: a quarter of a second close to the noise floor of its surroundings.
 *
 * @returns where sound begins again; null if there is no pause within half a minute, or where the audio is so even that
 *   nothing can be determined
 */
export function nextPauseEnd({ values }: Peaks, afterMs: number): number | null {
  const center = Math.round(afterMs / msPerPeak);
  const reach = aroundMs / msPerPeak;
  const around = values.subarray(Math.max(0, center - reach), center + reach);
  const sorted = around.filter((value) => value > 0).sort();
  const [floor = 0, loud = 0] = [
    sorted[Math.floor(sorted.length * 0.01)],
    sorted[Math.floor(sorted.length * 0.9)],
  ];
  if (sorted.length < reach / 4 || loud < 8 * silence || floor * 3 > loud) return null;
  const limit = floor + (loud - floor) * 0.12;
  let quiet = 0;
  for (let index = center + 1; index < Math.min(values.length, center + reach); index += 1) {
    const value = values[index] ?? 0;
    if (value > 0 && value <= limit) {
      quiet += 1;
      continue;
    }
    if (quiet * msPerPeak >= pauseMs) return index * msPerPeak;
    quiet = 0;
  }
  return null;
}
