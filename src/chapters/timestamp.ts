import type { OtherReading } from './chapter.js';

/** What is wrong with the writing of a clock that can be read all the same. */
export type ClockSlip = 'one-digit-field' | 'field-over-59' | 'semicolon' | 'blank' | 'letter-o';

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
 * The source of a regular expression for a clock as careful authors write it: `M:SS`, `MM:SS`, `MMM:SS`,
 * `H:MM:SS`, each with an optional fraction; the colon may be full-width.
 *
 * @see docs/forms.md
 */
export const clockPattern = String.raw`(?:\d{1,2}[:：]\d{2}[:：]\d{2}|\d{1,3}[:：]\d{2})(?:[.,]\d{1,3})?`;

/** The same with the slips that real notes show: `10:3`, `10: 32`, `1;29:26`, `O1:20`. */
export const looseClockPattern = String.raw`(?:\d[\dOo]{0,2}|[Oo]{1,2}\d|[Oo]{2})(?:[:：;][\dOo]{1,2}| ?[:：;] ?[\dOo]{2}){1,2}(?:[.,]\d{1,3})?`;

const clockFields = /^([\dOo]{1,3}) ?[:：;] ?([\dOo]{1,2})(?: ?[:：;] ?([\dOo]{1,2}))?(?:[.,](\d{1,3}))?$/;

/**
 * Reads clock text.
 *
 * @param text a whole clock, nothing around it
 * @returns the time with the slips of its writing, or null when it is no clock
 */
export function parseTimestamp(text: string): Timestamp | null {
  const match = clockFields.exec(text);
  if (match === null || !/\d/.test(text)) return null;
  const [, first = '', second = '', third, decimals = ''] = match;
  if (third !== undefined && first.length > 2) return null;
  const [hours, minutes, seconds] =
    third === undefined
      ? [0, toNumber(first), toNumber(second)]
      : [toNumber(first), toNumber(second), toNumber(third)];

  const slips: ClockSlip[] = [];
  if (second.length < 2 || third?.length === 1) slips.push('one-digit-field');
  if (seconds > 59 || (third !== undefined && minutes > 59)) slips.push('field-over-59');
  if (text.includes(';')) slips.push('semicolon');
  if (text.includes(' ')) slips.push('blank');
  if (/o/i.test(text)) slips.push('letter-o');

  const startMs = ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number(decimals.padEnd(3, '0'));
  return {
    startMs,
    slips,
    otherReadings: third !== undefined && decimals === '' ? editorReadings(hours, minutes, seconds) : [],
    fields: third === undefined ? 2 : 3,
  };
}

function toNumber(field: string): number {
  return Number(field.replace(/o/gi, '0'));
}

/** Minutes, seconds and frames, of which there are 60 a second at most. */
function editorReadings(minutes: number, seconds: number, frames: number): OtherReading[] {
  if (seconds > 59 || frames > 59) return [];
  return [{ kind: 'minutes-seconds-frames', startMs: (minutes * 60 + seconds) * 1000 }];
}

/**
 * Writes a time as people do: `0:10`, `1:02:03`; milliseconds only where there are any.
 *
 * @param ms milliseconds; a negative time gets a minus sign
 * @param decimals `always` writes `.000` too, `never` rounds down to the second
 */
export function formatTimestamp(ms: number, decimals: 'auto' | 'always' | 'never' = 'auto'): string {
  const total = Math.abs(decimals === 'never' ? Math.trunc(ms / 1000) * 1000 : Math.round(ms));
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const seconds = pad(Math.floor(total / 1000) % 60, 2);
  const clock = hours > 0 ? `${hours}:${pad(minutes, 2)}:${seconds}` : `${minutes}:${seconds}`;
  const milliseconds = total % 1000;
  const tail = decimals === 'always' || milliseconds > 0 ? `.${pad(milliseconds, 3)}` : '';
  return `${ms < 0 && total > 0 ? '-' : ''}${clock}${tail}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/**
 * Reads a shift for every chapter: seconds (`12.5`, `+12.5`, `-3`) or a clock (`-0:03`, `+1:02:03.5`).
 *
 * @returns milliseconds, or null when the text is neither
 */
export function parseOffset(text: string): number | null {
  const match = /^\s*([+\-−]?)\s*(\d[\d:.]*)\s*s?\s*$/.exec(text);
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
