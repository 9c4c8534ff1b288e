import { findMinutes, mayHoldMinutes } from '../../chapters/minute-clock.js';
import type { Sections } from '../roles/sections.js';
import type { Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
import { sightOtherTimes } from './other-times.js';

/** Fewer lines with minutes are not a list. */
const leastLines = 3;
/** No recording of this many minutes has a list in whole minutes. */
const mostLines = 300;
const minuteMs = 60_000;

const minutes = { mayHold: mayHoldMinutes, find: findMinutes, inAsides: false, isPlan: true };
/** In a length, the number comes first. */
const wordFirst = /^\p{L}/u;

/**
 * Finds a list of chapters in whole minutes (`0 min: Welcome`, `4 min: News`, `Minute 17: Letters`) in notes that have no other: three
 * or more lines or items in a row that begin with one, each later than the one before, starting in the first minute if the
 * number comes first, as it does in a length.
 *
 * @param durationMs the stated duration, null when none is
 */
export function findMinuteList(
  units: readonly Unit[],
  sections: Sections,
  durationMs: number | null,
): readonly Sighting[] {
  let run: Sighting[] = [];
  let best: readonly Sighting[] = [];
  let lastUnit = -1;
  for (const sighting of sightOtherTimes(units, sections, minutes)) {
    if (run.length >= mostLines) return [];
    const { position, traits, unitIndex, clock } = sighting;
    if (position !== 'before' || traits.has('label')) continue;
    const startMs = startOf(sighting);
    const goesOn = run.length > 0 && startMs > startOf(run.at(-1)) && unitIndex - lastUnit <= 1;
    const begins = startMs <= minuteMs || wordFirst.test(clock.text);
    run = goesOn ? [...run, sighting] : begins ? [sighting] : [];
    lastUnit = unitIndex;
    if (run.length > best.length) best = run;
  }
  const fits = durationMs === null || startOf(best.at(-1)) <= durationMs;
  return best.length >= leastLines && fits ? best : [];
}

function startOf(sighting: Sighting | undefined): number {
  return sighting?.clock.readings[0].startMs ?? Number.POSITIVE_INFINITY;
}
