import type { ChapterMark } from '../chapters/chapter.js';
import type { Place } from '../diagnostic/diagnostic.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { SourceText } from '../text/source-text.js';
import { writeClockLike, writeLinkTimeLike } from './clock-form.js';
import type { MarkChange } from './mark-change.js';
import { isAlone, linesOf, titleSpan } from './mark-lines.js';
import { type TitleWriting, writeTitle } from './title-markup.js';

/** The edits of one change, and what reading them again is to give. */
export interface MarkEdit {
  readonly edits: readonly TextEdit[];
  readonly expects: {
    /** The mark that is changed; null for a new one. */
    readonly mark: number | null;
    readonly parts: { readonly startMs?: number; readonly title?: string; readonly url?: string | null };
  };
}

/** Why a change cannot be made in place. */
export interface MarkRefusal {
  readonly place: Place;
  readonly reason: string;
}

/** Whether a change was refused. */
export function isMarkRefusal(plan: MarkEdit | MarkRefusal): plan is MarkRefusal {
  return 'reason' in plan;
}

/** Plans one change. */
export function planChange(notes: ShowNotes, change: MarkChange, how: TitleWriting): MarkEdit | MarkRefusal {
  if (change.kind === 'insert') return planInsert(notes, change, how);
  const mark = notes.marks[change.mark];
  if (mark === undefined) throw new RangeError(`no mark ${change.mark} in ${notes.source.file}`);
  if (mark.writing === null) return { place: mark.place, reason: 'where it is written cannot be told' };
  switch (change.kind) {
    case 'move':
      return planMove(notes, mark, change);
    case 'retitle':
      return planRetitle(notes, mark, change, how);
    case 'remove':
      return planRemove(notes, mark, change.mark);
  }
}

function planMove(
  { source, marks }: ShowNotes,
  mark: ChapterMark,
  change: Extract<MarkChange, { kind: 'move' }>,
): MarkEdit | MarkRefusal {
  const { writing } = mark;
  if (writing === null || writing.clock.start === writing.clock.end)
    return { place: mark.place, reason: 'its time is written in a way that cannot be edited' };
  const clocks = clocksOf(source, marks);
  const start = writeClockLike(
    source.text.slice(writing.clock.start, writing.clock.end),
    mark.startMs,
    change.startMs,
    clocks,
  );
  const edits: TextEdit[] = [{ ...writing.clock, content: start.text }];
  const { endClock } = writing;
  if (endClock !== null && change.endMs != null) {
    const written = source.text.slice(endClock.start, endClock.end);
    edits.push({
      ...endClock,
      content: writeClockLike(written, mark.endMs ?? change.endMs, change.endMs, clocks).text,
    });
  }
  edits.push(...linkTimeEdits(source, mark, start.ms));
  return { edits, expects: { mark: change.mark, parts: { startMs: start.ms } } };
}

/** The stamp may be a link that jumps to its time: that moves along. */
function linkTimeEdits(
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

function planRetitle(
  { source }: ShowNotes,
  mark: ChapterMark,
  change: Extract<MarkChange, { kind: 'retitle' }>,
  how: TitleWriting,
): MarkEdit | MarkRefusal {
  const span = titleSpan(source, mark);
  if (span === null) return { place: mark.place, reason: 'where its title is written cannot be told' };
  const content = writeTitle(change.title, mark.url, how);
  const title = writeTitle(change.title, null, 'plain');
  return {
    edits: [{ start: span.start, end: span.end, content }],
    expects: { mark: change.mark, parts: { title } },
  };
}

function planRemove({ source, marks }: ShowNotes, mark: ChapterMark, index: number): MarkEdit | MarkRefusal {
  const lines = linesOf(source, mark);
  if (lines === null || mark.writing?.position === 'value')
    return { place: mark.place, reason: 'it is an entry of data, which has to be removed by hand' };
  if (!isAlone(source, mark, marks))
    return { place: mark.place, reason: 'it shares its line with other chapters' };
  return {
    edits: [{ start: lines.start, end: lines.end, content: '' }],
    expects: { mark: index, parts: {} },
  };
}

function planInsert(
  { source, marks }: ShowNotes,
  { startMs, title, url }: Extract<MarkChange, { kind: 'insert' }>,
  how: TitleWriting,
): MarkEdit | MarkRefusal {
  const before = marks
    .filter((mark) => mark.startMs <= startMs)
    .reduce<ChapterMark | null>(
      (last, mark) => (last === null || mark.startMs >= last.startMs ? mark : last),
      null,
    );
  const neighbour = before ?? marks[0];
  if (neighbour === undefined)
    return { place: { kind: 'file', file: source.file }, reason: 'there is no list of chapters to add to' };
  const lines = linesOf(source, neighbour);
  const span = titleSpan(source, neighbour);
  const { writing, place } = neighbour;
  if (lines === null || writing === null || writing.position === 'value')
    return { place, reason: 'the list is data, to which an entry has to be added by hand' };
  if (span === null || !isAlone(source, neighbour, marks))
    return { place, reason: 'a new chapter cannot be written like this one' };
  const clock = writeClockLike(
    source.text.slice(writing.clock.start, writing.clock.end),
    neighbour.startMs,
    startMs,
    clocksOf(source, marks),
  );
  const own = writeTitle(title, url, how);
  const edits = [
    // Of a range only the start is written: where the new chapter ends is not known.
    { start: writing.clock.start, end: writing.endClock?.end ?? writing.clock.end, content: clock.text },
    ...linkTimeEdits(source, neighbour, clock.ms),
    { start: span.start, end: span.end, content: own },
  ].sort((a, b) => a.start - b.start);
  const line = lineLike(source, lines, edits, Math.max(span.end, writing.stamp.end)) + lines.lineEnd;
  const at = before === null ? lines.start : lines.end;
  const needsBreak = at === source.text.length && !/[\r\n]$/.test(source.text);
  const content = needsBreak ? lines.lineEnd + line.slice(0, -lines.lineEnd.length) : line;
  const parts = { startMs: clock.ms, title: writeTitle(title, null, 'plain'), url };
  return { edits: [{ start: at, end: at, content }], expects: { mark: null, parts } };
}

/** The line of a neighbour with its clock and title replaced; what follows them is left out but for markup. */
function lineLike(
  { text }: SourceText,
  lines: { readonly start: number; readonly end: number },
  edits: readonly TextEdit[],
  contentEnd: number,
): string {
  let line = '';
  let from = lines.start;
  for (const { start, end, content } of edits) {
    line += text.slice(from, start) + content;
    from = end;
  }
  const rest = text.slice(from, lines.end).replace(/[\r\n]+$/, '');
  const tail = contentEnd > from ? rest : '';
  if (tail !== '') return line + tail;
  const isRow = /^\s*\|/.test(text.slice(lines.start, lines.end));
  if (isRow) return line + rest.replace(/[^|]+/g, ' ').trimEnd();
  const markup = rest.match(/<\/[a-z][^>]*>|<br[^>]*>/gi)?.join('') ?? '';
  return line + (/^[*_\])}]+/.exec(rest)?.[0] ?? '') + markup + (/(?: {2,}|\\)$/.exec(rest)?.[0] ?? '');
}

function clocksOf({ text }: SourceText, marks: readonly ChapterMark[]): readonly string[] {
  return marks.flatMap(({ writing }) =>
    writing === null ? [] : [text.slice(writing.clock.start, writing.clock.end)],
  );
}
