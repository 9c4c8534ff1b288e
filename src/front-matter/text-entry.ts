import { entryOfText } from './entry-writing.js';
import { mostEntries, partOf, plain, type RawChapter } from './raw-chapter.js';
import { readTimedLine } from './timed-line.js';
import type { ScalarNode, Span } from './value-tree.js';

/** A stamp at the start of a line, with brackets and separator; then the title. */
const stampedLine = /^[\s*-]*[[(<]?@?(\d[\d:：.]*)[\])>]?(?:\s+[-–—~|]|\s*:(?=\s))?(?:\s+(\S.*)|\s*)$/s;

/** `00:10 Title`, or `Title (0:10)`, as in the body. */
export function fromStamped(item: ScalarNode): RawChapter {
  const line = readTimedLine(item.text);
  if (line === null) return fromLoose(item);
  const { clock, endClock } = line;
  const { title, address } = divideAtLink(line.title);
  const start = spanOf(item, clock);
  const isPlain =
    line.position === 'before' && endClock === null && item.text.startsWith(title, line.titleAt);
  return {
    ...plain,
    start,
    end: endClock === null ? null : spanOf(item, endClock),
    title,
    link: address === null ? null : { ...item, text: address },
    span: start,
    entry: isPlain ? entryOfText(item, start.text, title, line.titleAt) : null,
  };
}

function spanOf(item: ScalarNode, { start, end }: Span): ScalarNode {
  return partOf(item, start, item.text.slice(start, end));
}

/** The same with something that may be a time, such as `10: 32 Title`, for the reader of times to judge. */
function fromLoose(item: ScalarNode): RawChapter {
  const [, clock = '', words = ''] = stampedLine.exec(item.text) ?? [];
  const { title, address } = divideAtLink(words);
  const link: ScalarNode | null = address === null ? null : { ...item, text: address };
  const rest = { ...plain, title, link };
  if (clock === '') return { ...rest, start: null, span: item };
  const clockAt = item.text.indexOf(clock);
  const start = partOf(item, clockAt, clock);
  const titleAt = title === '' ? -1 : item.text.indexOf(title, clockAt + clock.length);
  const entry = titleAt === -1 ? null : entryOfText(item, clock, title, titleAt);
  return { ...rest, start, span: start, entry };
}

/** A Markdown link that is the whole title, or its last words. */
const linkAtEnd = /^([^[\]]{0,300})\[([^[\]]{1,300})\]\((https?:\/\/[^\s()]{1,2000})\)$/;

/**
 * The address at the end is the link, as in the body: bare, in brackets that belong to it, or as the link of the last words.
 */
export function divideAtLink(words: string): { readonly title: string; readonly address: string | null } {
  const [, before = '', label = '', linked] = linkAtEnd.exec(words.trim()) ?? [];
  if (linked !== undefined) return { title: before + label, address: linked };
  // Checks the last word first: a search for addresses would read to the end from each of them.
  const lastWord = /(?<![^\s<>()])[^\s<>()]+[>)]?$/.exec(words.trimEnd());
  const found = /https?:\/\/[^>)]+/.exec(lastWord?.[0] ?? '');
  if (lastWord === null || found === null) return { title: words, address: null };
  const start = lastWord.index + found.index;
  const title = words.slice(0, start).replace(/[<(]$/, '').trimEnd();
  return title === '' ? { title: words, address: null } : { title, address: found[0] };
}

/** Lines of `00:10 Title` in one string; null when none is stamped. */
export function fromLines(text: string, value: ScalarNode): readonly RawChapter[] | null {
  const lines = value.text.split('\n').filter((line) => line.trim() !== '');
  const entries = lines
    .slice(0, mostEntries)
    .map((line) => ({ line, entry: fromStamped({ ...value, text: line, style: 'plain' }) }));
  if (!entries.some(({ entry }) => entry.start !== null)) return null;
  const find = spanFinder(text, value);
  const isBlock = text[value.start] === '|';
  return entries.map(({ line, entry: { start, end, entry, ...rest } }) => {
    const clock = start?.text ?? '';
    const span = find(clock === '' ? line.trim() : clock);
    const isSeen = isBlock && entry !== null && text.slice(span.start, span.end) === clock;
    return {
      ...rest,
      start: start === null ? null : { ...start, ...span },
      end: end === null ? null : { ...end, ...span },
      span,
      entry: isSeen ? ('line' as const) : null,
    };
  });
}

/** Finds texts one after the other in the source of a string; gives the whole string where one cannot be seen. */
export function spanFinder(text: string, { start, end }: Span): (wanted: string) => Span {
  const written = text.slice(start, end);
  let from = 0;
  return (wanted) => {
    const found = wanted === '' ? -1 : written.indexOf(wanted, from);
    if (found === -1) return { start, end };
    from = found + wanted.length;
    return { start: start + found, end: start + from };
  };
}
