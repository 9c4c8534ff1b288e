import { clockFormsOf, type WrittenClock, writeClockLike } from '../../notes-edit/clock-form.js';
import type { PageChange, PageMark, PageNotes } from '../page-state.js';

/** A mark in its present state on the page. */
export interface DraftMark {
  /** Identifies the mark through every change, in the list and in the outline. */
  readonly key: string;
  /** Its index in the notes; null for a new one. */
  readonly base: number | null;
  /** Exact to the millisecond, whatever the notes can hold: what is heard. */
  readonly startMs: number;
  readonly title: string;
  /** The picture as the notes name it, or will name it. */
  readonly image: string | null;
}

/** The marks in their wanted state, by their times. */
export type Draft = readonly DraftMark[];

/** The marks of the notes, unchanged. */
export function draftOf({ marks }: PageNotes): Draft {
  return inOrder(
    marks.map(({ startMs, title, image }, index) => ({
      key: `mark-${index}`,
      base: index,
      startMs,
      title,
      image,
    })),
  );
}

/** The draft with one mark replaced. */
export function withMark(draft: Draft, mark: DraftMark): Draft {
  return inOrder(draft.map((one) => (one.key === mark.key ? mark : one)));
}

/** The draft with one more mark. */
export function withNewMark(draft: Draft, mark: DraftMark): Draft {
  return inOrder([...draft, mark]);
}

/** The draft without one. */
export function withoutMark(draft: Draft, key: string): Draft {
  return draft.filter((mark) => mark.key !== key);
}

/** The value as it will be in the notes: in the form that the mark has there, or that a new one takes from its neighbour. */
export function writtenOf({ base, startMs }: DraftMark, { marks }: PageNotes): WrittenClock {
  const own = base === null ? neighbourOf(marks, startMs) : marks[base];
  // As it is there, even if it would be written in another form today.
  if (base !== null && own?.clock && own.startMs === startMs) return { text: own.clock.text, ms: startMs };
  const forms = clockFormsOf(marks.flatMap(({ clock }) => (clock === null ? [] : [clock.text])));
  if (own?.clock == null) return writeClockLike('0:00', 0, startMs, forms);
  return writeClockLike(own.clock.text, own.startMs, startMs, forms);
}

function neighbourOf(marks: readonly PageMark[], startMs: number): PageMark | undefined {
  return inOrder(marks).findLast((mark) => mark.startMs <= startMs) ?? marks[0];
}

/** The changes that turn the notes into the draft. */
export function changesOf(draft: Draft, notes: PageNotes): readonly PageChange[] {
  const kept = new Map(draft.flatMap((mark) => (mark.base === null ? [] : [[mark.base, mark] as const])));
  const changes = notes.marks.flatMap((mark, index): PageChange[] => {
    const now = kept.get(index);
    if (now === undefined) return [{ kind: 'remove', mark: index }];
    const startMs = writtenOf(now, notes).ms;
    return [
      ...(startMs === mark.startMs ? [] : [{ kind: 'move', mark: index, startMs } as const]),
      ...(now.title === mark.title ? [] : [{ kind: 'retitle', mark: index, title: now.title } as const]),
      ...(now.image === mark.image ? [] : [{ kind: 'picture', mark: index, image: now.image } as const]),
    ];
  });
  const added = draft
    .filter(({ base }) => base === null)
    .map(
      (mark): PageChange => ({
        kind: 'insert',
        startMs: writtenOf(mark, notes).ms,
        title: mark.title,
        image: mark.image,
      }),
    );
  return [...changes, ...added];
}

function inOrder<T extends { readonly startMs: number }>(marks: readonly T[]): readonly T[] {
  return [...marks].sort((a, b) => a.startMs - b.startMs);
}
