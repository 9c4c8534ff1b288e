import { rawChapterOf } from './raw-chapters.js';
import { msOfEntry, startOfEntry } from './timed-entry.js';
import type { ValueNode } from './value-tree.js';

/** Fewer numbers that go forward say nothing. */
const leastEntries = 3;
const latestFirstMs = 60_000;
/** Lines of a transcript are closer together, and ranks and counts by far. */
const leastGapMs = 10_000;

/**
 * Whether the bare numbers of a list of maps are starts in seconds, whatever their key: each has a title, they go forward from the first
 * minute on by steps that differ, and half of them lie ten seconds or more apart.
 */
export function areSeconds(items: readonly ValueNode[]): boolean {
  const areTitled = items.every(
    (item) =>
      item.kind === 'map' && /^\d+(?:\.\d+)?$/.test(startOfEntry(item)) && rawChapterOf(item).title !== '',
  );
  if (items.length < leastEntries || !areTitled) return false;
  const starts = items.map(msOfEntry);
  const gaps = starts.slice(1).map((startMs, index) => startMs - (starts[index] ?? 0));
  const wide = gaps.filter((gapMs) => gapMs >= leastGapMs);
  return (
    (starts[0] ?? 0) <= latestFirstMs &&
    gaps.every((gapMs) => gapMs > 0) &&
    new Set(gaps).size > 1 &&
    wide.length * 2 >= gaps.length
  );
}
