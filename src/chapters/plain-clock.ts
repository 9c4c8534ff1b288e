import type { Clock, FoundClock } from './clock-grammar.js';

/** A clock of one field that can be read in one way only, at an offset of a text. */
export function plainClock(form: Clock['form'], text: string, start: number, startMs: number): FoundClock {
  const readings: Clock['readings'] = [{ kind: 'as-written', startMs }];
  return { clock: { text, form, fields: 1, slips: [], readings }, start, end: start + text.length };
}
