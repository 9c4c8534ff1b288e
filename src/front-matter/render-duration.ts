import type { DurationUnit } from './duration.js';

/**
 * Writes a duration in the style of another one: `HH:MM:SS`, `MM:SS`, `75:30`, `1.02.03`, a number of seconds, with as
 * many decimals. Anything without such a style (`61 min`, `Bonus`, nothing) becomes `H:MM:SS`, which can only be read in one
 * way.
 *
 * @param durationMs milliseconds; rounded to what the style can tell
 * @param model the present duration, without quotes
 * @param unit the unit of a bare number
 */
export function renderDuration(durationMs: number, model: string, unit: DurationUnit): string {
  const number = /^\d+(?:\.(\d{1,6}))?$/.exec(model);
  if (number !== null) return renderNumber(durationMs, number[1]?.length ?? 0, unit);
  const clock = /^(?:(\d{1,3})([:.]))?(\d{1,4})([:.])\d{2}(?:([.,])(\d{1,3}))?$/.exec(model);
  if (clock === null || (clock[2] !== undefined && clock[2] !== clock[4]) || clock[0].startsWith('.')) {
    return renderClock(durationMs, { hourWidth: 1, minuteWidth: 2, separator: ':', point: '.', decimals: 0 });
  }
  const [, hours, , minutes = '', separator = ':', point = '.', decimals = ''] = clock;
  // Without hours in the model there are none to write, unless its minutes never passed 59 and the new ones would.
  const withoutHours = hours === undefined && (durationMs < 3_600_000 || Number(minutes) > 59);
  return renderClock(durationMs, {
    hourWidth: withoutHours ? 0 : (hours?.length ?? 1),
    minuteWidth: withoutHours ? Math.min(minutes.length, 2) : 2,
    separator,
    point,
    decimals: decimals.length,
  });
}

function renderNumber(durationMs: number, decimals: number, unit: DurationUnit): string {
  if (unit === 'milliseconds') return String(Math.round(durationMs));
  return (durationMs / (unit === 'minutes' ? 60_000 : 1000)).toFixed(decimals);
}

interface ClockStyle {
  /** The minimum number of digits of the hours; 0 for no hours at all. */
  readonly hourWidth: number;
  readonly minuteWidth: number;
  readonly separator: string;
  readonly point: string;
  readonly decimals: number;
}

function renderClock(durationMs: number, style: ClockStyle): string {
  const unitMs = 1000 / 10 ** style.decimals;
  const ms = Math.round(durationMs / unitMs) * unitMs;
  const minutes = Math.floor(ms / 60_000);
  const seconds = pad(Math.floor(ms / 1000) % 60, 2);
  const tail =
    style.decimals === 0 ? '' : style.point + pad(Math.round((ms % 1000) / unitMs), style.decimals);
  if (style.hourWidth === 0) return pad(minutes, style.minuteWidth) + style.separator + seconds + tail;
  const hours = pad(Math.floor(minutes / 60), style.hourWidth);
  return [hours, pad(minutes % 60, 2), seconds].join(style.separator) + tail;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
