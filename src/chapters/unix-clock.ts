import { foldDigits } from '../text/fold-digits.js';
import type { FoundClock } from './clock-grammar.js';
import { plainClock } from './plain-clock.js';

/** Seconds since 1970, as live shownotes have them before they are published: ten digits, from 2001 to 2033. */
const unixTime = /(?<![\p{L}\d.,:/=#-])1\d{9}(?![\p{L}\d.,:/-])/u;

/** Whether a text may hold one: cheap, and a false is always right. */
export const mayHoldUnixTime = /(?<!\d)1\d{9}(?!\d)/;

/**
 * Finds the first Unix time of a line.
 *
 * @returns null if there is none; its reading is in milliseconds since 1970
 */
export function findUnixTime(line: string): FoundClock | null {
  const match = unixTime.exec(foldDigits(line));
  return match === null ? null : plainClock('unix', match[0], match.index, Number(match[0]) * 1000);
}
