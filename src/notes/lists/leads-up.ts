import type { Sighting } from '../sightings/sighting.js';
import { isOfHeading } from './members.js';

/** How many times before one are looked at. */
const nearby = 6;
/** A recording of a day has no longer pause between two parts of its list. */
const mostPauseMs = 2 * 3_600_000;

/** Whether one of the times right before one leads up to it. */
export function leadsUp(sightings: readonly Sighting[], first: Sighting | undefined): boolean {
  // Not if it begins at the time of the heading above it: then the heading tells its place.
  if (first === undefined || isOfHeading(first, sightings[first.index - 1])) return false;
  const { startMs } = first.clock.readings[0];
  return sightings.slice(Math.max(0, first.index - nearby), first.index).some(({ position, clock }) => {
    const gapMs = startMs - clock.readings[0].startMs;
    // `15:24` before `7:03:12`: a log writes all of its times in one form.
    const isOtherForm = clock.fields < first.clock.fields && position === first.position;
    return (
      position !== 'within' && gapMs > 0 && (isOtherForm || (gapMs <= mostPauseMs && gapMs * 2 <= startMs))
    );
  });
}
