import type { EntryWriting } from '../chapters/chapter.js';
import { readClock } from '../chapters/read-clock.js';
import { endKeys, imageKeys, linkKeys, startKeys, titleKeys, unheldKeys } from './chapter-keys.js';
import { entryOfMap, entryOfText, entryOfTimed } from './entry-writing.js';
import { headedEntries } from './headed-list.js';
import { foldKey } from './keys.js';
import { entriesByTime, isClockKey } from './timed-map.js';
import type { ListNode, MapEntry, MapNode, ScalarNode, Span, ValueNode } from './value-tree.js';
import { parseYaml } from './yaml-tree.js';

/** One entry of a chapter list before its values are read, each with the span to point at. */
export interface RawChapter {
  readonly start: ScalarNode | null;
  readonly end: ScalarNode | null;
  readonly title: string;
  readonly link: ScalarNode | null;
  readonly image: ScalarNode | null;
  /** `toc: false`: not for lists. */
  readonly hidden: boolean;
  /** Keys whose values an mp3 cannot hold, such as `location`. */
  readonly unheld: readonly string[];
  /** Keys of links and pictures whose values are lists or maps. */
  readonly nested: readonly string[];
  /** The unit of a bare number in `start` and `end`, in milliseconds. */
  readonly unitMs: 1 | 1000;
  readonly span: Span;
  /** How the entry is written; `line` for a line of a block of text, null where it cannot be edited in place. */
  readonly entry: EntryWriting | 'line' | null;
}

/** What an entry has none of that is not a map. */
const plain = { image: null, hidden: false, unheld: [], nested: [], entry: null } as const;

/** A stamp at the start of a line, with brackets and separator; then the title. */
const stampedLine = /^[\s*-]*[[(<]?@?(\d[\d:：.]*)[\])>]?(?:\s+[-–—~|]|\s*:(?=\s))?(?:\s+(\S.*)|\s*)$/s;

/** Keys whose values name something elsewhere. */
const namingKeys: ReadonlySet<string> = new Set([...linkKeys, ...imageKeys]);

