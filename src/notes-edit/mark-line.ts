import type { ChapterMark } from '../chapters/chapter.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import { writeClockLike, writeLinkTimeLike } from './clock-form.js';
import type { MarkIndex } from './mark-index.js';
import { isAlone, markLinesOf } from './mark-lines.js';
import { type TitleWriting, writeTitle } from './title-markup.js';
import { linkedTitlePlace } from './title-place.js';

/**
 * Writes the line of a chapter in the form of the notes: the line of a neighbour with its clock and title replaced.
 *
 * @param notes whose form to take
 * @param index of their marks
 * @param like which of their marks; the first when left out
 * @returns the line without its end, and the start that it states; null when the notes have no mark on a line of its own
 */
export function lineFor(
  { source, marks }: ShowNotes,
  chapter: Pick<ChapterMark, 'startMs' | 'title' | 'url'>,
  how: TitleWriting,
  index: MarkIndex,
  like: ChapterMark | undefined = marks[0],
) {
  if (like === undefined || like.writing === null || like.writing.position === 'value') return null;
  const lines = markLinesOf(source, like);
  const title = linkedTitlePlace(source, like);
  if (lines === null || title === null || !isAlone(source, like, index)) return null;
  const { clock, endClock } = like.writing;
  const written = source.text.slice(clock.start, clock.end);
  const start = writeClockLike(written, like.startMs, chapter.startMs, index.clocks);
  const edits = [
    // Only the start of a range is written: the end of the new chapter is not known.
    { start: clock.start, end: endClock?.end ?? clock.end, content: start.text },
    ...linkTimeEdits(source, like, start.ms),
    { start: title.start, end: title.end, content: writeTitle(chapter.title, chapter.url, how) },
  ];
  return { text: lineLike(source, lines, edits), startMs: start.ms };
}

/** The line of a neighbour with its clock and title replaced; what follows them is left out, except for markup. */
function lineLike({ text }: SourceText, lines: Span, edits: readonly TextEdit[]): string {
  let line = '';
  let from = lines.start;
  for (const { start, end, content } of [...edits].sort((a, b) => a.start - b.start)) {
    line += text.slice(from, start) + content;
    from = end;
  }
  const rest = text.slice(from, lines.end).replace(/(?<![\r\n])[\r\n]+$/, '');
  if (/^\s*\|/.test(text.slice(lines.start, lines.end))) return line + rest.replace(/[^|]+/g, ' ').trimEnd();
  const closing = /^[*_\])}]+/.exec(rest)?.[0] ?? '';
  const markup = rest.match(/<\/[a-z][^<>]*>|<br[^<>]*>/gi)?.join('') ?? '';
  return line + closing + markup + (/(?:(?<! ) {2,}|\\)$/.exec(rest)?.[0] ?? '');
}

/** The stamp may be a link that jumps to its time: that moves along. */
export function linkTimeEdits(
  { text }: SourceText,
  { writing, startMs }: ChapterMark,
  toMs: number,
): readonly TextEdit[] {
  if (writing === null) return [];
  const { stamp, clock } = writing;
  const written = text.slice(stamp.start, stamp.end);
  return [...written.matchAll(/[#?&;](?:t|start|time|ts|at)=([^&#)\s"'>\]]+)/gi)].flatMap((match) => {
    const value = match[1] ?? '';
    const start = stamp.start + match.index + match[0].length - value.length;
    const isClock = start < clock.end && start + value.length > clock.start;
    const content = isClock ? null : writeLinkTimeLike(value, startMs, toMs);
    return content === null ? [] : [{ start, end: start + value.length, content }];
  });
}
