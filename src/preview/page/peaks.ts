/** The outline: the loudest moment of every hundredth of a second. */
export interface Peaks {
  readonly durationMs: number;
  /** 0 where nothing is decoded yet, else 1 (silence) to 255. */
  readonly values: Uint8Array;
}

/** Enough to zoom in until a syllable is as wide as a thumb, and 2 MB for five hours. */
export const peaksPerSecond = 100;

const msPerPeak = 1000 / peaksPerSecond;

/** An outline in which nothing is decoded yet. */
export function emptyPeaks(durationMs: number): Peaks {
  return { durationMs, values: new Uint8Array(Math.ceil(durationMs / msPerPeak)) };
}

/**
 * Fills in a stretch of decoded audio.
 *
 * @param channels samples of each channel
 * @param endMs where the last of them is
 * @param startMs what is before it belongs to the stretch before
 */
export function fillPeaks(
  { values }: Peaks,
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
    let peak = 0;
    for (const samples of channels) {
      for (let at = from; at < to; at += 1) {
        const level = Math.abs(samples[at] ?? 0);
        if (level > peak) peak = level;
      }
    }
    values[index] = Math.max(values[index] ?? 0, 1 + Math.min(254, Math.round(peak * 254)));
  }
}

/** The loudest moment of a stretch, 0 to 1; null where nothing of it is decoded. */
export function peakBetween({ values }: Peaks, fromMs: number, toMs: number): number | null {
  const from = Math.max(0, Math.floor(fromMs / msPerPeak));
  const to = Math.min(values.length, Math.max(from + 1, Math.ceil(toMs / msPerPeak)));
  let peak = 0;
  for (let index = from; index < to; index += 1) peak = Math.max(peak, values[index] ?? 0);
  return peak === 0 ? null : (peak - 1) / 254;
}

/** How far around a moment levels are compared. */
const aroundMs = 30_000;

/** Shorter ones are between words. */
const pauseMs = 250;

/**
 * Finds the next pause after a moment: a quarter of a second close to the noise floor of its surroundings.
 *
 * @returns where sound begins again; null where there is no pause within half a minute, or where the audio is so even that
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
  if (sorted.length < reach / 4 || loud < 8 || floor * 3 > loud) return null;
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
