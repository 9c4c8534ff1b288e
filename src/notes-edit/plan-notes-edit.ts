import type { ChapterMark } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { applyTextEdits, type TextEdit } from '../front-matter/text-edit.js';
import { parseNotes } from '../notes/parse-notes.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { indexLines } from '../text/line-index.js';
import { planChange, sharePlan } from './change-edits.js';
import { type ExpectedMark, expectedOf } from './expected-mark.js';
import type { MarkChange } from './mark-change.js';
import { isMarkRefusal, type MarkEdit, type MarkRefusal } from './mark-edit.js';
import { planNewList } from './new-list.js';
import { type TitleWriting, writeTitle } from './title-markup.js';

/** Edits of notes that carry out some changes of their marks and nothing else. */
export interface NotesEdit {
  /** Ascending, not overlapping; empty if a change is refused or there is nothing to do. */
  readonly edits: readonly TextEdit[];
  /** The notes after the edits. */
  readonly text: string;
  /** The marks as they are read from `text`, in its order. */
  readonly marks: readonly ChapterMark[];
  /** How many times were rounded, because the notes write fewer decimals. */
  readonly rounded: number;
  /** An error for each change that cannot be made in place; then `edits` is empty. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans changes of the marks of notes as edits at the places that reading them gave: a moved clock keeps its form and width, a
 * new chapter is written like its neighbour, a removed one takes its line with it. The result is read again, and only
 * returned if exactly the wanted marks are in it.
 *
 * This is the one way to change notes: `import`, `shift` and the preview use it. Write the result with
 * `replaceFile(file, encodeEdits(notes.source, edits))`.
 *
 * @param notes as `parseNotes` gave them, not a chapter file
 * @param changes at most one of each kind for a mark
 * @param more edits of other parts of the notes, which must not change what is read
 * @example
 * ```ts
 * import { parseNotes, planNotesEdit } from 'chapterize';
 *
 * const { notes } = parseNotes('notes.md', '- [@0:00] Welcome\n- [@1:30] Letters\n');
 * if (notes !== null) {
 *   const { edits, diagnostics } = planNotesEdit(notes, [{ kind: 'move', mark: 1, startMs: 95_000 }]);
 *   console.log(edits.length, diagnostics.length); // 1 0
 * }
 * ```
 */
export function planNotesEdit(
  notes: ShowNotes,
  changes: readonly MarkChange[],
  more: readonly TextEdit[] = [],
): NotesEdit {
  if (changes.length === 0 && more.length === 0) return unchanged(notes);
  // Several new chapters next to one neighbour are in the order of their times.
  const ordered = [...changes].sort((a, b) => insertTime(a) - insertTime(b));
  const shared = sharePlan(notes, ordered);
  return planTitles((how) => {
    const planned = ordered.map((change) => planChange(notes, change, how, shared));
    const refusals = planned.filter(isMarkRefusal);
    if (refusals.length > 0) return unchanged(notes, ...refusals.map(refusalFinding));
    const made = planned.filter((plan): plan is MarkEdit => !isMarkRefusal(plan));
    const edits = mergeEdits([...made.flatMap((plan) => plan.edits), ...more]);
    return prove(notes, edits, expectedMarks(notes, made, ordered), countRounded(made, ordered));
  });
}

/**
 * Plans the first list of chapters of notes, under an empty heading such as "Timestamps".
 *
 * @param form notes whose marks show how a line is written
 * @returns an error where there is no such heading, or the list would not read as wanted
 */
export function planFirstList(
  notes: ShowNotes,
  form: ShowNotes,
  chapters: readonly ExpectedMark[],
): NotesEdit {
  return planTitles((how) => {
    const list = planNewList(notes, form, chapters, how);
    if (list === null) return unchanged(notes, createDiagnostic('edit/notes-no-list', {}, notes.source.file));
    const wanted = chapters.map((chapter, index) => ({
      ...chapter,
      startMs: list.startsMs[index] ?? 0,
      title: writeTitle(chapter.title, null, 'plain'),
    }));
    const rounded = wanted.filter(({ startMs }, index) => startMs !== chapters[index]?.startMs).length;
    return prove(notes, [list.edit], wanted, rounded);
  });
}

/** A title is written as it is if that reads back correctly, and otherwise with backslashes. */
function planTitles(plan: (how: TitleWriting) => NotesEdit): NotesEdit {
  const plain = plan('plain');
  const isMisread = plain.diagnostics.some(({ code }) => code === 'edit/notes-not-proven');
  return isMisread ? plan('escaped') : plain;
}

/** The notes as they are, and why. */
function unchanged({ source, marks }: ShowNotes, ...diagnostics: readonly Diagnostic[]): NotesEdit {
  return { edits: [], text: source.text, marks, rounded: 0, diagnostics };
}

/** Each change with what was planned for it. */
function countRounded(made: readonly MarkEdit[], changes: readonly MarkChange[]): number {
  return changes.filter((change, index) => {
    const writtenMs = made[index]?.expects.parts.startMs;
    return 'startMs' in change && writtenMs !== undefined && writtenMs !== change.startMs;
  }).length;
}

function insertTime(change: MarkChange): number {
  return change.kind === 'insert' ? change.startMs : -1;
}

/** Reads the notes as they would be after the edits. */
function prove(
  notes: ShowNotes,
  edits: readonly TextEdit[],
  wanted: readonly ExpectedMark[],
  rounded: number,
): NotesEdit {
  const { source } = notes;
  const text = applyTextEdits(source.text, edits);
  const { marks, stated } = parseNotes({ ...source, text, lines: indexLines(text) });
  const found = marks.map(expectedOf);
  const isProven =
    JSON.stringify(inOrder(wanted.map(expectedOf))) === JSON.stringify(inOrder(found)) &&
    stated.durationMs?.value === notes.stated.durationMs?.value &&
    stated.byteLength?.value === notes.stated.byteLength?.value;
  if (isProven) return { edits, text, marks, rounded, diagnostics: [] };
  const at = firstDifference(inOrder(wanted.map(expectedOf)), inOrder(found));
  return unchanged(notes, createDiagnostic('edit/notes-not-proven', at, source.file));
}

/** The marks that the result should have: those that stay, with their changes, and the new ones. */
function expectedMarks(
  notes: ShowNotes,
  planned: readonly MarkEdit[],
  changes: readonly MarkChange[],
): readonly ExpectedMark[] {
  const removed = new Set(changes.flatMap((change) => (change.kind === 'remove' ? [change.mark] : [])));
  const marks = notes.marks.map(expectedOf);
  const added: ExpectedMark[] = [];
  for (const { expects } of planned) {
    const before = expects.mark === null ? undefined : marks[expects.mark];
    const mark = { startMs: 0, title: '', url: null, image: null, ...before, ...expects.parts };
    if (expects.mark === null) added.push(mark);
    else marks[expects.mark] = mark;
  }
  return [...marks.filter((_, index) => !removed.has(index)), ...added];
}

function inOrder(marks: readonly ExpectedMark[]): readonly ExpectedMark[] {
  return [...marks].sort((a, b) => a.startMs - b.startMs || (a.title < b.title ? -1 : 1));
}

function firstDifference(
  wanted: readonly ExpectedMark[],
  found: readonly ExpectedMark[],
): { readonly wanted: string; readonly found: string } {
  const index = wanted.findIndex((mark, at) => JSON.stringify(mark) !== JSON.stringify(found[at]));
  const words = (mark: ExpectedMark | undefined) =>
    mark === undefined
      ? 'nothing'
      : `${mark.startMs} ms "${mark.title}"${mark.image === null ? '' : ` with ${mark.image}`}`;
  const at = index < 0 ? wanted.length : index;
  return { wanted: words(wanted[at]), found: words(found[at]) };
}

/** By place; insertions at one place stay in the order of their times, in which they were planned. */
function mergeEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map(({ edit }) => edit);
}

function refusalFinding({ place, reason }: MarkRefusal): Diagnostic {
  return createDiagnostic('edit/notes-place', { reason }, place);
}
