import { type MapEntry, maxNesting, type ValueNode } from './value-tree.js';

/**
 * What `<<` brings in and the map does not state itself; one level, as real files have it.
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
