import { readClock } from '../chapters/read-clock.js';
import { imageKeys, linkKeys, timeKey, titleKeys, unheldKeys } from './chapter-keys.js';
import { withEnd, withFields, withoutBrackets } from './composed-start.js';
import { entryOfMap, entryOfTimed } from './entry-writing.js';
import { linkedTimes, titledTimes } from './even-list.js';
import { headedEntries } from './headed-list.js';
import { foldKey, isChapterKey } from './keys.js';
import { firstMark, mostEntries, plain, type RawChapter } from './raw-chapter.js';
import { fromLines, fromStamped, spanFinder } from './text-entry.js';
import { entriesByTime, entriesByTitle, isClockKey, isTitledTime } from './timed-map.js';
import type { ListNode, MapEntry, MapNode, ScalarNode, ValueNode } from './value-tree.js';
import { parseYaml } from './yaml-tree.js';

/** Keys whose values name something elsewhere. */
const namingKeys: ReadonlySet<string> = new Set([...linkKeys, ...imageKeys]);

/**
 * Lists the entries of a chapter list: a list of maps or of `00:10 Title`, a map with `chapters` in it or from times
 * to titles, or a string with JSON or with one `00:10 Title` a line.
 *
 * @param text what the spans count in
 * @param key of the value
 * @returns null when the value is not a list of chapters (`chapter: 3`, the address of a chapters file)
 */
