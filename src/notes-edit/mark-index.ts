import type { ChapterMark, EntryField } from '../chapters/chapter.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { type ClockForms, clockFormsOf } from './clock-form.js';

/**
 * What changes need to know about all marks of notes, computed once: there may be thousands of marks, and as many changes.
 */
export interface MarkIndex {
  readonly clocks: ClockForms;
  /** Ascending; of those that start at the same time, the last one is the last in the notes. */
  readonly byStart: readonly ChapterMark[];
  /** Where the stamps begin, ascending. */
  readonly stampStarts: readonly number[];
  /** The first link of an entry of data. */
  readonly link: EntryField | null;
  /** The first picture of an entry of data. */
  readonly image: EntryField | null;
}

/** Indexes the marks of notes. */
export function indexMarks({ source, marks }: ShowNotes): MarkIndex {
  const fields = marks.flatMap(({ writing }) =>
    writing?.entry?.kind === 'fields' ? writing.entry.fields : [],
  );
  return {
    clocks: clockFormsOf(
      marks.flatMap(({ writing }) =>
        writing === null ? [] : [source.text.slice(writing.clock.start, writing.clock.end)],
      ),
    ),
    byStart: marks.toSorted((a, b) => a.startMs - b.startMs),
    stampStarts: marks
      .flatMap(({ writing }) => (writing === null ? [] : [writing.stamp.start]))
      .sort((a, b) => a - b),
    link: fields.find(({ role }) => role === 'link') ?? null,
    image: fields.find(({ role }) => role === 'image') ?? null,
  };
}

/** The last mark that starts at or before a time. */
export function lastMarkBefore({ byStart }: MarkIndex, ms: number): ChapterMark | null {
  return byStart[countBefore(byStart.length, (index) => (byStart[index]?.startMs ?? 0) <= ms) - 1] ?? null;
}

/** How many stamps begin in `[start, end)`. */
export function countStamps({ stampStarts }: MarkIndex, start: number, end: number): number {
  const before = (offset: number) =>
    countBefore(stampStarts.length, (index) => (stampStarts[index] ?? 0) < offset);
  return before(end) - before(start);
}

/** How many items at the head of a list fulfil a condition, if none does after the first that does not. */
function countBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
