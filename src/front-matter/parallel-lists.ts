import { readClock } from '../chapters/read-clock.js';
import { isBareNumber } from './seconds.js';
import type { ListNode, MapEntry, MapNode, ScalarNode } from './value-tree.js';

/** Keys of a list of starts, and of one of titles. */
const startsKey = /time|start|stamp|clock|offset|cue|zeit|tiempo|temps|tempo/i;
const titlesKey =
  /title|name|label|topic|chapter|subject|track|song|segment|titel|titre|t[ií]tulo|titol|thema|tema/i;
const leastEntries = 3;

/**
 * Joins the starts and the titles of a map that has them in two lists of the same length: `times: ["0:00", …]` next to `titles: [Welcome, …]`.
 *
 * @returns a list of maps under the key of the starts, if there are two such lists and no third
 */
export function joinParallel({ entries }: MapNode): readonly MapEntry[] {
  const [times, ...otherTimes] = entries.filter((entry) => startsKey.test(entry.key) && areTimes(entry));
  if (times === undefined || otherTimes.length > 0) return [];
  const starts = scalarsOf(times) ?? [];
  const [titles, ...others] = entries.flatMap((entry) => {
    const words = titlesKey.test(entry.key) && entry !== times ? scalarsOf(entry) : null;
    const areTitles = words?.length === starts.length && words.every(({ text }) => /\p{L}/u.test(text));
    return areTitles ? [words] : [];
  });
  if (titles === undefined || others.length > 0) return [];
  const items = starts.map((start, index): ListNode['items'][number] => {
    const title = titles[index] ?? start;
    const fields = [
      { key: 'start', value: start },
      { key: 'title', value: title },
    ].map((field) => ({ ...field, keySpan: field.value, merged: true }));
    return { kind: 'map', entries: fields, braced: false, start: start.start, end: start.end };
  });
  return [{ ...times, value: { kind: 'list', items, start: times.value.start, end: times.value.end } }];
}

/** The values of a list; null if it has other items than values, or too few. */
function scalarsOf({ value }: MapEntry): readonly ScalarNode[] | null {
  if (value.kind !== 'list' || value.items.length < leastEntries) return null;
  const scalars = value.items.filter((item) => item.kind === 'scalar');
  return scalars.length === value.items.length ? scalars : null;
}

/** Whether all values of a list are times. */
function areTimes(entry: MapEntry): boolean {
  return (
    scalarsOf(entry)?.every(({ text }) => isBareNumber(text) || readClock(text.trim()) !== null) === true
  );
}
