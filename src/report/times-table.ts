import type { RunResult } from '../run/run-result.js';
import { printable } from './printable.js';

/** Every time in the notes, one line each: where it is, as written, and what it is. */
export function formatTimes(times: RunResult['times']): string {
  const wide = Math.max(...times.map(({ place }) => String(place.line).length));
  const widest = Math.max(...times.map(({ text }) => text.length));
  const lines = times.map(({ text, meaning, place }) => {
    return `  line ${String(place.line).padStart(wide)}  ${printable(text).padStart(widest)}  ${meaning}`;
  });
  return `Times:\n${lines.join('\n')}\n`;
}
