import type { Cut, Insertion } from './timeline-map.js';
import { parseOffset } from './timestamp.js';

/**
 * Reads a piece that was cut out: `12:00-12:30`, `720-750.5`.
 *
 * @returns null when the text is not two times, the second one later
 */
export function parseCut(text: string): Cut | null {
  const [startMs, endMs] = readPair(text, /[-–]/);
  return startMs === null || endMs === null || endMs <= startMs ? null : { startMs, endMs };
}

/**
 * Reads a piece that was put in: `0:00+8.5`, `12:00+0:30`.
 *
 * @returns null when the text is not a time and a duration
 */
export function parseInsertion(text: string): Insertion | null {
  const [atMs, durationMs] = readPair(text, /\+/);
  return atMs === null || durationMs === null || durationMs === 0 ? null : { atMs, durationMs };
}

/** Two amounts in milliseconds, null for each that is not one; none for a text with more than two parts. */
function readPair(text: string, separator: RegExp): readonly [number | null, number | null] {
  const [first = '', second = '', ...more] = text.split(separator);
  return more.length > 0 ? [null, null] : [unsigned(first), unsigned(second)];
}

function unsigned(text: string): number | null {
  return /^\s*\d/.test(text) ? parseOffset(text) : null;
}
