import { areForward, type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { mostSpoken, stampOffsets } from './speech.js';

/** Fewer times may be close together by chance. */
const leastTimes = 3;
/** Six hours, read as minutes and seconds: no meeting is noted earlier in the day. */
const earliestMs = 360_000;

/**
 * Whether a list, read as minutes and seconds, has more words between its first and last time than can be said in between,
 * and starts late enough to be times of day: notes of a meeting say when they were taken.
 */
export function areMinutesOfDay(list: readonly Sighting[]): boolean {
  const [first] = list;
  const last = list.at(-1);
  if (first === undefined || last === undefined || list.length < leastTimes) return false;
  if (!list.every(mayBeOfDay) || !areForward(list)) return false;
  const [from = 0, to = 0] = stampOffsets([first, last]);
  return to - from > ((writtenStartMs(last) - writtenStartMs(first)) / 1000) * mostSpoken;
}

function mayBeOfDay({ clock, hasAt, linkMs, end }: Sighting): boolean {
  const isPlain = clock.form === 'colons' && clock.fields === 2 && !hasAt && linkMs === null && end === null;
  return isPlain && clock.readings[0].startMs >= earliestMs;
}
