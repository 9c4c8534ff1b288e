import { formatTime } from '../diagnostic/wording.js';
import type { OtherReading } from './chapter.js';
import type { Clock, ClockSlip } from './clock-grammar.js';
import { readClock } from './read-clock.js';

/** A clock, read. */
export interface Timestamp {
  readonly startMs: number;
  readonly slips: readonly ClockSlip[];
  /** Readings as an editor's minutes:seconds:frames, of a clock in three parts only. */
  readonly otherReadings: readonly OtherReading[];
  /** `2` for M:SS, `3` for H:MM:SS. */
  readonly fields: 2 | 3;
}

/**
 * Reads the text of a clock with colons.
 *
 * @param text a whole clock, nothing around it
 * @returns the time with the slips in how it is written, or null when it is not a clock
 * @example
 * ```ts
 * import { parseTimestamp } from 'chapterize';
 *
 * console.log(parseTimestamp('1:02:03')?.startMs, parseTimestamp('soon')); // 3723000 null
 * ```
 */
export function parseTimestamp(text: string): Timestamp | null {
  const clock = readClock(text);
  if (clock === null || clock.fields > 3 || clock.form === 'units' || clock.form === 'marks') return null;
  if (clock.slips.includes('dot')) return null;
  return {
    startMs: clock.readings[0].startMs,
    slips: clock.slips,
    otherReadings: editorTimecodes(clock),
    fields: clock.fields === 2 ? 2 : 3,
  };
}

/** The readings of a clock that its audio can decide for. */
export function editorTimecodes(clock: Clock): readonly OtherReading[] {
  if (clock.fields !== 3) return [];
  const frames = clock.readings.find(({ kind }) => kind === 'minutes-seconds-frames');
  return frames === undefined ? [] : [{ kind: 'minutes-seconds-frames', startMs: frames.startMs }];
}

/**
 * Writes a time as people do: `0:10`, `1:02:03`; milliseconds only where there are any.
 *
 * @param ms milliseconds; a negative time gets a minus sign
 * @param decimals `always` writes `.000` too, `never` rounds down to the second
 * @example
 * ```ts
 * import { formatTimestamp } from 'chapterize';
 *
 * console.log(formatTimestamp(3_723_000)); // 1:02:03
 * ```
 */
export function formatTimestamp(ms: number, decimals: 'auto' | 'always' | 'never' = 'auto'): string {
  const shown = formatTime(decimals === 'never' ? Math.trunc(ms / 1000) * 1000 : ms);
  return decimals === 'always' && !shown.includes('.') ? `${shown}.000` : shown;
}

/**
 * Reads a shift for every chapter: seconds (`12.5`, `+12.5`, `-3`) or a clock (`-0:03`, `+1:02:03.5`).
 *
 * @returns milliseconds, or null when the text is neither
 */
export function parseOffset(text: string): number | null {
  const match = /^\s*(?:([+\-−])\s*)?(\d[\d:.]*)\s*(?:s\s*)?$/.exec(text);
  if (match === null) return null;
  const [, sign, amount = ''] = match;
  const ms = /^\d{1,7}(?:\.\d{1,3})?$/.test(amount) ? Math.round(Number(amount) * 1000) : offsetClock(amount);
  if (ms === null) return null;
  return sign === '-' || sign === '−' ? 0 - ms : ms;
}

function offsetClock(text: string): number | null {
  const clock = parseTimestamp(text);
  return clock !== null && clock.slips.length === 0 ? clock.startMs : null;
}
