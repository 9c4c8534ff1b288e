import type { ByteEdit } from '../bytes/byte-edit.js';
import { applyEdits } from '../bytes/byte-edit.js';
import { equalBytes } from '../bytes/concat.js';
import { buildTimeline } from '../chapters/timeline.js';
import { createDiagnostic, type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { RegularFile } from '../files/file-source.js';
import { toByteEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { NotesEdit } from '../notes-edit/plan-notes-edit.js';
import type { ObjectHead } from '../objects/read-object.js';
import type { Settings } from './options.js';
import { putNotes } from './put-notes.js';
import { readNotes } from './read-notes.js';
import { bareValues, createResult, type RunResult, type RunStatus } from './run-result.js';

/** What a change of notes gives. */
export interface NotesEditResult extends RunResult {
  /** The notes before and after, for a diff; null if nothing was to be changed or an error was found. */
  readonly change: { readonly before: string; readonly after: string } | null;
}

/** Notes that can be edited, with the file or the object that they were read from. */
export interface EditableNotes {
  readonly notes: ShowNotes;
  readonly file: RegularFile | null;
  readonly object: ObjectHead | null;
}

/**
 * Reads notes to edit them.
 *
 * @throws ChapterizeError `usage` for a chapter file; `io/…`
 */
export async function readEditableNotes(path: string): Promise<EditableNotes | readonly Diagnostic[]> {
  const { notes, file, object, chapterFile, diagnostics } = await readNotes(path);
  if (chapterFile !== null) {
    const help = 'give the show notes; chapterize export writes chapter files';
    throw new ChapterizeError('usage', `${path} is a chapter file, expected show notes`, { help });
  }
  return notes === null || (file === null && object === null) ? diagnostics : { notes, file, object };
}

/** The result for notes that cannot be edited. */
export function failedEdit(notesPath: string, diagnostics: readonly Diagnostic[]): NotesEditResult {
  const result = createResult({ status: 'failed', notes: notesPath, output: notesPath, diagnostics });
  return { ...result, change: null };
}

/** Times that the form of the notes cannot hold exactly. */
function findRounded({ rounded }: NotesEdit, file: string): readonly Diagnostic[] {
  if (rounded === 0) return [];
  return [createDiagnostic('edit/notes-rounded', { count: rounded }, file)];
}

/**
 * Writes edited notes in place of the old ones, or says what would be written.
 *
 * @param more edits of values in addition to the marks
 * @param found findings so far; an error stops it
 */
export async function completeNotesEdit(
  { notes, file, object }: EditableNotes,
  edit: NotesEdit,
  more: readonly ByteEdit[],
  found: readonly Diagnostic[],
  settings: Settings,
): Promise<NotesEditResult> {
  const { source } = notes;
  const said = [...found, ...edit.diagnostics, ...findRounded(edit, source.file)];
  const marks = hasErrors(said) ? notes.marks : edit.marks;
  const { nested } = buildTimeline(marks, { durationMs: null, offsetMs: 0, intro: null });
  const end = (
    status: RunStatus,
    change: NotesEditResult['change'] = null,
    warnings: readonly Diagnostic[] = [],
  ) => {
    const diagnostics = [...said, ...warnings];
    const stated = bareValues(notes.stated);
    const names = { notes: source.file, output: source.file };
    return { ...createResult({ ...names, status, stated, chapters: nested, source, diagnostics }), change };
  };
  if (hasErrors(said)) return end('failed');
  const edits = [...edit.edits.map((one) => toByteEdit(source, one)), ...more].sort(
    (a, b) => a.offset - b.offset,
  );
  const bytes = applyEdits(source.bytes, edits);
  if (equalBytes(bytes, source.bytes)) return end('unchanged');
  const after = new TextDecoder(source.encoding, { ignoreBOM: true }).decode(
    bytes.subarray(source.bomLength),
  );
  const change = { before: source.text, after };
  if (settings.dryRun) {
    const { rehearseRun } = await import('./rehearse-run.js');
    await rehearseRun({ audio: null, notes: file, others: [] }, [], settings);
    return end('planned', change);
  }
  return end('written', change, await replaceNotes(file, object, bytes, settings.signal));
}

/**
 * Puts new notes in place of the file or the object that was read.
 *
 * @returns warnings
 * @throws ChapterizeError `io/changed` when they are no longer what was read; `io/…`, `network/…`
 */
export async function replaceNotes(
  file: RegularFile | null,
  object: ObjectHead | null,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<readonly Diagnostic[]> {
  if (file !== null) {
    const { replaceFile } = await import('../files/replace-file.js');
    return replaceFile(file, bytes, signal);
  }
  if (object !== null) await putNotes(object, bytes, [], signal);
  return [];
}