/** The most entries that are read; an mp3 takes 255 chapters. */
const maxEntries = 20_000;

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
    return fromHeaders(value.items) ?? value.items.slice(0, maxEntries).map(rawChapterOf);
  if (value.kind === 'map') {
    const inner = value.entries.find((entry) => foldKey(entry.key) === 'chapters')?.value;
    if (inner?.kind === 'list') return inner.items.slice(0, maxEntries).map(rawChapterOf);
    return entriesByTime(value, key)?.slice(0, maxEntries).map(fromTimedEntry) ?? null;
  }
  if (value.type !== 'string') return null;
  return /^\s*[[{]/.test(value.text) ? fromJson(text, key, value) : fromLines(text, value);
}

/** A chapter for each header between the entries of a list; null where it has none. The times are those of the entries. */
export function fromHeaders(items: readonly ValueNode[]): readonly RawChapter[] | null {
  const headed = headedEntries(items.slice(0, maxEntries), (item) => rawChapterOf(item).start);
  if (headed === null) return null;
  return headed.map(({ title, start }) => {
    const rest = { end: null, title: title.text, link: null, ...plain, unitMs: 1000 } as const;
    return { ...rest, start, span: firstMark(title) };
  });
}

/** Reads one entry of a list, whatever its shape. */
export function rawChapterOf(item: ValueNode): RawChapter {
  if (item.kind === 'scalar') return fromStamped(item);
  if (item.kind === 'list') return fromPair(item);
  const [sole] = item.entries;
  return item.entries.length === 1 && sole !== undefined && isClockKey(sole.key)
    ? fromTimedEntry(sole)
    : fromMap(item);
}

/** `["0:40", "Why?"]`: the value that is a clock, and the first of the others with letters. */
function fromPair(item: ListNode): RawChapter {
  const scalars = item.items.flatMap((value) => (value.kind === 'scalar' ? [value] : []));
  const start = scalars.find(({ text }) => readClock(text.trim()) !== null) ?? null;
  const title = scalars.find((value) => value !== start && /\p{L}/u.test(value.text));
  const rest = { end: null, title: title?.text ?? '', link: null, ...plain, unitMs: 1000 } as const;
  return { ...rest, start, span: firstMark(item) };
}

function fromMap(item: MapNode): RawChapter {
  const scalars = new Map<string, ScalarNode>();
  for (const { key, value } of item.entries) {
    if (value.kind === 'scalar' && value.type !== 'null') scalars.set(foldKey(key), value);
  }
  const pick = (keys: readonly string[]) => {
    const key = keys.find((name) => scalars.has(name));
    return key === undefined ? null : (scalars.get(key) ?? null);
  };
  const unitMs = startKeys.find((name) => scalars.has(name))?.endsWith('ms') === true ? 1 : 1000;
  const named = { start: pick(startKeys), title: pick(titleKeys) };
  const guessed =
    named.start === null && named.title === null
      ? byValues(item)
      : named.title === null && named.start !== null && item.entries.length > 1
        ? { start: named.start, title: byValues(item).title }
        : named.start === null && named.title !== null
          ? { start: byValues(item).start, title: named.title }
          : named;
  const [link, image] = [pick(linkKeys), pick(imageKeys)];
  return {
    start: guessed.start,
    end: pick(endKeys),
    title: guessed.title?.text ?? '',
    link,
    image,
    hidden: /^(?:false|no|0)$/i.test(scalars.get('toc')?.text ?? ''),
    unheld: item.entries.flatMap(({ key }) => (unheldKeys.has(foldKey(key)) ? [key] : [])),
    nested: item.entries.flatMap(({ key, value }) =>
      value.kind !== 'scalar' && namingKeys.has(foldKey(key)) ? [key] : [],
    ),
    unitMs,
    span: firstMark(item),
    entry: entryOfMap(item, { ...guessed, link, image }),
  };
}

/** `00:10: Title`, or `00:10: {title: …}`, where the key is the start. */
function fromTimedEntry(entry: MapEntry): RawChapter {
  const { key, keySpan, value } = entry;
  const inner = value.kind === 'map' ? fromMap(value) : null;
  return {
    start: { kind: 'scalar', type: 'string', text: key, style: 'plain', ...keySpan },
    end: inner?.end ?? null,
    title: value.kind === 'scalar' ? value.text : (inner?.title ?? ''),
    link: inner?.link ?? null,
    image: inner?.image ?? null,
    hidden: inner?.hidden ?? false,
    unheld: inner?.unheld ?? [],
    nested: inner?.nested ?? [],
    unitMs: 1000,
    span: keySpan,
    entry: entryOfTimed(entry),
  };
}

/** `00:10 Title`; the stamp stands right after the opening quote and bracket. */
function fromStamped(item: ScalarNode): RawChapter {
  const [, clock = '', words = ''] = stampedLine.exec(item.text) ?? [];
  const { title, address } = divideAtLink(words);
  const link: ScalarNode | null = address === null ? null : { ...item, text: address };
  const rest = { end: null, title, link, ...plain, unitMs: 1000 } as const;
  if (clock === '') return { ...rest, start: null, span: item };
  const lead = item.text.indexOf(clock) + (item.style.endsWith('quoted') ? 1 : 0);
  const start = Math.min(item.start + lead, item.end);
  const span = { start, end: Math.min(start + clock.length, item.end) };
  const titleAt = title === '' ? -1 : item.text.indexOf(title, item.text.indexOf(clock) + clock.length);
  const entry = titleAt === -1 ? null : entryOfText(item, clock, title, titleAt);
  return { ...rest, start: { ...item, ...span, text: clock }, span, entry };
}

/** The address at the end is the link, as in the body: bare, or in brackets that go with it. */
function divideAtLink(words: string): { readonly title: string; readonly address: string | null } {
  // The last word first: a search for addresses would read on to the end from each of them.
  const lastWord = /(?<![^\s<>()])[^\s<>()]+[>)]?$/.exec(words.trimEnd());
  const found = /https?:\/\/[^>)]+/.exec(lastWord?.[0] ?? '');
  if (lastWord === null || found === null) return { title: words, address: null };
  const start = lastWord.index + found.index;
  const title = words.slice(0, start).replace(/[<(]$/, '').trimEnd();
  return title === '' ? { title: words, address: null } : { title, address: found[0] };
}

