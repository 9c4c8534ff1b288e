import type { MapNode, Span, ValueNode } from './value-tree.js';

/** One of several lists of times with titles in data. */
export interface RecordingList {
  /** Dotted: `parts[1].timestamps`. */
  readonly key: string;
  readonly span: Span;
}

/** How deep to look for a list of recordings. */
const deepest = 4;
/** So many are named. */
const mostLists = 100;

/**
 * Finds the lists of times of several recordings: in a list of maps, two or more of which have one under the same key.
 *
 * @param isList whether a value under a key is a list of times with titles
 */
export function findRecordings(
  root: MapNode,
  isList: (value: ValueNode, key: string) => boolean,
): readonly RecordingList[] {
  const within = (key: string, items: readonly ValueNode[]): readonly RecordingList[] => {
    const byKey = new Map<string, RecordingList[]>();
    for (const [index, item] of items.slice(0, mostLists).entries()) {
      for (const own of item.kind === 'map' ? item.entries : []) {
        if (!isList(own.value, own.key)) continue;
        const list = { key: `${key}[${index}].${own.key}`, span: own.keySpan };
        byKey.set(own.key, [...(byKey.get(own.key) ?? []), list]);
      }
    }
    return [...byKey.values()].find((lists) => lists.length > 1) ?? [];
  };
  const visit = (map: MapNode, prefix: string, depth: number): readonly RecordingList[] => {
    for (const { key, value } of map.entries) {
      const found =
        value.kind === 'list'
          ? within(prefix + key, value.items)
          : value.kind === 'map' && depth < deepest
            ? visit(value, `${prefix}${key}.`, depth + 1)
            : [];
      if (found.length > 0) return found;
    }
    return [];
  };
  return visit(root, '', 0);
}
