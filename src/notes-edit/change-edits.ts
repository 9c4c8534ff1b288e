import type { ChapterMark, EntryWriting } from '../chapters/chapter.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { writeClockLike } from './clock-form.js';
import { entryLike } from './data-entry.js';
import { type DataList, dataListOf, insertEntry, removeEntry } from './data-list.js';
import { writeInside, writeValue } from './data-value.js';
import type { ExpectedMark } from './expected-mark.js';
import type { MarkChange } from './mark-change.js';
import type { MarkEdit, MarkRefusal } from './mark-edit.js';
import { indexMarks, lastMarkBefore, type MarkIndex } from './mark-index.js';
import { lineFor, linkTimeEdits } from './mark-line.js';
import { isAlone, markLinesOf } from './mark-lines.js';
import { endOfMark, pictureLine, pictureOf } from './mark-picture.js';
import { planPicture } from './picture-edits.js';
import { type TitleWriting, writeTitle } from './title-markup.js';
import { titlePlace, writeTitleAt } from './title-place.js';

type InsertChange = Extract<MarkChange, { kind: 'insert' }>;

/** What changes that are made together share: entries of data also share their commas. */
export interface SharedPlan {
  /** The list of data in which the marks are; null for lines of text, and for one whose layout is unknown. */
  readonly list: DataList | null;
  readonly firstInsert: MarkChange | null;
  readonly index: MarkIndex;
}

/** Finds out what changes share, once for all of them. */
export function sharePlan(notes: ShowNotes, changes: readonly MarkChange[]): SharedPlan {
  const { marks } = notes;
  const removed = changes.flatMap((change) => (change.kind === 'remove' ? (marks[change.mark] ?? []) : []));
  return {
    list: dataListOf(notes, new Set(removed)),
    firstInsert: changes.find(({ kind }) => kind === 'insert') ?? null,
    index: indexMarks(notes),
  };
}

/** Plans one change. */
export function planChange(
  notes: ShowNotes,
  change: MarkChange,
  how: TitleWriting,
  shared: SharedPlan,
): MarkEdit | MarkRefusal {
  if (change.kind === 'insert') return planInsert(notes, change, how, shared);
  const mark = notes.marks[change.mark];
  if (mark === undefined) throw new RangeError(`no mark ${change.mark} in ${notes.source.file}`);
  if (mark.writing === null) return { place: mark.place, reason: 'it is not clear where it is written' };
  switch (change.kind) {
    case 'move':
      return planMove(notes, mark, change, shared);
    case 'retitle':
      return planRetitle(notes, mark, change, how);
    case 'picture':
      return planPicture(notes, mark, change, shared.index);
    case 'remove':
      return planRemove(notes, mark, change.mark, shared);
  }
}

function planMove(
  { source }: ShowNotes,
  mark: ChapterMark,
  change: Extract<MarkChange, { kind: 'move' }>,
  { index: { clocks } }: SharedPlan,
): MarkEdit | MarkRefusal {
  const { writing } = mark;
  if (writing === null || writing.clock.start === writing.clock.end)
    return { place: mark.place, reason: 'its time is written in a way that cannot be edited' };
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

function planRetitle(
  { source }: ShowNotes,
  mark: ChapterMark,
  change: Extract<MarkChange, { kind: 'retitle' }>,
  how: TitleWriting,
): MarkEdit | MarkRefusal {
  const span = titlePlace(source, mark);
  if (span === null || (mark.writing?.position === 'value' && mark.writing.entry === null))
    return { place: mark.place, reason: 'it is not clear where its title is written' };
  const title = writeTitle(change.title, null, 'plain');
  const entry = mark.writing?.entry ?? null;
  const content =
    entry === null
      ? writeTitleAt(source, span, change.title, mark.url, how)
      : titleValue(entry, writeTitle(change.title, null, how));
  return {
    edits: [{ start: span.start, end: span.end, content }],
    expects: { mark: change.mark, parts: { title } },
  };
}

/** A title to put in the place of the present one, inside its quotes. */
function titleValue(entry: EntryWriting, title: string): string {
  if (entry.kind === 'text') return writeInside(title, entry.quotes);
  const quotes = entry.fields.find(({ role }) => role === 'title')?.quotes ?? '';
  return quotes === '' ? writeValue(title, '') : writeInside(title, quotes);
}

function planRemove(
  notes: ShowNotes,
  mark: ChapterMark,
  index: number,
  shared: SharedPlan,
): MarkEdit | MarkRefusal {
  const { source } = notes;
  const lines = markLinesOf(source, mark);
  if (lines === null || mark.writing?.position === 'value') {
    const edit = shared.list === null ? null : removeEntry(shared.list, mark);
    if (edit === null)
      return { place: mark.place, reason: 'it is in a list of data, so it has to be removed by hand' };
    return { edits: [edit], expects: { mark: index, parts: {} } };
  }
  if (!isAlone(source, mark, shared.index))
    return { place: mark.place, reason: 'it shares its line with other chapters' };
  const picture = pictureOf(source, mark);
  const edits = [
    { start: lines.start, end: lines.end, content: '' },
    // Otherwise it would belong to the chapter before.
    ...(picture?.isOwnLine ? [{ ...picture.whole, content: '' }] : []),
  ];
  return { edits, expects: { mark: index, parts: {} } };
}

function planInsert(
  notes: ShowNotes,
  change: InsertChange,
  how: TitleWriting,
  shared: SharedPlan,
): MarkEdit | MarkRefusal {
  const { source, marks } = notes;
  const before = lastMarkBefore(shared.index, change.startMs);
  const neighbour = before ?? marks[0];
  if (neighbour === undefined)
    return { place: { kind: 'file', file: source.file }, reason: 'there is no list of chapters to add to' };
  if (neighbour.writing?.position === 'value')
    return planNewEntry(notes, change, how, before, neighbour, shared);
  const lines = markLinesOf(source, neighbour);
  const line = lineFor(notes, change, how, shared.index, neighbour);
  if (lines === null || line === null)
    return { place: neighbour.place, reason: 'no new chapter can be written in the form of this one' };
  const at = before === null ? lines.start : endOfMark(source, neighbour, lines);
  const needsBreak = at === source.text.length && !/[\r\n]$/.test(source.text);
  const picture = change.image == null ? null : pictureLine(line.text, change.image);
  if (picture === null && change.image != null)
    return { place: neighbour.place, reason: 'no line for a picture can be added next to it' };
  const written = picture === null ? line.text : line.text + lines.lineEnd + picture;
  const content = needsBreak ? lines.lineEnd + written : written + lines.lineEnd;
  const parts = newParts(change, line.startMs);
  return { edits: [{ start: at, end: at, content }], expects: { mark: null, parts } };
}

function planNewEntry(
  notes: ShowNotes,
  change: InsertChange,
  how: TitleWriting,
  before: ChapterMark | null,
  neighbour: ChapterMark,
  shared: SharedPlan,
): MarkEdit | MarkRefusal {
  const { list, firstInsert } = shared;
  const entry = entryLike(notes, change, how, shared.index, neighbour);
  const edit =
    list === null || entry === null ? null : insertEntry(list, entry.text, before, change === firstInsert);
  if (entry === null || edit === null)
    return { place: neighbour.place, reason: 'the list is data, so it has to be added by hand' };
  return { edits: [edit], expects: { mark: null, parts: newParts(change, entry.startMs) } };
}

function newParts({ title, url, image = null }: InsertChange, startMs: number): ExpectedMark {
  return { startMs, title: writeTitle(title, null, 'plain'), url, image };
}