/** A list written as JSON inside a string; null when it is none. */
function fromJson(text: string, key: string, value: ScalarNode): readonly RawChapter[] | null {
  // YAML is a superset of JSON, and its reader is bounded in depth and size.
  const inner = parseYaml(`{"chapters": ${value.text}\n}`, 0).root?.entries[0]?.value;
  const chapters = inner === undefined || inner.kind === 'scalar' ? null : listRawChapters('', key, inner);
  if (chapters === null) return null;
  const find = finderIn(text, value);
  return chapters.map(({ start, end, link, image, ...rest }) => {
    // Inside the string only the times can be found again; the rest points at the time next to it.
    const span = find(start?.text ?? '');
    const move = (scalar: ScalarNode | null) => (scalar === null ? null : Object.assign({}, scalar, span));
    const moved = { start: move(start), end: move(end), link: move(link), image: move(image) };
    return { ...rest, ...moved, span, entry: null };
  });
}

/** Lines of `00:10 Title` in one string; null when none is stamped. */
function fromLines(text: string, value: ScalarNode): readonly RawChapter[] | null {
  const lines = value.text.split('\n').filter((line) => line.trim() !== '');
  if (!lines.some((line) => stampedLine.test(line))) return null;
  const find = finderIn(text, value);
  const isBlock = text[value.start] === '|';
  return lines.slice(0, maxEntries).map((line) => {
    const clock = stampedLine.exec(line)?.[1] ?? '';
    const span = find(clock === '' ? line.trim() : clock);
    const { start, ...rest } = fromStamped({ ...value, text: line, style: 'plain' });
    const isSeen = isBlock && clock !== '' && text.slice(span.start, span.end) === clock;
    const entry = isSeen ? ('line' as const) : null;
    return { ...rest, start: start === null ? null : { ...start, ...span }, span, entry };
  });
}

/** Finds texts one after the other in the source of a string; gives the whole string where one cannot be seen. */
function finderIn(text: string, { start, end }: Span): (wanted: string) => Span {
  const written = text.slice(start, end);
  let from = 0;
  return (wanted) => {
    const found = wanted === '' ? -1 : written.indexOf(wanted, from);
    if (found === -1) return { start, end };
    from = found + wanted.length;
    return { start: start + found, end: start + from };
  };
}

/** The first character of a value, to point at it without marking all of its lines. */
function firstMark({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + 1) };
}

const ofOtherThings =
  /length|duration|dauer|l[äa]nge|dur[ée]e|dura|duur|size|date|datum|id$|slug|image|file|url|link/i;

/** Under keys of another language: the value that is a clock, and the longest of the others. */
function byValues(item: MapNode): { start: ScalarNode | null; title: ScalarNode | null } {
  const scalars = item.entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.type !== 'null' && !ofOtherThings.test(key) ? [value] : [],
  );
  const start = scalars.find(({ text }) => readClock(text.trim()) !== null) ?? null;
  const titles = scalars.filter(
    (value) => value !== start && /\p{L}/u.test(value.text) && !/^(?:https?:|\/)/.test(value.text),
  );
  const [title] = titles.toSorted((a, b) => b.text.length - a.text.length);
  return { start, title: title ?? null };
}
