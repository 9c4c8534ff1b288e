import type { Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

/**
 * How many chapters each unit is in: headings with a time above it, each closed by the next heading of the same
 * or a higher rank, with a time or not, and list items with a time around it.
 *
 * @param list the sightings that are chapters
 * @returns a depth for each unit; nothing where all are 0
 */
export function chapterDepths(units: readonly Unit[], list: readonly Sighting[]): readonly number[] {
  if (units.every(({ kind, parent }) => kind !== 'heading' && parent === null)) return [];
  // A later line of an item is a chapter in it, not one that its nested items are in.
  const stamped = new Set(
    list.flatMap(({ unit, unitIndex, line }) => (isHolder(unit) && line === 0 ? [unitIndex] : [])),
  );
  const headings: { readonly rank: number; readonly depth: number }[] = [];
  /** For each unit, the depth of what is in it as a list item. */
  const inner: number[] = [];
  return units.map((unit, index) => {
    if (unit.kind === 'heading') {
      while ((headings.at(-1)?.rank ?? 0) >= unit.rank) headings.pop();
    }
    const outer = unit.parent === null ? (headings.at(-1)?.depth ?? 0) : (inner[unit.parent] ?? 0);
    const within = outer + (stamped.has(index) ? 1 : 0);
    inner.push(within);
    if (unit.kind === 'heading') headings.push({ rank: unit.rank, depth: within });
    return outer;
  });
}

function isHolder({ kind }: Unit): boolean {
  return kind === 'item' || kind === 'heading';
}
