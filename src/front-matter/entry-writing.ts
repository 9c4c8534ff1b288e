import type { EntryField, EntryWriting, Quotes } from '../chapters/chapter.js';
import type { MapEntry, MapNode, ScalarNode, Span } from './value-tree.js';

/** The values of an entry that an edit has to know. */
interface EntryValues {
  readonly start: ScalarNode | null;
  readonly title: ScalarNode | null;
  readonly link: ScalarNode | null;
  readonly image: ScalarNode | null;
}

/** How a map states a mark; null if a value is elsewhere, as through an alias. */
export function entryOfMap(map: MapNode, values: EntryValues): EntryWriting | null {
  const fields = map.entries.map((entry) => fieldOf(entry, values));
  if (!fields.every((field) => field !== null)) return null;
  return withEntry(map, fields);
}

/** How `0:10: Title` states a mark. */
export function entryOfTimed({ keySpan, value }: MapEntry): EntryWriting | null {
  const quotes = quotesOf(value);
  if (quotes === null) return null;
  const fields = [
    { role: 'start', key: null, quotes: '', ...keySpan },
    { role: 'title', key: null, quotes, start: value.start, end: value.end },
  ] as const;
  return withEntry({ start: keySpan.start, end: value.end }, fields);
}

/** How `"0:10 Title"` states a mark; `titleAt` counts in the value as it reads. */
export function entryOfText(
  item: ScalarNode,
  clock: string,
  title: string,
  titleAt: number,
): EntryWriting | null {
  const quotes = quotesOf(item);
  if (quotes === null) return null;
  const clockAt = item.text.indexOf(clock);
  const lead = item.text.slice(0, clockAt);
  const joint = item.text.slice(clockAt + clock.length, titleAt);
  const from = item.start + quotes.length + titleAt;
  // Where it has escapes or continues over lines, its places cannot be counted.
  const isAsItReads = item.end - item.start === item.text.length + 2 * quotes.length;
  const span = isAsItReads ? { start: from, end: from + title.length } : null;
  return { kind: 'text', quotes, lead, joint, title: span, start: item.start, end: item.end };
}

function fieldOf({ key, keySpan, value, merged }: MapEntry, values: EntryValues): EntryField | null {
  const role =
    (['start', 'title', 'link', 'image'] as const).find((name) => value === values[name]) ?? 'other';
  const quotes = quotesOf(value);
  if (merged || key === '' || (quotes === null && role !== 'other')) return null;
  return { role, key: keySpan, quotes: quotes ?? '', start: value.start, end: value.end };
}

function withEntry(span: Span, fields: readonly EntryField[]): EntryWriting {
  const inOrder = [...fields].sort((a, b) => a.start - b.start);
  return { kind: 'fields', fields: inOrder, start: span.start, end: span.end };
}

/** Null for what is not written in one piece: a list, a map, an alias, a block of text. */
function quotesOf(value: MapEntry['value']): Quotes | null {
  if (value.kind !== 'scalar' || value.style === 'indirect' || value.style === 'empty') return null;
  return value.style === 'double-quoted' ? '"' : value.style === 'single-quoted' ? "'" : '';
}

/** Where the words of the title are, without their quotes. */
export function titleIn(entry: EntryWriting): Span | null {
  if (entry.kind === 'text') return entry.title;
  const field = entry.fields.find(({ role }) => role === 'title');
  if (field === undefined) return null;
  return { start: field.start + field.quotes.length, end: field.end - field.quotes.length };
}
