import type { Clock } from './clock-grammar.js';
import { formatTimestamp } from './timestamp.js';

/** The clock of a time that only the address of a link names. */
export function linkClock(startMs: number): Clock {
  return {
    text: formatTimestamp(startMs),
    form: 'link',
    fields: 3,
    readings: [{ kind: 'as-written', startMs }],
    slips: [],
  };
}
