import { foldKey, isChapterKey } from './keys.js';
import { endMsOfEntry, isTimedEntry, msOfEntry } from './timed-entry.js';
import type { ListNode, MapEntry, MapNode, ValueNode } from './value-tree.js';

/**
 * Joins a list with the lists next to it whose entries have the same shape and whose times are before, after or between two
 * of its own: `news`, `topics` and `links` are the sections of one recording. A list that covers the same time is a
 * different one.
 *
 * @param own the entry of `map` that has the list
 * @param isOfOthers whether a list under a key has times of something else
 * @returns one list in the order of time
 */
export function withSections(
  list: ListNode,
  own: MapEntry,
  map: MapNode,
  isOfOthers: (key: string) => boolean,
): ListNode {
  const shape = shapeOf(list);
  const sections = map.entries.flatMap(({ key, value }) => {
    const isOther = key === own.key || isChapterKey(key) || isOfOthers(key);
    return !isOther && value.kind === 'list' && areAlike(shape, shapeOf(value)) ? [value] : [];
  });
  let items = list.items;
  for (const section of sections) if (fitsInGap(section.items, items)) items = [...items, ...section.items];
  return items === list.items
    ? list
    : { ...list, items: items.toSorted((a, b) => msOfEntry(a) - msOfEntry(b)) };
}

/** The keys that all entries of a list have, where each is a map with a title and a time; none if not. */
function shapeOf({ items }: ListNode): ReadonlySet<string> {
  const [first] = items;
  if (first?.kind !== 'map' || !items.every(isTimedEntry)) return new Set();
  return new Set(
    items.reduce((shared, item) => shared.filter((key) => keysOf(item).includes(key)), keysOf(first)),
  );
}

/** Whether the keys of one are among those of the other, title and time at least. */
function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return few.size >= 2 && [...few].every((key) => many.has(key));
}

function keysOf(item: ValueNode): readonly string[] {
  return item.kind === 'map' ? item.entries.map(({ key }) => foldKey(key)) : [];
}

/** Whether no time of a list is between the first and the last of others, and none of these is within a stated part of the list. */
function fitsInGap(others: readonly ValueNode[], items: readonly ValueNode[]): boolean {
  const starts = others.map(msOfEntry);
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  return (
    others.length > 0 &&
    items.every((item) => {
      const start = msOfEntry(item);
      return start > last || (start < first && !(endMsOfEntry(item) > first));
    })
  );
}
