import { type Sighting, writtenStartMs } from '../sightings/sighting.js';

/** Fewer pairs of times may be a start and a length by chance. */
const leastRows = 4;
/** A list of chapters begins earlier. */
const leastFirstMs = 60_000;

/**
 * Whether times are in table rows that each have another, earlier time, and those go forward as well: the times of two runs
 * side by side.
 *
 * @param sightings all, in the order of the text
 */
export function areCompared(members: readonly Sighting[], sightings: readonly Sighting[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < leastRows || writtenStartMs(first) < leastFirstMs) return false;
  let lastMs = 0;
  return members.every(({ unit, index, clock }) => {
    const other = sightings[index + 1];
    if (unit.kind !== 'row' || other?.unit !== unit) return false;
    const otherMs = writtenStartMs(other);
    const goesOn = otherMs > lastMs && otherMs < clock.readings[0].startMs;
    lastMs = otherMs;
    return goesOn;
  });
}
