import type { FoundClock } from './clock-grammar.js';
import { plainClock } from './plain-clock.js';

/** The start and the end of a label in seconds, as editors of audio export them: `62.450000⇥62.450000⇥Letters`. */
const label = /^\s*((\d{1,6})\.(\d{3,6}))[ \t]+\d{1,6}\.\d{3,6}(?=[ \t]+\S)/;

/** Whether a text may hold such a label: cheap, and a false is always right. */
export const mayHoldLabel = /\d\.\d{3,6}[ \t]+\d{1,6}\.\d{3}/;

/** The two times at the start of a line that is a label; null for other lines. */
export function findLabel(line: string): FoundClock | null {
  const match = label.exec(line);
  if (match === null) return null;
  const [text, first = '', seconds = '', decimals = ''] = match;
  const start = text.indexOf(first);
  return plainClock('units', text.slice(start), start, Math.round(Number(`${seconds}.${decimals}`) * 1000));
}
