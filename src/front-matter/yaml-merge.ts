import { type MapEntry, maxNesting, type ValueNode } from './value-tree.js';

/**
 * The entries that `<<` adds to a map that does not state them itself; one level, as in real files.
 *
 * @see https://yaml.org/type/merge.html
 */
export function mergedEntries(entries: readonly MapEntry[]): MapEntry[] {
  const merge = entries.find((entry) => entry.key === '<<')?.value;
  if (merge === undefined || merge.kind === 'scalar') return [];
  const sources: readonly ValueNode[] = merge.kind === 'list' ? merge.items.slice(0, maxNesting) : [merge];
  const taken = new Set(entries.map((entry) => entry.key));
  const result: MapEntry[] = [];
  for (const source of sources) {
    if (source.kind !== 'map') continue;
    for (const entry of source.entries) {
      if (taken.has(entry.key)) continue;
      taken.add(entry.key);
      result.push({ ...entry, merged: true } satisfies MapEntry);
    }
  }
  return result;
}
