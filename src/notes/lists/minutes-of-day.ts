import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { sourceOffset } from '../units/rich-text.js';
import { mostSpoken } from './speech.js';

/** Fewer times lie close together by chance. */
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
  if (!list.every(mayBeOfDay) || !list.every(isLater)) return false;
  const characters = sourceOffset(last.rich, last.stamp.start) - sourceOffset(first.rich, first.stamp.start);
  return characters > ((writtenStartMs(last) - writtenStartMs(first)) / 1000) * mostSpoken;
}

function mayBeOfDay({ clock, hasAt, linkMs, end }: Sighting): boolean {
  const isPlain = clock.form === 'colons' && clock.fields === 2 && !hasAt && linkMs === null && end === null;
  return isPlain && clock.readings[0].startMs >= earliestMs;
}

function isLater(sighting: Sighting, index: number, list: readonly Sighting[]): boolean {
  const before = list[index - 1];
  return before === undefined || writtenStartMs(sighting) > writtenStartMs(before);
}
