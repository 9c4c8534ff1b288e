import { entryOfText } from './entry-writing.js';
import { mostEntries, partOf, plain, type RawChapter } from './raw-chapter.js';
import type { ScalarNode, Span } from './value-tree.js';

/** A stamp at the start of a line, with brackets and separator; then the title. */
const stampedLine = /^[\s*-]*[[(<]?@?(\d[\d:：.]*)[\])>]?(?:\s+[-–—~|]|\s*:(?=\s))?(?:\s+(\S.*)|\s*)$/s;

/** The same at the end of a line: `Title (0:10)`, `Title - 0:10`. */
const trailingStamp = /(?:\s[-–—|@]{1,2}|[:：])?\s{0,4}[[(<]?(\d{1,3}(?:[:：]\d{2}){1,2})[\])>]?\s{0,4}$/;
/** No title with its time is longer. */
const longestText = 300;

/** `Title (0:10)`; null where no time ends the text. */
function fromTrailing(item: ScalarNode): RawChapter | null {
  const match = item.text.length > longestText ? null : trailingStamp.exec(item.text);
  const title = match === null ? '' : item.text.slice(0, match.index).trim();
  const clock = match?.[1] ?? '';
  if (match === null || !/\p{L}/u.test(title)) return null;
  const start = partOf(item, match.index + match[0].indexOf(clock), clock);
  return { start, end: null, title, link: null, ...plain, unitMs: 1000, span: start };
}

/** `00:10 Title`; the stamp stands right after the opening quote and bracket. */
export function fromStamped(item: ScalarNode): RawChapter {
  const [, clock = '', words = ''] = stampedLine.exec(item.text) ?? [];
  const { title, address } = divideAtLink(words);
  const link: ScalarNode | null = address === null ? null : { ...item, text: address };
  const rest = { end: null, title, link, ...plain, unitMs: 1000 } as const;
  if (clock === '') return fromTrailing(item) ?? { ...rest, start: null, span: item };
  const clockAt = item.text.indexOf(clock);
  const start = partOf(item, clockAt, clock);
  const titleAt = title === '' ? -1 : item.text.indexOf(title, clockAt + clock.length);
  const entry = titleAt === -1 ? null : entryOfText(item, clock, title, titleAt);
  return { ...rest, start, span: start, entry };
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

/** Lines of `00:10 Title` in one string; null when none is stamped. */
export function fromLines(text: string, value: ScalarNode): readonly RawChapter[] | null {
  const lines = value.text.split('\n').filter((line) => line.trim() !== '');
  if (!lines.some((line) => stampedLine.test(line))) return null;
  const find = finderIn(text, value);
  const isBlock = text[value.start] === '|';
  return lines.slice(0, mostEntries).map((line) => {
    const clock = stampedLine.exec(line)?.[1] ?? '';
    const span = find(clock === '' ? line.trim() : clock);
    const { start, ...rest } = fromStamped({ ...value, text: line, style: 'plain' });
    const isSeen = isBlock && clock !== '' && text.slice(span.start, span.end) === clock;
    const entry = isSeen ? ('line' as const) : null;
    return { ...rest, start: start === null ? null : { ...start, ...span }, span, entry };
  });
}

/** Finds texts one after the other in the source of a string; gives the whole string where one cannot be seen. */
export function finderIn(text: string, { start, end }: Span): (wanted: string) => Span {
  const written = text.slice(start, end);
  let from = 0;
  return (wanted) => {
    const found = wanted === '' ? -1 : written.indexOf(wanted, from);
    if (found === -1) return { start, end };
    from = found + wanted.length;
    return { start: start + found, end: start + from };
  };
}
