import { readClock } from '../chapters/read-clock.js';
import { goForward } from '../chapters/steps.js';
import { timeKey } from './chapter-keys.js';
import { foldKey, isChapterKey } from './keys.js';
import { areStartsInSeconds, isBareNumber } from './seconds.js';
import type { MapEntry, MapNode, ValueNode } from './value-tree.js';

/** A key that is a time, as in `00:10: Title`. */
const clockKey = /^\d{1,3}(?:[:：]\d{1,2}){1,2}(?:[.,]\d{1,3})?$/;
/** A key that counts seconds, or seems to be meant for a time. */
const numberKey = /^\d[\d:：.,;hms ]{0,15}$/i;
/** A key above such numbers that says what they are. */
const ofTimes = /time|stamp|mark|seconds|chapter|zeit|minut|tiempo|temps/i;

/** Whether a key says that what is under it are times. */
export function tellsTimes(key: string): boolean {
  return isChapterKey(key) || ofTimes.test(key);
}

/** Whether a key is a clock and nothing else. */
export function isClockKey(key: string): boolean {
  return clockKey.test(key);
}

/**
 * The entries of a map that lead from times to titles: clocks, with seconds among them, or only seconds.
 *
 * @param key the key of the map: under some, a few seconds are enough
 * @returns null if it is no such map
 */
export function entriesByTime({ entries }: MapNode, key: string): readonly MapEntry[] | null {
  const timed = entries.filter((entry) => numberKey.test(entry.key));
  if (timed.some((entry) => isClockKey(entry.key))) return timed;
  if (timed.length < entries.length || !entries.every(isTitled)) return null;
  const least = isChapterKey(key) ? 2 : 3;
  const seconds = entries.map((entry) => (isBareNumber(entry.key) ? Number(entry.key) : Number.NaN));
  return ofTimes.test(key) && areStartsInSeconds(seconds, least) ? entries : null;
}

/**
 * The entries of a map that lead from titles to times which go forward: under a key that says so, or three or more from
 * 0:00.
 *
 * @returns null if it is no such map
 */
export function entriesByTitle({ entries }: MapNode, key: string): readonly MapEntry[] | null {
  if (entries.length < 2 || !entries.every(isTitledTime)) return null;
  const starts = entries.map(({ value }) => startOf(value));
  const isTold = tellsTimes(key) || (entries.length > 2 && starts[0] === 0);
  return goForward(starts) && isTold ? entries : null;
}

/** Whether an entry is a title with its time: `Welcome: "0:40"`. */
export function isTitledTime({ key, value }: MapEntry): boolean {
  return /\p{L}/u.test(key) && timeKey(foldKey(key)) === null && !Number.isNaN(startOf(value));
}

function startOf(value: ValueNode): number {
  const clock = value.kind === 'scalar' ? readClock(value.text.trim()) : null;
  return clock === null || clock.form !== 'colons' ? Number.NaN : clock.readings[0].startMs;
}

/** Whether its value may be a title, or has one within. */
function isTitled({ value }: MapEntry): boolean {
  return value.kind === 'map' || (value.kind === 'scalar' && /\p{L}/u.test(value.text));
}
