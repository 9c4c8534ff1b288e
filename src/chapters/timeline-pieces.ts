import type { Cut, Insertion } from './timeline-map.js';
import { parseOffset } from './timestamp.js';

/**
 * Reads a piece that was cut out: `12:00-12:30`, `720-750.5`.
 *
 * @returns null when the text is not two times, the second one later
 */
export function parseCut(text: string): Cut | null {
  const [start = '', end = '', ...more] = text.split(/[-–]/);
  const [startMs, endMs] = [unsigned(start), unsigned(end)];
  return more.length > 0 || startMs === null || endMs === null || endMs <= startMs
    ? null
    : { startMs, endMs };
}

/**
 * Reads a piece that was put in: `0:00+8.5`, `12:00+0:30`.
 *
 * @returns null when the text is not a time and a duration
 */
export function parseInsertion(text: string): Insertion | null {
  const [at = '', duration = '', ...more] = text.split('+');
  const [atMs, durationMs] = [unsigned(at), unsigned(duration)];
  return more.length > 0 || atMs === null || durationMs === null || durationMs === 0
    ? null
    : { atMs, durationMs };
}

function unsigned(text: string): number | null {
  return /^\s*\d/.test(text) ? parseOffset(text) : null;
}
