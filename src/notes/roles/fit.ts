import { isTrailing, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { isOfWeekday } from './weekdays.js';

/** A chapter may be missing where a time is; or it can be none; null where neither is sure. */
export type Fit = 'missing' | 'none' | null;

/**
 * Compares a time with the chapters next to it in the text. It may be a missing one where it is between them in time, and outside of the
 * list also in the form of the last one. What is outside of the list and on a day of the week, or in another form and out of time, is of
 * something else: when the next episode comes, when a shop opens, how long the music is.
 */
export function fitAmong(before: Sighting | undefined, sighting: Sighting, after: Sighting | undefined): Fit {
  const startMs = writtenStartMs(sighting);
  const isLater = before === undefined || writtenStartMs(before) < startMs;
  const isInTime = isLater && (after === undefined || startMs < writtenStartMs(after));
  if (before !== undefined && after !== undefined) return isInTime ? 'missing' : null;
  const outer = before ?? after;
  if (outer === undefined) return null;
  if (isInTime ? isTrailing(sighting) && isOfWeekday(sighting) : isOfOtherForm(sighting, outer))
    return 'none';
  return isInTime && areAlike(outer, sighting) ? 'missing' : null;
}

/** Whether words are before a time, unlike a chapter, or it is a range, unlike that. */
function isOfOtherForm(sighting: Sighting, chapter: Sighting): boolean {
  return (isTrailing(sighting) && !isTrailing(chapter)) || (sighting.end !== null && chapter.end === null);
}

function areAlike(one: Sighting, other: Sighting): boolean {
  return (
    one.opener === other.opener &&
    one.position === other.position &&
    one.unit.kind === other.unit.kind &&
    one.link === null &&
    other.link === null &&
    !other.traits.has('after-link') &&
    !other.traits.has('length')
  );
}