export function listRawChapters(text: string, key: string, value: ValueNode): readonly RawChapter[] | null {
  if (value.kind === 'list')
    return fromWhole(value.items, key) ?? value.items.slice(0, mostEntries).map(rawChapterOf);
  if (value.kind === 'map') {
    const inner = value.entries.find((entry) => foldKey(entry.key) === 'chapters')?.value;
    if (inner?.kind === 'list') return inner.items.slice(0, mostEntries).map(rawChapterOf);
    const timed = entriesByTime(value, key)?.slice(0, mostEntries).map(fromTimedEntry);
    return timed ?? entriesByTitle(value, key)?.slice(0, mostEntries).map(fromTitledEntry) ?? null;
  }
  if (value.type !== 'string') return null;
  return /^\s*[[{]/.test(value.text) ? fromJson(text, key, value) : fromLines(text, value);
}

/** The chapters of a list that only all of its entries together show; null if each says its own. */
export function fromWhole(items: readonly ValueNode[], key: string): readonly RawChapter[] | null {
  const some = items.slice(0, mostEntries);
  return fromHeaders(some) ?? titledTimes(some) ?? linkedTimes(some, rawChapterOf, isChapterKey(key));
}

/** A chapter for each header between the entries of a list; null if it has none. The times are those of the entries. */
export function fromHeaders(items: readonly ValueNode[]): readonly RawChapter[] | null {
  const headed = headedEntries(items.slice(0, mostEntries), (item) => rawChapterOf(item).start);
  return (
    headed?.map(({ title, start }) => ({ ...plain, start, title: title.text, span: firstMark(title) })) ??
    null
  );
}

/** Reads one entry of a list, whatever its shape. */
export function rawChapterOf(item: ValueNode): RawChapter {
  if (item.kind === 'scalar') return fromStamped(item);
  if (item.kind === 'list') return fromPair(item);
  const [sole, other] = item.entries;
  if (sole === undefined || other !== undefined) return fromMap(item);
  if (isTitledTime(sole)) return fromTitledEntry(sole);
  return isClockKey(sole.key) ? fromTimedEntry(sole) : fromMap(item);
}

/** `["0:40", "Why?"]`: the value that is a clock, and the first of the others with letters. */
function fromPair(item: ListNode): RawChapter {
  const scalars = item.items.flatMap((value) => (value.kind === 'scalar' ? [value] : []));
  const start = scalars.find(({ text }) => readClock(text.trim()) !== null) ?? null;
  const title = scalars.find((value) => value !== start && /\p{L}/u.test(value.text));
  return { ...plain, start, title: title?.text ?? '', span: firstMark(item) };
}

function fromMap(item: MapNode): RawChapter {
  const scalars = new Map<string, ScalarNode>();
  for (const { key, value } of item.entries) {
    // The first of the titles in several languages.
    const own = value.kind === 'list' && titleKeys.includes(foldKey(key)) ? value.items[0] : value;
    if (own?.kind === 'scalar' && own.type !== 'null') scalars.set(foldKey(key), own);
  }
  const pick = (keys: readonly string[]) => {
    const key = keys.find((name) => scalars.has(name));
    return key === undefined ? null : (scalars.get(key) ?? null);
  };
  // A book has pages, and an animation has frames.
  const isOfOther = [...scalars.keys()].some((key) => /pages$|frames$/.test(key));
  const starts = isOfOther ? [] : timesOf(scalars, 'start');
  const named = { start: starts[0]?.value ?? null, title: pickTitle(scalars) };
  // One value is the start alone.
  const isWhole = named.start !== null && (named.title !== null || item.entries.length === 1);
  const other = isWhole ? named : byValues(item);
  const guessed = { start: named.start ?? other.start, title: named.title ?? other.title };
  const [link, image] = [pick(linkKeys), pick(imageKeys)];
  const { start, end } = withEnd(withFields(scalars) ?? withoutBrackets(guessed.start));
  return {
    start,
    end: timesOf(scalars, 'end')[0]?.value ?? end,
    title: guessed.title?.text ?? '',
    link,
    image,
    hidden: /^(?:false|no|0)$/i.test(scalars.get('toc')?.text ?? ''),
    unheld: item.entries.flatMap(({ key }) => (unheldKeys.has(foldKey(key)) ? [key] : [])),
    nested: item.entries.flatMap(({ key, value }) =>
      value.kind !== 'scalar' && namingKeys.has(foldKey(key)) ? [key] : [],
    ),
    unitMs: starts[0]?.unitMs ?? 1000,
    span: firstMark(item),
    entry: start === guessed.start ? entryOfMap(item, { ...guessed, link, image }) : null,
  };
}

/** The values under keys of times, likeliest first. */
function timesOf(scalars: ReadonlyMap<string, ScalarNode>, of: 'start' | 'end') {
  return Array.from(scalars, ([key, value]) => ({ value, ...timeKey(key) }))
    .filter((time) => time.of === of)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

/** The likeliest title that is not itself a time: `label: "1:35"` beside `time: 95`. */
function pickTitle(scalars: ReadonlyMap<string, ScalarNode>): ScalarNode | null {
  const titles = titleKeys.flatMap((key) => scalars.get(key) ?? []);
  return titles.find(({ text }) => readClock(text.trim()) === null) ?? null;
}

/** `Title: "0:10"`, where the value is the start. */
function fromTitledEntry({ key, keySpan, value }: MapEntry): RawChapter {
  const start = value.kind === 'scalar' ? value : null;
  return { ...plain, start, title: key, span: keySpan };
}

/** `00:10: Title`, or `00:10: {title: …}`, where the key is the start. */
function fromTimedEntry(entry: MapEntry): RawChapter {
  const { key, keySpan, value } = entry;
  const title = value.kind === 'scalar' ? value.text : '';
  return {
    ...(value.kind === 'map' ? fromMap(value) : { ...plain, title }),
    start: { kind: 'scalar', type: 'string', text: key, style: 'plain', ...keySpan },
    unitMs: 1000,
    span: keySpan,
    entry: entryOfTimed(entry),
  };
}

/** A list written as JSON inside a string; null for any other value. */
function fromJson(text: string, key: string, value: ScalarNode): readonly RawChapter[] | null {
  // YAML is a superset of JSON, and its reader is bounded in depth and size.
  const inner = parseYaml(`{"chapters": ${value.text}\n}`, 0).root?.entries[0]?.value;
  const chapters = inner === undefined || inner.kind === 'scalar' ? null : listRawChapters('', key, inner);
  if (chapters === null) return null;
  const find = spanFinder(text, value);
  return chapters.map(({ start, end, link, image, ...rest }) => {
    // Inside the string only the times can be found again; the rest points at the time next to it.
    const span = find(start?.text ?? '');
    const move = (scalar: ScalarNode | null) => (scalar === null ? null : Object.assign({}, scalar, span));
    const moved = { start: move(start), end: move(end), link: move(link), image: move(image) };
    return { ...rest, ...moved, span, entry: null };
  });
}

const ofOtherThings =
  /length|duration|dauer|l[äa]nge|dur[ée]e|dura|duur|size|date|datum|id$|slug|source|image|file|url|link/i;

/** Addresses, quantities and names in a program. */
const noTitle = /^(?:https?:|\/|[\d.,]+ ?[\p{L}%/]{1,6}$|[a-z\d.]+_[a-z\d_.]+$)/u;

/** For keys in another language: the value that is a clock, and the longest of the others. */
function byValues(item: MapNode): { start: ScalarNode | null; title: ScalarNode | null } {
  const scalars = item.entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.type !== 'null' && !ofOtherThings.test(key) ? [value] : [],
  );
  const start = scalars.find(({ text }) => readClock(text.trim()) !== null) ?? null;
  const titles = scalars.filter(
    (value) => value !== start && /\p{L}/u.test(value.text) && !noTitle.test(value.text),
  );
  const [title] = titles.toSorted((a, b) => b.text.length - a.text.length);
  return { start, title: title ?? null };
}
