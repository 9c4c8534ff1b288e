import type { Span } from '../text/span.js';

export type { Span } from '../text/span.js';

/** How a scalar is written; `indirect` is an alias, a block scalar or anything else that cannot be replaced in place. */
export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'empty' | 'indirect';

/** A value that holds no others; its span includes the quotes. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'time';
  /** Plain values as written (`059` keeps its zero), quoted ones decoded. */
  readonly text: string;
  readonly style: ScalarStyle;
}

/** A list of values. */
export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly ValueNode[];
}

/** A map, with its entries in the order of the text. */
export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  /** Between braces, as in JSON, rather than one entry per line. */
  readonly braced: boolean;
}

/** One key of a map with its value. */
export interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ValueNode;
  /** Whether it comes from a YAML merge key (`<<: *base`), so that the value is elsewhere. */
  readonly merged: boolean;
}

/** A value of the front matter, whatever format it is written in. Aliases share nodes: walk by key, not everywhere. */
export type ValueNode = ScalarNode | ListNode | MapNode;

/** A problem found while reading a format, before it has a place in a file. */
export interface SyntaxTrouble extends Span {
  readonly problem: 'syntax' | 'duplicate-key' | 'too-deep' | 'expands';
  readonly detail: string;
}

/** What a format's reader gives: the map at the top, or null when it is unclear what the text means. */
export interface ValueTree {
  readonly root: MapNode | null;
  readonly troubles: readonly SyntaxTrouble[];
}

/** A list at the top of a file of data, as a map with one key. */
export function listAsMap(list: ListNode): MapNode {
  const { start } = list;
  const entry = { key: '', keySpan: { start, end: start }, value: list, merged: false };
  return { kind: 'map', entries: [entry], braced: true, start, end: list.end };
}

/** Whether a map is a list at the top. */
export function isListAsMap({ entries: [first] }: MapNode): boolean {
  return first?.value.kind === 'list' && first.key === '' && first.keySpan.end === first.keySpan.start;
}

/** The deepest nesting that is read; real front matter has four levels. */
export const maxNesting = 100;

/** Reports duplicate keys of one map, at the second and later ones. */
export function duplicateKeys(entries: readonly MapEntry[]): SyntaxTrouble[] {
  const seen = new Set<string>();
  const troubles: SyntaxTrouble[] = [];
  for (const { key, keySpan, merged } of entries) {
    if (merged) continue;
    if (seen.has(key)) troubles.push({ ...keySpan, problem: 'duplicate-key', detail: key });
    seen.add(key);
  }
  return troubles;
}
