import {
  areForward,
  isUnmarked,
  type Sighting,
  writtenStartMs,
  writtenSteps,
} from '../sightings/sighting.js';
import { afterDayMs } from './doubted-list.js';
import { earliestEveningMs } from './places.js';
import { mostSpoken, stampOffsets } from './speech.js';

/** Fewer times may be close together by chance. */
const leastTimes = 3;
/** Six hours, read as minutes and seconds: no meeting is noted earlier in the day. */
const earliestMs = 360_000;

/** Fewer times may go back by a slip. */
const leastOfNight = 5;

/**
 * Whether a list, read as hours and minutes, goes from an evening past midnight to a time before the evening, as the log of a night
 * does.
 */
function passesMidnight(list: readonly Sighting[]): boolean {
  const midnight = writtenSteps(list).findIndex((step) => step < 0) + 1;
  const [evening, night] = [list.slice(0, midnight), list.slice(midnight)];
  return (
    midnight > 0 &&
    list.length >= leastOfNight &&
    list.every((each) => isPlain(each) && writtenStartMs(each) < afterDayMs) &&
    evening.every((each) => writtenStartMs(each) >= earliestEveningMs) &&
    night.every((each) => writtenStartMs(each) < earliestEveningMs) &&
    areForward(night)
  );
}

/**
 * Whether a list, read as minutes and seconds, has more words between its first and last time than can be said in between,
 * and starts late enough to be times of day: notes of a meeting say when they were taken.
 */
export function areMinutesOfDay(list: readonly Sighting[]): boolean {
  const [first] = list;
  const last = list.at(-1);
  if (first === undefined || last === undefined || list.length < leastTimes) return false;
  if (!areForward(list)) return passesMidnight(list);
  if (!list.every(mayBeOfDay)) return false;
  const [from = 0, to = 0] = stampOffsets([first, last]);
  return to - from > ((writtenStartMs(last) - writtenStartMs(first)) / 1000) * mostSpoken;
}

function mayBeOfDay(sighting: Sighting): boolean {
  return isPlain(sighting) && writtenStartMs(sighting) >= earliestMs;
}

function isPlain(sighting: Sighting): boolean {
  const { clock, end } = sighting;
  return clock.form === 'colons' && clock.fields === 2 && isUnmarked(sighting) && end === null;
}
