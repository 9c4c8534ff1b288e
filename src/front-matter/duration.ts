import { formatTimestamp } from '../chapters/timestamp.js';

/** A stated duration, read. */
export interface Duration {
  readonly ms: number;
  /** What else the same text can mean, in milliseconds; most likely first. */
  readonly otherMs: readonly number[];
  /** The unit of the last figure: 1000 for `1:02:03`, 60000 for `61 min`. */
  readonly precisionMs: number;
}

/** A text that is not a duration; `guess` is how it was probably meant, as a clock, else null. */
export interface NoDuration {
  readonly guess: string | null;
}

/** The unit that a key names, as `duration_ms` does. */
export type DurationUnit = 'seconds' | 'milliseconds' | 'minutes';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** The longest episode that `H:MM` is a likely reading of. */
const longestHours = 24;

/** A bare number up to here may have been meant in minutes: ten hours. */
const mostMinutes = 600;

const unitMs: Readonly<Record<DurationUnit, number>> = {
  milliseconds: 1,
  seconds: secondMs,
  minutes: minuteMs,
};

/**
 * Reads a duration in any of the spellings of front matter: `[H:]MM:SS[.fff]`, `H.MM.SS`, a number of seconds,
 * `1h 02m 03s`, `61 min`, `PT1H2M3S`.
 *
 * @param text the value, without quotes
 * @param unit the unit of a bare number
 */
export function parseDuration(text: string, unit: DurationUnit = 'seconds'): Duration | NoDuration {
  const folded = text.trim().replaceAll('：', ':');
  return (
    parseNumber(folded, unit) ?? parseClock(folded) ?? parseUnits(folded) ?? { guess: guessClock(folded) }
  );
}

/** Whether the text is a time that no byte length can be: a clock, or a number with a unit of time. */
export function isClearlyDuration(text: string): boolean {
  const folded = text.trim();
  return parseClock(folded) !== null || parseUnits(folded) !== null;
}

function parseNumber(text: string, unit: DurationUnit): Duration | null {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', decimals = ''] = match;
  // `35.51` is more likely minutes and seconds than half a minute: too doubtful to read either way.
  if (unit === 'seconds' && whole.length <= 3 && decimals.length === 2 && Number(decimals) < 60) return null;
  const value = Number(text);
  const ms = Math.round(value * unitMs[unit]);
  const otherMs: number[] = [];
  if (unit === 'seconds' && decimals === '') {
    if (value > 0 && value <= mostMinutes) otherMs.push(value * minuteMs);
    if (ms > longestHours * hourMs) otherMs.push(value);
  }
  return { ms, otherMs, precisionMs: unit === 'minutes' && decimals === '' ? minuteMs : secondMs };
}

function parseClock(text: string): Duration | null {
  const dotted = /^(\d{1,2})\.(\d{2})\.(\d{2})$/.exec(text);
  const match = dotted ?? /^(?:(\d{1,3}):)?(\d{1,4}):(\d{2})(?:[.,](\d{1,3}))?$/.exec(text);
  if (match === null) return null;
  const [, hourText, minuteText = '', secondText = '', decimals = ''] = match;
  const [hours, minutes, seconds] = [Number(hourText ?? 0), Number(minuteText), Number(secondText)];
  if (seconds > 59 || (hourText !== undefined && (minutes > 59 || minuteText.length !== 2))) return null;
  const ms = hours * hourMs + minutes * minuteMs + seconds * secondMs + Number(decimals.padEnd(3, '0'));
  const otherMs: number[] = [];
  // Hours and minutes for a clock of two parts; minutes and seconds for one of three, as spreadsheets write 58:30:00.
  if (hourText === undefined && decimals === '' && minutes > 0 && minutes <= longestHours) {
    otherMs.push(minutes * hourMs + seconds * minuteMs);
  }
  if (hours > 12 && decimals === '') otherMs.push(hours * minuteMs + minutes * secondMs);
  return { ms, otherMs, precisionMs: secondMs };
}

/** How each unit is written, in the languages of shows seen; the longest match counts. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hrs?|hours?|std|stunden?|horas?|heures?)$/, hourMs],
  [/^(?:m|mins?|minutes?|minuten|minutos?|['’′])$/, minuteMs],
  [/^(?:s|secs?|seconds?|sek|sekunden?|segundos?|secondes?|["”″])$/, secondMs],
  [/^(?:ms|msecs?|milliseconds?)$/, 1],
];

function parseUnits(text: string): Duration | null {
  if (text.length > 64) return null;
  const iso = /^P(?:0D)?T((?:\d+(?:\.\d+)?[HMS])+)$/i.exec(text);
  const part = /(\d+(?:[.,]\d+)?)\s*([a-z]+|['’′"”″])\.?(?:\s*(?:,|and|und|y|et)?\s*)/giy;
  const source = iso?.[1] ?? text;
  let total = 0;
  let lastMs = Number.POSITIVE_INFINITY;
  let precisionMs = secondMs;
  while (part.lastIndex < source.length) {
    const match = part.exec(source);
    if (match === null) return null;
    const [, amount = '', name = ''] = match;
    const ms = units.find(([names]) => names.test(name.toLowerCase()))?.[1];
    // Descending units, each once: `3m 2h` is not a duration.
    if (ms === undefined || ms >= lastMs) return null;
    lastMs = ms;
    const value = Number(amount.replace(',', '.'));
    total += value * ms;
    precisionMs = Number.isInteger(value) ? ms : ms / 10;
  }
  return source === ''
    ? null
    : { ms: Math.round(total), otherMs: [], precisionMs: Math.max(precisionMs, secondMs) };
}

/** The clock that was probably meant by `45;11`, `35.51`, `1:2:3`, `10: 32`, `1:75:30`; null for `Bonus`. */
function guessClock(text: string): string | null {
  if (text.length > 32) return null;
  const folded = text
    .replace(/[;.,]/g, ':')
    .replace(/\s+/g, '')
    .replace(/(?<=[\d:])o|o(?=[\d:])/gi, '0');
  const fields = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})$/.exec(folded);
  if (fields === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = fields;
  return formatTimestamp(Number(hours) * hourMs + Number(minutes) * minuteMs + Number(seconds) * secondMs);
}
