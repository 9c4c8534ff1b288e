import { goForward } from '../chapters/steps.js';
import { foldKey } from './keys.js';
import { rawChapterOf } from './raw-chapters.js';
import { areStartsInSeconds, isBareNumber } from './seconds.js';
import { startOfEntry } from './timed-entry.js';
import type { ValueNode } from './value-tree.js';

/** Fewer numbers that go forward say nothing, unless they are of parts and the first is 0. */
const leastEntries = 3;
const leastParts = 2;

/**
 * Whether the bare numbers of a list of maps are starts in seconds, whatever their key: each has a title, they go forward
 * from the first minute by steps that differ, and half of them are ten seconds or more apart.
 *
 * @param areParts whether they are of the parts of a recording, where the first may be long after the beginning
 * @param areStamps whether their key says that they are times, so that their steps say nothing
 */
export function areSeconds(items: readonly ValueNode[], areParts: boolean, areStamps: boolean): boolean {
  const numbers: number[] = [];
  for (const item of items) {
    const number = titledNumber(item);
    // Most lists in data hold something else, and the first entry shows it.
    if (number === null) return false;
    numbers.push(number);
  }
  const least = areParts && numbers[0] === 0 ? leastParts : leastEntries;
  if (areRecordings(items)) return false;
  if (areStamps && numbers.length >= least) return goForward(numbers);
  return areStartsInSeconds(numbers, least, areParts);
}

/** A key for one recording of many. */
const recordingId = /^(?:youtube|vimeo|video|audio)(?:id|file)$/;

/** Whether entries name recordings of their own, and a second of each: `{ youtubeId: 'x', startTime: 8 }`. */
export function areRecordings(items: readonly ValueNode[]): boolean {
  const named = items.flatMap((item) => {
    const entry = item.kind === 'map' ? item.entries.find(({ key }) => recordingId.test(foldKey(key))) : null;
    return entry?.value.kind === 'scalar' && isBareNumber(startOfEntry(item)) ? [entry.value.text] : [];
  });
  return named.length > 1 && named.length === items.length && new Set(named).size === named.length;
}

/** The bare number under which a map with a title starts; null for none. */
function titledNumber(item: ValueNode): number | null {
  if (item.kind !== 'map') return null;
  const { start, title } = rawChapterOf(item);
  const written = start?.text.trim() ?? '';
  return title !== '' && isBareNumber(written) ? Number(written) : null;
}
