/**
 * A time or duration for messages, exact: `1:01:30`, `1:01:30.031`, `0:10`.
 *
 * @param ms milliseconds; a negative time gets a minus sign
 */
export function formatTime(ms: number): string {
  const whole = Math.round(Math.abs(ms));
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = String(Math.floor(whole / 1000) % 60).padStart(2, '0');
  const clock =
    hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
  const fraction = whole % 1000 === 0 ? '' : `.${String(whole % 1000).padStart(3, '0')}`;
  return `${ms < 0 && whole > 0 ? '-' : ''}${clock}${fraction}`;
}

/**
 * A difference of times for messages: `0.5 s`, `1.969 s`; from a minute as a time, because `123.1 s` is hard to read.
 *
 * @param ms milliseconds, not negative
 */
export function formatSpan(ms: number): string {
  return ms < 60_000 ? `${ms / 1000} s` : formatTime(ms);
}

/** A number for messages, in groups of three: `59,048,856`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number with its noun: `1 byte`, `1,024 bytes`. */
export function formatQuantity(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A text as messages show it: some titles and values are whole paragraphs, or megabytes. */
export function shortText(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
