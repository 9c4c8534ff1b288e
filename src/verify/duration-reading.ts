import type { Chapter } from '../chapters/chapter.js';
import type { Stated, StatedDuration } from '../front-matter/stated.js';
import { isPossibleBitRate, kbitsPerSecond } from './bit-rate.js';

/** The reading of a stated duration that fits what else is known. */
export interface DurationReading {
  readonly ms: number;
  /** Whether it is another reading than the one that players will take. */
  readonly unusual: boolean;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;

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
  const agrees = (ms: number, unitMs: number) => {
    const difference = Math.abs(ms - measuredMs);
    // Whole minutes, cut or rounded, fit anything less than a minute away; for whole seconds, the tolerance decides.
    return difference <= toleranceMs || (unitMs > secondMs && difference < unitMs);
  };
  if (agrees(stated.value, stated.precisionMs)) return { ms: stated.value, unusual: false };
  // Only a reading in larger units leaves the seconds out: `1:02` as hours and minutes, not `58:30:00` as 58:30.
  const other = stated.otherReadingsMs.find((ms) => agrees(ms, ms > stated.value ? minuteMs : secondMs));
  return other === undefined ? null : { ms: other, unusual: true };
}

/**
 * An unusual reading is less than this many times as long as the start of the last chapter: `10:00` with chapters up to an
 * hour is not ten hours.
 */
const mostBehind = 4;

/**
 * Finds the reading of a stated duration that agrees with the other values in the notes: chapters start before the end, and
 * the length gives a bit rate that audio can have.
 *
 * @returns the usual reading when none agrees, null when no duration is stated
 */
export function readingByNotes(
  stated: Stated,
  chapters: readonly Pick<Chapter, 'startMs'>[],
): DurationReading | null {
  const duration = stated.durationMs;
  if (duration === null) return null;
  const lastStartMs = chapters.reduce((last, { startMs }) => Math.max(last, startMs), 0);
  const byteLength = stated.byteLength?.value ?? null;
  const fits = (ms: number) =>
    lastStartMs < ms && (byteLength === null || isPossibleBitRate(kbitsPerSecond(byteLength, ms)));
  if (fits(duration.value)) return { ms: duration.value, unusual: false };
  const other = duration.otherReadingsMs.find(
    (ms) => fits(ms) && (byteLength !== null || lastStartMs * mostBehind > ms),
  );
  return other === undefined ? { ms: duration.value, unusual: false } : { ms: other, unusual: true };
}
