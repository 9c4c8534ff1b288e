import type { Chapter } from '../chapters/chapter.js';
import type { Stated, StatedDuration } from '../front-matter/stated.js';
import { isPossibleBitRate, kbitsPerSecond } from './bit-rate.js';

/** The reading of a stated duration that fits what else is known. */
export interface DurationReading {
  readonly ms: number;
  /** Whether it is another reading than the one that players will take. */
  readonly unusual: boolean;
}

const minuteMs = 60_000;

/**
 * Finds the reading of a stated duration that agrees with the audio.
 *
 * @param measuredMs exact duration in milliseconds
 * @param toleranceMs largest difference that counts as equal, itself included
 * @returns null when no reading agrees
 */
export function readingByAudio(
  stated: StatedDuration,
  measuredMs: number,
  toleranceMs: number,
): DurationReading | null {
  if (Math.abs(stated.value - measuredMs) <= toleranceMs) return { ms: stated.value, unusual: false };
  for (const ms of stated.otherReadingsMs) {
    const difference = Math.abs(ms - measuredMs);
    // `1:02` read as hours and minutes says nothing about seconds: it fits whatever is less than a minute away.
    if (difference <= toleranceMs || (ms % minuteMs === 0 && difference < minuteMs))
      return { ms, unusual: true };
  }
  return null;
}

/**
 * Finds the reading of a stated duration that agrees with the other things that the notes state: chapters start before
 * the end, and the length makes a bit rate that audio can have.
 *
 * @returns the usual reading when none agrees, null when no duration is stated
 */
export function readingByNotes(stated: Stated, chapters: readonly Chapter[]): DurationReading | null {
  const duration = stated.durationMs;
  if (duration === null) return null;
  const lastStartMs = chapters.at(-1)?.startMs ?? 0;
  const byteLength = stated.byteLength?.value ?? null;
  const fits = (ms: number) =>
    lastStartMs < ms && (byteLength === null || isPossibleBitRate(kbitsPerSecond(byteLength, ms)));
  if (fits(duration.value)) return { ms: duration.value, unusual: false };
  const other = duration.otherReadingsMs.find(fits);
  return other === undefined ? { ms: duration.value, unusual: false } : { ms: other, unusual: true };
}
