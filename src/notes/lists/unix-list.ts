import { findUnixTime, mayHoldUnixTime } from '../../chapters/unix-clock.js';
import type { Sections } from '../roles/sections.js';
import { type Sighting, writtenStartMs, writtenSteps } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';
import { sightOtherTimes } from './other-times.js';

/** Fewer are not a list. */
const leastLines = 3;
/** No recording is longer. */
const longestMs = 24 * 3_600_000;

/**
 * Finds a list of chapters with Unix times (`1364241653 Welcome`), as live shownotes have before they are published, in notes that
 * have no other list: three or more lines or items that begin with one, none earlier than the one before, within a day.
 *
 * @returns the sightings, their readings counted from the first, which is when the recording began
 */
export function findUnixList(units: readonly Unit[], sections: Sections): readonly Sighting[] {
  const unixTimes = { mayHold: mayHoldUnixTime, find: findUnixTime, inAsides: false };
  const found = sightOtherTimes(units, sections, unixTimes).filter(isFirst);
  const [first] = found;
  if (first === undefined || found.length < leastLines) return [];
  const list = found.map((sighting) => countedFrom(first, sighting));
  const areInOrder = writtenSteps(list).every((step) => step >= 0);
  return areInOrder && writtenStartMs(list.at(-1) ?? first) <= longestMs ? list : [];
}

/** Whether nothing but a bullet is before it, so that it is not part of a sentence. */
function isFirst({ position, traits }: Sighting): boolean {
  return (position === 'before' || position === 'alone') && !traits.has('leads-on') && !traits.has('label');
}

function countedFrom(first: Sighting, sighting: Sighting): Sighting {
  const startMs = writtenStartMs(sighting) - writtenStartMs(first);
  return { ...sighting, clock: { ...sighting.clock, readings: [{ kind: 'as-written', startMs }] } };
}
