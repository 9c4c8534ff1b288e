import type { ChapterMark } from '../chapters/chapter.js';
import { locate } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import { countStamps, type MarkIndex } from './mark-index.js';

/** The lines that a mark takes, from the start of the first to the end of the last with its line end. */
export interface MarkLines extends Span {
  /** The line end, as the notes write it. */
  readonly lineEnd: string;
}

/** How much text after a title is searched for markup: tags without end would take quadratic time. */
const maxMarkupLength = 1000;

/** Where a mark's title is: where it was read, or else what follows the stamp on its line. */
export function titleSpan({ text }: SourceText, { writing }: ChapterMark): Span | null {
  if (writing === null) return null;
  if (writing.title !== null || writing.position === 'value') return writing.title;
  if (writing.position !== 'before') return null;
  const rest = /^[^\r\n]*/.exec(text.slice(writing.stamp.end))?.[0] ?? '';
  const lead = /^[\])}>*_~`|]*(?:\s*[-–—:|~]+(?=\s))?\s*/u.exec(rest)?.[0].length ?? 0;
  const title = rest.slice(lead);
  const [markup = ''] = /(?:\s*\|)?(?:<\/?[a-z][^>]*>|\\)*\s*$/i.exec(title.slice(-maxMarkupLength)) ?? [];
  const start = writing.stamp.end + lead;
  const end = start + title.length - markup.length;
  return end === start ? null : { start, end };
}

/** The whole lines on which a mark is; null for a mark without a known place. */
export function markLinesOf(source: SourceText, mark: ChapterMark): MarkLines | null {
  const { text, lines } = source;
  if (mark.writing === null) return null;
  const title = titleSpan(source, mark);
  const spans = [mark.writing.stamp, ...(title === null ? [] : [title])];
  const first = locate(lines, Math.min(...spans.map(({ start }) => start))).line - 1;
  const last = locate(lines, Math.max(...spans.map(({ end }) => end))).line - 1;
  const start = lines.starts[first] ?? 0;
  const end = lines.starts[last + 1] ?? text.length;
  const lineEnd = /(?:\r\n|\r|\n)$/.exec(text.slice(start, end))?.[0] ?? /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  return { start, end, lineEnd };
}

/** Whether no other mark has its stamp on the lines of this one. */
export function isAlone(source: SourceText, mark: ChapterMark, index: MarkIndex): boolean {
  const own = markLinesOf(source, mark);
  return own !== null && countStamps(index, own.start, own.end) === 1;
}
